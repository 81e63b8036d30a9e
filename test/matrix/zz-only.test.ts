import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attempt, type Question } from './attempts.ts'
import { listGrants } from './catalogue.ts'
import { differences, incomplete } from './compare.ts'
import { actors } from './kinds.ts'
import { aWorld } from './world.ts'
const world = await aWorld()
const tables = world.tables.filter(({ name }) => name.startsWith('training.'))
const rows = world.rows.filter(({ table }) => table.startsWith('training.'))
const question: Question = { ...world, tables, rows, grants: await listGrants(world.client) }
test('complete', () => assert.deepEqual(incomplete(world.tables, world.rows), []))
for (const actor of actors)
  test(actor, async () => {
    const reached = await attempt(world.client, question, actor, 'in order')
    assert.deepEqual(differences(rows, actor, 'in order', reached), [])
  })
