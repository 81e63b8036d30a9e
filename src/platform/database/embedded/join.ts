/**
 * For a command beside a running application (add an account, verify the audit): the same database, without a second server.
 */
import { realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Refusal } from '#platform/failures.ts'
import { holderOf } from './lock.ts'
import { readNote } from './orphan.ts'
import { placesOnRecord } from './places.ts'
import { connectionTo, type Connection } from './postmaster.ts'
import { asRefusal } from './reasons.ts'
import { embeddedSecret, passwordOf } from './secret.ts'
import { superuser } from './settings.ts'

export type Joined = { connection(database: string, user: string): Connection; superuser: string }

/**
 * @param dataFolder as for startEmbedded
 * @returns undefined when no application is running on this data: then start the database instead
 * @throws Refusal when one is, and its database cannot be reached
 */
export async function joinEmbedded(dataFolder: string): Promise<Joined | undefined> {
  try {
    const parent = await realpath(dirname(resolve(dataFolder))).catch(() => undefined)
    if (parent === undefined) return undefined
    const places = await placesOnRecord(join(parent, basename(dataFolder)))
    const holder = await holderOf(places.lock)
    if (holder === undefined) return undefined
    const server = await readNote(places.data)
    if (!server)
      throw new Refusal(
        `Causeway is running on this data (process ${holder}), but its database is not. Try again in a moment.`,
      )
    const secret = await embeddedSecret(places.secret)
    return {
      connection: (database, user) => connectionTo(server.socketFolder, database, user, passwordOf(secret, user)),
      superuser,
    }
  } catch (error) {
    throw asRefusal(error, dataFolder)
  }
}
