/** Consent, support, transfer and what comes after the case. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  argued,
  askingOf,
  ids,
  journal,
  journeysTo,
  line,
  ownConsent,
  parentsConsent,
  present,
  transferOffered,
  transferOfferedHere,
  refusalOf,
  then,
} from './journeys-for-tests.ts'
import { foldJournal } from './journey.ts'
import type { Stage } from './journey/stages.ts'

const after = (stage: Stage) => journal(...journeysTo[stage])

test('consent is not asked for before the plan is final', () => {
  assert.equal(
    refusalOf(after('adopted'), line('2026-04-15', 'seek consent', askingOf('adult', ['person']))),
    'plan-not-final',
  )
})

test('support starts only with the consent of the right person', () => {
  const asked = after('consent_sought')
  const consent = (age: 'under_18' | 'adult', givenBy?: 'parent' | 'self_adult' | 'self_child_agreement') =>
    line('2026-04-20', 'record consent', { ...parentsConsent('2027-04-20'), age, givenBy })
  assert.equal(refusalOf(asked, line('2026-04-22', 'start support', {})), 'consent-not-given')
  assert.equal(refusalOf(asked, consent('adult', 'parent')), 'age-does-not-fit')
  assert.equal(refusalOf(asked, consent('under_18', 'self_child_agreement')), 'consent-by-wrong-person')
  assert.equal(refusalOf(asked, consent('under_18')), 'consent-by-wrong-person')
  assert.equal(refusalOf(asked, consent('under_18', 'parent')), undefined)
})

test('support stops at once when consent is withdrawn, and goes on only with new consent', () => {
  const withdrawn = then(
    after('active'),
    line('2026-06-01', 'end consent', { status: 'withdrawn', withdrawnBy: 'parent', how: 'telephone' }),
  )
  assert.equal(foldJournal(withdrawn).stage, 'paused')
  const resume = line('2026-06-02', 'resume support', {})
  assert.equal(refusalOf(withdrawn, resume), 'consent-not-given')
  const again = [
    line('2026-06-02', 'ask for consent again', askingOf('adult', ['person'])),
    line('2026-06-02', 'record consent', ownConsent('2027-06-02')),
  ]
  assert.equal(refusalOf(then(withdrawn, ...again), resume), undefined)
})

test('a no during support cannot be noted while support goes on', () => {
  const no = line('2026-06-01', 'record consent', {
    status: 'refused',
    age: 'under_18',
    ownView: 'agrees',
    competent: true,
  })
  assert.equal(refusalOf(after('active'), no), 'end-consent-instead')
})

test('a case without consent closes after the answer and after health and social care were considered', () => {
  const close = line('2026-05-05', 'close without consent', {
    closureReason: 'consent_refused',
    safeguardingHandOff: 'not_needed',
  })
  assert.equal(refusalOf(after('consent_sought'), close), 'consent-not-answered')
  const refused = then(
    after('consent_sought'),
    line('2026-04-20', 'record consent', {
      status: 'refused',
      age: 'under_18',
      ownView: 'agrees',
      competent: true,
    }),
  )
  assert.equal(refusalOf(refused, close), 'care-not-considered')
  const given = then(after('consent_sought'), line('2026-04-20', 'record consent', parentsConsent('2027-04-20')))
  assert.equal(refusalOf(given, close), 'consent-stands')
})

test('support ends with no further concern only after a final assessment', () => {
  const exit = line(
    '2026-06-02',
    'exit',
    { meetingId: ids.laterMeeting, present, closureReason: 'x_no_concern', votes: { exit: 4 }, ...argued },
    { mode: 'unanimous' },
  )
  assert.equal(refusalOf(after('active'), exit), 'final-assessment-needed')
})

test('the sending panel stays responsible until the other has accepted', () => {
  assert.equal(
    refusalOf(after('active'), line('2026-06-02', 'transfer', { closureReason: 'x_moved' })),
    'transfer-not-proposed',
  )
  const declined = then(
    after('active'),
    line('2026-06-01', 'propose transfer', transferOffered),
    line('2026-06-20', 'keep after transfer answer', { answer: 'declined' }),
  )
  assert.equal(foldJournal(declined).stage, 'active')
})

test('a transfer is offered with a hand-over pack, on a basis, and says whether the person was told', () => {
  const offered = (facts: Parameters<typeof line<'propose transfer'>>[2]) =>
    refusalOf(after('active'), line('2026-06-02', 'propose transfer', facts))
  assert.equal(offered({ toArea: 'england or wales' }), 'pack-needed')
  assert.equal(offered({ ...transferOffered, personTold: undefined }), 'told-of-transfer-needed')
  assert.equal(offered({ ...transferOffered, toArea: 'area here' }), 'transfer-area-needed')
  assert.equal(offered({ ...transferOffered, areaId: ids.otherArea }), 'transfer-area-needed')
  assert.equal(offered(transferOffered), undefined)
  assert.equal(offered(transferOfferedHere), undefined)
  assert.equal(offered({ ...transferOffered, personTold: 'no, it would increase risk' }), undefined)
})

test('an area of this service answers by itself, and nobody answers in its place', () => {
  const inside = then(after('active'), line('2026-06-02', 'propose transfer', transferOfferedHere))
  const accepted = { closureReason: 'x_moved', metOn: '2026-06-20' } as const
  assert.equal(refusalOf(inside, line('2026-06-20', 'transfer', accepted)), 'transfer-answered-there')
  assert.equal(refusalOf(inside, line('2026-06-20', 'transfer', { ...accepted, answeredThere: true })), undefined)
  const outside = then(after('active'), line('2026-06-02', 'propose transfer', transferOffered))
  assert.equal(
    refusalOf(outside, line('2026-06-20', 'transfer', { ...accepted, answeredThere: true })),
    'transfer-answered-there',
  )
  const withdrawn = then(inside, line('2026-06-03', 'withdraw transfer', {}))
  assert.equal(refusalOf(withdrawn, line('2026-06-20', 'transfer', accepted)), 'transfer-not-proposed')
})

test('consent is asked for in the new area only after they were told whose they are now', () => {
  const arrived = journal(
    line('2026-06-20', 'receive transfer', {
      transferId: ids.transfer,
      fromArea: ids.otherArea,
      arrivesAs: 'support',
      restricted: false,
    }),
  )
  const state = foldJournal(arrived)
  assert.equal(state.stage, 'adopted')
  assert.equal(state.consent, 'not_asked', 'consent does not come along')
  const ask = line('2026-06-24', 'seek consent', askingOf('adult', ['person']))
  assert.equal(refusalOf(arrived, ask), 'explain-transfer-first')
  const explained = then(arrived, line('2026-06-22', 'explain transfer', { told: 'person' }))
  assert.equal(refusalOf(explained, ask), 'plan-not-final')
})
