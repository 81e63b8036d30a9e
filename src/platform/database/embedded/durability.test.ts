import assert from 'node:assert/strict'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { Refusal } from '#platform/failures.ts'
import { findBinaries } from './binaries.ts'
import { assertDurable, whyNotDurable } from './durability.ts'
import { makePrivate } from './places.ts'
import { serversOn } from './processes.ts'
import { runAs, serverUser, writeAs } from './server-user.ts'
import { aTrial, eventually } from './trial.ts'

function naming(setting: string): (error: unknown) => boolean {
  return (error) => error instanceof Refusal && error.message.includes(setting) && !error.message.includes('\n')
}

test('a server that does not keep what it says is saved is refused, and the setting named', async (t) => {
  const { start } = await aTrial(t, { made: true })
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

  // Nor does our own server start with it.
  await embedded.stop()
  await assert.rejects(start(), naming('synchronous_commit = off'))
})

test('a server that is too old, or that does not tell, is refused', () => {
  const sound = {
    major: 15,
    version: '15.18',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    data_checksums: 'on',
  }
  assert.equal(whyNotDurable(sound), undefined)
  assert.equal(whyNotDurable({ ...sound, synchronous_commit: 'local' }), undefined)
  assert.match(
    whyNotDurable({ ...sound, major: 14, version: '14.9' }) ?? '',
    /is PostgreSQL 14\.9; Causeway needs version 15/,
  )
  assert.match(whyNotDurable({ ...sound, fsync: null }) ?? '', /fsync = unknown/)
})

test('a server without checksums is refused, with how to get them', async (t) => {
  const { data, start } = await aTrial(t, { made: true })
  const user = await serverUser(data)
  const { initdb, major } = await findBinaries({ folder: undefined, copyTo: `${data}.programs`, user })
  // Made as somebody else would (any first line of a file serves as password), then passed off as ours.
  const plain = await makePrivate(`${data}.plain`, user)
  const without = major >= 18 ? ['--no-data-checksums'] : []
  await runAs(user, initdb, [
    `--pgdata=${plain}`,
    '--username=causeway_superuser',
    '--auth=scram-sha-256',
    `--pwfile=${import.meta.filename}`,
    ...without,
  ])
  await writeAs(user, join(plain, 'made-by-causeway'), '')
  await rm(data, { recursive: true })
  await rename(plain, data)

  await assert.rejects(start(), naming('data_checksums = off'))
  assert.deepEqual(await serversOn(data), [], 'the refused server does not run on')
})

async function set(client: pg.Client, setting: string, value: string): Promise<void> {
  await client.query(`alter system set ${setting} = ${value}`)
  await client.query('select pg_reload_conf()')
  await eventually(
    async () => (await client.query<Record<string, string>>(`show ${setting}`)).rows[0]?.[setting] === value,
  )
}
