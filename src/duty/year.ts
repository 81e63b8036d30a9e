/** Years of the duty run from 1 April to 31 March, as the statistics do (process.md 4.8). */
import type { Temporal } from 'temporal-polyfill'

/** The year in which a day lies, by the calendar year in which it began. */
export function yearOf(day: Temporal.PlainDate): number {
  return day.month >= 4 ? day.year : day.year - 1
}

/** "2026/27". */
export function yearWords(fromYear: number): string {
  return `${fromYear}/${String((fromYear + 1) % 100).padStart(2, '0')}`
}

/** The year that goes on, and the two before it. */
export function yearsOffered(today: Temporal.PlainDate): readonly number[] {
  const now = yearOf(today)
  return [now, now - 1, now - 2]
}
