import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { isMonthFirst, readDay, type Column } from './read-day.ts'

const today = Temporal.PlainDate.from('2026-11-30')
const days: Column = { hasMonthFirst: false, epoch: 'none' }
const read = (written: string, column: Partial<Column> = {}) => {
  const outcome = readDay(written, { ...days, ...column }, today)
  return outcome.ok ? outcome.value.toString() : outcome.reason
}

describe('a day as files write it', () => {
  test('days come before months, with any of the usual signs between', () => {
    for (const written of [
      '3/2/2026',
      '03.02.2026',
      '03-02-2026',
      '3 Feb 2026',
      '3rd February 2026',
      'Feb 3, 2026',
      '03-Feb-26',
      '2026-02-03',
      '03/02/2026 00:00:00',
      '2026-02-03T09:30:00',
    ])
      assert.equal(read(written), '2026-02-03', written)
  })

  test('in a column with months first as well, what could be either is refused, not guessed', () => {
    assert.ok(isMonthFirst('12/31/2025'))
    assert.equal(read('03/02/2026', { hasMonthFirst: true }), 'either day first or month first')
    assert.equal(read('05/05/2026', { hasMonthFirst: true }), '2026-05-05')
    assert.equal(read('12/31/2025'), 'not a day')
  })

  test('a bare number is a day only where the file says from when it counts', () => {
    assert.equal(read('46000'), 'a number')
    assert.equal(read('46000', { epoch: '1900' }), '2025-12-09')
    assert.equal(read('44538', { epoch: '1904' }), '2025-12-09')
    assert.equal(read('2025', { epoch: '1900' }), 'a number')
  })

  test('what never was, or is to come, is refused', () => {
    assert.equal(read('30/02/2026'), 'not a day')
    assert.equal(read('yesterday'), 'not a day')
    assert.equal(read('01/12/2026'), 'to come')
  })

  test('no text whatever breaks it', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (written, hasMonthFirst) => {
        readDay(written, { hasMonthFirst, epoch: '1900' }, today)
      }),
    )
  })
})
