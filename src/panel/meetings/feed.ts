/** Meetings of the panel for a calendar that a program subscribes to: when and where, and of nobody. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'

export type FedPanelMeeting = {
  readonly id: string
  readonly heldOn: Temporal.PlainDate
  /** 14:30. */
  readonly startsAt: string
  readonly place: string
  readonly version: number
  readonly cancelled: boolean
}

type Row = {
  readonly id: string
  readonly held_on: Temporal.PlainDate
  readonly starts_at: string
  readonly place: string
  readonly version: number
  readonly cancelled: boolean
}

/** Those to which the feed's owner is invited, of the last ninety days and to come. @param hash of the address's token */
export async function listFedPanelMeetings(trx: Trx, hash: Buffer): Promise<readonly FedPanelMeeting[]> {
  const { rows } = await sql<Row>`select * from panel.feed_meetings(${hash})`.execute(trx)
  return rows.map(({ id, held_on, starts_at, place, version, cancelled }) => ({
    id,
    heldOn: held_on,
    startsAt: starts_at.slice(0, 5),
    place,
    version,
    cancelled,
  }))
}
