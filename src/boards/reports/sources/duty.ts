/** How the duty is met: the partnership's self-assessment, the Channel assurance statement, what was asked and what was checked. Names no person. */
import { Temporal } from 'temporal-polyfill'
import { countEnquiries } from '#duty/advice/enquiry-rules.ts'
import { listEnquiries } from '#duty/advice/store.ts'
import { listStatements } from '#duty/assurance/store.ts'
import { stateOf } from '#duty/assurance/statement.ts'
import { listSamples } from '#duty/dip-sample/store.ts'
import { scoreOf } from '#duty/self-assessment/self-assessment.ts'
import { findWhole, listSelfAssessments } from '#duty/self-assessment/store.ts'
import { listChecks } from '#duty/venue-checks/store.ts'
import { standing } from '#duty/venue-checks/venue-check.ts'
import { yearOf } from '#duty/year.ts'
import type { Trx } from '#platform/database/database.ts'
import { labelOf } from '#reference/code-list.ts'
import { enquiryTopics, venueOutcomes } from '#reference/duty-work.ts'
import type { FigureTable } from '../figures.ts'
import type { ReportOn, ReportSource } from '../sources.ts'

const everybody = ['board', 'scrutiny', 'public'] as const
/** A single event or enquiry might be known by its count. */
const insiders = ['board', 'scrutiny'] as const

export const dutyInReport: ReportSource = {
  key: 'prevent-duty',
  heading: 'The Prevent duty',
  draft: async (trx, on) => ({
    text: '',
    figures: [await assessed(trx, on), await assured(trx, on), await asked(trx, on), await checked(trx, on)].filter(
      ({ rows }) => rows.length > 0,
    ),
  }),
}

async function assessed(trx: Trx, { areaId, year }: ReportOn): Promise<FigureTable> {
  const own = (await listSelfAssessments(trx)).find(
    (one) =>
      one.areaId === areaId &&
      one.agency === undefined &&
      one.submitted !== undefined &&
      one.fromYear === yearOf(year.from),
  )
  const whole = own === undefined ? undefined : await findWhole(trx, own.id)
  const scores = (given: readonly { readonly benchmark: string; readonly score: string }[], code: string): string => {
    const one = given.find(({ benchmark }) => benchmark === code)
    return one === undefined || own === undefined ? 'Not yet' : scoreOf(own.scheme, one.score).label
  }
  return {
    title: 'Self-assessment of the partnership',
    headings: ['Benchmark', 'Own score', 'Score of a second person'],
    rows:
      own === undefined || whole === undefined
        ? []
        : own.scheme.benchmarks.map(({ code, label }) => [
            label,
            scores(whole.answers, code),
            scores(whole.reviews, code),
          ]),
    editions: [...everybody],
  }
}

async function assured(trx: Trx, { areaId, year }: ReportOn): Promise<FigureTable> {
  const statement = (await listStatements(trx)).find(
    (one) => one.areaId === areaId && one.fromYear === yearOf(year.from),
  )
  const samples = (await listSamples(trx)).filter(
    (one) => one.areaId === areaId && one.finding !== undefined && isIn(one.drawnOn, year),
  )
  return {
    title: 'Assurance of the Channel panel',
    headings: ['What', 'How it stands'],
    rows: [
      ...(statement === undefined ? [] : [['Assurance statement of the year', stateOf(statement)]]),
      ...(samples.length === 0 ? [] : [['Dip samples by an independent reviewer', `${samples.length} finished`]]),
    ],
    editions: [...everybody],
  }
}

async function asked(trx: Trx, { areaId, year, today }: ReportOn): Promise<FigureTable> {
  const enquiries = (await listEnquiries(trx)).filter((one) => one.areaId === areaId && isIn(one.askedOn, year))
  return {
    title: 'Enquiries of schools and settings',
    headings: ['About', 'Asked', 'Answered', 'Answered in time'],
    rows: [...Map.groupBy(enquiries, ({ topic }) => topic)].map(([topic, its]) => {
      const { asked: all, answered, inTime } = countEnquiries(its, today)
      return [labelOf(enquiryTopics, topic), String(all), String(answered), String(inTime)]
    }),
    editions: [...insiders],
  }
}

async function checked(trx: Trx, { areaId, year }: ReportOn): Promise<FigureTable> {
  const outcomes = (await listChecks(trx))
    .filter(({ check }) => check.areaId === areaId && isIn(check.eventOn, year))
    .flatMap((whole) => standing(whole)?.outcome ?? [])
  return {
    title: 'Venue and speaker checks decided',
    headings: ['Decision', 'Events'],
    rows: [...Map.groupBy(outcomes, (outcome) => outcome)].map(([outcome, its]) => [
      labelOf(venueOutcomes, outcome),
      String(its.length),
    ]),
    editions: [...insiders],
  }
}

function isIn(day: Temporal.PlainDate, { from, until }: ReportOn['year']): boolean {
  return Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, until) <= 0
}
