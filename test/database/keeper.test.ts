/** The shared server leaves nothing behind, and nothing that was left behind stops it. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'

test('the server ends with the last who used it, and its folder with it', async (t) => {
  const folder = await aFolder(t)
  assert.deepEqual(await program(folder, arriveAndLeave), { code: 0, printed: '0\n' })
  assert.deepEqual(await untilGone(folder), [])
})

test('a keeper that was killed is succeeded by the next, and what it left is cleared away', async (t) => {
  const folder = await aFolder(t)
  assert.deepEqual(await program(folder, arriveAndKill), { code: 0, printed: 'killed\n' })
  assert.deepEqual(await program(folder, arriveAndLeave), { code: 0, printed: '0\n' })
  assert.deepEqual(await untilGone(folder), [])
})

const server = JSON.stringify(new URL('server.ts', import.meta.url).href)
const clone = JSON.stringify(new URL('clone.ts', import.meta.url).href)

const head = `
  import { readFileSync, readdirSync } from 'node:fs'
  import { endTestServer, keeperFolder, testServer } from ${server}
  import { asSuperuser, createEmpty } from ${clone}
  const server = await testServer()
`

/** Prints how many databases of tests there are. */
const arriveAndLeave = `${head}
  const { rows } = await asSuperuser(server, 'postgres', (client) =>
    client.query("select count(*)::int as number from pg_database where datname like 'test%'"))
  console.log(rows[0].number)
  await endTestServer()
`

/** Leaves a database, and a keeper that is no more. */
const arriveAndKill = `${head}
  await createEmpty(server, 'causeway_keys')
  const [lock] = readdirSync(keeperFolder()).filter((name) => name.startsWith('postgres.lock')).sort().reverse()
  process.kill(JSON.parse(readFileSync(keeperFolder() + '/' + lock, 'utf8')).pid, 'SIGKILL')
  console.log('killed')
`

/** A temporary folder of its own makes a server of its own. */
async function aFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-keeper-'))
  await chmod(folder, 0o711)
  t.after(async () => {
    for (const pid of await holders(folder)) {
      if (isAlive(pid)) process.kill(pid, 'SIGTERM')
    }
    await untilGone(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  return folder
}

async function program(folder: string, text: string): Promise<{ code: number | null; printed: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', text], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => (printed += part))
  await once(child, 'close')
  return { code: child.exitCode, printed }
}

/** @returns what is still there after a while */
async function untilGone(folder: string): Promise<string[]> {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await readdir(folder)).length === 0) return []
    await pause(100)
  }
  return await readdir(folder)
}

/** Processes that the lock files of a folder name. */
async function holders(folder: string): Promise<number[]> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.includes('postgres.lock'))
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  return texts.map((text) => z.object({ pid: z.number() }).parse(JSON.parse(text)).pid)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
