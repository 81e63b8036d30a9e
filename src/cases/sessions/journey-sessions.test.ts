import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { foldJournal } from '../journey.ts'
import { withoutEnd } from '../journey/support-given.ts'
import { ids, journal, journeysTo, line, people, refusalOf, then } from '../journeys-for-tests.ts'
import { supportStoodOn, supportStopsOn } from './support.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const active = journal(...journeysTo.active)
const born = { known: 'date', on: day('2012-01-01') } as const
const asked = {
  commissionId: ids.request,
  supportType: 'mentoring',
  provider: 'outside',
  approval: 'not needed',
  indemnified: false,
  sessionsAgreed: 7,
  fromOn: '2026-05-01',
  untilOn: '2026-07-31',
} as const
const commission = (more: object = {}, step = 'commission support' as const) =>
  line('2026-04-29', step, { ...asked, ...more }, { by: people.coordinator })
const withdrawn = line('2026-05-20', 'end consent', { status: 'withdrawn', withdrawnBy: 'parent', how: 'telephone' })

test('support is commissioned while consent is asked for and while support is given, and at no other time', () => {
  assert.equal(refusalOf(journal(...journeysTo.consent_sought), commission()), undefined)
  assert.equal(refusalOf(active, commission()), undefined)
  for (const stage of ['adopted', 'paused', 'closed_exited', 'gateway'] as const)
    assert.equal(refusalOf(journal(...journeysTo[stage]), commission()), 'wrong-stage', stage)
})

test('work on ideology is for a provider whom the Home Office has approved', () => {
  assert.equal(
    refusalOf(active, commission({ supportType: 'ideology', approval: 'applied for' })),
    'provider-not-approved',
  )
  assert.equal(refusalOf(active, commission({ supportType: 'ideology', approval: 'approved' })), undefined)
})

test('the time agreed runs forwards', () => {
  assert.equal(refusalOf(active, commission({ untilOn: '2026-04-30' })), 'period-backwards')
})

test('a commission is ended once, with a reason', () => {
  const end = (reasonGiven = true) =>
    line(
      '2026-05-04',
      'end commission',
      { commissionId: ids.request, cause: 'plan_changed' },
      { by: people.coordinator, reasonGiven },
    )
  assert.equal(refusalOf(active, end()), 'no-commission')
  const made = then(active, commission())
  assert.equal(refusalOf(made, end(false)), 'reason-needed')
  assert.equal(refusalOf(then(made, end()), end()), 'no-commission')
})

test('the day on which support stops is the day it is recorded; nothing is said of why', () => {
  const started = foldJournal(active)
  assert.equal(foldJournal(journal(...journeysTo.consent_sought)).supportStoppedOn, undefined)
  assert.equal(started.supportStoppedOn, withoutEnd)
  assert.equal(String(foldJournal(then(active, withdrawn)).supportStoppedOn), '2026-05-20')
  const paused = then(active, line('2026-05-20', 'pause support', { cause: 'illness' }))
  assert.equal(String(foldJournal(paused).supportStoppedOn), '2026-05-20')
})

test('a parent’s consent stops support on the eighteenth birthday, and a consent with a last day the day after it, though nobody writes anything', () => {
  const state = foldJournal(active)
  const today = day('2026-05-01')
  assert.equal(String(supportStopsOn(state, { known: 'date', on: day('2008-08-15') }, today)), '2026-08-15')
  assert.equal(String(supportStopsOn(state, { known: 'date', on: day('2013-08-15') }, today)), '2029-04-21')
})

test('a session held in the morning was held, though consent ended in the afternoon; the day after it could not be', () => {
  const entries = then(active, withdrawn)
  assert.equal(supportStoodOn(entries, born, day('2026-04-21')), false, 'before support started')
  assert.equal(supportStoodOn(entries, born, day('2026-05-19')), true)
  assert.equal(supportStoodOn(entries, born, day('2026-05-20')), true)
  assert.equal(supportStoodOn(entries, born, day('2026-05-21')), false)
})
