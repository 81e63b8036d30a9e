import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { date, partialDate, type DateRange } from './questions.ts'
import { readDate, readPartialDate } from './read-date.ts'

const today = Temporal.PlainDate.from('2026-03-02')
const when = { language: 'en', today } as const
const words = { id: 'on', label: { en: 'When?' }, name: { en: 'the date' } }

test('a date is read by number and by the month’s name in English or Welsh', () => {
  for (const month of ['2', '02', 'feb', 'February', 'FEB', 'Chwefror', 'chw']) {
    assert.equal(readWhole('29', month, '2024').value, '2024-02-29', month)
  }
})

test('a date says what is wrong with it, and where', () => {
  const wrong: [string, string, string, string, string][] = [
    ['', '2', '2024', 'on-day', 'The date must include a day'],
    ['29', '', '', 'on-month', 'The date must include a month and year'],
    ['', '', '2024', 'on-day', 'The date must include a day and month'],
    ['29', '2', '24', 'on-year', 'The year in the date must include 4 numbers'],
    ['29', '2', '2023', 'on-day', 'The date must be a real date'],
    ['31', '4', '2024', 'on-day', 'The date must be a real date'],
    ['0', '1', '2024', 'on-day', 'The date must be a real date'],
    ['1', '13', '2024', 'on-day', 'The date must be a real date'],
    ['1', 'ma', '2024', 'on-day', 'The date must be a real date'],
    ['1', '1', '1899', 'on-year', 'The date must be between 1900 and 2100'],
    ['1', '1', '9999', 'on-year', 'The date must be between 1900 and 2100'],
    ['1\u0000', '1', '2024', 'on-day', 'The date must be a real date'],
    ['١', '1', '2024', 'on-day', 'The date must be a real date'],
  ]
  for (const [day, month, year, control, message] of wrong) {
    assert.deepEqual(readWhole(day, month, year).problems, [{ control, message }], `${day} ${month} ${year}`)
  }
})

test('in the past and in the future begin the day before and after today', () => {
  const allowed: [DateRange, boolean, boolean, boolean][] = [
    ['past', true, false, false],
    ['today or past', true, true, false],
    ['future', false, false, true],
    ['today or future', false, true, true],
  ]
  for (const [range, yesterday, now, tomorrow] of allowed) {
    const isTaken = (day: string) => readWhole(day, '3', '2026', range).problems.length === 0
    assert.deepEqual([isTaken('1'), isTaken('2'), isTaken('3')], [yesterday, now, tomorrow], range)
  }
})

test('a partial date is kept as far as it is known', () => {
  assert.deepEqual(readPartial('', '', '2008').value, { precision: 'year', year: 2008 })
  assert.deepEqual(readPartial('', 'Mai', '2008').value, { precision: 'month', year: 2008, month: 5 })
  assert.deepEqual(readPartial('29', '2', '2008').value, { precision: 'day', date: '2008-02-29' })
  assert.deepEqual(readPartial('', '', '', '15').value, { precision: 'age', years: 15, on: '2026-03-02' })
})

test('a partial date is wrong where a part between is missing', () => {
  assert.deepEqual(readPartial('3', '', '2008').problems, [
    { control: 'on-month', message: 'The date must include a month' },
  ])
  assert.deepEqual(readPartial('', '3', '').problems, [{ control: 'on-year', message: 'The date must include a year' }])
  assert.deepEqual(readPartial('30', '2', '2008').problems, [
    { control: 'on-day', message: 'The date must be a real date' },
  ])
})

test('a month is asked for in two boxes, and needs both', () => {
  const question = partialDate({ ...words, name: { en: 'the month and year' }, monthAlone: true, range: 'past' })
  const read = (month: string, year: string) =>
    readPartialDate(question, 'on', { 'on-month': month, 'on-year': year }, when)
  assert.deepEqual(read('5', '2008').value, { precision: 'month', year: 2008, month: 5 })
  assert.equal(read('', '').empty, true)
  assert.deepEqual(read('', '2008').problems, [
    { control: 'on-month', message: 'The month and year must include a month' },
  ])
  assert.deepEqual(read('5', '').problems, [{ control: 'on-year', message: 'The month and year must include a year' }])
  assert.deepEqual(read('13', '2008').problems, [
    { control: 'on-month', message: 'The month and year must be a real date' },
  ])
})

test('someone born this year may be born in the past; next year not', () => {
  assert.equal(readPartial('', '', '2026').problems.length, 0)
  assert.equal(readPartial('', '3', '2026').problems.length, 0)
  assert.deepEqual(readPartial('', '', '2027').problems, [
    { control: 'on-year', message: 'The date must be today or in the past' },
  ])
})

test('a date and an age are two answers', () => {
  assert.deepEqual(readPartial('', '', '2008', '15').problems, [
    { control: 'on-age', message: 'Enter the date or an approximate age, not both' },
  ])
})

test('an age is a whole number of years that people reach', () => {
  for (const age of ['-1', '121', '1e1', '15.5', 'fifteen', '0x10', '1000']) {
    assert.equal(readPartial('', '', '', age).problems[0]?.control, 'on-age', age)
  }
  assert.deepEqual(readPartial('', '', '', '0').value, { precision: 'age', years: 0, on: '2026-03-02' })
})

function readWhole(day: string, month: string, year: string, range?: DateRange) {
  const question = date({ ...words, ...(range && { range }) })
  return readDate(question, 'on', { 'on-day': day, 'on-month': month, 'on-year': year }, when)
}

function readPartial(day: string, month: string, year: string, age = '') {
  const typed = { 'on-day': day, 'on-month': month, 'on-year': year, 'on-age': age }
  return readPartialDate(partialDate({ ...words, orAge: true, range: 'today or past' }), 'on', typed, when)
}
