/** The server may go away at any moment of a piece of work, also between two queries, when nobody is waiting for an answer. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/database.ts'
import { Unavailable } from '../failures.ts'
import type { Trx } from './database.ts'

test('a connection lost between two queries ends that piece of work and nothing else', async (t) => {
  const { database, owner } = await testDatabase(t)
  const work = database.asVisitor({}, async (trx) => {
    const pid = await processOf(trx)
    await owner.query('select pg_terminate_backend($1)', [pid])
    // Long enough for the news to arrive while no query is under way.
    await pause(200)
    return await processOf(trx)
  })
  await assert.rejects(work, Unavailable)
  assert.equal(typeof (await database.asVisitor({}, processOf)), 'number')
})

test('a connection lost during a query says that the database is away', async (t) => {
  const { database, owner } = await testDatabase(t)
  const work = database.asVisitor({}, async (trx) => {
    const pid = await processOf(trx)
    const slow = sql`select pg_sleep(5)`.execute(trx)
    await Promise.all([slow, owner.query('select pg_terminate_backend($1)', [pid])])
  })
  await assert.rejects(work, Unavailable)
  assert.equal(typeof (await database.asVisitor({}, processOf)), 'number')
})

async function processOf(trx: Trx): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
  return rows[0]?.pid ?? 0
}
