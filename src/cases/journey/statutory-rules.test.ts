import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import {
  mayDecide,
  modeAgrees,
  modeOf,
  planItems,
  planStatesAll,
  whoMayRefer,
  whoMustBePresent,
} from './statutory-rules.ts'

const options = ['adopt', 'not_adopt', 'defer', 'refer_to_police'] as const
const someVotes = fc
  .record({ adopt: fc.nat(9), not_adopt: fc.nat(9), defer: fc.nat(9), refer_to_police: fc.nat(9) })
  .filter((votes) => Object.values(votes).some((count) => count > 0))

test('all votes for one decision are unanimous; more than half are a majority', () => {
  assert.equal(modeOf({ adopt: 6 }, 'adopt'), 'unanimous')
  assert.equal(modeOf({ adopt: 1 }, 'adopt'), 'unanimous')
  assert.equal(modeOf({ adopt: 4, not_adopt: 3 }, 'adopt'), 'majority')
})

test('half is no majority, and neither is the largest of three minorities: the chair decides', () => {
  assert.equal(modeOf({ adopt: 3, not_adopt: 3 }, 'adopt'), 'chair')
  assert.equal(modeOf({ adopt: 3, not_adopt: 2, defer: 2 }, 'defer'), 'chair')
})

test('the chair cannot set a majority aside', () => {
  assert.equal(modeOf({ adopt: 2, not_adopt: 4 }, 'adopt'), 'other-majority')
  assert.equal(modeAgrees('chair', { adopt: 2, not_adopt: 4 }, 'adopt'), 'majority-wants-otherwise')
})

test('whatever the votes, exactly one way of deciding fits each decision, and the chair’s only when no majority exists', () => {
  fc.assert(
    fc.property(someVotes, fc.constantFrom(...options), (votes, decision) => {
      const fitting = (['unanimous', 'majority', 'chair'] as const).filter(
        (mode) => modeAgrees(mode, votes, decision) === undefined,
      )
      assert.ok(fitting.length <= 1)
      const cast = Object.values(votes).reduce((sum, count) => sum + count, 0)
      const largest = Math.max(...Object.values(votes))
      assert.equal(fitting.includes('chair'), largest * 2 <= cast)
    }),
  )
})

test('without votes, or without saying how it was decided, nothing is decided', () => {
  assert.equal(modeAgrees('unanimous', {}, 'adopt'), 'votes-needed')
  assert.equal(modeAgrees('chair', { adopt: 0 }, 'adopt'), 'votes-needed')
  assert.equal(modeAgrees(null, { adopt: 3 }, 'adopt'), 'mode-needed')
})

test('a plan states all four matters or is incomplete', () => {
  assert.equal(planStatesAll(planItems), undefined)
  assert.equal(planStatesAll(undefined), 'plan-incomplete')
  for (const item of planItems) assert.equal(planStatesAll(planItems.filter((one) => one !== item)), 'plan-incomplete')
})

test('chair or deputy and the home force must both be there', () => {
  assert.equal(whoMustBePresent({ chair: 'deputy chair', homeForcePolice: true }), undefined)
  assert.equal(whoMustBePresent({ chair: 'neither', homeForcePolice: true }), 'no-chair-present')
  assert.equal(whoMustBePresent({ chair: 'channel chair', homeForcePolice: false }), 'no-home-force-present')
})

test('a panel keeps to the quorum of its own terms, where they ask for one', () => {
  const present = { chair: 'channel chair', homeForcePolice: true } as const
  assert.equal(mayDecide(present), undefined)
  assert.equal(mayDecide({ ...present, localQuorum: 'met' }), undefined)
  assert.equal(mayDecide({ ...present, localQuorum: 'not met' }), 'local-quorum-missing')
})

test('a local authority may refer to the panel since 12 April 2019', () => {
  const on = (iso: string) => whoMayRefer('local_authority', Temporal.PlainDate.from(iso))
  assert.equal(on('2019-04-11'), 'authority-could-not-refer')
  assert.equal(on('2019-04-12'), undefined)
  assert.equal(whoMayRefer('police', Temporal.PlainDate.from('2017-06-01')), undefined)
})
