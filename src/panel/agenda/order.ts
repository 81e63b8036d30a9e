/** The order of an agenda and its times: pure. Each item keeps one of the places there are, so that what somebody does not see keeps its own. */
import { Temporal } from 'temporal-polyfill'

type Placed = { readonly id: string; readonly position: number }

/** One place up or down among those that are seen. The same order, at the top or the bottom already. */
export function movedBy<Thing extends Placed>(all: readonly Thing[], id: string, by: -1 | 1): readonly Thing[] {
  const from = all.findIndex((one) => one.id === id)
  const to = from + by
  const moved = all[from]
  if (moved === undefined || to < 0 || to >= all.length) return all
  return dealtOut(all, all.toSpliced(from, 1).toSpliced(to, 0, moved))
}

/** @param behind the id of what it comes after; undefined: it comes first */
export function movedBehind<Thing extends Placed>(
  all: readonly Thing[],
  id: string,
  behind: string | undefined,
): readonly Thing[] {
  const moved = all.find((one) => one.id === id)
  if (moved === undefined) return all
  const others = all.filter((one) => one.id !== id)
  const place = behind === undefined ? 0 : others.findIndex((one) => one.id === behind) + 1
  return dealtOut(all, others.toSpliced(place, 0, moved))
}

function dealtOut<Thing extends Placed>(before: readonly Thing[], after: readonly Thing[]): readonly Thing[] {
  return after.map((one, place) => ({ ...one, position: before[place]?.position ?? one.position }))
}

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
