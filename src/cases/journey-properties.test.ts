/** What holds on every journey, tried on journeys made up at random from wherever a case can be. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { defaultSettings } from '#reference/settings.ts'
import { deadlines, isLive } from './clocks.ts'
import { people } from './journeys-for-tests.ts'
import { foldJournal, nextSteps, steps, transitions } from './journey.ts'
import { isClosed, stageOf } from './journey/stages.ts'
import { nothingYet, type JournalEntry } from './journey/state.ts'
import { asVoted, lastDay, walksFrom, type Walk } from './walks-for-tests.ts'

// Another seed each time; a failure names it, and WALKS_SEED runs it again.
const seed = Number(process.env['WALKS_SEED'] ?? Date.now() % 1_000_000)
const walks = walksFrom(seed, 200)

const always = (name: string, holds: (walk: Walk) => void): void => {
  test(name, () => {
    for (const [index, walk] of walks.entries()) {
      try {
        holds(walk)
      } catch (cause) {
        const told = walk.entries.map(({ onDate, step }) => `${onDate.toString()} ${step}`).join('\n')
        throw new Error(`WALKS_SEED=${seed}, walk ${index}:\n${told}`, { cause })
      }
    }
  })
}

const onDiagram = new Set(transitions().map(({ from, to }) => `${from} → ${to}`))

always('no sequence of steps goes a way the diagram does not show', ({ states }) => {
  for (const [index, state] of states.entries()) {
    const before = states[index - 1]
    if (!before || before.stage === state.stage) continue
    assert.ok(onDiagram.has(`${before.stage} → ${state.stage}`), `${before.stage} → ${state.stage}`)
  }
})

always(
  'a journal folds to the same state each time, and each beginning of it to the state it had then',
  ({ entries, states }) => {
    assert.deepEqual(foldJournal(entries), foldJournal(entries))
    for (const [length, state] of states.entries()) assert.deepEqual(foldJournal(entries.slice(0, length)), state)
  },
)

always('what has been through the database as JSON folds to the same', ({ entries }) => {
  const kept = entries.map((entry) => ({
    ...entry,
    facts: JSON.parse(JSON.stringify(entry.facts)) as JournalEntry['facts'],
  }))
  assert.deepEqual(foldJournal(kept), foldJournal(entries))
})

always(
  'nobody closes a repeat referral alone: a second reader has agreed, and is not who closes',
  ({ entries, states }) => {
    for (const [index, { takenBy }] of entries.entries()) {
      const [before, after] = [states[index], states[index + 1]]
      if (!before?.repeatReferral || !after || isClosed(before.stage) || !isClosed(after.stage)) continue
      if (stageOf(after.stage).closesWith === undefined) continue
      assert.equal(before.secondReading?.answer, 'agreed')
      assert.notEqual(before.secondReading.reader, takenBy)
      assert.equal(before.secondReading.closureReason, after.closureReason)
    }
  },
)

always('every ending of an open case carries a reason that fits it', ({ states }) => {
  for (const state of states) {
    const { closesWith } = stageOf(state.stage)
    if (closesWith) assert.ok(state.closureReason && closesWith.includes(state.closureReason), state.stage)
    if (!isClosed(state.stage)) assert.equal(state.closureReason, undefined)
    assert.equal(state.closedOn !== undefined, isClosed(state.stage))
  }
})

always('no step but the arrival of a referral was taken without a human', ({ entries }) => {
  for (const { step, takenBy } of entries) {
    if (takenBy === null) assert.ok(['save draft', 'delete draft', 'receive referral'].includes(step), step)
  }
})

always('every decision by a panel carries its mode, and that mode is what the votes amount to', ({ entries }) => {
  for (const { step, facts, decisionMode } of entries) {
    const decided = steps.find(({ name }) => name === step)?.panel === 'decided'
    assert.equal(decisionMode !== null, decided)
    if (decided) assert.equal(asVoted(facts), decisionMode)
  }
})

always('support is never running without consent', ({ states }) => {
  for (const { stage, consent } of states) if (stage === 'active') assert.equal(consent, 'given')
})

always('nobody stands before the panel without reasonable grounds, and nobody leaves it unconsidered', ({ states }) => {
  for (const { stage, section36, section36CarePath } of states) {
    if (stage === 'panel_listed' || stage === 'deferred') assert.equal(section36, 'grounds_yes')
    if (stage === 'closed_not_adopted' || stage === 'closed_consent_refused')
      assert.notEqual(section36CarePath, undefined)
  }
})

always('moves stand in the order of their days', ({ states }) => {
  for (const [index, { stageSince }] of states.entries()) {
    const before = states[index - 1]?.stageSince
    if (before && stageSince) assert.ok(Temporal.PlainDate.compare(before, stageSince) <= 0)
  }
})

always('what is offered next is exactly what starts from here', ({ states }) => {
  const state = states.at(-1) ?? nothingYet
  assert.deepEqual(
    nextSteps(state, people.coordinator).map(({ step }) => step),
    steps.filter(({ from }) => from.includes(state.stage)).map(({ name }) => name),
  )
})

always('a deadline, once it has started, is never lost; once met or stopped it stays so', ({ entries }) => {
  const halfway = deadlines(entries.slice(0, Math.ceil(entries.length / 2)), defaultSettings, lastDay)
  const all = deadlines(entries, defaultSettings, lastDay)
  for (const [index, before] of halfway.entries()) {
    const now = all[index]
    assert.ok(now)
    assert.deepEqual([now.clock, now.key, now.startedBy], [before.clock, before.key, before.startedBy])
    if (!isLive(before)) assert.equal(isLive(now), false)
    assert.ok(now.corrections.length >= before.corrections.length)
  }
})

always('the clocks that run by the state are those that are live by the deadlines', ({ entries, states }) => {
  const live = deadlines(entries, defaultSettings, lastDay)
    .filter(isLive)
    .map(({ clock }) => clock)
  assert.deepEqual([...new Set(live)].sort(), [...(states.at(-1)?.runningClocks ?? [])].sort())
})

always('a pause never moves the day that was due', ({ entries }) => {
  const paused = entries.filter(({ step }) => step === 'pause clock' || step === 'resume clock')
  const without = renumbered(entries.filter((entry) => !paused.includes(entry)))
  const dues = (journey: readonly JournalEntry[]) =>
    deadlines(journey, defaultSettings, lastDay).map(({ clock, startedOn, dueOn }) =>
      [clock, startedOn, dueOn].map(String),
    )
  assert.deepEqual(dues(entries), dues(without))
})

function renumbered(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  return entries.map((entry, index) => ({ ...entry, seq: index + 1 }))
}
