/**
 * A database of its own for a test: a copy of the migrated schema, empty, on a real PostgreSQL. One server serves the whole run, or
 * whoever runs a single file; it starts when first asked for and ends by itself (test/database/keeper.ts).
 */
import { after, type TestContext } from 'node:test'
import pg from 'pg'
import { openDatabase, type Database } from '#platform/database/database.ts'
import { openKeyStore } from '#platform/database/key-store.ts'
import { openVault, type Vault } from '#platform/database/vault.ts'
import { cloneTemplate, createEmpty, dropDatabase } from './database/clone.ts'
import { testServer } from './database/server.ts'
import { ensureTemplate } from './database/template.ts'

export type TestDatabase = {
  /** How the application signs in: as causeway_app, under row security like any request. */
  readonly connection: pg.PoolConfig
  /** How a superuser signs in: to arrange what a test is about and to see what came of it, never to do what is tested. */
  readonly ownerConnection: pg.ClientConfig
  /** How the key store signs in to the database of keys that belongs to this one. */
  readonly keysConnection: pg.PoolConfig
  /** Over `connection`, closed when the test is over. */
  readonly database: Database
  /** Over `keysConnection`, closed when the test is over. */
  readonly vault: Vault
  /** Over `ownerConnection`, closed when the test is over. */
  readonly owner: pg.Pool
}

/**
 * Copies the template (about a tenth of a second). What it opened is closed, and the copy dropped, when the test is over:
 * hooks that use the database must be set up after this call, since hooks run in the order they were set up.
 *
 * @param t the test that it is for; without it, the whole file
 */
export async function testDatabase(t?: TestContext): Promise<TestDatabase> {
  const server = await testServer()
  const template = await ensureTemplate(server)
  const [name, keysName] = await Promise.all([cloneTemplate(server, template), createEmpty(server, 'causeway_keys')])

  const connection = server.connection(name, 'causeway_app')
  const ownerConnection = server.connection(name, server.superuser)
  const keysConnection = server.connection(keysName, 'causeway_keys')
  const database = openDatabase({ connection })
  const keys = await openKeyStore(keysConnection, masterKey)
  const owner = new pg.Pool({ ...ownerConnection, max: 4 })
  let isOver = false
  // The pool has ended before its connections have: one that is still closing may hear that its database is dropped.
  owner.on('error', (error) => {
    if (!isOver) throw error
  })
  const end = async (): Promise<void> => {
    isOver = true
    await Promise.all([database.close(), keys.close(), owner.end()])
    await Promise.all([dropDatabase(server, name), dropDatabase(server, keysName)])
  }
  if (t) t.after(end)
  else after(end)
  return { connection, ownerConnection, keysConnection, database, vault: openVault(keys), owner }
}

/** The same in every test: it guards nothing. */
export const masterKey = { id: 'test', bytes: Buffer.alloc(32, 'of the tests') }
