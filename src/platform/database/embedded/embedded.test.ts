import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, watch } from 'node:fs'
import { chmod, lstat, mkdir, readdir, readFile, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { Refusal } from '#platform/failures.ts'
import { joinEmbedded } from './join.ts'
import { serversOn } from './processes.ts'
import { anApplication, anOrdinaryUser, ask, askAs, isRoot, aTrial } from './trial.ts'

const systemBinaries = '/usr/lib/postgresql/15/bin'
const sources = [
  { name: 'the PostgreSQL of the npm package', binaries: undefined },
  ...(existsSync(systemBinaries) ? [{ name: "the system's PostgreSQL 15", binaries: systemBinaries }] : []),
]

for (const { name, binaries } of sources) {
  test(`with ${name}, the first start needs nothing, and the second finds what was saved`, async (t) => {
    const { data, start } = await aTrial(t)
    const first = await start({ binaries })
    assert.match(first.serverVersion, binaries === undefined ? /^\d+\.\d+$/ : /^15\.\d+$/)
    await ask(first, "create table kept as select 'é' as what")
    await first.stop()
    assert.deepEqual(await serversOn(data), [])

    const second = await start({ binaries })
    assert.equal(await ask(second, 'select upper(what) from kept'), 'É')
    await second.stop()
  })

  test(`with ${name}, nobody else gets in and nothing is lost`, async (t) => {
    const { data, start } = await aTrial(t)
    const embedded = await start({ binaries })
    const sockets = embedded.connection('postgres', 'anyone').host

    assert.equal((await stat(sockets)).mode & 0o777, 0o700)
    assert.equal((await stat(join(sockets, '.s.PGSQL.5432'))).mode & 0o777, 0o700)
    assert.equal((await stat(data)).mode & 0o777, 0o700)
    assert.equal((await stat(`${data}.secret`)).mode & 0o777, 0o600)
    assert.equal((await stat(`${data}.log`)).mode & 0o777, 0o600)

    for (const pid of await serversOn(data)) assert.deepEqual(listeningTcp(pid), [], 'listens on TCP')
    assert.equal(
      await ask(
        embedded,
        "select count(*)::int from pg_hba_file_rules where auth_method <> 'scram-sha-256' or error is not null",
      ),
      0,
    )
    assert.doesNotMatch(await readFile(join(data, 'pg_hba.conf'), 'utf8'), /trust|password|peer|ident|md5/)
    await assert.rejects(
      askAs({ ...embedded.connection('postgres', embedded.superuser), password: 'password' }, 'select 1'),
      { code: '28P01' },
    )
    await ask(embedded, 'create role somebody login')
    await assert.rejects(askAs(embedded.connection('postgres', 'somebody'), 'select 1'), { code: '28P01' })

    for (const setting of ['data_checksums', 'fsync', 'full_page_writes', 'synchronous_commit']) {
      assert.equal(await ask(embedded, `show ${setting}`), 'on', setting)
    }
    assert.equal(await ask(embedded, 'show timezone'), 'UTC')
    assert.equal(await ask(embedded, 'show server_encoding'), 'UTF8')
    await embedded.stop()
  })
}

/** What `ss -ltn` would show for a process, from its own open sockets. */
function listeningTcp(pid: number): string[] {
  if (process.platform !== 'linux')
    return execFileSync('lsof', ['-nP', '-iTCP', '-a', '-p', String(pid)])
      .toString()
      .split('\n')
      .filter(Boolean)
  const inodes = new Set(
    execFileSync('ls', ['-l', `/proc/${pid}/fd`])
      .toString()
      .match(/socket:\[\d+\]/g)
      ?.map((text) => text.slice(8, -1)),
  )
  const tables = execFileSync('cat', [`/proc/${pid}/net/tcp`, `/proc/${pid}/net/tcp6`])
    .toString()
    .split('\n')
  return tables.filter((row) => inodes.has(row.trim().split(/\s+/)[9] ?? ''))
}

test('no secret is in a temporary folder, a command line or an environment, also while the database is made', async (t) => {
  const { data, start } = await aTrial(t)
  const seen: string[] = []
  const watching = watch('/tmp', (_, name) => seen.push(String(name)))
  const embedded = await start()
  watching.close()

  const { password } = embedded.connection('postgres', embedded.superuser)
  const secret = (await readFile(`${data}.secret`, 'utf8')).trim()
  // Other programs work in /tmp at the same time; ours and PostgreSQL's names are known.
  assert.deepEqual(
    seen.filter((name) => /socket|secret|password|pwfile|pgsql|postgres|initdb/i.test(name)),
    [],
  )
  for (const pid of await serversOn(data)) {
    const said = (await readFile(`/proc/${pid}/cmdline`, 'utf8')) + (await readFile(`/proc/${pid}/environ`, 'utf8'))
    assert.ok(!said.includes(secret) && !said.includes(password))
    assert.doesNotMatch(said, /HOME=|PGDATA=|npm_/)
  }
  const left = await readdir(dirname(data))
  assert.deepEqual(left.sort(), ['postgres', 'postgres.lock.1', 'postgres.log', 'postgres.secret', 'postgres.socket'])
  await embedded.stop()
})

test('what a failed statement says about a person is not in the log', async (t) => {
  const { data, start } = await aTrial(t, { made: true })
  const embedded = await start()
  await ask(embedded, 'create table pupil (name text primary key, born date)')
  await ask(embedded, "insert into pupil values ('Zaphod Beeblebrox', '2010-01-01')")
  const connection = embedded.connection('postgres', embedded.superuser)
  await assert.rejects(askAs(connection, "insert into pupil values ('Zaphod Beeblebrox', '2010-01-01')"), {
    code: '23505',
  })
  await assert.rejects(askAs(connection, "select 'Zaphod Beeblebrox'::date"), { code: '22007' })
  await assert.rejects(askAs(connection, "do $$ begin raise warning 'Zaphod'; perform 1 / 0; end $$"), {
    code: '22012',
  })
  await embedded.stop()
  assert.doesNotMatch(await readFile(`${data}.log`, 'utf8'), /Zaphod/)
})

test('a path too long for a socket gets a private folder with a short one', async (t) => {
  const { start } = await aTrial(t, { deep: 'x'.repeat(90) })
  const embedded = await start()
  const { host } = embedded.connection('postgres', embedded.superuser)
  assert.ok(host.length < 90)
  assert.equal((await lstat(host)).mode & 0o777, 0o700)
  assert.equal(await ask(embedded, 'select 1'), 1)
  await embedded.stop()
  assert.ok(!existsSync(host), 'the folder is left behind')
})

test('a command beside the running application reaches the same database', async (t) => {
  const { data, start } = await aTrial(t, { made: true })
  assert.equal(await joinEmbedded(data), undefined)
  const embedded = await start()
  const joined = await joinEmbedded(data)
  assert.ok(joined)
  await ask(joined, 'create table by_command ()')
  assert.equal(await ask(embedded, "select to_regclass('by_command') is not null"), true)
  await embedded.stop()
  assert.equal(await joinEmbedded(data), undefined)
})

test('data from another installation is taken on, whatever its secret was', async (t) => {
  const { data, start } = await aTrial(t, { made: true })
  const before = await start()
  await ask(before, 'create table kept ()')
  await before.stop()
  await rm(`${data}.secret`)

  const after = await start()
  assert.equal(await ask(after, "select to_regclass('kept') is not null"), true)
  await after.stop()
})

if (isRoot) {
  test('started by root, PostgreSQL runs as somebody without power, and root reaches it', async (t) => {
    const { data, start } = await aTrial(t, { made: true })
    const embedded = await start()
    const user = await anOrdinaryUser()
    for (const pid of await serversOn(data)) {
      assert.match(
        await readFile(`/proc/${pid}/status`, 'utf8'),
        new RegExp(`^Uid:\\s+${user.uid}\\s+${user.uid}`, 'm'),
      )
      assert.match(await readFile(`/proc/${pid}/status`, 'utf8'), /^Groups:\s*$/m)
    }
    assert.equal((await stat(`${data}.secret`)).uid, 0)
    await embedded.stop()
  })

  test('an ordinary user starts it likewise, and root goes on with it as that user', async (t) => {
    const owner = await anOrdinaryUser()
    const { data, start } = await aTrial(t, { owner })
    const application = await anApplication(t, data, { as: owner })
    assert.match(application.said(), /^ready/)
    application.process.kill('SIGINT')
    await application.kill()

    const embedded = await start()
    assert.equal((await stat(data)).uid, owner.uid)
    assert.equal(await ask(embedded, 'select 1'), 1)
    await embedded.stop()
  })

  test('a checkout that only root can enter keeps its data in a system folder, and finds it again', async (t) => {
    const { data, start } = await aTrial(t, { openTo: 'root' })
    const folder = dirname(dirname(data))
    const first = await start()
    const home = (await readFile(`${data}.location`, 'utf8')).trim()
    t.after(async () => {
      await rm(home, { recursive: true })
      await rmdir(dirname(home)).catch(() => undefined) // Other checkouts may have theirs there.
    })
    await ask(first, 'create table kept ()')
    await first.stop()
    assert.match(home, /^\/var\/lib\/causeway\/[0-9a-f]{16}$/)

    // Open to all by now: the data stays where it is.
    await chmod(folder, 0o755)
    const second = await start()
    assert.equal(await ask(second, "select to_regclass('kept') is not null"), true)
    assert.ok(await joinEmbedded(data))
    await second.stop()

    await mkdir(join(folder, 'elsewhere'))
    execFileSync('mv', [join(home, 'postgres'), join(folder, 'elsewhere')])
    await assert.rejects(start(), (error) => error instanceof Refusal && error.message.includes('is missing'))
  })
}
