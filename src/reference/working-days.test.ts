import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { bankHolidays, bankHolidaysFrom, bankHolidaysUntil } from './bank-holidays.ts'
import {
  addMonths,
  addWorkingDays,
  BeyondBankHolidays,
  isWorkingDay,
  subtractWorkingDays,
  workingDaysBetween,
} from './working-days.ts'

const on = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso)
const plus = (iso: string, days: number): string => addWorkingDays(on(iso), days).toString()

test('five working days from a Monday end on the next Monday', () => {
  assert.equal(plus('2026-03-02', 5), '2026-03-09')
})

test('counting starts on the day after: a Friday and one working day is Monday', () => {
  assert.equal(plus('2026-03-06', 1), '2026-03-09')
})

test('what arrives on a Saturday is counted from Monday', () => {
  assert.equal(plus('2026-03-07', 1), '2026-03-09')
  assert.equal(plus('2026-03-08', 1), '2026-03-09')
})

test('no working days at all is the same day, also on a Sunday', () => {
  assert.equal(plus('2026-03-08', 0), '2026-03-08')
})

test('Christmas 2026: five working days from 23 December end on 4 January', () => {
  // 24; then 25 Christmas Day, 26-27 weekend, 28 Boxing Day (substitute); 29, 30, 31; 1 New Year; 2-3 weekend; 4.
  assert.equal(plus('2026-12-23', 5), '2027-01-04')
})

test('New Year on a Saturday: the Monday after is a bank holiday', () => {
  assert.equal(plus('2021-12-31', 1), '2022-01-04')
})

test('Christmas Day on a Saturday: Monday and Tuesday are taken', () => {
  assert.equal(plus('2021-12-24', 1), '2021-12-29')
})

test('Easter 2024: one working day from Maundy Thursday is the Tuesday after', () => {
  assert.equal(plus('2024-03-28', 1), '2024-04-02')
})

test('May 2020: the bank holiday is Friday 8 May, and Monday 4 May is a working day', () => {
  assert.equal(isWorkingDay(on('2020-05-04')), true)
  assert.equal(plus('2020-05-07', 1), '2020-05-11')
})

test('the Platinum Jubilee: 2 and 3 June 2022 are taken, 30 May is not', () => {
  assert.equal(isWorkingDay(on('2022-05-30')), true)
  assert.equal(plus('2022-06-01', 1), '2022-06-06')
})

test('the state funeral and the coronation are bank holidays', () => {
  assert.equal(plus('2022-09-16', 1), '2022-09-20')
  assert.equal(plus('2023-05-05', 1), '2023-05-09')
})

test('the nights when the clocks change make no day longer or shorter', () => {
  assert.equal(plus('2026-03-27', 1), '2026-03-30')
  assert.equal(plus('2026-10-23', 1), '2026-10-26')
  assert.equal(plus('2026-10-24', 5), '2026-10-30')
})

test('a pack five working days before a meeting on Tuesday 7 April 2026 goes out on Friday 27 March', () => {
  // Back from 7 April: 6 Easter Monday, 3 Good Friday do not count; 2, 1, 31, 30, 27.
  assert.equal(subtractWorkingDays(on('2026-04-07'), 5).toString(), '2026-03-27')
})

test('a month from 31 January is the last day of February, in a leap year the 29th', () => {
  assert.equal(addMonths(on('2026-01-31'), 1).toString(), '2026-02-28')
  assert.equal(addMonths(on('2028-01-31'), 1).toString(), '2028-02-29')
})

test('a year from 29 February is 28 February', () => {
  assert.equal(addMonths(on('2028-02-29'), 12).toString(), '2029-02-28')
})

test('a review due on a Saturday stays due on that Saturday', () => {
  const due = addMonths(on('2026-02-01'), 6)
  assert.equal(due.toString(), '2026-08-01')
  assert.equal(due.dayOfWeek, 6)
})

test('beyond the bank-holiday table a deadline is refused, not guessed', () => {
  assert.throws(() => addWorkingDays(on('2028-12-29'), 1), BeyondBankHolidays)
  assert.throws(() => subtractWorkingDays(on('2015-01-02'), 3), /outside the bank-holiday table/)
})

test('the table covers every day from 2015 to the end of 2028', () => {
  assert.equal(bankHolidaysFrom, '2015-01-01')
  assert.equal(bankHolidaysUntil, '2028-12-31')
})

test('the table is what the Act’s rules give, but for the days that were moved or added once', () => {
  const regular = Array.from({ length: 14 }, (_, index) => 2015 + index).flatMap(regularDays)
  const moved = new Set(['2020-05-04', '2022-05-30'])
  assert.deepEqual(
    bankHolidays.filter((holiday) => holiday.once !== true).map((holiday) => holiday.on),
    regular.filter((day) => !moved.has(day)),
  )
  assert.deepEqual(
    bankHolidays.filter((holiday) => holiday.once).map((holiday) => holiday.on),
    ['2020-05-08', '2022-06-02', '2022-06-03', '2022-09-19', '2023-05-08'],
  )
})

test('the table has no day twice, none on a weekend, and stands in order', () => {
  const days = bankHolidays.map((holiday) => holiday.on)
  assert.deepEqual(days, [...new Set(days)].sort())
  for (const day of days) assert.ok(on(day).dayOfWeek <= 5, day)
})

const someDay = fc.integer({ min: 0, max: 4700 }).map((days) => on('2015-01-05').add({ days }))

test('every day of the table is a working day if it is a weekday and no bank holiday', () => {
  const holidays = new Set(bankHolidays.map((holiday) => holiday.on))
  const last = on(bankHolidaysUntil)
  for (let day = on(bankHolidaysFrom); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
    assert.equal(isWorkingDay(day), day.dayOfWeek <= 5 && !holidays.has(day.toString()), day.toString())
  for (const outside of ['2014-12-31', '2029-01-01']) assert.throws(() => isWorkingDay(on(outside)), BeyondBankHolidays)
  assert.throws(() => workingDaysBetween(on('2028-12-01'), on('2029-01-05')), /2029-01-01 is outside/)
})

test('a deadline always falls on a working day, with exactly so many working days up to it', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 1, max: 60 }), (day, count) => {
      const due = addWorkingDays(day, count)
      assert.ok(isWorkingDay(due))
      assert.equal(workingDaysBetween(day, due), count)
    }),
  )
})

test('more working days never give an earlier deadline, and a later trigger never an earlier one', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 0, max: 59 }), (day, count) => {
      const due = addWorkingDays(day, count)
      assert.ok(Temporal.PlainDate.compare(due, addWorkingDays(day, count + 1)) < 0)
      assert.ok(Temporal.PlainDate.compare(due, addWorkingDays(day.add({ days: 1 }), count)) <= 0)
    }),
  )
})

/** Banking and Financial Dealings Act 1971, Schedule 1, with substitute days, and Good Friday and Christmas at common law. */
function regularDays(year: number): string[] {
  const first = (month: number, weekday: number): Temporal.PlainDate => {
    const day = Temporal.PlainDate.from({ year, month, day: 1 })
    return day.add({ days: (weekday - day.dayOfWeek + 7) % 7 })
  }
  const lastMonday = (month: number): Temporal.PlainDate => {
    const day = Temporal.PlainDate.from({ year, month, day: 31 })
    return day.subtract({ days: day.dayOfWeek - 1 })
  }
  const easter = easterSunday(year)
  const newYear = Temporal.PlainDate.from({ year, month: 1, day: 1 })
  const taken = [
    newYear.dayOfWeek <= 5 ? newYear : first(1, 1),
    easter.subtract({ days: 2 }),
    easter.add({ days: 1 }),
    first(5, 1),
    lastMonday(5),
    lastMonday(8),
  ].map(String)
  for (const day of [25, 26]) {
    let substitute = Temporal.PlainDate.from({ year, month: 12, day })
    while (substitute.dayOfWeek > 5 || taken.includes(substitute.toString())) substitute = substitute.add({ days: 1 })
    taken.push(substitute.toString())
  }
  return taken.sort()
}

/** The anonymous Gregorian computus. */
function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 })
}
