/** What the annual report says of the delivery plan: which action answers which recommendation, what the measures show, and where the thread breaks. */
import { Temporal } from 'temporal-polyfill'
import type { FigureTable } from '#boards/reports/figures.ts'
import type { ReportSource } from '#boards/reports/sources.ts'
import { formatDay } from '#platform/web/filters.ts'
import { listStrategies } from '../document/store.ts'
import { latestOf, standingOf, targetWords } from '../measures.ts'
import { partName } from '../parts.ts'
import { partsOf } from '../plan/forms.ts'
import { openActions, openStrategy, ragName, type ColouredAction, type OpenStrategy } from '../plan/open.ts'
import { cellOf, isForThePublic, readingsTables, standingTable, threadTable } from './report-figures.ts'
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
    const opened = await openStrategy(trx, inForce.id)
    const actions = (await openActions(trx, opened, today)).map((action) => ({
      ...action,
      measures: action.measures.map((measure) => ({ ...measure, readings: upTo(measure.readings, today) })),
    }))
    const { holes } = threadPage(opened, actions, today)
    return {
      text: 'Each recommendation of the threat profile, what is done about it, and how that stands by the rule of the delivery plan.',
      figures: [
        threadTable(opened, actions),
        answers(opened, actions),
        standingTable(actions),
        ...measured(actions),
        ...readingsTables(actions, year),
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

function upTo<One extends { readonly on: Temporal.PlainDate }>(
  readings: readonly One[],
  today: Temporal.PlainDate,
): readonly One[] {
  return readings.filter(({ on }) => Temporal.PlainDate.compare(on, today) <= 0)
}

function answers({ parts }: OpenStrategy, actions: readonly ColouredAction[]): FigureTable {
  return {
    title: 'Recommendations and what is done',
    headings: ['Recommendation', 'Actions'],
    rows: partsOf(parts, 'recommendation').map((part) => {
      const its = actions.filter(({ serves }) => serves.includes(part.key))
      const words = its.map(({ title, shown }) => `${title} (${ragName(shown.rag)})`)
      return [`${partName(part)}: ${part.text}`, words.length === 0 ? 'No action answers it' : words.join('; ')]
    }),
    editions: [...everybody],
  }
}

function measured(actions: readonly ColouredAction[]): readonly FigureTable[] {
  const rows = actions.flatMap(({ title, measures }) =>
    measures.map((measure) => {
      const latest = latestOf(measure.readings)
      const on = latest === undefined ? '' : formatDay(latest.on, 'short')
      const standing = { met: 'Met', 'not met': 'Not met', 'not known': 'Not known' }[standingOf(measure)]
      return {
        measure,
        cells: [title, measure.title, cellOf(latest?.figure), on],
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
    {
      title: 'What is measured',
      headings,
      rows: rows.filter(({ measure }) => isForThePublic(measure)).map(({ cells }) => cells),
      editions: ['public'],
    },
  ]
}
