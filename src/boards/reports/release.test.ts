import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { aDay } from '../day-or-month.ts'
import type { Said, Stage } from '../route.ts'
import { mayRelease, type Releasing } from './release.ts'

const said = (bodyId: string, outcome: Said['outcome'], version = 1): Said => ({
  bodyId,
  version,
  seenOn: aDay(Temporal.PlainDate.from('2026-11-01')),
  outcome,
  asked: '',
  askedBy: '',
})
const stage = (position: number, purpose: Stage['purpose'], ...heard: readonly Said[]): Stage => ({
  id: String(position),
  position,
  purpose,
  bodies: ['board'],
  plannedOn: undefined,
  said: heard,
})
const agreed = [stage(1, 'approval', said('board', 'agreed')), stage(2, 'information')]
const of = (more: Partial<Releasing> = {}): Releasing => ({
  version: 1,
  route: agreed,
  makers: ['writer'],
  isReleased: false,
  ...more,
})
const outcome = (more: Partial<Releasing>, by = 'another') => {
  const answer = mayRelease(of(more), by)
  return answer.ok ? 'released' : answer.reason
}

test('a second person releases it once the bodies have agreed, whoever it still goes to for information', () => {
  assert.equal(outcome({}), 'released')
})

test('whoever had a hand in it does not, and nobody does twice', () => {
  assert.equal(outcome({}, 'writer'), 'had a hand in it')
  assert.equal(outcome({ isReleased: true }), 'released already')
})

test('it waits for every body that approves it or signs it off, and for one at least', () => {
  assert.equal(outcome({ route: [] }), 'not agreed to')
  assert.equal(outcome({ route: [stage(1, 'information', said('board', 'noted'))] }), 'not agreed to')
  assert.equal(outcome({ route: [...agreed, stage(3, 'sign_off')] }), 'not agreed to')
  assert.equal(outcome({ route: [stage(1, 'approval', said('board', 'returned'))] }), 'not agreed to')
})

test('a version that a newer one took the place of is not released, and one with the changes asked for is', () => {
  const route = [stage(1, 'approval', said('board', 'returned'), said('board', 'agreed', 2))]
  assert.equal(outcome({ route }), 'later version agreed to')
  assert.equal(outcome({ route, version: 2 }), 'released')
  assert.equal(outcome({ route: [stage(1, 'approval', said('board', 'agreed with changes'))], version: 2 }), 'released')
})
