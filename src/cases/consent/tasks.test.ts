import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { tasksFor, type Watched } from './tasks.ts'

const day = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso)
const flags = { before18: 60, beforeRefresh: 30 }
const raised = (watched: Watched, today: string) =>
  tasksFor(watched, day(today), flags).map(({ kind, dueOn }) => `${kind} ${dueOn.toString()}`)

const byParent = { age: 'under_18', until: undefined } as const

test('the 18th birthday is flagged 60 days before it, and not a day earlier', () => {
  const watched = { bornOn: day('2008-06-03'), standing: byParent }
  assert.deepEqual(raised(watched, '2026-04-03'), [])
  assert.deepEqual(raised(watched, '2026-04-04'), ['coming of age 2026-06-03'])
  assert.deepEqual(raised(watched, '2026-06-02'), ['coming of age 2026-06-03'])
})

test('after the birthday the task stands while a parent’s consent is all there is, and is the same task', () => {
  const watched = { bornOn: day('2008-06-03'), standing: byParent }
  assert.deepEqual(raised(watched, '2026-09-01'), ['coming of age 2026-06-03'])
  assert.deepEqual(raised({ ...watched, standing: { age: 'adult', until: undefined } }, '2026-09-01'), [])
})

test('someone born on 29 February is flagged 60 days before 1 March', () => {
  const watched = { bornOn: day('2008-02-29'), standing: byParent }
  assert.deepEqual(raised(watched, '2025-12-30'), [])
  assert.deepEqual(raised(watched, '2025-12-31'), ['coming of age 2026-03-01'])
})

test('whom nobody has been asked for yet is flagged too before the birthday, and an adult never', () => {
  assert.deepEqual(raised({ bornOn: day('2008-06-03'), standing: undefined }, '2026-05-01'), [
    'coming of age 2026-06-03',
  ])
  assert.deepEqual(raised({ bornOn: day('1990-06-03'), standing: undefined }, '2026-05-01'), [])
  assert.deepEqual(raised({ bornOn: undefined, standing: byParent }, '2026-05-01'), [])
})

test('a consent is flagged 30 days before its last day', () => {
  const watched = { bornOn: day('1990-06-03'), standing: { age: 'adult', until: day('2026-07-31') } } as const
  assert.deepEqual(raised(watched, '2026-06-30'), [])
  assert.deepEqual(raised(watched, '2026-07-01'), ['refresh 2026-07-31'])
})
