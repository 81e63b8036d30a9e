/** Who is asked to a meeting of the panel, and where to write to them. */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'
import type { Meeting } from './meeting.ts'

/** Everybody who may sit on the area's panel, as their roles say. */
export async function inviteThePanel(trx: Trx, { id, areaId }: Pick<Meeting, 'id' | 'areaId'>): Promise<void> {
  const { rows } = await sql<{
    account_id: string
    capacity: string
  }>`select account_id, capacity from panel.who_may_sit(${areaId}::uuid)`.execute(trx)
  if (rows.length === 0) return
  await trx
    .insertInto('panel.invitation')
    .values(rows.map(({ account_id, capacity }) => ({ area_id: areaId, meeting_id: id, account_id, capacity })))
    .execute()
}

export type Addressee = { readonly email: string; readonly language: 'en' | 'cy' }

/** Where to write to those who are asked to it, less the writer and whoever sent apologies. */
export async function listAddressees(trx: Trx, meetingId: string): Promise<readonly Addressee[]> {
  const { rows } = await sql<{ email: string; language: string }>`
    select email, language from panel.whom_to_tell(${meetingId}::uuid)`.execute(trx)
  return rows.map(({ email, language }) => ({ email, language: language === 'cy' ? 'cy' : 'en' }))
}
