/**
 * Days as deadlines count them in England and Wales (process.md 2.2, working-day rule): from the day after the trigger,
 * without weekends and bank holidays. Days are plain dates; which day a moment belongs to is decided before, in Europe/London.
 */
import { Temporal } from 'temporal-polyfill'
import { bankHolidays, bankHolidaysFrom, bankHolidaysUntil } from './bank-holidays.ts'

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
  const number = covered(numberOf(day))
  return workingUpTo(number) > workingUpTo(number - 1)
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
  const [first, last] = [numberOf(from), numberOf(to)]
  if (first > last) return -workingDaysBetween(to, from)
  if (first === last) return 0
  const before = workingUpTo(covered(first + 1) - 1)
  return workingUpTo(covered(Math.min(last, lastNumber + 1))) - before
}

function walk(from: Temporal.PlainDate, count: number, direction: 1 | -1): Temporal.PlainDate {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`Not a count of working days: ${count}`)
  if (count === 0) return from
  const next = covered(numberOf(from) + direction)
  // Of all working days in their order, from 0: those before the next day, or up to it, are passed.
  const place = direction === 1 ? workingUpTo(next - 1) + count - 1 : workingUpTo(next) - count
  const number = workingDays[place] ?? (direction === 1 ? lastNumber + 1 : firstNumber - 1)
  return dayOf(covered(number))
}

// ── the table, made once: a page of a long agenda asks some thousand times ────────────────────

const msADay = 86_400_000
const firstNumber = numberOf(Temporal.PlainDate.from(bankHolidaysFrom))
const lastNumber = numberOf(Temporal.PlainDate.from(bankHolidaysUntil))
const holidays = new Set(bankHolidays.map(({ on }) => numberOf(Temporal.PlainDate.from(on))))
const allNumbers = Array.from({ length: lastNumber - firstNumber + 1 }, (_, place) => firstNumber + place)
const workingDays = allNumbers.filter((number) => isWeekday(number) && !holidays.has(number))
const counts = countsUpTo(new Set(workingDays))

/** Days since the first of January 1970, a Thursday. */
function numberOf({ year, month, day }: Temporal.PlainDate): number {
  return Date.UTC(year, month - 1, day) / msADay
}

function dayOf(number: number): Temporal.PlainDate {
  const date = new Date(number * msADay)
  return new Temporal.PlainDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

function isWeekday(number: number): boolean {
  return (number + 3) % 7 < 5
}

/** How many of the table's days up to this one, and it, are working days. */
function workingUpTo(number: number): number {
  return counts[number - firstNumber] ?? 0
}

function countsUpTo(working: ReadonlySet<number>): readonly number[] {
  let sum = 0
  return allNumbers.map((number) => (sum += working.has(number) ? 1 : 0))
}

/** @throws BeyondBankHolidays */
function covered(number: number): number {
  if (number < firstNumber || number > lastNumber) throw new BeyondBankHolidays(dayOf(number))
  return number
}
