/** When a meeting's pack was given to those who are asked to it. */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'

export async function publishPack(trx: Trx, meetingId: string): Promise<void> {
  await trx
    .updateTable('panel.meeting')
    .set({ pack_published_at: sql`now()` })
    .where('id', '=', meetingId)
    .where('pack_published_at', 'is', null)
    .execute()
}
