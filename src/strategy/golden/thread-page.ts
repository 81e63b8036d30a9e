/** The golden thread as its page shows it: the drawing, the holes in words, and the same as a table. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import { stillMeasured } from '../measure/store.ts'
import { actionAddress } from '../plan/addresses.ts'
import { partLabel, partsOf } from '../plan/forms.ts'
import { partAddress, ragName, type ColouredAction, type OpenStrategy } from '../plan/open.ts'
import { updatedWords, type Updated } from '../plan/quarters.ts'
import { partName } from '../parts.ts'
import type { PlanPart } from '../recommendations.ts'
import { holesIn, isStale, pairsServed, type Hole, type ThreadFacts } from '../thread.ts'
import { threadDrawing, type ThreadLine, type ThreadNode } from './drawing.ts'

const holeWords: Readonly<Record<Hole['kind'], string>> = {
  'unanswered recommendation': 'no action answers it',
  'objective without an action': 'nobody acts on it',
  'action that serves nothing': 'it serves nothing in the strategy',
  'action without a measure': 'no measure',
  'evidence missing': 'no evidence',
  'evidence stale': 'its evidence is stale',
}

type Link = { readonly text: string; readonly href: string }

export type ThreadRow = {
  readonly recommendations: readonly Link[]
  readonly objectives: readonly Link[]
  /** Undefined in the rows of what no action serves. */
  readonly action: (Link & { readonly id: string; readonly colour: string }) | undefined
  readonly evidence: readonly Link[]
  readonly measures: readonly Link[]
  readonly holes: readonly string[]
}

export function threadPage(
  { strategy, parts, limits }: OpenStrategy,
  planned: readonly ColouredAction[],
  today: Temporal.PlainDate,
  updated: Updated = new Map(),
) {
  const actions = planned.map((action) => ({ ...action, measures: stillMeasured(action.measures) }))
  const facts: ThreadFacts = {
    recommendations: partsOf(parts, 'recommendation').map(threadPart),
    objectives: partsOf(parts, 'objective').map(threadPart),
    actions,
  }
  const holes = holesIn(facts, today, limits.evidenceStaleAfter)
  const said = new Map(
    [...Map.groupBy(holes, ({ at }) => at)].map(([at, here]) => [at, here.map(({ kind }) => holeWords[kind])]),
  )
  const stale = (on: Temporal.PlainDate): boolean => isStale(on, today, limits.evidenceStaleAfter)
  const links = linksIn(strategy.id)
  return {
    drawing: threadDrawing(
      `The golden thread of ${strategy.title}: ${counted(actions.length, 'action')}, ${counted(holes.length, 'hole')}`,
      nodesOf(parts, actions, said, links),
      linesOf(facts),
    ),
    holes: holes.map((hole) => ({
      ...links.to(hole, parts, actions),
      words: holeWords[hole.kind].replace('', ''),
    })),
    rows: rowsOf(parts, actions, said, links, stale).map((row) => ({
      ...row,
      updated: row.action && updatedWords(row.action.id, updated),
    })),
  }
}

const threadPart = (part: PlanPart) => ({
  key: part.key,
  name: partName(part),
  words: part.text,
  answered: part.answered,
})

type Links = ReturnType<typeof linksIn>

function linksIn(strategyId: string) {
  const part = (one: PlanPart): Link => ({ text: partName(one), href: partAddress(strategyId, one) })
  const action = (one: ColouredAction): Link => ({ text: one.title, href: actionAddress(strategyId, one.id) })
  return {
    part,
    action,
    evidence: (
      of: ColouredAction,
      { id, words, datedOn }: ColouredAction['evidence'][number],
      isOld: boolean,
    ): Link => ({
      text: `${formatDay(datedOn, 'short')}: ${shortened(words)}${isOld ? ' (stale)' : ''}`,
      href: `${actionAddress(strategyId, of.id)}#evidence-${id}`,
    }),
    measure: (of: ColouredAction, { id, title }: ColouredAction['measures'][number]): Link => ({
      text: title,
      href: `${actionAddress(strategyId, of.id)}/measures/${id}`,
    }),
    to: ({ at }: Hole, parts: readonly PlanPart[], actions: readonly ColouredAction[]): Link => {
      const found = parts.find(({ key }) => key === at)
      const acted = actions.find(({ id }) => id === at)
      if (found !== undefined) return part(found)
      if (acted !== undefined) return action(acted)
      throw new Error('a hole in nothing')
    },
  }
}

const counted = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`

function shortened(words: string): string {
  return words.length > 70 ? `${words.slice(0, 69).replace(/\s+\S*$/, '')} …` : words
}

type Said = ReadonlyMap<string, readonly string[]>
type Stale = (on: Temporal.PlainDate) => boolean

function nodesOf(
  parts: readonly PlanPart[],
  actions: readonly ColouredAction[],
  said: Said,
  links: Links,
): readonly ThreadNode[] {
  const partNode =
    (column: 0 | 1) =>
    (part: PlanPart): ThreadNode => ({
      id: part.key,
      column,
      words: shortened(partLabel(part)),
      href: links.part(part).href,
      ...(part.answered !== undefined && { note: part.answered }),
      hole: inFrame(said.get(part.key)),
    })
  return [
    ...partsOf(parts, 'recommendation').map(partNode(0)),
    ...partsOf(parts, 'objective').map(partNode(1)),
    ...actions.map((action): ThreadNode => ({
      id: action.id,
      column: 2,
      words: shortened(action.title),
      href: links.action(action).href,
      note: ragName(action.shown.rag),
      hole: inFrame(said.get(action.id)?.filter((hole) => !ofEvidence.includes(hole))),
    })),
    ...actions.map((action) => evidenceNode(action, links, said.get(action.id) ?? [])),
    ...actions.flatMap((action) =>
      action.measures.map((measure): ThreadNode => {
        const link = links.measure(action, measure)
        return { id: `measure ${measure.id}`, column: 4, words: shortened(link.text), href: link.href, hole: undefined }
      }),
    ),
  ]
}

function inFrame(holes: readonly string[] | undefined): string | undefined {
  return holes === undefined || holes.length === 0 ? undefined : `Hole: ${holes.join('; ')}`
}

/** What is missing of an action's evidence is shown where the evidence would be. */
const ofEvidence: readonly string[] = [holeWords['evidence missing'], holeWords['evidence stale']]

/** The latest evidence of an action, or the place where it would be. */
function evidenceNode(action: ColouredAction, links: Links, holes: readonly string[]): ThreadNode {
  const [latest] = action.evidence
  const link =
    latest === undefined
      ? { text: 'None yet', href: `${links.action(action).href}#evidence` }
      : links.evidence(action, latest, false)
  const hole = inFrame(holes.filter((one) => ofEvidence.includes(one)))
  return { id: `evidence ${action.id}`, column: 3, words: link.text, href: link.href, hole }
}

/** An action hangs on the objectives it serves; on a recommendation directly only where it serves no objective. */
function linesOf(facts: ThreadFacts): readonly ThreadLine[] {
  const objectives = new Set(facts.objectives.map(({ key }) => key))
  const recommendations = new Set(facts.recommendations.map(({ key }) => key))
  return [
    ...pairsServed(facts),
    ...facts.actions.flatMap(({ id, serves, measures }) => {
      const above = serves.filter((key) => objectives.has(key))
      const from = above.length > 0 ? above : serves.filter((key) => recommendations.has(key))
      return [
        ...from.map((key) => [key, id] as const),
        [id, `evidence ${id}`] as const,
        ...measures.map((measure) => [`evidence ${id}`, `measure ${measure.id}`] as const),
      ]
    }),
  ]
}

function rowsOf(
  parts: readonly PlanPart[],
  actions: readonly ColouredAction[],
  said: Said,
  links: Links,
  stale: Stale,
): readonly ThreadRow[] {
  const isServed = (key: string): boolean => actions.some(({ serves }) => serves.includes(key))
  const unserved = parts.filter(({ key, answered }) => said.has(key) || (answered !== undefined && !isServed(key)))
  const served = (action: ColouredAction, kind: 'recommendation' | 'objective'): readonly Link[] =>
    partsOf(parts, kind)
      .filter(({ key }) => action.serves.includes(key))
      .map(links.part)
  return [
    ...actions.map((action) => ({
      recommendations: served(action, 'recommendation'),
      objectives: served(action, 'objective'),
      action: { ...links.action(action), id: action.id, colour: ragName(action.shown.rag) },
      evidence: action.evidence.map((one) => links.evidence(action, one, stale(one.datedOn))),
      measures: action.measures.map((measure) => links.measure(action, measure)),
      holes: said.get(action.id) ?? [],
    })),
    ...unserved.map((part) => ({
      recommendations: part.kind === 'recommendation' ? [links.part(part)] : [],
      objectives: part.kind === 'objective' ? [links.part(part)] : [],
      action: undefined,
      evidence: [],
      measures: [],
      holes: said.get(part.key) ?? [`None: ${part.answered ?? ''}`],
    })),
  ]
}
