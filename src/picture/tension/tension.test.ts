/** When a report of tension is due, and when its words go. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { daysOf, dueOn } from './tension.ts'

const today = Temporal.PlainDate.from('2026-11-30')
const limits = { tensionAgreedWithin: 7, tensionKeptFor: 90 }

test('a report is to be agreed within a week and forgotten after 90 days', () => {
  const days = daysOf(today.subtract({ days: 3 }), today, limits)
  assert.equal(days.agreeBy.toString(), '2026-12-07')
  assert.equal(days.expiresOn.toString(), '2027-02-28')
})

test('what is still to come is kept until 90 days after it', () => {
  const event = today.add({ days: 60 })
  assert.ok(daysOf(event, today, limits).expiresOn.equals(event.add({ days: 90 })))
})

test('whatever an area sets, the words are there on the day by which the level is agreed', () => {
  const days = fc.integer({ min: 1, max: 400 })
  fc.assert(
    fc.property(days, days, fc.integer({ min: -100, max: 100 }), (agreed, keptFor, ago) => {
      const its = daysOf(today.add({ days: ago }), today, { tensionAgreedWithin: agreed, tensionKeptFor: keptFor })
      assert.ok(Temporal.PlainDate.compare(its.agreeBy, its.expiresOn) <= 0)
    }),
  )
})

test('the last review says when it is due next, and nothing is due of what has expired', () => {
  const days = daysOf(today, today, limits)
  const review = { number: 1, level: '3', reviewedOn: today, action: undefined } as const
  assert.ok(dueOn({ ...days, reviews: [] }, today)?.equals(days.agreeBy))
  const next = today.add({ days: 14 })
  assert.ok(dueOn({ ...days, reviews: [{ ...review, reviewOn: next }] }, today)?.equals(next))
  assert.equal(dueOn({ ...days, reviews: [{ ...review, reviewOn: undefined }] }, today), undefined)
  assert.equal(dueOn({ ...days, reviews: [] }, days.expiresOn.add({ days: 1 })), undefined)
})
