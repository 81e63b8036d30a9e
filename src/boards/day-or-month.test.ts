import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { aDay, aMonth, asAnswer, dayOrMonthIn, inWords, lastDay, onCover } from './day-or-month.ts'

test('a day and a month are written as people say them, and as papers have them on their cover', () => {
  const day = aDay(Temporal.PlainDate.from('2017-09-28'))
  assert.deepEqual([inWords(day), onCover(day)], ['28 September 2017', '28/9/17'])
  assert.deepEqual([inWords(aMonth(2017, 11)), onCover(aMonth(2017, 11))], ['November 2017', 'Nov 17'])
})

test('a month ends with its last day, in a leap year too', () => {
  assert.equal(lastDay(aMonth(2024, 2)).toString(), '2024-02-29')
})

test('what was answered comes back as it was; a year alone is no date here', () => {
  for (const when of [aDay(Temporal.PlainDate.from('2026-01-31')), aMonth(2026, 12)])
    assert.deepEqual(dayOrMonthIn(asAnswer(when)), when)
  assert.equal(dayOrMonthIn({ precision: 'year', year: 2026 }), undefined)
  assert.equal(dayOrMonthIn(undefined), undefined)
})
