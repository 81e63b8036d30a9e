/** The server may go away at any moment of a piece of work, also between two queries, when nobody is waiting for an answer. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/database.ts'
import { Unavailable } from '../failures.ts'
import { openDatabase, type Trx } from './database.ts'

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

test('a server that dies in the moment of welcoming a connection ends nothing but that connection', async (t) => {
  // What PostgreSQL sends (protocol 3.0): you are in, ask away, and in the same breath that it is going.
  const welcome = message('R', Buffer.from([0, 0, 0, 0]))
  const askAway = message('Z', Buffer.from('I'))
  const going = message(
    'E',
    Buffer.from('SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0'),
  )
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(Buffer.concat([welcome, askAway, going])))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  const address = server.address()
  assert.ok(typeof address === 'object' && address !== null)
  const database = openDatabase({
    connection: { host: '127.0.0.1', port: address.port, user: 'somebody', database: 'any' },
  })
  await assert.rejects(database.ready(), Unavailable)
  await assert.rejects(database.asVisitor({}, processOf), Unavailable)
  await database.close()
})

function message(kind: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(kind)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

async function processOf(trx: Trx): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
  return rows[0]?.pid ?? 0
}
