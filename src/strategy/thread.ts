/**
 * The golden thread: recommendation, objective, action, evidence, measure, and where it breaks. A recommendation and an objective meet in the
 * actions that serve both; what hangs on nothing is a hole, and a hole is said in words.
 */
import { Temporal } from 'temporal-polyfill'

export type ThreadPart = {
  readonly key: string
  readonly name: string
  readonly words: string
  /** How it is answered otherwise than by an action, in words. */
  readonly answered?: string | undefined
}

export type ThreadAction = {
  readonly id: string
  readonly title: string
  /** Keys of the parts it is for. */
  readonly serves: readonly string[]
  /** Not done, nor over: evidence of it is looked for once it has begun. */
  readonly startsOn: Temporal.PlainDate
  readonly evidence: readonly { readonly id: string; readonly words: string; readonly datedOn: Temporal.PlainDate }[]
  readonly measures: readonly { readonly id: string; readonly title: string }[]
}

export type ThreadFacts = {
  readonly recommendations: readonly ThreadPart[]
  readonly objectives: readonly ThreadPart[]
  readonly actions: readonly ThreadAction[]
}

export type Hole =
  | { readonly kind: 'objective without an action'; readonly at: string }
  | { readonly kind: 'unanswered recommendation'; readonly at: string }
  | { readonly kind: 'action that serves nothing'; readonly at: string }
  | { readonly kind: 'action without a measure'; readonly at: string }
  | { readonly kind: 'evidence missing'; readonly at: string }
  | { readonly kind: 'evidence stale'; readonly at: string }

/**
 * In the order of the thread.
 *
 * @param staleAfter months after which evidence shows what was, not what is
 */
export function holesIn(facts: ThreadFacts, today: Temporal.PlainDate, staleAfter: number): readonly Hole[] {
  const { recommendations, objectives, actions } = facts
  const served = new Set(actions.flatMap(({ serves }) => serves))
  const known = new Set([...recommendations, ...objectives].map(({ key }) => key))
  return [
    ...recommendations
      .filter(({ key, answered }) => !served.has(key) && answered === undefined)
      .map(({ key }) => ({ kind: 'unanswered recommendation', at: key }) as const),
    ...objectives
      .filter(({ key }) => !served.has(key))
      .map(({ key }) => ({ kind: 'objective without an action', at: key }) as const),
    ...actions.flatMap((action) => holesOfAction(action, known, today, staleAfter)),
  ]
}

function holesOfAction(
  { id, serves, startsOn, evidence, measures }: ThreadAction,
  known: ReadonlySet<string>,
  today: Temporal.PlainDate,
  staleAfter: number,
): readonly Hole[] {
  const begun = Temporal.PlainDate.compare(startsOn, today) <= 0
  const fresh = evidence.some(({ datedOn }) => !isStale(datedOn, today, staleAfter))
  return [
    // A part that was taken out of the strategy is served no longer.
    ...(serves.some((key) => known.has(key)) ? [] : [{ kind: 'action that serves nothing', at: id } as const]),
    ...(begun && evidence.length === 0 ? [{ kind: 'evidence missing', at: id } as const] : []),
    ...(begun && evidence.length > 0 && !fresh ? [{ kind: 'evidence stale', at: id } as const] : []),
    ...(measures.length === 0 ? [{ kind: 'action without a measure', at: id } as const] : []),
  ]
}

export function isStale(datedOn: Temporal.PlainDate, today: Temporal.PlainDate, staleAfter: number): boolean {
  return Temporal.PlainDate.compare(datedOn.add({ months: staleAfter }), today) < 0
}

/** Recommendations and objectives that some action serves together, each pair once. */
export function pairsServed({
  recommendations,
  objectives,
  actions,
}: ThreadFacts): readonly (readonly [string, string])[] {
  return recommendations.flatMap((recommendation) =>
    objectives
      .filter((objective) =>
        actions.some(({ serves }) => serves.includes(recommendation.key) && serves.includes(objective.key)),
      )
      .map((objective) => [recommendation.key, objective.key] as const),
  )
}
