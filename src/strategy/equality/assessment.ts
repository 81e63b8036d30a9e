/**
 * When a part of the equality impact assessment stands: signed off, and nothing since. A later revision, evidence about the characteristic
 * that came after the signature, or its review day open it again.
 */
import { Temporal } from 'temporal-polyfill'

export type EqualityFacts = {
  readonly signedAt: Temporal.Instant | undefined
  readonly reviewOn: Temporal.PlainDate
  /** When evidence about the characteristic was added. */
  readonly evidenceAt: readonly Temporal.Instant[]
}

export type EqualityStanding =
  'not assessed' | 'to be signed off' | 'signed off' | 'opened again by evidence' | 'review due'

/** @param entry the latest revision; undefined where nobody has assessed it */
export function equalityStanding(entry: EqualityFacts | undefined, today: Temporal.PlainDate): EqualityStanding {
  if (entry === undefined) return 'not assessed'
  const { signedAt, reviewOn, evidenceAt } = entry
  if (signedAt === undefined) return 'to be signed off'
  if (evidenceAt.some((at) => Temporal.Instant.compare(at, signedAt) > 0)) return 'opened again by evidence'
  return Temporal.PlainDate.compare(reviewOn, today) < 0 ? 'review due' : 'signed off'
}
