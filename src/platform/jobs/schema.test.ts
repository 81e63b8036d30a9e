import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { PgBoss } from 'pg-boss'
import { testDatabase } from '../../../test/database.ts'

const { connection, database, owner } = await testDatabase()

test('the queue that our migrations make is the one this version of pg-boss works with', async (t) => {
  const { boss } = await aQueue(t)
  const { ok, ...drift } = await boss.detectSchemaDrift()
  assert.equal(ok, true, JSON.stringify(drift))
})

test('the application’s rights are enough for the queue’s own upkeep', async (t) => {
  const { boss, errors } = await aQueue(t)
  await boss.createQueue('upkeep', { deleteAfterSeconds: 1 })
  await boss.send('upkeep', {})
  await boss.fetch('upkeep')
  await boss.supervise()
  await boss.resolveFlow()
  assert.deepEqual(errors, [])
})

test('the application may work with the queue and create nothing in it', async () => {
  await assert.rejects(
    database.asService('clerk', async (trx) => trx.schema.createTable('jobs.mine').addColumn('x', 'text').execute()),
    /permission denied/,
  )
  const { rows } = await owner.query<{ creates: boolean }>(
    "select has_schema_privilege('causeway_app', 'jobs', 'create') as creates",
  )
  assert.equal(rows[0]?.creates, false)
})

/** Refuses to start over another schema version than its own. */
async function aQueue(t: TestContext): Promise<{ boss: PgBoss; errors: string[] }> {
  const { host, port, user, password } = connection
  const boss = new PgBoss({
    ...{ host: String(host), port: Number(port), user: String(user), password: String(password) },
    database: String(connection.database),
    schema: 'jobs',
    migrate: false,
    registerInstance: false,
    supervise: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
  })
  const errors: string[] = []
  boss.on('error', (error) => errors.push(error.message))
  await boss.start()
  t.after(() => boss.stop({ graceful: false }))
  return { boss, errors }
}
