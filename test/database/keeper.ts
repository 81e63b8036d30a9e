/**
 * Keeps the PostgreSQL server that tests share, as a process of its own. Every test process holds a line to it; when the last line
 * has been closed for a while, it ends the server and removes its folder. Nothing has to be remembered, found or killed by number.
 *
 *   start ──server ready──▶ open ◀──line──▶ in use        open ──nobody for a while──▶ ended, folder gone
 *
 * Two that start at once settle it by the lock of the embedded server: one of them ends, and whoever waits for it asks again.
 */
import { rename, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { startEmbedded, type Embedded } from '#platform/database/embedded/embedded.ts'
import { keeperFolder, keeperSocket, lastCall, type Welcome } from './server.ts'

/** Long enough for somebody who runs one test file after another. */
const lingerMs = 30_000

const folder = keeperFolder()
const embedded = await startEmbedded({ dataFolder: join(folder, 'postgres') })
const root = new pg.Client(embedded.connection('postgres', embedded.superuser))
await root.connect()
await forgetEarlierTests(root)
await hurry(root)
await root.query(`create role causeway_keys login password ${pg.escapeLiteral(passwordOf('causeway_keys'))}`)
await root.end()

const welcome: Welcome = {
  host: embedded.connection('postgres', embedded.superuser).host,
  port: embedded.connection('postgres', embedded.superuser).port,
  superuser: embedded.superuser,
  passwords: Object.fromEntries(
    [embedded.superuser, 'causeway_app', 'causeway_keys'].map((user) => [user, passwordOf(user)]),
  ),
}
await serve(embedded)

function passwordOf(user: string): string {
  return embedded.connection('postgres', user).password
}

/** A keeper that was killed may have left its server running, and that was found: it is made as good as new. */
async function forgetEarlierTests(client: pg.Client): Promise<void> {
  const databases = await client.query<{ name: string }>(
    "select datname as name from pg_database where datname <> 'postgres' and datname !~ '^template[01]$'",
  )
  for (const { name } of databases.rows) {
    await client.query(`alter database ${pg.escapeIdentifier(name)} is_template false`)
    await client.query(`drop database ${pg.escapeIdentifier(name)} with (force)`)
  }
  const roles = await client.query<{ name: string }>(
    "select rolname as name from pg_roles where rolname ~ '^causeway_' and rolname <> current_user",
  )
  for (const { name } of roles.rows) await client.query(`drop role ${pg.escapeIdentifier(name)}`)
}

/**
 * What these databases hold is lost on purpose a moment later: a power cut may have it. Only here; tests of durability, and everything
 * that keeps anything, start a server of their own, which refuses to run like this (embedded/durability.ts). So it is said to this run
 * of the server alone: should we be killed, whoever finds the data starts it as it should be.
 */
async function hurry(client: pg.Client): Promise<void> {
  await client.query('alter system set fsync = off')
  await client.query('alter system set full_page_writes = off')
  await client.query('alter system set synchronous_commit = off')
  await client.query('select pg_reload_conf()')
  while (!(await isHurrying(client))) await pause(10)
  await client.query('alter system reset all')
}

async function isHurrying(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ hurrying: boolean }>("select current_setting('fsync') = 'off' as hurrying")
  return rows[0]?.hurrying === true
}

async function serve(server: Embedded): Promise<void> {
  let users = 0
  let last = false
  let leaving: NodeJS.Timeout | undefined
  const door = createServer((line) => {
    users += 1
    clearTimeout(leaving)
    line.setEncoding('utf8').on('data', (text: string) => {
      if (text === lastCall) last = true
    })
    // Whoever is killed does not take leave.
    line.on('error', () => undefined)
    line.on('close', () => {
      users -= 1
      leaveSoon()
    })
    line.write(`${JSON.stringify(welcome)}\n`)
  })
  const leaveSoon = (): void => {
    if (users > 0) return
    leaving = setTimeout(() => door.close(), last ? 0 : lingerMs)
  }
  // We hold the lock, so a socket that is there belongs to one that was killed.
  await rm(keeperSocket(folder), { force: true })
  door.listen(keeperSocket(folder), leaveSoon)
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => door.close())
  await new Promise((resolve) => door.once('close', resolve))
  await server.stop()
  // Moved away first: the next one to start finds a folder that is whole, or none.
  await rename(folder, `${folder}-${process.pid}`)
  await rm(`${folder}-${process.pid}`, { recursive: true })
}
