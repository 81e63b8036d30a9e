/** What every meeting of a panel has on its agenda without a case: kept for the area, copied to each new meeting, changed there as the meeting needs. */
import { z } from 'zod'
import type { Temporal } from 'temporal-polyfill'
import { byMeAfter, colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { movedBehind } from '#platform/order.ts'
import { changeAgenda, listAgenda, placeItems } from './store.ts'

const StandingItem = z.object({
  title: z.string().min(1).max(200),
  place: z.enum(['opens', 'closes']),
  minutes: z.number().int().min(1).max(240).optional(),
})
export type StandingItem = z.infer<typeof StandingItem>

/** Until an area says otherwise. Source: process.md 2.7: conflicts are asked for at the start of each meeting. The minutes are ours, unverified. */
export const usualItems: readonly StandingItem[] = [
  { title: 'Welcome and apologies', place: 'opens', minutes: 5 },
  { title: 'Conflicts of interest', place: 'opens', minutes: 5 },
  { title: 'Minutes of the last meeting, and what became of its actions', place: 'opens', minutes: 10 },
  { title: 'Any other business', place: 'closes', minutes: 5 },
]

export type StandingItems = {
  readonly items: readonly StandingItem[]
  /** 0: the usual ones, which nobody has changed. */
  readonly version: number
  readonly changedBy: string
  readonly changedAt: Temporal.Instant | undefined
}

export async function findStandingItems(trx: Trx, areaId: string): Promise<StandingItems> {
  const row = await trx
    .selectFrom('panel.standing_items as standing')
    .leftJoin('accounts.account as account', 'account.id', 'standing.changed_by')
    .select(['standing.items', 'standing.version', 'standing.changed_at', 'account.name'])
    .where('standing.area_id', '=', areaId)
    .executeTakeFirst()
  if (row === undefined) return { items: usualItems, version: 0, changedBy: '', changedAt: undefined }
  return {
    items: z.array(StandingItem).parse(row.items),
    version: row.version,
    changedBy: colleagueName(row.name),
    changedAt: row.changed_at,
  }
}

/** @returns how many rows: none when somebody else was faster */
export async function keepStandingItems(
  trx: Trx,
  areaId: string,
  seen: number,
  items: readonly StandingItem[],
): Promise<bigint> {
  const kept = JSON.stringify(items)
  if (seen === 0) {
    const added = await trx
      .insertInto('panel.standing_items')
      .values({ area_id: areaId, items: kept })
      .onConflict((conflict) => conflict.column('area_id').doNothing())
      .executeTakeFirst()
    return added.numInsertedOrUpdatedRows ?? 0n
  }
  const changed = await trx
    .updateTable('panel.standing_items')
    .set({ items: kept, ...byMeAfter(seen) })
    .where('area_id', '=', areaId)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

/** Gives a new meeting what its area's meetings always have. */
export async function copyStandingItems(
  trx: Trx,
  meeting: { readonly id: string; readonly areaId: string },
): Promise<void> {
  await addStandingItems(trx, meeting, (await findStandingItems(trx, meeting.areaId)).items, 0)
}

/** One more for this meeting alone: behind the items that open it, or behind everything. */
export async function addStandingItem(
  trx: Trx,
  meeting: { readonly id: string; readonly areaId: string },
  item: StandingItem,
): Promise<void> {
  await changeAgenda(trx, meeting.id)
  const there = await listAgenda(trx, meeting.id)
  const [id] = await addStandingItems(trx, meeting, [item], there.at(-1)?.position ?? 0)
  if (id === undefined || item.place === 'closes') return
  const all = await listAgenda(trx, meeting.id)
  const lastOpening = all.findLast(({ id: other, about }) => other !== id && about.kind === 'standing' && !about.closes)
  await placeItems(trx, movedBehind(all, id, lastOpening?.id))
}

/** @param behind the last place that is taken @returns their ids */
async function addStandingItems(
  trx: Trx,
  meeting: { readonly id: string; readonly areaId: string },
  items: readonly StandingItem[],
  behind: number,
): Promise<readonly string[]> {
  if (items.length === 0) return []
  const rows = items.map(({ title, place, minutes }, index) => ({
    id: newId(),
    area_id: meeting.areaId,
    meeting_id: meeting.id,
    position: behind + index + 1,
    purpose: 'standing',
    title,
    place,
    minutes: minutes ?? null,
  }))
  await trx.insertInto('panel.item').values(rows).execute()
  return rows.map(({ id }) => id)
}
