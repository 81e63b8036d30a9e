import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { findBinaries } from './binaries.ts'
import { birthOf, serversOn, signal } from './processes.ts'
import { serverUser, spawnOptions } from './server-user.ts'
import { anApplication, ask, eventually, postmasterOf, aTrial } from './trial.ts'

test('after kill -9 of the application the next start goes on with the running server, and watches over it', async (t) => {
  const { data, start } = await aTrial(t, { made: true })
  const application = await anApplication(t, data)
  const orphan = await postmasterOf(data)
  await application.kill()
  assert.ok((await serversOn(data)).includes(orphan), 'the server outlives its application')

  const embedded = await start()
  assert.equal(await postmasterOf(data), orphan)
  await ask(embedded, 'create table kept ()')

  signal(orphan, 'SIGKILL')
  await eventually(async () => (await ask(embedded, "select to_regclass('kept') is not null")) === true)
  assert.notEqual(await postmasterOf(data), orphan)
})

test('a server left running that does not answer is ended, and a new one is ready within ten seconds', async (t) => {
  const { data, start } = await aTrial(t, { made: true })
  const undisturbed = await timed(async () => {
    await (await start()).stop()
  })
  const application = await anApplication(t, data)
  const orphan = await postmasterOf(data)
  await application.kill()
  signal(orphan, 'SIGSTOP')

  const disturbedMs = await timed(start)
  // A quiet machine takes half a second undisturbed; a busy one is not what this is about.
  assert.ok(disturbedMs < 10_000 + 5 * undisturbed, `${disturbedMs} ms, undisturbed ${undisturbed} ms`)
  assert.notEqual(await postmasterOf(data), orphan)
})

async function timed(what: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await what()
  return Math.round(performance.now() - startedAt)
}

test('a server left running by a version with other settings is started again with ours', async (t) => {
  const { data, start } = await aTrial(t, { made: true })
  const application = await anApplication(t, data)
  const orphan = await postmasterOf(data)
  await application.kill()
  // As an older version would have left it: the mark is all that tells.
  const conf = await readFile(join(data, 'postgresql.conf'), 'utf8')
  await writeFile(join(data, 'postgresql.conf'), conf.replace(/cluster_name = '.*'/, "cluster_name = 'causeway-older'"))
  signal(orphan, 'SIGINT')
  await eventually(async () => (await birthOf(orphan)) === undefined)
  const older = await startedByHand(t, data)

  const embedded = await start()
  assert.notEqual(await postmasterOf(data), older)
  assert.match(String(await ask(embedded, 'show cluster_name')), /^causeway-[0-9a-f]{12}-[0-9a-f]{12}$/)
})

async function startedByHand(t: TestContext, data: string): Promise<number> {
  const { postgres } = await findBinaries({
    folder: undefined,
    copyTo: `${data}.programs`,
    user: await serverUser(data),
  })
  const server = spawn(postgres, ['-D', data], { ...spawnOptions(await serverUser(data)), stdio: 'ignore' })
  t.after(() => server.kill('SIGKILL'))
  await eventually(async () => /ready/.test(await readFile(join(data, 'postmaster.pid'), 'utf8')))
  return await postmasterOf(data)
}

test('a note of a process number that somebody else has by now does not prevent the start', async (t) => {
  const { data, start } = await aTrial(t, { made: true })
  const before = await start()
  await ask(before, 'create table kept ()')
  const note = await readFile(join(data, 'postmaster.pid'), 'utf8')
  const socketNote = await readFile(join(`${data}.socket`, '.s.PGSQL.5432.lock'), 'utf8')
  await before.stop()

  // The same user as the server's: PostgreSQL itself would take this process for a running server and refuse.
  const stranger = spawn('sleep', ['300'], { ...spawnOptions(await serverUser(data)), stdio: 'ignore' })
  t.after(() => stranger.kill())
  const reused = (text: string): string => text.replace(/^\d+/, String(stranger.pid))
  await writeFile(join(data, 'postmaster.pid'), reused(note))
  await writeFile(join(`${data}.socket`, '.s.PGSQL.5432.lock'), reused(socketNote))

  const embedded = await start()
  assert.equal(await ask(embedded, "select to_regclass('kept') is not null"), true)
  assert.equal(stranger.exitCode, null, 'the stranger was left alone')
})

test('a note cut short by a full disk does not prevent the start', async (t) => {
  const { data, start } = await aTrial(t, { made: true })
  await writeFile(join(data, 'postmaster.pid'), '')
  assert.equal(await ask(await start(), 'select 1'), 1)
})

test('kill -9 while the database is being made leaves nothing that stands in the way', async (t) => {
  const { data, start } = await aTrial(t)
  const cut = anApplication(t, data)
  await eventually(async () => (await readdir(dirname(data))).some((name) => name.startsWith('postgres.new-')))
  const pid = Number(/"pid":(\d+)/.exec(await readFile(`${data}.lock.1`, 'utf8'))?.[1])
  signal(pid, 'SIGKILL')
  await cut.catch(() => undefined)

  assert.equal(await ask(await start(), 'select 1'), 1)
  assert.ok((await readdir(dirname(data))).every((name) => !name.includes('.new-')))
})

test('kill -9 of PostgreSQL: it is back by itself, what was saved is there, and meanwhile the status says so', async (t) => {
  const { data, start } = await aTrial(t, { made: true })
  const embedded = await start()
  await ask(embedded, 'create table kept as select 7 as n')
  const away: number[] = []
  embedded.onExit((exit) => {
    away.push(exit.process)
    assert.equal(embedded.status(), 'restarting')
  })

  const killed = await postmasterOf(data)
  signal(killed, 'SIGKILL')
  await eventually(() => away.length === 1)
  await eventually(() => embedded.status() === 'ready')
  assert.deepEqual(away, [killed])
  assert.equal(await ask(embedded, 'select n from kept'), 7)
  await embedded.stop()
  assert.equal(embedded.status(), 'stopped')
  assert.deepEqual(await serversOn(data), [])
})

test('an application that ends by an error takes its server along', async (t) => {
  const { data } = await aTrial(t, { made: true })
  const script = `
    import { startEmbedded } from ${JSON.stringify(new URL('embedded.ts', import.meta.url).href)}
    await startEmbedded({ dataFolder: ${JSON.stringify(data)} })
    throw new Error('something unexpected')`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', script], {
    stdio: 'ignore',
    cwd: import.meta.dirname,
  })
  await once(child, 'exit')
  await eventually(async () => (await serversOn(data)).length === 0)
})
