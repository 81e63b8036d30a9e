/**
 * One run of the PostgreSQL server: from its start, or from finding it running, until it has ended.
 */
import { spawn } from 'node:child_process'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { Refusal } from '#platform/failures.ts'
import type { Binaries } from './binaries.ts'
import type { Places } from './places.ts'
import { birthOf, signal } from './processes.ts'
import { errorCode, refusalFor } from './reasons.ts'
import { spawnOptions, type ServerUser } from './server-user.ts'
import { port, superuser } from './settings.ts'

export type Postmaster = {
  pid: number
  socketFolder: string
  /** Settles when the process has ended, however that came about. */
  ended: Promise<void>
  hasEnded(): boolean
}

export type Launch = { binaries: Binaries; places: Places; user: ServerUser; socketFolder: string; password: string }

/** Recovery after a crash reads the log since the last checkpoint; with our limit on it, that is minutes at worst. */
const patienceMs = 300_000
const largestLogBytes = 1024 * 1024

/**
 * Starts the server and waits until it answers.
 * @throws Refusal, with the server's own reason, when it ends before that
 */
export async function launch(options: Launch, givenUp?: AbortSignal): Promise<Postmaster> {
  const { binaries, places, user, socketFolder, password } = options
  // The folder serves this server alone, and it is not running: what lies there is a dead server's, whoever has its number now.
  for (const name of [`.s.PGSQL.${port}`, `.s.PGSQL.${port}.lock`]) await rm(join(socketFolder, name), { force: true })
  const logStart = await rotateLog(places.log)
  // A file, not a pipe: the server may outlive us, and then has to write to something that is still there.
  const log = await open(places.log, 'a', 0o600)
  let postmaster: Postmaster
  try {
    // A session of its own (detached): Ctrl-C in a terminal reaches the application, which then stops the server in good order.
    const child = spawn(binaries.postgres, ['-D', places.data], {
      ...spawnOptions(user),
      stdio: ['ignore', log.fd, log.fd],
      detached: true,
    })
    let over = false
    const ended = new Promise<void>((resolve) => {
      const end = (): void => {
        over = true
        resolve()
      }
      child.once('exit', end).once('error', end)
    })
    if (child.pid === undefined)
      throw new Refusal(`${binaries.postgres} could not be started${user ? ` as user ${user.name}` : ''}.`)
    postmaster = { pid: child.pid, socketFolder, ended, hasEnded: () => over }
  } finally {
    await log.close()
  }
  const answer = await untilReady(postmaster, password, givenUp)
  if (answer === 'ready') return postmaster
  await halt(postmaster)
  throw answer === 'ended' ? refusalFor(await readFrom(places.log, logStart), places.data) : answer
}

/** A server that somebody else started: watched by its number and the moment it began. */
export async function watchOther(pid: number, socketFolder: string): Promise<Postmaster | undefined> {
  const birth = await birthOf(pid)
  if (birth === undefined) return undefined
  let over = false
  const watch = async (): Promise<void> => {
    while ((await birthOf(pid)) === birth) await pause(200)
    over = true
  }
  return { pid, socketFolder, ended: watch(), hasEnded: () => over }
}

/** Ends the server: in good order first, then without a checkpoint (it recovers at its next start), then at once. */
export async function halt(
  postmaster: Postmaster,
  waitsMs: readonly [number, number, number] = [30_000, 10_000, 10_000],
): Promise<void> {
  // Fast shutdown, immediate shutdown: PostgreSQL manual, "Shutting Down the Server".
  const signals = ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const
  for (const [step, name] of signals.entries()) {
    if (postmaster.hasEnded()) return
    signal(postmaster.pid, name)
    if (await within(waitsMs[step] ?? 0, postmaster.ended)) return
  }
  throw new Refusal(
    `The embedded database (process ${postmaster.pid}) cannot be ended. It may hang on the disk; restart the machine.`,
  )
}

export type Connection = { host: string; port: number; user: string; password: string; database: string; ssl: false }

/** How the database is reached: by its socket, with the password of that user. What PGSSLMODE says is not about this server. */
export function connectionTo(socketFolder: string, database: string, user: string, password: string): Connection {
  return { host: socketFolder, port, user, password, database, ssl: false }
}

export type Answer = { dataFolder: string; mark: string; version: string } | 'starting' | 'stopping' | 'silent' | Error

/** Asks once who is there. 'starting' and 'stopping' are answers too; an Error means that it does not let us in. */
export async function ask(socketFolder: string, password: string, waitMs = 3_000): Promise<Answer> {
  const client = new pg.Client({
    ...connectionTo(socketFolder, 'postgres', superuser, password),
    connectionTimeoutMillis: waitMs,
    query_timeout: waitMs,
  })
  client.on('error', () => undefined) // A connection that breaks off is answered by the promise below.
  try {
    await client.connect()
    const { rows } = await client.query<{ dataFolder: string; mark: string; version: string }>(whoIsThere)
    return rows[0] ?? 'silent'
  } catch (error) {
    return whatItMeans(error)
  } finally {
    void client.end().catch(() => undefined)
  }
}

// A packager's addition to the version ("15.18 (Debian …)") is left out.
const whoIsThere = `
  select current_setting('data_directory') as "dataFolder",
         current_setting('cluster_name') as mark,
         split_part(current_setting('server_version'), ' ', 1) as version`

function whatItMeans(error: unknown): Answer {
  const code = errorCode(error)
  if (code === '57P03') return error instanceof Error && /shutting down/.test(error.message) ? 'stopping' : 'starting'
  // A five-character SQLSTATE means that the server spoke: it does not want us.
  if (code !== undefined && /^[0-9A-Z]{5}$/.test(code) && !/^(53300|57P0[12])$/.test(code)) {
    return error instanceof Error ? error : new Error(code)
  }
  return 'silent'
}

async function untilReady(
  postmaster: Postmaster,
  password: string,
  givenUp: AbortSignal | undefined,
): Promise<'ready' | 'ended' | Error> {
  const until = performance.now() + patienceMs
  while (performance.now() < until && givenUp?.aborted !== true) {
    if (postmaster.hasEnded()) return 'ended'
    const answer = await ask(postmaster.socketFolder, password)
    if (answer instanceof Error) return answer
    if (typeof answer === 'object') return 'ready'
    await within(25, postmaster.ended)
  }
  return new Refusal(
    givenUp?.aborted === true
      ? 'The embedded database was asked to stop while it was starting.'
      : `The embedded database did not answer within ${patienceMs / 60_000} minutes. Its log says more.`,
  )
}

/** Whether something happened in time. */
export async function within(waitMs: number, event: Promise<void>): Promise<boolean> {
  const enough = new AbortController()
  try {
    return await Promise.race([
      event.then(() => true),
      pause(waitMs, false, { signal: enough.signal }).catch(() => false),
    ])
  } finally {
    enough.abort()
  }
}

/** Keeps the log small: one earlier file is kept. Answers where this run's lines begin. */
async function rotateLog(path: string): Promise<number> {
  const size = await stat(path).then(
    (there) => there.size,
    () => 0,
  )
  if (size < largestLogBytes) return size
  await rename(path, `${path}.1`)
  return 0
}

async function readFrom(path: string, start: number): Promise<string> {
  const text = await readFile(path)
  return text.subarray(start).toString('utf8')
}
