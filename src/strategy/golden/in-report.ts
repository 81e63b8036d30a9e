/** What the annual report says of the delivery plan: which action answers which recommendation, what the measures show, and where the thread breaks. */
import type { FigureTable } from '#boards/reports/figures.ts'
import type { ReportSource } from '#boards/reports/sources.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { listStrategies } from '../document/store.ts'
import { figureWords, latestOf, standingOf, targetWords } from '../measures.ts'
import { partName } from '../parts.ts'
import { partsOf } from '../plan/forms.ts'
import { openActions, openStrategy, ragName, type ColouredAction, type OpenStrategy } from '../plan/open.ts'
import { ofMeasures, readingsTables, standingTable, threadTable } from './report-figures.ts'
import { threadPage } from './thread-page.ts'

const everybody = ['board', 'scrutiny', 'public'] as const
/** What is missing is for those who can mend it. */
const insiders = ['board', 'scrutiny'] as const

export const planInReport: ReportSource = {
  key: 'delivery-plan',
  heading: 'How the delivery plan stands',
  draft: async (trx, { areaId, year, today }) => {
    const inForce = (await listStrategies(trx)).find(
      (one) => one.areaId === areaId && one.versions.some(({ state }) => state === 'adopted'),
    )
    if (inForce === undefined) return { text: 'No delivery plan is in force.', figures: [] }
    const opened = await openStrategy(trx, inForce.id, today)
    const actions = await openActions(trx, opened, today)
    const { holes } = threadPage(opened, actions, today)
    return {
      text: 'Each recommendation of the threat profile, what is done about it, and how that stands by the rule of the delivery plan.',
      figures: [
        threadTable(opened, actions),
        answers(opened, actions),
        standingTable(actions),
        ...ofMeasures(actions, today, measured),
        ...ofMeasures(actions, today, (its) => readingsTables(its, year)),
        {
          title: 'What is missing',
          headings: ['Where', 'What'],
          rows: holes.map(({ text, words }) => [text, words]),
          editions: [...insiders],
        },
      ].filter(({ rows }) => rows.length > 0),
    }
  },
}

function answers({ parts }: OpenStrategy, actions: readonly ColouredAction[]): FigureTable {
  return {
    title: 'Recommendations and what is done',
    headings: ['Recommendation', 'Actions'],
    rows: partsOf(parts, 'recommendation').map((part) => {
      const its = actions.filter(({ serves }) => serves.includes(part.key))
      const words = its.map(({ title, shown }) => `${title} (${ragName(shown.rag)})`)
      return [
        `${partName(part)}: ${part.text}`,
        words.length === 0 ? (part.answered ?? 'No action answers it') : words.join('; '),
      ]
    }),
    editions: [...everybody],
  }
}

/** A share is a cell of its own kind: each edition tells of it what it may. */
function measured(actions: readonly ColouredAction[]): readonly FigureTable[] {
  const rows = actions.flatMap(({ title, measures }) =>
    measures.map((measure) => {
      const latest = latestOf(measure.readings)
      const figure = latest?.figure
      const on = latest === undefined ? '' : formatDay(latest.on, 'short')
      const share =
        figure?.kind === 'share'
          ? { share: { numerator: figure.numerator, denominator: figure.denominator } }
          : figureWords(figure)
      const ended = measure.ended !== undefined
      const standing = ended
        ? 'Ended'
        : { met: 'Met', 'not met': 'Not met', 'not known': 'Not known' }[standingOf(measure)]
      return {
        cells: [title, ended ? `${measure.title} (ended)` : measure.title, share, on],
        told: [targetWords(measure), standing],
      }
    }),
  )
  const headings = ['Action', 'Measure', 'Latest', 'On']
  return [
    {
      title: 'Measures',
      headings: [...headings, 'Target', 'Standing'],
      rows: rows.map(({ cells, told }) => [...cells, ...told]),
      editions: [...insiders],
    },
    // Whether a target was met would tell of a share that is too small to be told.
    { title: 'What is measured', headings, rows: rows.map(({ cells }) => cells), editions: ['public'] },
  ]
}
