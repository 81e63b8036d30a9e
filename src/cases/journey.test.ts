import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import type { DecisionMode } from '#reference/decisions.ts'
import { channelGuidanceOn } from '#reference/guidance.ts'
import { ids, journal, journeysTo, line, people, present, refusalOf, then, type Line } from './journeys-for-tests.ts'
import {
  factsOf,
  foldJournal,
  ImpossibleJournal,
  nextSteps,
  stepOf,
  steps,
  takeStep,
  transitions,
  type Actor,
  type StepName,
} from './journey.ts'
import { refusalWords } from './journey/refusals.ts'
import { isClosed, stageNames, stageOf, stages, stagesOf, type Stage } from './journey/stages.ts'
import { planItems } from './journey/statutory-rules.ts'

const after = (stage: Stage) => journal(...journeysTo[stage])
const supervised = { supervisor: ids.supervisor, safeguardingHandOff: 'not_needed' } as const
const nfa = (more: object = {}): Line =>
  line('2026-03-06', 'decide gateway', { outcome: 'nfa', closureReason: 'nfa_context', ...supervised, ...more })
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

for (const stage of stageNames) {
  test(`a case can come to “${stageOf(stage).label}” by steps that are allowed`, () => {
    assert.equal(foldJournal(after(stage)).stage, stage)
  })
}

test('the diagram leads from the draft to every stage', () => {
  const reached = new Set<Stage>(['referral_draft'])
  // A set is walked in the order it grows, so each stage newly reached is followed in its turn.
  for (const stage of reached) for (const { from, to } of transitions()) if (from === stage) reached.add(to)
  assert.deepEqual(
    stageNames.filter((stage) => !reached.has(stage)),
    [],
  )
})

test('from every stage something can follow, except where nothing is left', () => {
  for (const stage of stageNames) {
    const leads = transitions().some(({ from }) => from === stage)
    assert.equal(leads, stageOf(stage).kind !== 'gone', stage)
  }
})

test('every way into a closed stage from an open one has a reason that fits it', () => {
  for (const { from, to } of transitions()) {
    if (!isClosed(to) || isClosed(from) || stageOf(to).kind === 'gone') continue
    assert.ok((stageOf(to).closesWith ?? []).length > 0, `${from} to ${to}`)
  }
})

test('no step can be taken from a stage it does not start from', () => {
  const everything: Actor = {
    account: ids.chair,
    roles: ['coordinator', 'case officer', 'channel chair', 'information governance'],
    named: true,
  }
  for (const stage of stageNames) {
    const state = foldJournal(after(stage))
    for (const step of steps.filter(({ from }) => !from.includes(stage))) {
      const taken = takeStep(state, step.name, {
        facts: {},
        reasonGiven: true,
        actor: everything,
        at: Temporal.Instant.from('2028-01-03T12:00:00Z'),
        on: Temporal.PlainDate.from('2028-01-03'),
      })
      assert.deepEqual(taken, { ok: false, reason: 'wrong-stage' }, `${step.name} from ${stage}`)
    }
  }
})

test('every step says in words what it does, who may take it and which text asks for it', () => {
  for (const step of steps) {
    assert.notEqual(step.label, '')
    assert.notEqual(step.source.document, '')
    assert.ok(step.by === 'anyone' || step.by.length > 0, step.name)
    assert.ok(step.from.length > 0, step.name)
  }
  assert.equal(new Set(steps.map(({ name }) => name)).size, steps.length)
})

test('every refusal has plain words that end in a full stop, and a source', () => {
  for (const { en, source } of Object.values(refusalWords)) {
    assert.match(en, /^[A-Z].*\.$/)
    assert.notEqual(source.place, '')
  }
})

// ── no decision without a human ──

test('nobody but a visitor handing in a referral may be without an account', () => {
  for (const step of steps.filter(({ by }) => by !== 'anyone')) {
    const stage = step.from[0]
    assert.ok(stage)
    const next = nextSteps(foldJournal(after(stage)), people.visitor).find((one) => one.step === step.name)
    assert.equal(next?.allowed === false && next.whyNot, 'no-named-human', step.name)
  }
})

test('a journal with a step that nobody took is impossible', () => {
  const entries = after('gateway').map((entry) => ({ ...entry, takenBy: null }))
  assert.throws(() => foldJournal(entries), /entry 2 \(start gateway\): nobody took it/)
})

test('a journal with a gap, an unknown step, other facts or a step out of turn is impossible', () => {
  const [first, second] = after('gateway')
  assert.ok(first && second)
  assert.throws(() => foldJournal([second]), /expected number 1/)
  assert.throws(() => foldJournal([{ ...first, step: 'score person' }]), /no such step/)
  assert.throws(() => foldJournal([{ ...first, facts: { channel: 'fax' } }]), ImpossibleJournal)
  assert.throws(() => foldJournal([{ ...first, step: 'archive', takenBy: ids.chair }]), /not from referral_draft/)
})

test('narrative does not fit into the journal', () => {
  const told = { channel: 'public', told: 'yes', story: 'He said…' } as never
  assert.equal(refusalOf([], line('2026-03-02', 'receive referral', told)), 'facts-incomplete')
})

// ── who and when ──

test('a coordinator sees the gateway decision waiting for the case officer', () => {
  const next = nextSteps(foldJournal(after('gateway')), people.coordinator)
  const gateway = next.find(({ step }) => step === 'decide gateway')
  assert.ok(gateway && !gateway.allowed)
  assert.equal(gateway.whyNot, 'not-your-role')
  assert.deepEqual(gateway.by, ['case officer'])
})

test('only the chair and people named on it may act on a restricted case', () => {
  const restricted = then(after('gateway'), line('2026-03-04', 'restrict case', { cause: 'returnee' }))
  const note = line('2026-03-04', 'add note', { kind: 'contact' })
  assert.equal(refusalOf(restricted, note), 'restricted-case')
  assert.equal(refusalOf(restricted, { ...note, by: { ...people.caseOfficer, named: true } }), undefined)
  assert.equal(refusalOf(restricted, { ...note, by: people.chair }), undefined)
})

test('a step cannot be dated tomorrow, and today is the day in England', () => {
  const state = foldJournal(after('referral_received'))
  const take = (at: string, on: string) =>
    takeStep(state, 'start gateway', {
      facts: {},
      reasonGiven: false,
      actor: people.caseOfficer,
      at: Temporal.Instant.from(at),
      on: Temporal.PlainDate.from(on),
    })
  assert.deepEqual(take('2026-03-10T12:00:00Z', '2026-03-11'), { ok: false, reason: 'in-the-future' })
  // Half past midnight on 30 March, in summer time, is still the 29th in universal time.
  assert.equal(take('2026-03-29T23:30:00Z', '2026-03-30').ok, true)
  // Half past eleven on 25 October, after the clocks went back.
  assert.equal(take('2026-10-25T23:30:00Z', '2026-10-26').ok, false)
})

test('a step cannot be dated before the case came to where it is', () => {
  assert.equal(refusalOf(after('gateway'), { ...nfa(), on: '2026-03-02' }), 'before-the-stage')
})

test('a step keeps the guidance in force on its day', () => {
  assert.ok(after('gateway').every((entry) => entry.guidanceVersion === 'channel-2023'))
  const old = journal(line('2018-03-05', 'receive referral', { channel: 'public', told: 'no_not_yet' }))
  assert.equal(old[0]?.guidanceVersion, channelGuidanceOn(Temporal.PlainDate.from('2018-03-05')).code)
  assert.equal(old[0].guidanceVersion, 'channel-2015')
})

// ── closing ──

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

test('a second referral of the same person is closed only with a second reader', () => {
  const repeated = then(
    after('gateway'),
    line('2026-03-04', 'declare same person', { answer: 'same', otherPerson: ids.otherPerson }),
  )
  assert.equal(refusalOf(repeated, nfa()), 'second-reader-needed')
  assert.equal(refusalOf(repeated, nfa({ secondReader: ids.caseOfficer })), 'second-reader-is-you')
  assert.equal(refusalOf(repeated, nfa({ secondReader: ids.reader })), undefined)
})

test('an unsure or different answer asks for no second reader, and does not take back “same”', () => {
  const declare = (answer: 'same' | 'different' | 'unsure') =>
    line('2026-03-04', 'declare same person', { answer, otherPerson: ids.otherPerson })
  assert.equal(refusalOf(then(after('gateway'), declare('unsure'), declare('different')), nfa()), undefined)
  assert.equal(refusalOf(then(after('gateway'), declare('same'), declare('different')), nfa()), 'second-reader-needed')
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
  assert.equal(refusalOf(then(asked, nil), nil), 'no-such-request')
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

// ── the panel ──

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
  assert.equal(refusalOf(after('gateway'), { ...nfa(), mode: 'majority' }), 'mode-not-asked')
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

// ── consent and support ──

test('consent is not asked for before the plan is final', () => {
  assert.equal(refusalOf(after('adopted'), line('2026-04-15', 'seek consent', { askedOf: 'person' })), 'plan-not-final')
})

test('support starts only with the consent of the right person', () => {
  const asked = after('consent_sought')
  const consent = (age: 'under_18' | 'adult', givenBy?: 'parent' | 'self_adult' | 'self_child_agreement') =>
    line('2026-04-20', 'record consent', { status: 'given', age, givenBy })
  assert.equal(refusalOf(asked, line('2026-04-22', 'start support', {})), 'consent-not-given')
  assert.equal(refusalOf(asked, consent('adult', 'parent')), 'consent-by-wrong-person')
  assert.equal(refusalOf(asked, consent('under_18', 'self_child_agreement')), 'consent-by-wrong-person')
  assert.equal(refusalOf(asked, consent('under_18')), 'consent-by-wrong-person')
  assert.equal(refusalOf(asked, consent('under_18', 'parent')), undefined)
})

test('support stops at once when consent is withdrawn, and goes on only with new consent', () => {
  const withdrawn = then(after('active'), line('2026-06-01', 'end consent', { status: 'withdrawn' }))
  assert.equal(foldJournal(withdrawn).stage, 'paused')
  const resume = line('2026-06-02', 'resume support', {})
  assert.equal(refusalOf(withdrawn, resume), 'consent-not-given')
  const again = line('2026-06-02', 'record consent', { status: 'given', age: 'adult', givenBy: 'self_adult' })
  assert.equal(refusalOf(then(withdrawn, again), resume), undefined)
})

test('a no during support cannot be noted while support goes on', () => {
  const no = line('2026-06-01', 'record consent', { status: 'refused', age: 'adult' })
  assert.equal(refusalOf(after('active'), no), 'end-consent-instead')
})

test('a case without consent closes after the answer and after health and social care were considered', () => {
  const close = line('2026-05-05', 'close without consent', { closureReason: 'consent_refused', remaining: 'nothing' })
  assert.equal(refusalOf(after('consent_sought'), close), 'consent-not-answered')
  const refused = then(
    after('consent_sought'),
    line('2026-04-20', 'record consent', { status: 'refused', age: 'adult' }),
  )
  assert.equal(refusalOf(refused, close), 'care-not-considered')
  const given = then(
    after('consent_sought'),
    line('2026-04-20', 'record consent', { status: 'given', age: 'adult', givenBy: 'self_adult' }),
  )
  assert.equal(refusalOf(given, close), 'consent-stands')
})

test('support ends with no further concern only after a final assessment', () => {
  const exit = line(
    '2026-06-02',
    'exit',
    { meetingId: ids.laterMeeting, present, closureReason: 'x_no_concern', votes: { exit: 4 } },
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
    line('2026-06-01', 'propose transfer', { toArea: 'england or wales' }),
    line('2026-06-20', 'keep after transfer answer', { answer: 'declined' }),
  )
  assert.equal(foldJournal(declined).stage, 'active')
})

// ── after the case ──

test('a case that had support cannot be archived before its reviews', () => {
  const archive = (stage: Stage) => refusalOf(after(stage), line('2028-06-01', 'archive', {}))
  assert.equal(archive('closed_exited'), 'wrong-stage')
  assert.equal(archive('review_6m'), 'wrong-stage')
  assert.equal(archive('review_12m'), undefined)
  assert.equal(archive('review_ext'), 'reviews-not-over')
})

test('extended reviews end with the one at 24 months', () => {
  const last = line(
    '2028-09-30',
    'further review',
    { meetingId: ids.laterMeeting, present, result: 'no_concern', votes: { no_concern: 4 }, atMonths: 24 },
    { mode: 'unanimous' },
  )
  const over = then(after('review_ext'), last)
  assert.equal(refusalOf(over, line('2028-10-02', 'archive', {})), undefined)
})

test('a record is not destroyed while it is held, nor by one person alone', () => {
  const destroy = (approvedBy: string) => line('2027-03-08', 'destroy record', { approvedBy, batch: ids.batch })
  const held = then(after('retention_review'), line('2027-03-08', 'place legal hold', { cause: 'court' }))
  assert.equal(refusalOf(held, destroy(ids.supervisor)), 'legal-hold')
  assert.equal(refusalOf(after('retention_review'), destroy(ids.governance)), 'approver-is-you')
})

test('acts beside the journey are open from the day a referral arrives and move no stage', () => {
  const moving = new Set<StepName>(transitions().map(({ step }) => step))
  const notes = stepOf('add note')
  assert.deepEqual(new Set(notes.from), new Set(stagesOf('open', 'closed')))
  assert.equal(moving.has('add note'), false)
  assert.equal(moving.has('acknowledge'), false)
})

test('the facts of an entry are read by the schema of its step', () => {
  const [first] = after('gateway')
  assert.ok(first)
  assert.equal(factsOf(first, 'receive referral')?.told, 'yes')
  assert.equal(factsOf(first, 'decide gateway'), undefined)
})

test('the stages are those of the state model', () => {
  assert.equal(Object.keys(stages).length, 32)
})
