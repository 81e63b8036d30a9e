/** Quarters of the year that runs from April, as boards count them. A quarter is known by its first day. */
import type { Temporal } from 'temporal-polyfill'

export function quarterOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.with({ month: day.month - ((day.month - 1) % 3), day: 1 })
}

/** This quarter and those before it, the latest first. */
export function lastQuarters(day: Temporal.PlainDate, count: number): readonly Temporal.PlainDate[] {
  return Array.from({ length: count }, (_, place) => quarterOf(day).subtract({ months: 3 * place }))
}

/** "Quarter 3 of 2026-27, October to December" */
export function quarterWords(from: Temporal.PlainDate): string {
  const year = from.month < 4 ? from.year - 1 : from.year
  const number = ((from.month + 8) % 12) / 3 + 1
  const months = ['January to March', 'April to June', 'July to September', 'October to December'][(from.month - 1) / 3]
  return `Quarter ${number} of ${year}-${String((year + 1) % 100).padStart(2, '0')}, ${months ?? ''}`
}

/** "Oct to Dec 2026", for the foot of a drawing. */
export function shortQuarterWords(from: Temporal.PlainDate): string {
  const month = (day: Temporal.PlainDate) => day.toLocaleString('en-GB', { month: 'short' })
  return `${month(from)} to ${month(from.add({ months: 2 }))} ${from.year}`
}
