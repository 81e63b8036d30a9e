/**
 * A day as files write it. Days come before months; a column that also has months before days is in no order, and what could be either is refused
 * rather than guessed. Numbers are days only where the file says from when it counts.
 */
import { Temporal } from 'temporal-polyfill'
import { ok, refuse, type Outcome } from '../../platform/outcome.ts'

export type DayRefusal = 'not a day' | 'either day first or month first' | 'a number' | 'to come'

export type Column = {
  /** Some day of this column can only be read with its month first. */
  readonly hasMonthFirst: boolean
  /** From when the file counts days that come as bare numbers. */
  readonly epoch: '1900' | '1904' | 'none'
}

const parts = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/u
const named =
  /^(?:(\d{1,2})(?:st|nd|rd|th)?[ \-/]([a-z]{3,9})\.?|([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,?)[ \-/](\d{4}|\d{2})$/iu
const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/u
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Of 1900: day 60 is the 29 February that there never was, so what follows counts from two days earlier. */
const countsFrom = { '1900': Temporal.PlainDate.from('1899-12-30'), '1904': Temporal.PlainDate.from('1904-01-01') }

export function readDay(
  written: string,
  column: Column,
  today: Temporal.PlainDate,
): Outcome<Temporal.PlainDate, DayRefusal> {
  const read = anyDay(withoutTime(written), column)
  if (!read.ok) return read
  return today.until(read.value).sign > 0 ? refuse('to come') : read
}

/** Whether a day can only be read with its month first: 12/31/2025. */
export function isMonthFirst(written: string): boolean {
  const [, first, second] = parts.exec(withoutTime(written)) ?? []
  return first !== undefined && Number(first) <= 12 && Number(second) > 12
}

function anyDay(text: string, column: Column): Outcome<Temporal.PlainDate, DayRefusal> {
  if (/^\d{1,6}(\.\d+)?$/u.test(text)) return serial(Number(text), column.epoch)
  const [, isoYear, isoMonth, isoDay] = iso.exec(text) ?? []
  if (isoYear !== undefined) return day(Number(isoYear), Number(isoMonth), Number(isoDay))
  const [, first, second, year = ''] = parts.exec(text) ?? []
  if (first !== undefined) {
    if (column.hasMonthFirst && first !== second) return refuse('either day first or month first')
    return day(fullYear(year), Number(second), Number(first))
  }
  const [, before, month, monthBefore, after, inYear = ''] = named.exec(text) ?? []
  const place = months.indexOf((month ?? monthBefore ?? '').slice(0, 3).toLowerCase())
  return place < 0 ? refuse('not a day') : day(fullYear(inYear), place + 1, Number(before ?? after))
}

function serial(number: number, epoch: Column['epoch']): Outcome<Temporal.PlainDate, DayRefusal> {
  // From 1954 to 2064: a smaller number is a year or a count of something.
  if (epoch === 'none' || number < 20_000 || number > 60_000) return refuse('a number')
  return ok(countsFrom[epoch].add({ days: Math.floor(number) }))
}

function day(year: number, month: number, dayOfMonth: number): Outcome<Temporal.PlainDate, DayRefusal> {
  try {
    return ok(Temporal.PlainDate.from({ year, month, day: dayOfMonth }, { overflow: 'reject' }))
  } catch {
    return refuse('not a day')
  }
}

function fullYear(written: string): number {
  return written.length === 2 ? 2000 + Number(written) : Number(written)
}

function withoutTime(written: string): string {
  return written.trim().replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m)?Z?$/iu, '')
}
