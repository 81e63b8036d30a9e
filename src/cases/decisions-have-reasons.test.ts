/** Reviews of real cases found decisions that nobody had given a reason for (Prevent learning review, 2025). Here there is no way to make one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { journal, journeysTo, people, whoMay } from './journeys-for-tests.ts'
import { advance, isStep, steps, takeStep, type StepName } from './journey.ts'
import { stageNames } from './journey/stages.ts'
import { nothingYet, type JournalEntry } from './journey/state.ts'
import { walksFrom } from './walks-for-tests.ts'

const required = steps.filter(({ reason }) => reason === 'required').map(({ name }) => name)

/** Told journeys, and many at random from wherever a case can be. */
const journeys: readonly (readonly JournalEntry[])[] = [
  ...stageNames.map((stage) => journal(...journeysTo[stage])),
  ...walksFrom(20261124, 150).map(({ entries }) => entries),
]

test('a decision without a reason is refused, whichever step asks for one', () => {
  const tried = new Set<StepName>()
  for (const entries of journeys) {
    let state = nothingYet
    for (const entry of entries) {
      if (isStep(entry.step) && required.includes(entry.step)) {
        tried.add(entry.step)
        const again = takeStep(state, entry.step, {
          // They were taken with these, so that nothing but the reason is amiss.
          facts: entry.facts,
          reasonGiven: false,
          ...(entry.decisionMode === null ? {} : { decisionMode: entry.decisionMode }),
          actor: { ...whoMay(entry.step), account: entry.takenBy ?? people.chair.account, named: true },
          at: entry.takenAt,
          on: entry.onDate,
        })
        assert.deepEqual(again, { ok: false, reason: 'reason-needed' }, entry.step)
      }
      state = advance(state, entry)
    }
  }
  // Most of them, whatever the dice say; a step whose rules few random facts pass has its own test beside its rules.
  assert.ok(tried.size > required.length * 0.7, `${tried.size} of ${required.length}: ${[...tried].join(', ')}`)
})

test('every decision by a panel asks for a reason', () => {
  for (const { name, panel, reason } of steps) if (panel !== undefined) assert.equal(reason, 'required', name)
})
