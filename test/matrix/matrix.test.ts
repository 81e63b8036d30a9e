/**
 * The access matrix: everybody × every table × select, insert, update, delete × every kind of row, really tried, and compared row by row with
 * expected.ts. lapsed.test.ts tries what has lapsed, crossings.test.ts what mixes two areas, grants.test.ts the columns.
 */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { attempt, type Question } from './attempts.ts'
import { listGrants, listTables } from './catalogue.ts'
import { differences, incomplete } from './compare.ts'
import { actors } from './kinds.ts'
import { aWorld } from './world.ts'

const world = await aWorld()
const question: Question = { ...world, grants: await listGrants(world.client) }

suite('Everybody sees and changes what expected.ts says, and nothing else', { timeout: 240_000 }, () => {
  test('every table has its entry and its rows, and every entry its table', () => {
    assert.deepEqual(incomplete(world.tables, world.rows), [])
  })

  test('a new table without an entry is noticed, and so is an entry whose table went, and a table without rows', async () => {
    await world.client.query('begin')
    await world.client.query('create table cases.planted (id uuid primary key)')
    const tables = await listTables(world.client)
    await world.client.query('rollback')
    assert.deepEqual(incomplete(tables, world.rows), [
      'cases.planted: is a table, and expected.ts does not say who may see it',
      'cases.planted: no row of it is seeded, so that nothing would be proved',
    ])
    const without = world.tables.filter(({ name }) => name !== 'cases.journal')
    assert.deepEqual(incomplete(without, world.rows), [
      'cases.journal: stands in expected.ts, and there is no such table',
    ])
  })

  for (const actor of actors) {
    test(actor, async () => {
      const reached = await attempt(world.client, question, actor, 'in order')
      assert.deepEqual(differences(world.rows, actor, 'in order', reached), [])
    })
  }

  test('nothing that was tried is left', async () => {
    const { rows } = await world.client.query<{ count: number }>('select count(*)::int as count from cases.case_file')
    const seeded = world.rows.filter(({ table }) => table === 'cases.case_file')
    assert.equal(rows[0]?.count, seeded.length)
  })
})
