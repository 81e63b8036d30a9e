/** Threat profiles and what they recommend: plain values, and what follows from them. */
import type { Changed } from '#platform/database/changed.ts'
import { Temporal } from 'temporal-polyfill'
import type { Marking, ProfileKind, ThreatTheme } from '#reference/local-threat.ts'

/** One edition of a threat profile. What it says is not kept here; what it recommends is. */
export type ThreatProfile = {
  readonly id: string
  readonly areaId: string
  readonly kind: ProfileKind
  readonly edition: string
  readonly marking: Marking
  /** A post or a body. */
  readonly owner: string
  readonly audience: string
  readonly briefedOn: Temporal.PlainDate | undefined
  readonly refreshOn: Temporal.PlainDate
  /** The day on which a later edition took its place, or it was withdrawn. */
  readonly endedOn: Temporal.PlainDate | undefined
} & Changed

export const priorities = ['high', 'medium', 'low'] as const
export type Priority = (typeof priorities)[number]

export const waysToAnswer = ['in the plan', 'by other work', 'not taken up'] as const
export type WayToAnswer = (typeof waysToAnswer)[number]
export const wayNames: Record<WayToAnswer, string> = {
  'in the plan': 'In the delivery plan',
  'by other work': 'By other work',
  'not taken up': 'Not taken up',
}

export type RecommendationAnswer = {
  readonly how: WayToAnswer
  readonly words: string
  readonly by: string
  readonly at: Temporal.Instant
}

export type Recommendation = {
  readonly id: string
  readonly areaId: string
  readonly profileId: string
  /** By what the golden thread knows it: an action that serves this key answers it. */
  readonly key: string
  readonly number: string
  readonly words: string
  readonly priority: Priority
  readonly theme: ThreatTheme
  /** The last one counts. */
  readonly answers: readonly RecommendationAnswer[]
} & Changed

/** In force: neither replaced nor withdrawn by then. */
export function isInForce({ endedOn }: Pick<ThreatProfile, 'endedOn'>, today: Temporal.PlainDate): boolean {
  return endedOn === undefined || Temporal.PlainDate.compare(today, endedOn) < 0
}

/** Due again before today, and nothing has taken its place. */
export function isOverdue(profile: Pick<ThreatProfile, 'endedOn' | 'refreshOn'>, today: Temporal.PlainDate): boolean {
  return isInForce(profile, today) && Temporal.PlainDate.compare(profile.refreshOn, today) < 0
}

/**
 * Somebody has said how it is answered, or an action of the delivery plan serves it. That it is not taken up is an answer, too: it has its
 * reason. A hole is what nobody has said anything about.
 *
 * @param served keys that actions of the plan serve
 */
export function isAnswered(
  { key, answers }: Pick<Recommendation, 'key' | 'answers'>,
  served: ReadonlySet<string>,
): boolean {
  return answers.length > 0 || served.has(key)
}
