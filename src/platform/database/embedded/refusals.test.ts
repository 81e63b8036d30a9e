import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { Refusal } from '#platform/failures.ts'
import { findBinaries, linksMade } from './binaries.ts'
import { ensureCluster } from './cluster.ts'
import { findPlaces, prepareParent } from './places.ts'
import { serverUser } from './server-user.ts'
import { anApplication, anOrdinaryUser, ask, aTrial, eventually, isRoot } from './trial.ts'

/** One line that an operator can act on. */
function oneLine(pattern: RegExp): (error: unknown) => boolean {
  return (error) => error instanceof Refusal && pattern.test(error.message) && !error.message.includes('\n')
}

test('a second application on the same data is refused, and says which process runs already', async (t) => {
  const { data, start } = await aTrial(t, { made: true })
  const first = await start()
  const second = await anApplication(t, data)
  assert.match(
    second.said(),
    new RegExp(`^refused: Causeway is already running on this data \\(process ${process.pid}\\)[^\\n]*\\n$`),
  )
  await assert.rejects(start(), oneLine(/already running/))
  assert.equal(await ask(first, 'select 1'), 1)
  await first.stop()
  assert.equal(await ask(await start(), 'select 1'), 1)
})

test('data of another PostgreSQL version is refused by name of both, and left alone', async (t) => {
  const { data, start } = await aTrial(t, { made: true })
  await writeFile(join(data, 'PG_VERSION'), '14\n')
  await assert.rejects(
    start(),
    oneLine(/is of PostgreSQL 14, the programs are of PostgreSQL \d+\.\d+\. Name programs of version 14/),
  )
  assert.equal(await readFile(join(data, 'PG_VERSION'), 'utf8'), '14\n')
})

test('a folder that Causeway did not make is refused and left alone', async (t) => {
  const { data, start } = await aTrial(t)
  await mkdir(data, { recursive: true })
  await writeFile(join(data, 'holiday.txt'), 'photographs')
  await assert.rejects(start(), oneLine(/did not put there/))
  // Another program's database, too.
  await writeFile(join(data, 'PG_VERSION'), '18\n')
  await assert.rejects(start(), oneLine(/did not put there/))
  assert.equal(await readFile(join(data, 'holiday.txt'), 'utf8'), 'photographs')
})

test('an empty folder is taken', async (t) => {
  const { data, start } = await aTrial(t)
  await mkdir(data, { recursive: true })
  assert.equal(await ask(await start(), 'select 1'), 1)
})

test('missing programs, programs of something else and programs too old are refused', async (t) => {
  const { data, start } = await aTrial(t)
  await assert.rejects(start({ binaries: '/nowhere/bin' }), oneLine(/no PostgreSQL in \/nowhere\/bin/))
  const bin = join(dirname(data), 'bin')
  await mkdir(bin, { recursive: true })
  for (const name of ['initdb', 'postgres']) await writeFile(join(bin, name), '#!/bin/sh\nexit 3\n', { mode: 0o755 })
  await assert.rejects(start({ binaries: bin }), oneLine(/does not run here/))
  await writeFile(join(bin, 'postgres'), '#!/bin/sh\necho "postgres (PostgreSQL) 14.9"\n', { mode: 0o755 })
  await assert.rejects(start({ binaries: bin }), oneLine(/is version 14; Causeway needs 15 or newer/))
})

test('a server that ends at once says why in one line', async (t) => {
  const { data, start } = await aTrial(t, { made: true })
  await rm(join(data, 'global', 'pg_control'))
  await assert.rejects(start(), oneLine(/did not start: could not find the database system/))
})

test('too little space is refused before anything is written', async (t) => {
  const { data } = await aTrial(t)
  const cluster = await aCluster(data)
  await assert.rejects(
    ensureCluster(cluster, async () => 199 * 1024 * 1024),
    oneLine(/disk is full/),
  )
  assert.ok(!existsSync(data))
})

async function aCluster(data: string) {
  const asked = await prepareParent(data)
  const user = await serverUser(asked)
  const places = await findPlaces(asked, user, () => undefined)
  const binaries = await findBinaries({ folder: undefined, copyTo: `${data}.programs`, user })
  return { places, binaries, user, password: 'of a trial' }
}

test('programs in a folder that we may not change are copied, links and all, and run from there', async (t) => {
  const { data } = await aTrial(t)
  const cluster = await aCluster(data)
  const closed = join(dirname(data), 'native')
  execFileSync('cp', ['-r', dirname(dirname(cluster.binaries.postgres)), closed])
  execFileSync('find', [closed, '-type', 'l', '-delete'])
  // Root may write anywhere, but the server user cannot come in; an ordinary user cannot write.
  await chmod(closed, isRoot ? 0o700 : 0o555)
  const options = { folder: undefined, native: closed, copyTo: `${data}.programs`, user: cluster.user }
  const [one, other] = await Promise.all([findBinaries(options), findBinaries(options)])
  assert.ok(one.postgres.startsWith(`${data}.programs-`))
  assert.deepEqual(one, other)
  assert.equal(await ensureCluster({ ...cluster, binaries: one }), 'made')
  await chmod(closed, 0o755)
  assert.ok(await linksMade(closed))
})

test('no permission is said in one line, with what to do', async (t) => {
  if (isRoot) {
    const owner = await anOrdinaryUser()
    const { data } = await aTrial(t) // Root's: the ordinary user may not write there.
    const application = await anApplication(t, data, { as: owner })
    assert.match(application.said(), /^refused: .*permission denied.*Start Causeway as the user who owns it[^\n]*\n$/)
  } else {
    const { data, start } = await aTrial(t)
    await chmod(dirname(dirname(data)), 0o500)
    await assert.rejects(start(), oneLine(/permission denied/))
    await chmod(dirname(dirname(data)), 0o700)
  }
})

// Where we may not mount, the test above stands alone, by what the disk is said to hold.
if (isRoot) {
  test('a disk that fills while the database is made: one line, and no half database', async (t) => {
    const { data, smallDisk } = await aTrial(t)
    if ((await smallDisk(25)) === undefined) return
    const cluster = await aCluster(data)
    await assert.rejects(
      ensureCluster(cluster, async () => Number.POSITIVE_INFINITY),
      oneLine(/disk is full/),
    )
    assert.ok(!existsSync(data))
  })

  test('a disk that fills under the running database: nothing saved is lost, and it goes on when there is space again', async (t) => {
    const { start, smallDisk } = await aTrial(t)
    const disk = await smallDisk(260)
    if (disk === undefined) return
    const embedded = await start()
    await ask(embedded, "create table kept as select 'saved' as what")
    await writeFile(join(disk, 'filler'), '')
    execFileSync('sh', ['-c', `cat /dev/zero > '${join(disk, 'filler')}' || true`], { stdio: 'ignore' })
    // Out of space for the table (53100), or for the log, which ends the server until there is space.
    await assert.rejects(ask(embedded, "create table much as select repeat('x', 500) from generate_series(1, 200000)"))
    await rm(join(disk, 'filler'))
    await eventually(
      async () => (await ask(embedded, "insert into kept values ('again') returning what")) === 'again',
      40_000,
    )
    assert.equal(await ask(embedded, "select count(*)::int from kept where what = 'saved'"), 1)
    await embedded.stop()

    execFileSync('sh', ['-c', `cat /dev/zero > '${join(disk, 'filler')}' || true`], { stdio: 'ignore' })
    await assert.rejects(start(), oneLine(/disk is full.*Nothing saved is lost/))
    await rm(join(disk, 'filler'))
    assert.equal(await ask(await start(), "select count(*)::int from kept where what = 'saved'"), 1)
  })
}
