/** The pack of a meeting, as rows: when it was given to those who are asked to it, and what it held each time. */
import { sql } from 'kysely'
import { colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Edition } from './changes.ts'

/** From the first time on, members see what is on the agenda. */
export async function publishPack(trx: Trx, meetingId: string): Promise<void> {
  await trx
    .updateTable('panel.meeting')
    .set({ pack_published_at: sql`now()` })
    .where('id', '=', meetingId)
    .where('pack_published_at', 'is', null)
    .execute()
}

/** Writes down what the pack holds now, for everybody, those items too that the writer does not see. */
export async function addEdition(trx: Trx, meetingId: string): Promise<void> {
  const { rows } = await sql<{ number: number | null }>`
    select panel.publish_edition(${newId()}::uuid, ${meetingId}::uuid) as number`.execute(trx)
  if (rows[0]?.number == null) throw new Error('a pack was given out by somebody who does not arrange the meeting')
}

/** The pack as it was last given out, as far as the reader sees it. */
export async function findLastEdition(trx: Trx, meetingId: string): Promise<Edition | undefined> {
  const edition = await trx
    .selectFrom('panel.pack_edition as edition')
    .leftJoin('accounts.account as account', 'account.id', 'edition.published_by')
    .select(['edition.id', 'edition.number', 'edition.published_at', 'account.name'])
    .where('edition.meeting_id', '=', meetingId)
    .orderBy('edition.number', 'desc')
    .executeTakeFirst()
  if (edition === undefined) return undefined
  const lines = await trx
    .selectFrom('panel.pack_line')
    .select(['item_id', 'place', 'purpose', 'stage'])
    .where('edition_id', '=', edition.id)
    .orderBy('place')
    .execute()
  return {
    number: edition.number,
    publishedAt: edition.published_at,
    publishedBy: colleagueName(edition.name),
    lines: lines.map(({ item_id, ...line }) => ({ ...line, itemId: item_id })),
  }
}
