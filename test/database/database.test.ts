import { randomUUID } from 'node:crypto'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { testDatabase } from '../database.ts'

test('a test gets the whole schema, empty, and enters it as the application does', async (t) => {
  const { connection, owner } = await testDatabase(t)
  const client = new pg.Client(connection)
  await client.connect()
  const who = await client.query<{ name: string }>('select current_user as name')
  await client.end()
  assert.equal(who.rows[0]?.name, 'causeway_app')

  const cases = await owner.query('select 1 from cases.case_file')
  assert.equal(cases.rowCount, 0)
})

test('two tests do not see each other', async (t) => {
  const [one, other] = [await testDatabase(t), await testDatabase(t)]
  await one.owner.query('create table public.mark (word text)')
  const there = await other.owner.query("select 1 where to_regclass('public.mark') is not null")
  assert.equal(there.rowCount, 0)
})

test('only those whom the migrations name may enter', async (t) => {
  const { owner } = await testDatabase(t)
  const { rows } = await owner.query<{ may: boolean }>(
    "select has_database_privilege('causeway_public', current_database(), 'connect') as may",
  )
  assert.equal(rows[0]?.may, false)
})

test('the keys of what is sealed lie in a database of their own', async (t) => {
  const { vault, keysConnection, owner } = await testDatabase(t)
  const subject = randomUUID()
  await vault.seal(subject, { table: 'cases.form_record', column: 'sealed', row: subject }, 'What was said')
  const keys = new pg.Client(keysConnection)
  await keys.connect()
  const { rows } = await keys.query('select subject_id from person_key')
  await keys.end()
  assert.deepEqual(rows, [{ subject_id: subject }])
  assert.notEqual(keysConnection.database, owner.options.database)
})
