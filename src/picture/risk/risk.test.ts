/** The one rule by which risks are scored. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { bandOf, bands, grades, isNoGreater, isReviewLate, movementOf, scoreOf, type Position } from './risk.ts'

const position = fc.record({ likelihood: fc.constantFrom(...grades), impact: fc.constantFrom(...grades) })
const rank = (one: Position) => bands.indexOf(bandOf(one))

test('a score is likelihood times impact, and so from 1 to 25', () => {
  fc.assert(
    fc.property(position, (one) => {
      assert.equal(scoreOf(one), one.likelihood * one.impact)
      assert.ok(scoreOf(one) >= 1 && scoreOf(one) <= 25)
    }),
  )
})

test('the bands meet where the rule says', () => {
  const band = (likelihood: Position['likelihood'], impact: Position['impact']) => bandOf({ likelihood, impact })
  assert.deepEqual([band(1, 1), band(2, 2), band(1, 5), band(3, 3)], ['low', 'low', 'medium', 'medium'])
  assert.deepEqual([band(2, 5), band(4, 4), band(4, 5), band(5, 5)], ['high', 'high', 'very high', 'very high'])
})

test('what is more likely and heavier is never in a lower band', () => {
  fc.assert(
    fc.property(position, position, (one, other) => {
      if (isNoGreater(one, other)) assert.ok(rank(one) <= rank(other))
    }),
  )
})

test('likelihood and impact weigh the same', () => {
  fc.assert(
    fc.property(position, ({ likelihood, impact }) => {
      assert.equal(bandOf({ likelihood, impact }), bandOf({ likelihood: impact, impact: likelihood }))
    }),
  )
})

test('a movement looked at from the other end is its opposite', () => {
  const opposite = { new: 'new', up: 'down', down: 'up', same: 'same' } as const
  fc.assert(
    fc.property(position, position, (one, other) => {
      const forth = movementOf([{ after: one }, { after: other }])
      assert.equal(movementOf([{ after: other }, { after: one }]), opposite[forth])
      assert.notEqual(forth, 'new')
    }),
  )
  assert.equal(movementOf([{ after: { likelihood: 3, impact: 3 } }]), 'new')
})

test('only the last two reviews say how it moved', () => {
  fc.assert(
    fc.property(fc.array(position), position, position, (earlier, one, other) => {
      const reviews = [...earlier, one, other].map((after) => ({ after }))
      assert.equal(movementOf(reviews), movementOf(reviews.slice(-2)))
    }),
  )
})

test('a review is late from the day after it was due, and never of a risk that is closed', () => {
  const due = Temporal.PlainDate.from('2026-11-30')
  const at = { likelihood: 2, impact: 2 } as const
  const review = { number: 1, before: at, after: at, reasons: '', nextReviewOn: due, reviewedOn: due, by: '' }
  const open = { closedOn: undefined, reviews: [review] }
  assert.equal(isReviewLate(open, due), false)
  assert.equal(isReviewLate(open, due.add({ days: 1 })), true)
  assert.equal(isReviewLate({ ...open, closedOn: due }, due.add({ days: 1 })), false)
})
