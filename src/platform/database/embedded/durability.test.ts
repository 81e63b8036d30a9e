import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { Refusal } from '#platform/failures.ts'
import { assertDurable } from './durability.ts'
import { aTrial, eventually } from './trial.ts'

function naming(setting: string): (error: unknown) => boolean {
  return (error) => error instanceof Refusal && error.message.includes(setting) && !error.message.includes('\n')
}

test('a server that does not keep what it says is saved is refused, and the setting named', async (t) => {
  const { start } = await aTrial(t)
  const embedded = await start()
  const client = new pg.Client(embedded.connection('postgres', embedded.superuser))
  await client.connect()
  t.after(() => client.end())
  await assertDurable(client)

  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    await set(client, setting, 'off')
    await assert.rejects(assertDurable(client), naming(`${setting} = off`))
    await set(client, setting, 'on')
  }
  await assertDurable(client)

  // Also when only this role is treated so.
  await client.query('alter role all set synchronous_commit = off')
  const other = new pg.Client(embedded.connection('postgres', embedded.superuser))
  await other.connect()
  await assert.rejects(assertDurable(other), naming('synchronous_commit = off'))
  await other.end()
  await client.end()
})

async function set(client: pg.Client, setting: string, value: string): Promise<void> {
  await client.query(`alter system set ${setting} = ${value}`)
  await client.query('select pg_reload_conf()')
  await eventually(
    async () => (await client.query<Record<string, string>>(`show ${setting}`)).rows[0]?.[setting] === value,
  )
}
