/** When a meeting decides, or decided, on a case: what tells who was there for it. */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'

/**
 * By the clock of the meeting: when its item ended; while it runs, now, or when the meeting went on to something else. Undefined where the item was
 * not timed, or was timed on another day by somebody who wrote it up: then nobody knows, and whoever came at all counts as there.
 */
export async function findDecidedAt(
  trx: Trx,
  { meetingId, caseId }: { readonly meetingId: string; readonly caseId: string },
): Promise<Temporal.PlainTime | undefined> {
  const { rows } = await sql<{ decided_at: string }>`
    select to_char(timed.decided_at, 'HH24:MI') as decided_at
      from (select m.held_on,
                   coalesce(i.ended_at, least(now(), (select min(later.began_at) from panel.item later
                                                       where later.area_id = i.area_id and later.meeting_id = i.meeting_id
                                                         and later.began_at > i.began_at))) at time zone 'Europe/London' as decided_at
              from panel.item i
              join panel.meeting m on m.area_id = i.area_id and m.id = i.meeting_id
             where i.meeting_id = ${meetingId}::uuid and i.case_id = ${caseId}::uuid
               and i.began_at is not null and i.state <> 'taken off') timed
     where timed.decided_at::date = timed.held_on`.execute(trx)
  const [timed] = rows
  return timed && Temporal.PlainTime.from(timed.decided_at)
}
