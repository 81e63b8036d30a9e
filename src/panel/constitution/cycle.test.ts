import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { cycleInWords, proposedInWords, proposeMeetings } from './cycle.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const fourWeekly = { everyWeeks: 4, countsFrom: day('2026-11-05') }
const offered = (proposed: ReturnType<typeof proposeMeetings>) =>
  proposed.filter(({ leftOut }) => leftOut === undefined).map((one) => one.day.toString())

test('the next meetings follow in the rhythm of the cycle, today’s included', () => {
  const days = offered(proposeMeetings(fourWeekly, day('2026-12-03'), []))
  assert.deepEqual(days.slice(0, 3), ['2026-12-03', '2026-12-31', '2027-01-28'])
  assert.equal(days.length, 6)
})

test('a bank holiday is left out and said, and nothing is moved', () => {
  const mondays = { everyWeeks: 1, countsFrom: day('2026-12-14') }
  const proposed = proposeMeetings(mondays, day('2026-12-21'), [])
  // Boxing Day 2026 is a Saturday: Monday the 28th stands in for it.
  assert.equal(proposed.find((one) => one.day.equals(day('2026-12-28')))?.leftOut, 'a bank holiday')
  assert.equal(offered(proposed)[1], '2027-01-04')
})

test('a day on which the panel meets already is not arranged twice', () => {
  const proposed = proposeMeetings(fourWeekly, day('2026-12-01'), [day('2026-12-03')])
  const [first] = proposed
  assert.ok(first)
  assert.equal(proposedInWords(first), 'Left out, arranged already: Thursday 3 December 2026')
})

test('a cycle that begins later begins then', () => {
  assert.equal(offered(proposeMeetings(fourWeekly, day('2026-01-05'), []))[0], '2026-11-05')
})

test('every day that is proposed has the weekday of the cycle, and none lies before the first day asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 26 }), fc.integer({ min: -300, max: 300 }), (everyWeeks, days) => {
      const from = day('2026-12-01').add({ days })
      for (const one of proposeMeetings({ ...fourWeekly, everyWeeks }, from, [])) {
        assert.equal(one.day.dayOfWeek, 4)
        assert.ok(Temporal.PlainDate.compare(one.day, from) >= 0)
      }
    }),
  )
})

test('a cycle reads as people say it', () => {
  assert.equal(cycleInWords(fourWeekly), 'every 4 weeks, on Thursdays')
  assert.equal(cycleInWords({ ...fourWeekly, everyWeeks: 1 }), 'every week, on Thursdays')
})
