/** Where a new case stands on an agenda, and when each item begins: pure. */
import { Temporal } from 'temporal-polyfill'

/** Where new cases go: in front of the standing items that close the meeting, as long as those stand together at its end. */
export function firstClosing(all: readonly { readonly closes: boolean }[]): number {
  const last = all.findLastIndex(({ closes }) => !closes)
  return last + 1
}

/**
 * When something begins, from what comes before it. Items without minutes take none.
 * @param startsAt 09:30 @param minutesBefore of all that stands in front of it @returns 10:05
 */
export function beginsAt(startsAt: string, minutesBefore: number): string {
  return Temporal.PlainTime.from(startsAt).add({ minutes: minutesBefore }).toString({ smallestUnit: 'minute' })
}
