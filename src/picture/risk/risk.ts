/**
 * The register of risks: situations, never persons. One rule scores them all: a score is likelihood times impact, each from 1 to 5, and
 * its band is low up to 4, medium up to 9, high up to 16, very high above. A score after controls is never higher than the one before. Nothing is ranked by
 * anything else, and no score decides anything: it says where a board looks first.
 */
import type { Changed } from '#platform/database/changed.ts'
import { Temporal } from 'temporal-polyfill'
import type { ThreatTheme } from '#reference/local-threat.ts'

export type Risk = {
  readonly id: string
  readonly areaId: string
  readonly cause: string
  readonly event: string
  readonly effect: string
  readonly theme: ThreatTheme
  /** A post or a body. */
  readonly owner: string
  readonly controls: string
  readonly actions: string
  readonly closedOn: Temporal.PlainDate | undefined
  /** The earliest first; a risk is scored when it is added. */
  readonly reviews: readonly RiskReview[]
} & Changed

export const grades = [1, 2, 3, 4, 5] as const
export type Grade = (typeof grades)[number]

/** A place in the matrix. */
export type Position = { readonly likelihood: Grade; readonly impact: Grade }

export type RiskReview = {
  readonly number: number
  readonly before: Position
  readonly after: Position
  readonly reasons: string
  readonly nextReviewOn: Temporal.PlainDate
  readonly reviewedOn: Temporal.PlainDate
  readonly by: string
}

/** From 1 to 25. */
export function scoreOf({ likelihood, impact }: Position): number {
  return likelihood * impact
}

export const bands = ['low', 'medium', 'high', 'very high'] as const
export type Band = (typeof bands)[number]

/** The limits are our own choice: process.md gives none. */
export function bandOf(position: Position): Band {
  const score = scoreOf(position)
  if (score <= 4) return 'low'
  if (score <= 9) return 'medium'
  return score <= 16 ? 'high' : 'very high'
}

/** Neither more likely nor heavier with what is done about it than without. */
export function isNoGreater(after: Position, before: Position): boolean {
  return after.likelihood <= before.likelihood && after.impact <= before.impact
}

export type Movement = 'new' | 'up' | 'down' | 'same'

/** Of the score after controls, from the review before the last one to the last. */
export function movementOf(reviews: readonly Pick<RiskReview, 'after'>[]): Movement {
  const [last, before] = [reviews.at(-1), reviews.at(-2)]
  if (last === undefined || before === undefined) return 'new'
  const change = scoreOf(last.after) - scoreOf(before.after)
  return change === 0 ? 'same' : change > 0 ? 'up' : 'down'
}

/** It is open, and the day of its next review is past. */
export function isReviewLate(
  { closedOn, reviews }: Pick<Risk, 'closedOn' | 'reviews'>,
  today: Temporal.PlainDate,
): boolean {
  const due = reviews.at(-1)?.nextReviewOn
  return closedOn === undefined && (due === undefined || Temporal.PlainDate.compare(due, today) < 0)
}

/** The open ones, the highest after controls first; where they are equal, the highest before them. */
export function byScore(risks: readonly Risk[]): readonly Risk[] {
  const height = ({ reviews }: Risk): number => {
    const last = reviews.at(-1)
    return last === undefined ? 0 : scoreOf(last.after) * 100 + scoreOf(last.before)
  }
  return risks.filter(({ closedOn }) => closedOn === undefined).toSorted((one, other) => height(other) - height(one))
}
