/**
 * Counts of hate crime: by ward and month for those who keep them; by quarter, without the small ones, for whoever governs. One record may be
 * under several strands, so strands are never added up: no total stands beside a count that was left out.
 */
import type { Temporal } from 'temporal-polyfill'
import type { HateCrimeKind, HateCrimeStrand } from '#reference/hate-crime.ts'

/** A count as it is kept. */
export type HateCrimeCount = {
  readonly wardId: string
  /** The first day of the month. */
  readonly month: Temporal.PlainDate
  readonly strand: HateCrimeStrand
  readonly kind: HateCrimeKind
  readonly count: number
}

/** A count as it may be told: of a whole quarter and area. */
export type QuarterCount = {
  readonly quarter: Temporal.PlainDate
  readonly strand: HateCrimeStrand
  readonly kind: HateCrimeKind
  /** 'few': one to four, which could be somebody. */
  readonly count: number | 'few'
}

/** Which counts are one and the same. */
export function keyOf({ wardId, month, strand, kind }: Omit<HateCrimeCount, 'count'>): string {
  return `${wardId} ${month.toString()} ${strand} ${kind}`
}

export type Taken = { readonly added: number; readonly changed: number; readonly unchanged: number }

/** What taking these in does to what is kept: the same taken in again changes nothing. */
export function takenIn(counts: readonly HateCrimeCount[], kept: readonly HateCrimeCount[]): Taken {
  const before = new Map(kept.map((one) => [keyOf(one), one.count]))
  const known = counts.filter((one) => before.has(keyOf(one)))
  const unchanged = known.filter((one) => before.get(keyOf(one)) === one.count).length
  return { added: counts.length - known.length, changed: known.length - unchanged, unchanged }
}

export function countWords(count: number | 'few' | undefined): string {
  if (count === undefined) return 'Not known'
  return count === 'few' ? 'Fewer than 5' : String(count)
}
