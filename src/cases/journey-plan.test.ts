/** The support plan: what keeps it from being approved, and how it is revised. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { needAnswers } from '#reference/support-plan.ts'
import { codesOf } from '#reference/code-list.ts'
import { ids, journal, journeysTo, line, people, refusalOf, then, wholePlan } from './journeys-for-tests.ts'
import { foldJournal } from './journey.ts'

const adopted = journal(...journeysTo.adopted)
const drafted = then(adopted, line('2026-04-10', 'draft support plan', { planVersion: ids.plan }))
const approve = (change: object = {}) => line('2026-04-14', 'approve support plan', { ...wholePlan, ...change })

test('a need without an answer keeps the plan from being approved', () => {
  const needs = [{ needId: ids.need, answer: 'action' as const }, { needId: ids.otherCase }]
  assert.equal(refusalOf(drafted, approve({ needs })), 'need-without-answer')
  const decided = [needs[0], { needId: ids.otherCase, answer: 'no action' as const }]
  assert.equal(refusalOf(drafted, approve({ needs: decided })), undefined)
})

test('whatever the needs, a plan is approved only when there is one and each has an answer', () => {
  const answers = fc.constantFrom(...codesOf(needAnswers), undefined)
  const some = fc.array(
    fc
      .record({ needId: fc.uuid(), answer: answers })
      .map(({ needId, answer }) => (answer ? { needId, answer } : { needId })),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(some, (needs) => {
      const whole = needs.length > 0 && needs.every((need) => 'answer' in need)
      assert.equal(refusalOf(drafted, approve({ needs })) === undefined, whole)
    }),
  )
})

test('a plan that names no need is not approved', () => {
  assert.equal(refusalOf(drafted, approve({ needs: [] })), 'plan-without-needs')
  assert.equal(refusalOf(drafted, approve({ needs: undefined })), 'plan-without-needs')
})

test('a plan that leaves out one of the four matters of section 36(5) is not approved', () => {
  for (const left of wholePlan.planStates) {
    const planStates = wholePlan.planStates.filter((item) => item !== left)
    assert.equal(refusalOf(drafted, approve({ planStates })), 'plan-incomplete')
  }
})

test('a plan of which a part is not written is not approved', () => {
  for (const left of wholePlan.parts) {
    const parts = wholePlan.parts.filter((part) => part !== left)
    assert.equal(refusalOf(drafted, approve({ parts })), 'plan-parts-missing')
  }
})

test('what is approved is the draft that was read, and there must be one', () => {
  assert.equal(refusalOf(adopted, approve()), 'no-plan-draft')
  assert.equal(refusalOf(drafted, approve({ planVersion: ids.otherCase })), 'another-plan-version')
})

test('the chair approves; whoever works the case writes', () => {
  assert.equal(refusalOf(drafted, { ...approve(), by: people.coordinator }), 'not-your-role')
})

test('a plan is revised during support, with a reason, while the approved one stands', () => {
  const active = journal(...journeysTo.active)
  const revise = line('2026-05-01', 'draft support plan', { planVersion: ids.otherCase })
  assert.equal(refusalOf(active, { ...revise, reasonGiven: false }), 'reason-needed')
  const revising = then(active, revise)
  const state = foldJournal(revising)
  assert.deepEqual([state.planVersion, state.planDraft, state.planFinal], [ids.plan, ids.otherCase, true])
  assert.equal(refusalOf(revising, revise), 'plan-draft-begun')
  const needs = [{ needId: ids.otherPerson, answer: 'no action' as const }]
  const revised = then(
    revising,
    line('2026-05-04', 'approve support plan', { ...wholePlan, planVersion: ids.otherCase, needs }),
  )
  const after = foldJournal(revised)
  assert.deepEqual([after.planVersion, after.planDraft, after.planNeeds], [ids.otherCase, undefined, needs])
})

test('a journal from before there were versions still adds up', () => {
  const [first] = adopted.slice(-1)
  assert.ok(first)
  const old = {
    ...first,
    seq: first.seq + 1,
    step: 'approve support plan',
    facts: { planStates: wholePlan.planStates },
  }
  const state = foldJournal([...adopted, { ...old, decisionMode: null }])
  assert.deepEqual([state.planFinal, state.planVersion, state.planNeeds], [true, undefined, []])
})
