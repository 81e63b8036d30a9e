import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { channelGuidanceOn } from '#reference/guidance.ts'
import { ids, journal, journeysTo, line, people, refusalOf, then, type Line } from './journeys-for-tests.ts'
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

const after = (stage: Stage) => journal(...journeysTo[stage])
const supervised = { supervisor: ids.supervisor, safeguardingHandOff: 'not_needed' } as const
const nfa = (more: object = {}): Line =>
  line('2026-03-06', 'decide gateway', { outcome: 'nfa', closureReason: 'nfa_context', ...supervised, ...more })

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
  const note = line('2026-03-04', 'add note', { kind: 'supervision' })
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
