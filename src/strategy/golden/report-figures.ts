/** The delivery plan in figures for the annual report, with how each table is drawn: the thread, how many actions stand how, and the measures' readings. */
import type { Cell, FigureTable } from '#boards/reports/figures.ts'
import type { ReportYear } from '#boards/reports/report.ts'
import { Temporal } from 'temporal-polyfill'
import { figureWords, type Figure } from '../measures.ts'
import { partName, type PartKind } from '../parts.ts'
import { partsOf } from '../plan/forms.ts'
import { ragName, servedParts, type ColouredAction, type OpenStrategy } from '../plan/open.ts'
import { ragWords, type Rag } from '../rag.ts'
import type { PlanPart } from '../recommendations.ts'

const everybody: FigureTable['editions'] = ['board', 'scrutiny', 'public']

/** A row for each action, and for each recommendation and objective that none serves. */
export function threadTable({ parts }: OpenStrategy, actions: readonly ColouredAction[]): FigureTable {
  const ofKind = (its: readonly PlanPart[], kind: PartKind): Cell => ({
    names: partsOf(its, kind).map((part) => partName(part).replace(/\.$/, '')),
  })
  const served = new Set(actions.flatMap(({ serves }) => serves))
  const unserved = [...partsOf(parts, 'recommendation'), ...partsOf(parts, 'objective')].filter(
    ({ key }) => !served.has(key),
  )
  return {
    title: 'The golden thread: the plan on a page',
    headings: ['Action', 'How it stands', 'Recommendations', 'Objectives'],
    rows: [
      ...actions.map((action): Cell[] => {
        const its = servedParts(action, parts)
        return [action.title, ragName(action.shown.rag), ofKind(its, 'recommendation'), ofKind(its, 'objective')]
      }),
      ...unserved.map((part): Cell[] => [
        'No action',
        '',
        ofKind([part], 'recommendation'),
        ofKind([part], 'objective'),
      ]),
    ],
    editions: everybody,
    drawing: { kind: 'thread', action: 0, state: 1, from: 2, by: 3 },
  }
}

export function standingTable(actions: readonly ColouredAction[]): FigureTable {
  const states = Object.keys(ragWords) as Rag[]
  return {
    title: 'How the actions of the plan stand',
    headings: ['How it stands', 'Actions'],
    rows: actions.length === 0 ? [] : states.map((rag) => [ragName(rag), { count: ofState(actions, rag) }]),
    editions: everybody,
    drawing: { kind: 'bars', name: 0, value: 1 },
  }
}

function ofState(actions: readonly ColouredAction[], rag: Rag): number {
  return actions.filter(({ shown }) => shown.rag === rag).length
}

/**
 * Tables of the measures as they were read by that day: for those inside of every one, for the public of those that it may have. Of how few
 * cases a number of days was taken nobody can see from it, so the public has none (reliability PR-07).
 *
 * @param tables makes them for both, each table for the one or the other
 */
export function ofMeasures(
  actions: readonly ColouredAction[],
  today: Temporal.PlainDate,
  tables: (actions: readonly ColouredAction[]) => readonly FigureTable[],
): readonly FigureTable[] {
  const isPublic = ({ editions }: FigureTable) => editions.includes('public')
  const read = actions.map((action) => ({
    ...action,
    measures: action.measures.map((measure) => ({
      ...measure,
      readings: measure.readings.filter(({ on }) => Temporal.PlainDate.compare(on, today) <= 0),
    })),
  }))
  const published = read.map((action) => ({
    ...action,
    measures: action.measures.filter(({ kind }) => kind !== 'time'),
  }))
  return [...tables(read).filter((one) => !isPublic(one)), ...tables(published).filter(isPublic)]
}

/** Of measures in numbers, the readings of the year: a measure in words has none to draw. */
export function readingsTables(actions: readonly ColouredAction[], year: ReportYear): readonly FigureTable[] {
  const table = readingsTable(actions, year)
  return [
    { ...table, editions: ['board', 'scrutiny'] },
    { ...table, editions: ['public'] },
  ]
}

function readingsTable(actions: readonly ColouredAction[], { from, until }: ReportYear): Omit<FigureTable, 'editions'> {
  const measures = actions
    .flatMap(({ title: action, measures }) => measures.map((measure) => ({ ...measure, action })))
    .filter(({ kind }) => kind === 'share' || kind === 'count' || kind === 'time')
  const named = Map.groupBy(measures, ({ title }) => title)
  const nameOf = ({ title, action }: (typeof measures)[number]) =>
    (named.get(title)?.length ?? 0) > 1 ? `${title}: ${action}` : title
  return {
    title: 'Readings of the measures in the year',
    headings: ['Measure', 'On', 'Reading'],
    rows: measures.flatMap((measure) =>
      measure.readings
        .filter(({ on }) => Temporal.PlainDate.compare(from, on) <= 0 && Temporal.PlainDate.compare(on, until) <= 0)
        .toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on))
        .map(({ on, figure }): Cell[] => [nameOf(measure), { day: on.toString() }, cellOf(figure)]),
    ),
    drawing: { kind: 'readings', name: 0, day: 1, value: 2 },
  }
}

/** A share is a cell of its own kind: each edition tells of it what it may. */
function cellOf(figure: Figure | undefined): Cell {
  if (figure === undefined) return figureWords(undefined)
  switch (figure.kind) {
    case 'share':
      return { share: { numerator: figure.numerator, denominator: figure.denominator } }
    case 'count':
      return { count: figure.value }
    case 'time':
      return { count: figure.days, unit: figure.days === 1 ? 'day' : 'days' }
    case 'yes or no':
    case 'words':
      return figureWords(figure)
  }
}
