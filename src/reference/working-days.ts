/**
 * Days as deadlines count them in England and Wales (process.md 2.2, working-day rule): from the day after the trigger,
 * without weekends and bank holidays. Days are plain dates; which day a moment belongs to is decided before, in Europe/London.
 */
import { Temporal } from 'temporal-polyfill'
import { bankHolidays, bankHolidaysFrom, bankHolidaysUntil } from './bank-holidays.ts'

const holidays = new Set(bankHolidays.map((holiday) => holiday.on))

/** Thrown when a count leaves the bank-holiday table: a wrong date in a letter is worse than no date. */
export class BeyondBankHolidays extends Error {
  override name = 'BeyondBankHolidays'
  constructor(day: Temporal.PlainDate) {
    super(
      `${day.toString()} is outside the bank-holiday table (${bankHolidaysFrom} to ${bankHolidaysUntil}). ` +
        'Add the published days to src/reference/bank-holidays.ts.',
    )
  }
}

/** Throws BeyondBankHolidays for a day the table does not cover. */
export function isWorkingDay(day: Temporal.PlainDate): boolean {
  const iso = day.toString()
  if (iso < bankHolidaysFrom || iso > bankHolidaysUntil) throw new BeyondBankHolidays(day)
  return day.dayOfWeek <= 5 && !holidays.has(iso)
}

/**
 * The day a limit of so many working days ends. 0 is the trigger's own day, whatever day it is.
 * @param trigger the day something happened; not counted itself
 */
export function addWorkingDays(trigger: Temporal.PlainDate, count: number): Temporal.PlainDate {
  return walk(trigger, count, 1)
}

/** The latest day that leaves so many working days before another: a pack five working days before a meeting. */
export function subtractWorkingDays(from: Temporal.PlainDate, count: number): Temporal.PlainDate {
  return walk(from, count, -1)
}

/**
 * The same day of a later month, or that month's last day: 31 January and one month is 28 or 29 February.
 * Never moved off a weekend: the next panel meeting satisfies a review, and the day it was due stays visible.
 */
export function addMonths(trigger: Temporal.PlainDate, months: number): Temporal.PlainDate {
  return trigger.add({ months }, { overflow: 'constrain' })
}

/** Working days after `from`, up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  if (Temporal.PlainDate.compare(from, to) > 0) return -workingDaysBetween(to, from)
  let count = 0
  for (let day = from.add({ days: 1 }); Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 })) {
    if (isWorkingDay(day)) count += 1
  }
  return count
}

function walk(from: Temporal.PlainDate, count: number, direction: 1 | -1): Temporal.PlainDate {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`Not a count of working days: ${count}`)
  let day = from
  for (let left = count; left > 0;) {
    day = day.add({ days: direction })
    if (isWorkingDay(day)) left -= 1
  }
  return day
}
