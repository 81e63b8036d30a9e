/**
 * The embedded PostgreSQL: a real server on this machine, for trials, demonstration, rehearsal and tests, with no set-up at all.
 * It promises that what was saved is kept, that nobody else gets in, and that a start after any kind of end succeeds by itself
 * or says in one line why it cannot. Why this is our own: docs/decisions/0003-embedded-postgres.md.
 */
import pg from 'pg'
import { findBinaries } from './binaries.ts'
import { ensureCluster, resetPassword, writeSettings } from './cluster.ts'
import { assertDurable } from './durability.ts'
import { takeLock, type Lock } from './lock.ts'
import { clearTheWay, removeTemporary, settleOrphan } from './orphan.ts'
import { findPlaces, makePrivate, placesOnRecord, prepareParent, socketFolder } from './places.ts'
import { connectionTo, halt, launch, type Connection, type Launch, type Postmaster } from './postmaster.ts'
import { signal } from './processes.ts'
import { asRefusal, errorCode } from './reasons.ts'
import { embeddedSecret, passwordOf } from './secret.ts'
import { serverUser } from './server-user.ts'
import { superuser } from './settings.ts'
import { supervise, type Status } from './supervise.ts'

export type EmbeddedOptions = {
  /** For example ./var/postgres. The folder around it holds the secret, the socket, the log and the lock. */
  dataFolder: string
  /** A bin folder of PostgreSQL 15 or newer; without it the npm package is used. */
  binaries?: string | undefined
  /** Receives what an operator should know, as an object with `msg`. Never personal data. */
  log?: (line: object) => void
}

export type Embedded = {
  /**
   * How that user reaches that database. Each user has a password of its own; for other users than the superuser the caller sets
   * it (`alter role … password`).
   */
  connection(database: string, user: string): Connection
  superuser: string
  /** For example 18.4. */
  serverVersion: string
  /** Anything but 'ready' means that queries fail for the moment. */
  status(): Status
  /** Calls the listener each time the server has gone away unasked; it is started again by itself. Answers how to stop listening. */
  onExit(listener: (exit: { process: number }) => void): () => void
  /** Ends the server in good order and lets another start in. Safe to call twice. */
  stop(): Promise<void>
}

/**
 * Starts the database, making it first where there is none.
 * @throws Refusal, with one line for the operator, when it cannot
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  let lock: Lock | undefined
  try {
    const asked = await prepareParent(options.dataFolder)
    lock = await takeLock((await placesOnRecord(asked)).lock)
    return await startLocked(asked, options, lock)
  } catch (error) {
    lock?.release()
    throw asRefusal(error, options.dataFolder)
  }
}

async function startLocked(asked: string, options: EmbeddedOptions, lock: Lock): Promise<Embedded> {
  const log = options.log ?? (() => undefined)
  const user = await serverUser(asked)
  const places = await findPlaces(asked, user, log)
  const binaries = await findBinaries({ folder: options.binaries, copyTo: `${places.data}.programs`, user })
  const secret = await embeddedSecret(places.secret)
  const password = passwordOf(secret, superuser)
  await ensureCluster({ places, binaries, user, password })

  const orphan = await settleOrphan({ places, binaries, user, password, log })
  const sockets = orphan?.socketFolder ?? (await socketFolder(places, user))
  const how: Launch = { places, binaries, user, password, socketFolder: sockets }
  const first = orphan ?? (await firstLaunch(how, log))
  await makeFit(how).catch(async (error: unknown) => {
    await halt(first)
    throw error
  })

  const supervision = supervise({ first, startAgain: (givenUp) => launchAgain(how, givenUp), log })
  // Whoever ends without stop(), by an error say, takes the server along: in good order, though nobody waits for it.
  const atExit = (): void => {
    const server = supervision.server()
    if (!server.hasEnded()) signal(server.pid, 'SIGINT')
    lock.release()
  }
  process.once('exit', atExit)
  let stopped: Promise<void> | undefined
  return {
    connection: (database, name) => connectionTo(sockets, database, name, passwordOf(secret, name)),
    superuser,
    serverVersion: binaries.version,
    status: () => supervision.status(),
    onExit: (listener) => supervision.onExit(listener),
    stop() {
      stopped ??= supervision.stop().finally(async () => {
        process.off('exit', atExit)
        await removeTemporary(sockets)
        lock.release()
      })
      return stopped
    },
  }
}

async function firstLaunch(how: Launch, log: (line: object) => void): Promise<Postmaster> {
  await writeSettings(how.places, how.user, how.socketFolder)
  try {
    return await launch(how)
  } catch (error) {
    if (errorCode(error) !== invalidPassword) throw error
  }
  log({ msg: 'The data comes from another installation: its superuser gets the password of this one' })
  await resetPassword(how)
  return await launch(how)
}

const invalidPassword = '28P01'

async function launchAgain(how: Launch, givenUp: AbortSignal): Promise<Postmaster> {
  await clearTheWay(how.places.data, how.user)
  await makePrivate(how.socketFolder, how.user)
  return await launch(how, givenUp)
}

/**
 * Last steps before anybody may use it. Settings can have been changed by hand (`alter system`), so they are asked for, not assumed.
 *
 * The message of a failed statement can carry the value that was refused ('invalid input syntax for type date: "…"'). The server's
 * own processes log from warnings up; sessions only what concerns the server as a whole. The application knows its errors itself.
 */
async function makeFit({ socketFolder: sockets, password }: Launch): Promise<void> {
  const client = new pg.Client(connectionTo(sockets, 'postgres', superuser, password))
  await client.connect()
  try {
    await assertDurable(client)
    await client.query("alter role all set log_min_messages = 'log'")
  } finally {
    await client.end()
  }
}
