/** What is on a meeting's agenda, and who may not see it. */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { cameFrom } from './came-from.ts'
import type { Item, NewItem } from './item.ts'

/** Items whose case the reader may see, in order. */
export async function listItems(trx: Trx, meetingId: string): Promise<Item[]> {
  const rows = await trx
    .selectFrom('panel.item as item')
    .innerJoin('cases.case_file as file', 'file.id', 'item.case_id')
    .leftJoin('referrals.referral as referral', 'referral.id', 'file.referral_id')
    .leftJoin('accounts.agency as referrer', 'referrer.id', 'referral.referrer_agency')
    .selectAll('item')
    .select(['file.reference', 'referral.sector', 'referrer.name as referrer'])
    .where('item.meeting_id', '=', meetingId)
    .orderBy('item.position')
    .execute()
  const conflicts = await trx
    .selectFrom('panel.conflict as conflict')
    .innerJoin('panel.item as item', 'item.id', 'conflict.item_id')
    .select(['conflict.item_id', 'conflict.account_id'])
    .where('item.meeting_id', '=', meetingId)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    reference: row.reference,
    position: row.position,
    purpose: row.purpose,
    state: row.state,
    cameFrom: cameFrom(row.sector, row.referrer),
    conflicts: conflicts.filter((conflict) => conflict.item_id === row.id).map((conflict) => conflict.account_id),
  }))
}

/** Puts a case at the end of a meeting's agenda. */
export async function addItem(trx: Trx, item: NewItem): Promise<void> {
  await trx
    .insertInto('panel.item')
    .values({
      id: newId(),
      area_id: item.areaId,
      meeting_id: item.meetingId,
      case_id: item.caseId,
      purpose: item.purpose,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from panel.item where meeting_id = ${item.meetingId})`,
    })
    .onConflict((conflict) => conflict.constraint('item_once_a_meeting').doUpdateSet({ state: 'listed' }))
    .execute()
}

export async function markDecided(trx: Trx, meetingId: string, caseId: string): Promise<void> {
  await trx
    .updateTable('panel.item')
    .set({ state: 'decided' })
    .where('meeting_id', '=', meetingId)
    .where('case_id', '=', caseId)
    .execute()
}

/** A member may not see an item: they, or whoever arranges the meeting, say so. */
export async function addConflict(trx: Trx, item: { id: string; areaId: string }, accountId: string): Promise<void> {
  await trx
    .insertInto('panel.conflict')
    .values({ item_id: item.id, area_id: item.areaId, account_id: accountId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Who declared a conflict with an item, by account; for others than whoever arranges the meetings, only themselves. */
export async function listConflicted(trx: Trx, itemId: string): Promise<readonly string[]> {
  const rows = await trx.selectFrom('panel.conflict').select('account_id').where('item_id', '=', itemId).execute()
  return rows.map((row) => row.account_id)
}
