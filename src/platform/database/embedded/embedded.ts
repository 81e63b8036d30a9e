/**
 * The embedded PostgreSQL: a real server on this machine, for trials, demonstration, rehearsal and tests, with no set-up at all.
 * It promises that what was saved is kept, that nobody else gets in, and that a start after any kind of end succeeds by itself
 * or says in one line why it cannot. Why this is our own: docs/decisions/0003-embedded-postgres.md.
 */
import { findBinaries } from './binaries.ts'
import { ensureCluster, writeSettings } from './cluster.ts'
import { findPlaces, prepareParent, socketFolder } from './places.ts'
import { connectionTo, halt, launch } from './postmaster.ts'
import { asRefusal } from './reasons.ts'
import { embeddedSecret, passwordOf } from './secret.ts'
import { serverUser } from './server-user.ts'
import { superuser } from './settings.ts'

export type EmbeddedOptions = {
  /** For example ./var/postgres. The folder around it holds the secret, the socket, the log and the lock. */
  dataFolder: string
  /** A bin folder of PostgreSQL 15 or newer; without it the npm package is used. */
  binaries?: string | undefined
  /** Receives what an operator should know, as an object with `msg`. Never personal data. */
  log?: (line: object) => void
}

export type Connection = { host: string; port: number; user: string; password: string; database: string }

export type Embedded = {
  /** How that user reaches that database. Each user has a password of its own, see allowLogin. */
  connection(database: string, user: string): Connection
  superuser: string
  serverVersion: string
  stop(): Promise<void>
}

/**
 * Starts the database, making it first where there is none.
 * @throws Refusal, with one line for the operator, when it cannot
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const log = options.log ?? (() => undefined)
  try {
    const asked = await prepareParent(options.dataFolder)
    const user = await serverUser(asked)
    const places = await findPlaces(asked, user, log)
    const binaries = await findBinaries({ folder: options.binaries, copyTo: `${places.data}.programs`, user })
    const secret = await embeddedSecret(places.secret)
    const password = passwordOf(secret, superuser)
    await ensureCluster({ places, binaries, user, password })
    const sockets = await socketFolder(places, user)
    await writeSettings(places, user, sockets)
    const postmaster = await launch({ binaries, places, user, socketFolder: sockets, password })
    return {
      connection: (database, name) => connectionTo(sockets, database, name, passwordOf(secret, name)),
      superuser,
      serverVersion: binaries.version,
      stop: () => halt(postmaster),
    }
  } catch (error) {
    throw asRefusal(error, options.dataFolder)
  }
}
