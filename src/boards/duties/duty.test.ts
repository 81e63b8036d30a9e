import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { daysLate, dueBetween, dutyState, nextDue, wasMet, type Duty } from './duty.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const annual: Duty = { everyMonths: 12, countsFrom: day('2025-03-31'), givenOn: [] }

test('the first report is due so many months after the day from which the duty counts', () => {
  assert.equal(nextDue(annual).toString(), '2026-03-31')
  assert.equal(nextDue({ ...annual, everyMonths: 11 }).toString(), '2026-02-28')
})

test('each report moves the next one, and the latest counts, in whatever order they were recorded', () => {
  const given = { ...annual, givenOn: [day('2026-05-02'), day('2025-06-01')] }
  assert.equal(nextDue(given).toString(), '2027-05-02')
})

test('a report from before the duty counts does not bring it forward', () => {
  assert.equal(nextDue({ ...annual, givenOn: [day('2024-01-01')] }).toString(), '2026-03-31')
})

test('a duty is late from the day after it was due, and due soon six weeks before', () => {
  assert.equal(dutyState(annual, day('2026-02-16')), 'not due yet')
  assert.equal(dutyState(annual, day('2026-02-17')), 'due soon')
  assert.equal(dutyState(annual, day('2026-03-31')), 'due soon')
  assert.equal(dutyState(annual, day('2026-04-01')), 'late')
  assert.equal(daysLate(annual, day('2026-03-31')), 0)
  assert.equal(daysLate(annual, day('2026-05-01')), 31)
})

test('a report given never makes a duty later than it was', () => {
  const anyDay = fc.integer({ min: 0, max: 3000 }).map((days) => day('2020-01-01').add({ days }))
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      anyDay,
      fc.array(anyDay, { maxLength: 6 }),
      anyDay,
      anyDay,
      (everyMonths, countsFrom, givenOn, another, today) => {
        const before: Duty = { everyMonths, countsFrom, givenOn }
        const after = { ...before, givenOn: [...givenOn, another] }
        assert.ok(daysLate(after, today) <= daysLate(before, today))
        assert.equal(dutyState(before, today) === 'late', daysLate(before, today) > 0)
      },
    ),
  )
})

test('what fell due in a year is met or late by its own day, and one that was never given is late', () => {
  const duty = { ...annual, givenOn: [day('2026-03-31'), day('2027-05-01')] }
  const told = (from: string, until: string) =>
    dueBetween(duty, day(from), day(until)).map((due) => `${due.dueOn.toString()} ${wasMet(due) ? 'met' : 'late'}`)
  assert.deepEqual(told('2025-04-01', '2026-03-31'), ['2026-03-31 met'])
  assert.deepEqual(told('2026-04-01', '2027-03-31'), ['2027-03-31 late'])
  assert.deepEqual(told('2028-04-01', '2029-03-31'), ['2028-05-01 late'])
  assert.deepEqual(told('2026-04-01', '2027-03-30'), [])
})
