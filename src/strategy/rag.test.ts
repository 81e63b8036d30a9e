import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { shown, workedOut, type Milestone, type Rag, type RagFacts } from './rag.ts'

const limits = { milestoneRedAfter: 30, measureKnownWithin: 4 }
const day = (number: number): Temporal.PlainDate => Temporal.PlainDate.from('2026-01-01').add({ days: number })
const milestone = (due: number, done?: number): Milestone => ({
  words: 'Guide printed',
  dueOn: day(due),
  doneOn: done === undefined ? undefined : day(done),
})
const anAction = (more: Partial<RagFacts> = {}): RagFacts => ({
  startsOn: day(0),
  dueOn: day(365),
  doneOn: undefined,
  milestones: [milestone(100)],
  measures: [],
  ...more,
})
const ragOn = (number: number, more: Partial<RagFacts> = {}): Rag => workedOut(anAction(more), day(number), limits).rag

const severity: Readonly<Record<Rag, number>> = { done: 0, 'not begun': 0, green: 1, amber: 2, red: 3 }

const someFacts: fc.Arbitrary<RagFacts> = fc
  .record({
    starts: fc.nat(200),
    lasts: fc.nat(400),
    milestones: fc.array(fc.tuple(fc.nat(600), fc.option(fc.nat(600), { nil: undefined })), { maxLength: 4 }),
    readings: fc.array(fc.tuple(fc.nat(600), fc.option(fc.nat(50), { nil: undefined })), { maxLength: 4 }),
    measured: fc.boolean(),
  })
  .map(({ starts, lasts, milestones, readings, measured }) =>
    anAction({
      startsOn: day(starts),
      dueOn: day(starts + lasts),
      milestones: milestones.map(([due, done]) => milestone(due, done)),
      measures: measured
        ? [
            {
              title: 'Staff trained',
              kind: 'count',
              direction: 'up',
              baseline: { kind: 'count', value: 20 },
              target: 40,
              readings: readings.map(([on, value]) => ({
                on: day(on),
                figure: value === undefined ? undefined : { kind: 'count', value },
              })),
            },
          ]
        : [],
    }),
  )

test('an action with its milestones ahead is green, and not begun before its first day', () => {
  assert.equal(ragOn(50), 'green')
  assert.equal(ragOn(50, { startsOn: day(51) }), 'not begun')
})

test('a milestone is late from the day after it was due, and red after thirty days', () => {
  assert.deepEqual(
    [100, 101, 130, 131].map((number) => ragOn(number)),
    ['green', 'amber', 'amber', 'red'],
  )
})

test('a milestone that was reached late is late no longer', () => {
  assert.equal(ragOn(150, { milestones: [milestone(100, 140)] }), 'green')
})

test('an action is red from the day after its last day, until it is done', () => {
  const over = { milestones: [milestone(100, 100)] }
  assert.deepEqual(
    [365, 366].map((number) => ragOn(number, over)),
    ['green', 'red'],
  )
  assert.equal(ragOn(366, { ...over, doneOn: day(366) }), 'done')
})

test('a measure that got worse, or of which nothing is heard, turns it amber', () => {
  const measure = {
    title: 'Staff trained',
    kind: 'count',
    direction: 'up',
    baseline: { kind: 'count', value: 20 },
    target: 40,
    readings: [],
  } as const
  assert.equal(ragOn(100, { measures: [measure] }), 'green')
  assert.equal(ragOn(130, { measures: [measure], milestones: [milestone(300)] }), 'amber')
  const worse = { ...measure, readings: [{ on: day(90), figure: { kind: 'count', value: 19 } }] } as const
  assert.equal(ragOn(95, { measures: [worse] }), 'amber')
})

test('an action with nothing to tell by is never green', () => {
  assert.equal(ragOn(1, { milestones: [] }), 'amber')
})

test('with nothing but time passing no colour gets better', () => {
  fc.assert(
    fc.property(someFacts, fc.nat(900), fc.nat(300), (facts, today, later) => {
      const [before, after] = [today, today + later].map((number) => workedOut(facts, day(number), limits).rag)
      assert.ok(severity[after ?? 'red'] >= severity[before ?? 'red'])
    }),
  )
})

test('reaching a milestone makes no colour worse', () => {
  fc.assert(
    fc.property(someFacts, fc.nat(900), fc.nat(3), (facts, today, which) => {
      const reached = facts.milestones.map((one, place) => (place === which ? { ...one, doneOn: day(today) } : one))
      const before = workedOut(facts, day(today), limits).rag
      const after = workedOut({ ...facts, milestones: reached }, day(today), limits).rag
      assert.ok(severity[after] <= severity[before])
    }),
  )
})

test('amber and red say why, green and done have nothing to explain', () => {
  fc.assert(
    fc.property(someFacts, fc.nat(900), (facts, today) => {
      const { rag, reasons } = workedOut(facts, day(today), limits)
      assert.equal(reasons.length > 0, rag === 'amber' || rag === 'red')
    }),
  )
})

test('an override is shown with the worked-out colour beside it, and counts for nothing once the action is done', () => {
  const override = {
    colour: 'green',
    reason: 'The venue moved, not the work.',
    by: 'Cora',
    at: Temporal.Instant.fromEpochMilliseconds(0),
  } as const
  fc.assert(
    fc.property(someFacts, fc.nat(900), fc.boolean(), (facts, today, done) => {
      const worked = workedOut({ ...facts, doneOn: done ? day(today) : undefined }, day(today), limits)
      const seen = shown(worked, override)
      assert.equal(seen.workedOut, worked)
      assert.equal(seen.rag, done ? 'done' : 'green')
      assert.equal(seen.override === undefined, done)
    }),
  )
})
