/** Training sessions for a calendar that a program subscribes to: when and where, and of nobody. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'

export type FedSession = {
  readonly id: string
  readonly heldOn: Temporal.PlainDate
  /** 14:30. */
  readonly startsAt: string
  readonly place: string
  readonly version: number
}

type Row = {
  readonly id: string
  readonly held_on: Temporal.PlainDate
  readonly starts_at: string
  readonly place: string
  readonly version: number
}

/** Those at which the feed's owner has a place, of the last ninety days and to come. @param hash of the address's token */
export async function listFedSessions(trx: Trx, hash: Buffer): Promise<readonly FedSession[]> {
  const { rows } = await sql<Row>`select * from training.feed_sessions(${hash})`.execute(trx)
  return rows.map(({ id, held_on, starts_at, place, version }) => ({
    id,
    heldOn: held_on,
    startsAt: starts_at.slice(0, 5),
    place,
    version,
  }))
}
