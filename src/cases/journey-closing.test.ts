/** Closing, repeat referrals, information, assessment and the section 36 decision: what is refused, and when it is not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { ids, journal, journeysTo, line, people, refusalOf, then, type Line } from './journeys-for-tests.ts'
import { foldJournal, takeStep, type Actor, type FactsOf } from './journey.ts'
import type { EarlierRecords } from './journey/define.ts'
import type { Stage } from './journey/stages.ts'

const after = (stage: Stage) => journal(...journeysTo[stage])
const supervised = { supervisor: ids.supervisor, safeguardingHandOff: 'not_needed' } as const
const nfa = (more: object = {}): Line =>
  line('2026-03-06', 'decide gateway', { outcome: 'nfa', closureReason: 'nfa_context', ...supervised, ...more })

test('a decision not to go on needs a reason, a supervisor who is someone else, and the hand-off', () => {
  const at = after('gateway')
  assert.equal(refusalOf(at, { ...nfa(), reasonGiven: false }), 'reason-needed')
  assert.equal(refusalOf(at, nfa({ supervisor: undefined })), 'supervisor-needed')
  assert.equal(refusalOf(at, nfa({ supervisor: ids.caseOfficer })), 'supervisor-is-you')
  assert.equal(refusalOf(at, nfa({ safeguardingHandOff: undefined })), 'hand-off-needed')
  assert.equal(refusalOf(at, nfa()), undefined)
})

test('a case closes only for a reason that fits the way it closes', () => {
  assert.equal(refusalOf(after('gateway'), nfa({ closureReason: undefined })), 'closure-reason-needed')
  assert.equal(refusalOf(after('gateway'), nfa({ closureReason: 'consent_refused' })), 'closure-reason-wrong')
})

const declare = (answer: 'same' | 'different' | 'unsure') =>
  line('2026-03-04', 'declare same person', { answer, otherPerson: ids.otherPerson })
const ask = (reader: string = ids.reader) =>
  line('2026-03-05', 'ask for second reading', { reader, closureReason: 'nfa_context' })
const reader: Actor = { account: ids.reader, roles: ['coordinator'], named: false }
const read = (answer: 'agreed' | 'objected', by = reader) =>
  line('2026-03-05', 'read a second time', { answer }, { by })

test('a second referral of the same person is closed only when a second reader has agreed themselves', () => {
  const repeated = then(after('gateway'), declare('same'))
  assert.equal(refusalOf(repeated, nfa()), 'second-reader-needed')
  assert.equal(refusalOf(repeated, nfa({ secondReader: ids.reader })), 'second-reader-needed', 'named is not enough')
  assert.equal(refusalOf(then(repeated, ask()), nfa()), 'second-reading-awaited')
  assert.equal(refusalOf(then(repeated, ask(), read('agreed')), nfa()), undefined)
})

test('the second reader is somebody else than who asks and who closes, and nobody answers for them', () => {
  const repeated = then(after('gateway'), declare('same'))
  assert.equal(refusalOf(repeated, ask(ids.caseOfficer)), 'second-reader-is-you')
  assert.equal(refusalOf(then(repeated, ask()), read('agreed', people.coordinator)), 'not-the-second-reader')
  const agreed = then(repeated, ask(), read('agreed'))
  const byReader = { account: ids.reader, roles: ['case officer'], named: false } as const
  assert.equal(refusalOf(agreed, { ...nfa(), by: byReader }), 'second-reader-is-you')
  assert.equal(refusalOf(agreed, read('agreed')), 'second-reading-answered')
  assert.equal(refusalOf(repeated, read('agreed')), 'no-second-reading')
})

test('an objection holds the case open until it is asked again and agreed', () => {
  const objected = then(after('gateway'), declare('same'), ask(), read('objected'))
  assert.equal(refusalOf(objected, nfa()), 'second-reader-objected')
  assert.equal(refusalOf(then(objected, ask()), nfa()), 'second-reading-awaited')
  assert.equal(refusalOf(then(objected, ask(), read('agreed')), nfa()), undefined)
})

test('a second reader agrees to one reason for closing, and to the case as it then stood', () => {
  const agreed = then(after('gateway'), declare('same'), ask(), read('agreed'))
  assert.equal(refusalOf(agreed, nfa({ closureReason: 'nfa_no_concern' })), 'second-reading-of-another')
  const movedOn = then(agreed, line('2026-03-06', 'decide gateway', { outcome: 'continue' }))
  assert.equal(foldJournal(movedOn).secondReading, undefined)
})

test('who is unsure needs a second reader too, and to take “same” back frees nobody of one', () => {
  assert.equal(refusalOf(then(after('gateway'), declare('different')), nfa()), undefined)
  assert.equal(refusalOf(then(after('gateway'), declare('unsure')), nfa()), 'second-reader-needed')
  assert.equal(refusalOf(then(after('gateway'), declare('same'), declare('different')), nfa()), 'second-reader-needed')
})

test('an earlier record that nobody has considered keeps the case from being closed', () => {
  const close = (earlier: EarlierRecords) => {
    const { facts } = nfa()
    const taken = takeStep(foldJournal(after('gateway')), 'decide gateway', {
      facts: facts as FactsOf<'decide gateway'>,
      reasonGiven: true,
      actor: people.caseOfficer,
      at: Temporal.Instant.from('2026-03-06T12:00:00Z'),
      on: Temporal.PlainDate.from('2026-03-06'),
      earlier,
    })
    return taken.ok ? undefined : taken.reason
  }
  assert.equal(close({ undecided: true, same: false }), 'earlier-record-undecided')
  assert.equal(close({ undecided: false, same: true }), 'second-reader-needed', 'said on the other record')
  assert.equal(close({ undecided: false, same: false }), undefined)
})

test('a duplicate is closed only with a link to the open case', () => {
  const duplicate = { outcome: 'already_open', closureReason: 'duplicate', ...supervised } as const
  assert.equal(refusalOf(after('gateway'), line('2026-03-06', 'decide gateway', duplicate)), 'link-needed')
})

test('a closed case can be reopened, and then goes back only as far as it had come', () => {
  const reopened = after('reopened')
  const { closedOn, closureReason, endedFrom } = foldJournal(reopened)
  assert.deepEqual([closedOn, closureReason, endedFrom], [undefined, undefined, 'gateway'])
  const list = line('2026-03-10', 'list for panel', { meetingId: ids.meeting, meetingOn: '2026-04-07' })
  assert.equal(refusalOf(reopened, list), 'no-grounds-decision')
  assert.equal(refusalOf(reopened, line('2026-03-10', 'gather information again', {})), 'gateway-not-passed')
  assert.equal(refusalOf(reopened, line('2026-03-10', 'start gateway', {})), undefined)
})

// ── information, assessment, section 36 ──

test('information gathering ends only when the assessment is agreed', () => {
  const close = line('2026-03-13', 'close information gathering', {})
  const gathering = after('info_gathering')
  assert.equal(refusalOf(gathering, close), 'assessment-not-agreed')
  assert.equal(
    refusalOf(gathering, line('2026-03-13', 'agree assessment', { assessmentId: ids.assessment })),
    'no-assessment',
  )
})

test('an unanswered request holds up the end of information gathering, unless someone says why it need not', () => {
  const asked = then(
    after('info_gathering'),
    line('2026-03-09', 'request information', {
      requestId: ids.request,
      agencyId: ids.agency,
      basis: 's38_cooperation',
    }),
    line('2026-03-12', 'record assessment', { assessmentId: ids.assessment, framework: 'VAF2012' }),
    line('2026-03-12', 'agree assessment', { assessmentId: ids.assessment }),
  )
  const close = (facts: { withoutReplies?: boolean }, reasonGiven = true) =>
    line('2026-03-16', 'close information gathering', facts, { reasonGiven })
  assert.equal(refusalOf(asked, close({})), 'requests-open')
  assert.equal(refusalOf(asked, close({ withoutReplies: true }, false)), 'reason-needed')
  assert.equal(refusalOf(asked, close({ withoutReplies: true })), undefined)

  const nil = line('2026-03-16', 'record reply', { requestId: ids.request, reply: 'nil_return' })
  assert.equal(refusalOf(then(asked, nil), close({}, false)), undefined)
  assert.equal(refusalOf(then(asked, nil), nil), 'no-open-request')
  const ofAnother = line('2026-03-16', 'record reply', { requestId: ids.assessment, reply: 'nil_return' })
  assert.equal(refusalOf(asked, ofAnother), 'no-such-request')
})

test('with reasonable grounds the case goes to the panel, without them it does not', () => {
  const decide = (decision: 'grounds_yes' | 'grounds_no', next: 'panel' | 'signposted') =>
    line('2026-03-17', 'decide section 36', {
      decision,
      next,
      referredBy: 'police',
      closureReason: 'signposted',
      ...supervised,
    })
  assert.equal(refusalOf(after('s36_pending'), decide('grounds_no', 'panel')), 'next-does-not-follow')
  assert.equal(refusalOf(after('s36_pending'), decide('grounds_yes', 'signposted')), 'next-does-not-follow')
  assert.equal(refusalOf(after('s36_pending'), decide('grounds_no', 'signposted')), undefined)
})

test('the section 36 decision needs a reason', () => {
  const decide = line(
    '2026-03-17',
    'decide section 36',
    { decision: 'grounds_yes', next: 'panel', referredBy: 'police' },
    { reasonGiven: false },
  )
  assert.equal(refusalOf(after('s36_pending'), decide), 'reason-needed')
})
