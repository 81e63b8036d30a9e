/** The Channel panel: where and with whom it decides, how, and what must follow. CTSA 2015 ss36-37. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DecisionMode } from '#reference/decisions.ts'
import { ids, journal, journeysTo, line, present, refusalOf, then, type Line } from './journeys-for-tests.ts'
import type { Stage } from './journey/stages.ts'
import { planItems } from './journey/statutory-rules.ts'

const after = (stage: Stage) => journal(...journeysTo[stage])
const onPanel = (decision: 'adopt' | 'not_adopt' | 'defer' | 'refer_to_police', more: object = {}): Line => ({
  ...line('2026-04-07', 'panel decision', {
    meetingId: ids.meeting,
    present,
    decision,
    votes: { [decision]: 5 },
    ...more,
  }),
  mode: 'unanimous',
})

test('the panel decides only at the meeting the case is listed for', () => {
  const unlisted = after('panel_listed').slice(0, -1)
  assert.equal(refusalOf(unlisted, onPanel('not_adopt')), 'not-listed')
  assert.equal(
    refusalOf(after('panel_listed'), onPanel('not_adopt', { meetingId: ids.laterMeeting })),
    'another-meeting',
  )
})

test('the panel decides only with the authority’s chair or deputy and police of the home force present', () => {
  const listed = after('panel_listed')
  const withPresence = (chair: 'deputy chair' | 'neither', homeForcePolice: boolean) =>
    onPanel('not_adopt', { present: { chair, homeForcePolice } })
  assert.equal(refusalOf(listed, withPresence('neither', true)), 'no-chair-present')
  assert.equal(refusalOf(listed, withPresence('deputy chair', false)), 'no-home-force-present')
  assert.equal(refusalOf(listed, withPresence('deputy chair', true)), undefined)
})

test('how the panel decided must be what the votes amount to', () => {
  const listed = after('panel_listed')
  const unanimous = { meetingId: ids.meeting, present, decision: 'not_adopt', votes: { not_adopt: 5 } } as const
  const voted = (votes: object, mode: DecisionMode) => refusalOf(listed, { ...onPanel('not_adopt', { votes }), mode })
  assert.equal(refusalOf(listed, line('2026-04-07', 'panel decision', unanimous)), 'mode-needed')
  assert.equal(voted({ not_adopt: 5 }, 'unanimous'), undefined)
  assert.equal(voted({ not_adopt: 5 }, 'majority'), 'was-unanimous')
  assert.equal(voted({ not_adopt: 3, adopt: 2 }, 'unanimous'), 'was-not-unanimous')
  assert.equal(voted({ not_adopt: 3, adopt: 2 }, 'majority'), undefined)
  assert.equal(voted({ not_adopt: 3, adopt: 2 }, 'chair'), 'majority-was-found')
  assert.equal(voted({ not_adopt: 2, adopt: 3 }, 'chair'), 'majority-wants-otherwise')
  assert.equal(voted({ not_adopt: 2, adopt: 2, defer: 1 }, 'majority'), 'no-majority')
  assert.equal(voted({ not_adopt: 2, adopt: 2, defer: 1 }, 'chair'), undefined)
  assert.equal(voted({}, 'unanimous'), 'votes-needed')
})

test('only a panel decides by vote', () => {
  assert.equal(
    refusalOf(after('gateway'), line('2026-03-06', 'decide gateway', { outcome: 'continue' }, { mode: 'majority' })),
    'mode-not-asked',
  )
})

test('the panel adopts only with a plan that states all four matters of section 36(5)', () => {
  const listed = after('panel_listed')
  assert.equal(refusalOf(listed, onPanel('adopt')), 'plan-incomplete')
  assert.equal(refusalOf(listed, onPanel('adopt', { planStates: planItems.slice(0, 3) })), 'plan-incomplete')
  assert.equal(refusalOf(listed, onPanel('adopt', { planStates: planItems })), undefined)
})

test('a case is deferred once, with a named action, and again only if the chair extends', () => {
  const action = { actionAgency: ids.agency, actionDueOn: '2026-04-20' }
  assert.equal(refusalOf(after('panel_listed'), onPanel('defer')), 'deferral-action-needed')
  const relisted = then(
    after('deferred'),
    line('2026-04-08', 'list for panel', { meetingId: ids.meeting, meetingOn: '2026-05-05' }),
  )
  const again = { ...onPanel('defer', action), on: '2026-05-05' }
  assert.equal(refusalOf(relisted, again), 'deferred-before')
  const extended = { ...onPanel('defer', { ...action, chairExtends: true }), on: '2026-05-05' }
  assert.equal(refusalOf(relisted, extended), undefined)
})

test('a case that was not adopted closes only after health and social care were considered', () => {
  const close = line('2026-04-08', 'close after panel', { closureReason: 'not_adopted_not_susceptible' })
  assert.equal(refusalOf(after('not_adopted'), close), 'care-not-considered')
  const considered = then(
    after('not_adopted'),
    line('2026-04-07', 'consider section 36(6)', { meetingId: ids.meeting, present, considered: 'both' }),
  )
  assert.equal(refusalOf(considered, close), undefined)
  assert.equal(
    refusalOf(considered, line('2026-04-08', 'close after panel', { closureReason: 'not_adopted_too_high_risk' })),
    'reason-not-the-panels',
  )
})

test('a case the panel referred to police is considered for health and social care too', () => {
  const referred = then(after('panel_listed'), onPanel('refer_to_police'))
  const close = line('2026-04-08', 'close after panel', { closureReason: 'police_led_partnership' })
  assert.equal(refusalOf(referred, close), 'care-not-considered')
})
