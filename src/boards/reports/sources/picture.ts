/**
 * The local picture: how its recommendations and risks are kept, tension by quarter and hate crime by strand. Every count is of work, of events,
 * or of recorded crimes of the whole area without the small ones; those alone who govern get the risks themselves.
 */
import { Temporal } from 'temporal-polyfill'
import { countWords } from '#picture/hate-crime/counts.ts'
import { listQuarters } from '#picture/hate-crime/store.ts'
import { isAnswered } from '#picture/profile/profile.ts'
import { listRecommendations } from '#picture/profile/store.ts'
import { scoreWords } from '#picture/risk/pages.ts'
import { byScore } from '#picture/risk/risk.ts'
import { listRisks } from '#picture/risk/store.ts'
import { countReports } from '#picture/tension/store.ts'
import type { Trx } from '#platform/database/database.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { labelOf } from '#reference/code-list.ts'
import { hateCrimeStrands } from '#reference/hate-crime.ts'
import { profileKinds } from '#reference/local-threat.ts'
import { shortQuarterWords } from '#reference/quarters.ts'
import { tensionLevels } from '#reference/tension.ts'
import type { Cell, FigureTable } from '../figures.ts'
import type { ReportYear } from '../report.ts'
import type { ReportOn, ReportSource } from '../sources.ts'

export const pictureInReport: ReportSource = {
  key: 'local-picture',
  heading: 'The local picture',
  draft: async (trx, on) => ({
    text: '',
    figures: [
      await recommendations(trx, on),
      await risks(trx, on),
      await tensions(trx, on),
      await hateCrime(trx, on),
    ].filter(({ rows }) => rows.length > 0),
  }),
}

/** Of the profiles in force. An action of the plan that serves one is the strategy's to say, in its own section. */
async function recommendations(trx: Trx, { areaId, today }: ReportOn): Promise<FigureTable> {
  const all = await listRecommendations(trx, areaId, today)
  return {
    title: 'Recommendations of the threat profiles',
    headings: ['Profile', 'Recommendation', 'Answered in words'],
    rows: all.map((one) => [
      `${labelOf(profileKinds, one.profile.kind)}, ${one.profile.edition}`,
      one.number,
      isAnswered(one, new Set()) ? 'Yes' : 'Not yet',
    ]),
    editions: ['board', 'scrutiny'],
  }
}

async function risks(trx: Trx, { areaId }: ReportOn): Promise<FigureTable> {
  const open = byScore(await listRisks(trx, areaId))
  return {
    title: 'Open risks',
    headings: ['Risk', 'Owner', 'After controls', 'Next review'],
    rows: open.flatMap(({ event, owner, reviews }) => {
      const last = reviews.at(-1)
      return last === undefined ? [] : [[event, owner, scoreWords(last.after), formatDay(last.nextReviewOn)]]
    }),
    editions: ['board'],
  }
}

/** Of events, never of persons: told as they are to those who govern and scrutinise. */
async function tensions(trx: Trx, { areaId, year }: ReportOn): Promise<FigureTable> {
  const counts = (await countReports(trx, areaId)).filter(({ quarter }) => isIn(quarter, year))
  const quarters = [...Map.groupBy(counts, ({ quarter }) => quarter.toString()).values()]
  const sum = (some: typeof counts) => some.reduce((all, { reports }) => all + reports, 0)
  return {
    title: 'Reports of tension by quarter and agreed level',
    headings: ['Quarter', ...tensionLevels.map(({ label }) => `Level ${label.en}`), 'Not agreed'],
    rows: quarters.map((here): Cell[] => [
      here[0] === undefined ? '' : shortQuarterWords(here[0].quarter),
      ...tensionLevels.map(({ code }): Cell => ({ count: sum(here.filter(({ level }) => level === code)) })),
      { count: sum(here.filter(({ level }) => level === undefined)) },
    ]),
    editions: ['board', 'scrutiny'],
  }
}

/** Without the small ones, as the database tells them. The public gets what the police publish, not ours. */
async function hateCrime(trx: Trx, { areaId, year }: ReportOn): Promise<FigureTable> {
  const counts = (await listQuarters(trx, areaId)).filter(
    ({ quarter, kind }) => kind === 'crime' && isIn(quarter, year),
  )
  const strands = hateCrimeStrands.filter(({ code }) => counts.some(({ strand }) => strand === code))
  const quarters = [...Map.groupBy(counts, ({ quarter }) => quarter.toString()).values()]
  return {
    title: 'Hate crimes recorded by the police, by quarter and strand',
    headings: ['Quarter', ...strands.map(({ label }) => label.en)],
    rows: quarters.map((here) => [
      here[0] === undefined ? '' : shortQuarterWords(here[0].quarter),
      ...strands.map(({ code }) => countWords(here.find(({ strand }) => strand === code)?.count)),
    ]),
    editions: ['board', 'scrutiny'],
  }
}

function isIn(day: Temporal.PlainDate, { from, until }: ReportYear): boolean {
  return Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, until) <= 0
}
