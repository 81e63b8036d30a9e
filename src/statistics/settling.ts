/**
 * Settling quarters: each is told once, after it has ended, or carried into the next when it is too small to tell. Periods that are told lie
 * side by side and never overlap, so that no one figure can be taken from another.
 */
import { Temporal } from 'temporal-polyfill'
import { isSafe, type Share } from '#reference/disclosure.ts'

export type Settled = {
  readonly from: Temporal.PlainDate
  /** The last day of a quarter. */
  readonly until: Temporal.PlainDate
  /** Undefined: too small to tell, and counted with what follows. */
  readonly share: Share | undefined
}

/** By the first day of a quarter, as YYYY-MM-DD. */
export type ByQuarter = ReadonlyMap<string, Share>

const none: Share = { numerator: 0, denominator: 0 }

/**
 * @param before what is settled already, in any order
 * @param first the first day of the first quarter that is counted, where nothing is settled yet
 * @param mayEnd whether a period that is told may end on this day; every quarter's last, where left out
 * @returns what is to be settled now, oldest first: every quarter that ended before today and is not in `before`
 */
export function settle(
  counts: ByQuarter,
  before: readonly Settled[],
  first: Temporal.PlainDate,
  today: Temporal.PlainDate,
  mayEnd: (until: Temporal.PlainDate) => boolean = () => true,
): readonly Settled[] {
  const order = before.toSorted((one, other) => Temporal.PlainDate.compare(one.until, other.until))
  const last = order.at(-1)
  let quarter = last === undefined ? first : last.until.add({ days: 1 })
  let from = last === undefined ? first : last.share === undefined ? last.from : quarter
  const settled: Settled[] = []
  while (Temporal.PlainDate.compare(quarter.add({ months: 3 }), today) <= 0) {
    const next = quarter.add({ months: 3 })
    const share = sumBetween(counts, from, next)
    const until = next.subtract({ days: 1 })
    const told = isSafe(share) && mayEnd(until) ? share : undefined
    settled.push({ from, until, share: told })
    if (told !== undefined) from = next
    quarter = next
  }
  return settled
}

/** Shares are summed above and below the line, never averaged. */
function sumBetween(counts: ByQuarter, from: Temporal.PlainDate, before: Temporal.PlainDate): Share {
  return [...counts]
    .filter(([quarter]) => quarter >= from.toString() && quarter < before.toString())
    .reduce(
      (sum, [, { numerator, denominator }]) => ({
        numerator: sum.numerator + numerator,
        denominator: sum.denominator + denominator,
      }),
      none,
    )
}

export type Measured = { readonly code: string; readonly within?: string }

/**
 * Several measures, each after the one that it hangs on: where two count the same things, a period of the one ends only where one of the other is told,
 * so that whatever is left between them is made of whole periods that were safe to tell.
 *
 * @returns by measure, what is to be settled now
 */
export function settleAll<Measure extends Measured>(
  measures: readonly Measure[],
  countsOf: (measure: Measure) => ByQuarter,
  beforeOf: (measure: Measure) => readonly Settled[],
  first: Temporal.PlainDate,
  today: Temporal.PlainDate,
): ReadonlyMap<Measure, readonly Settled[]> {
  const ends = new Map<string, ReadonlySet<string>>()
  const now = new Map<Measure, readonly Settled[]>()
  for (const measure of measures) {
    const within = measure.within === undefined ? undefined : (ends.get(measure.within) ?? new Set())
    const mayEnd = (until: Temporal.PlainDate) => within?.has(until.toString()) ?? true
    const settled = settle(countsOf(measure), beforeOf(measure), first, today, mayEnd)
    now.set(measure, settled)
    const told = [...beforeOf(measure), ...settled].filter(({ share }) => share !== undefined)
    ends.set(measure.code, new Set(told.map(({ until }) => until.toString())))
  }
  return now
}
