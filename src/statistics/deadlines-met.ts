/** How many deadlines of some clocks were met by the day they were due, by the quarter in which that day lies. */
import { Temporal } from 'temporal-polyfill'
import type { Deadline } from '#cases/clocks.ts'
import type { ClockName } from '#cases/journey/clock-table.ts'
import { quarterOf } from '#reference/quarters.ts'
import type { Share } from '#reference/disclosure.ts'

/**
 * A deadline that nobody owed any more on its day is not counted: the referral was withdrawn, the case went elsewhere. One that is paused
 * is: a pause is shown, and moves no day.
 */
export function countMet(
  deadlines: readonly Deadline[],
  clocks: readonly ClockName[],
  counts: Map<string, Share>,
): void {
  for (const { clock, dueOn, metOn, stoppedOn } of deadlines) {
    if (!clocks.includes(clock)) continue
    if (stoppedOn !== undefined && Temporal.PlainDate.compare(stoppedOn, dueOn) <= 0) continue
    const met = metOn !== undefined && Temporal.PlainDate.compare(metOn, dueOn) <= 0
    addTo(counts, dueOn, { numerator: met ? 1 : 0, denominator: 1 })
  }
}

export function addTo(counts: Map<string, Share>, on: Temporal.PlainDate, { numerator, denominator }: Share): void {
  const quarter = quarterOf(on).toString()
  const sum = counts.get(quarter)
  counts.set(quarter, {
    numerator: (sum?.numerator ?? 0) + numerator,
    denominator: (sum?.denominator ?? 0) + denominator,
  })
}
