import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { holesIn, isStale, pairsServed, type ThreadAction, type ThreadFacts } from './thread.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const part = (key: string) => ({ key, name: key, words: key })
const evidence = (daysAgo: number) => ({
  id: `e${daysAgo}`,
  words: 'Minutes',
  datedOn: today.subtract({ days: daysAgo }),
})
const action = (id: string, serves: readonly string[], more: Partial<ThreadAction> = {}): ThreadAction => ({
  id,
  title: id,
  serves,
  startsOn: today.subtract({ months: 6 }),
  evidence: [evidence(10)],
  measures: [{ id: 'm', title: 'Measure' }],
  ...more,
})
const holes = (facts: Partial<ThreadFacts>): readonly string[] =>
  holesIn({ recommendations: [part('r1')], objectives: [part('o1')], actions: [], ...facts }, today, 12).map(
    ({ kind, at }) => `${kind}: ${at}`,
  )

test('a thread that holds has no hole', () => {
  assert.deepEqual(holes({ actions: [action('a', ['r1', 'o1'])] }), [])
})

test('an objective nobody acts on and an unanswered recommendation are holes', () => {
  assert.deepEqual(holes({}), ['unanswered recommendation: r1', 'objective without an action: o1'])
})

test('an action for a part that was taken out of the strategy serves nothing', () => {
  assert.ok(holes({ actions: [action('a', ['gone'])] }).includes('action that serves nothing: a'))
})

test('evidence is missing once an action has begun, and stale when the latest of it is', () => {
  const serves = ['r1', 'o1']
  assert.deepEqual(holes({ actions: [action('a', serves, { evidence: [] })] }), ['evidence missing: a'])
  assert.deepEqual(holes({ actions: [action('a', serves, { evidence: [], startsOn: today.add({ days: 1 }) })] }), [])
  assert.deepEqual(holes({ actions: [action('a', serves, { evidence: [evidence(400)] })] }), ['evidence stale: a'])
  assert.deepEqual(holes({ actions: [action('a', serves, { evidence: [evidence(400), evidence(3)] })] }), [])
  assert.deepEqual(
    [365, 366].map((days) => isStale(today.subtract({ days }), today, 12)),
    [false, true],
  )
})

const keys = ['r1', 'r2', 'r3', 'o1', 'o2', 'gone']
const someThread: fc.Arbitrary<ThreadFacts> = fc
  .array(fc.tuple(fc.subarray(keys), fc.array(fc.nat(800), { maxLength: 3 }), fc.integer({ min: -400, max: 400 })), {
    maxLength: 6,
  })
  .map((actions) => ({
    recommendations: ['r1', 'r2', 'r3'].map(part),
    objectives: ['o1', 'o2'].map(part),
    actions: actions.map(([serves, ages, begins], place) =>
      action(`a${place}`, serves, { evidence: ages.map(evidence), startsOn: today.add({ days: begins }) }),
    ),
  }))

test('every part is either served by an action or a hole, never both and never neither', () => {
  fc.assert(
    fc.property(someThread, (facts) => {
      const found = holesIn(facts, today, 12).map(({ at }) => at)
      for (const { key } of [...facts.recommendations, ...facts.objectives])
        assert.notEqual(
          facts.actions.some(({ serves }) => serves.includes(key)),
          found.includes(key),
        )
    }),
  )
})

test('one more action opens no hole in what was there', () => {
  fc.assert(
    fc.property(someThread, fc.subarray(keys), (facts, serves) => {
      const before = new Set(holesIn(facts, today, 12).map(({ kind, at }) => `${kind} ${at}`))
      const more = { ...facts, actions: [...facts.actions, action('new', serves)] }
      const after = holesIn(more, today, 12).filter(({ at }) => at !== 'new')
      assert.ok(after.every(({ kind, at }) => before.has(`${kind} ${at}`)))
    }),
  )
})

test('a recommendation meets an objective where an action serves both', () => {
  fc.assert(
    fc.property(someThread, (facts) => {
      for (const [recommendation, objective] of pairsServed(facts))
        assert.ok(facts.actions.some(({ serves }) => serves.includes(recommendation) && serves.includes(objective)))
    }),
  )
})
