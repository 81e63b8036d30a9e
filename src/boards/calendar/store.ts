/** The meetings of the bodies that a calendar's address opens. The database says which: see migrations/20261124197000_calendar-feed.sql. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'

export type FedMeeting = {
  readonly id: string
  readonly heldOn: Temporal.PlainDate
  /** 14:30. */
  readonly startsAt: string
  readonly place: string
  readonly body: string
  readonly version: number
}

type Row = {
  readonly id: string
  readonly held_on: Temporal.PlainDate
  readonly starts_at: string
  readonly place: string
  readonly body: string
  readonly version: number
}

/** Of the last ninety days and to come. @param hash of the address's token; one that opens nothing has no meetings */
export async function listFedMeetings(trx: Trx, hash: Buffer): Promise<readonly FedMeeting[]> {
  const { rows } = await sql<Row>`select * from boards.feed_meetings(${hash})`.execute(trx)
  return rows.map(({ id, held_on, starts_at, place, body, version }) => ({
    id,
    heldOn: held_on,
    startsAt: starts_at.slice(0, 5),
    place,
    body,
    version,
  }))
}
