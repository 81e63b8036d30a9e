/** Things that the duty asks to be in place, as rows. */
import type { Temporal } from 'temporal-polyfill'
import { byMeAfter, changedIn, type Changed } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { RowOf } from '#platform/database/rows.ts'
import { hasCode } from '#reference/code-list.ts'
import { dutyItems, type DutyItem } from '#reference/duty-work.ts'

export type Item = {
  readonly id: string
  readonly areaId: string
  readonly kind: DutyItem
  readonly title: string
  readonly owner: string
  /** What is agreed, and where it stands. */
  readonly policy: string
  readonly reviewOn: Temporal.PlainDate
  readonly endedOn: Temporal.PlainDate | undefined
} & Changed

export type ItemChange = Pick<Item, 'kind' | 'title' | 'owner' | 'policy' | 'reviewOn' | 'endedOn'>

export async function addItem(trx: Trx, areaId: string, item: ItemChange): Promise<string> {
  const id = newId()
  const { kind, title, owner, policy, reviewOn } = item
  await trx
    .insertInto('duty.item')
    .values({ id, area_id: areaId, kind, title, owner, policy, review_on: reviewOn })
    .execute()
  return id
}

/** What is to be reviewed next first. */
export async function listItems(trx: Trx): Promise<readonly Item[]> {
  const rows = await items(trx).orderBy('item.review_on').orderBy('item.id').limit(500).execute()
  return rows.map(itemIn)
}

export async function findItem(trx: Trx, id: string): Promise<Item | undefined> {
  const row = await items(trx).where('item.id', '=', id).executeTakeFirst()
  return row && itemIn(row)
}

/** @returns how many rows changed: none when somebody else was faster */
export async function changeItem(trx: Trx, id: string, seen: number, change: ItemChange): Promise<bigint> {
  const changed = await trx
    .updateTable('duty.item')
    .set({
      kind: change.kind,
      title: change.title,
      owner: change.owner,
      policy: change.policy,
      review_on: change.reviewOn,
      ended_on: change.endedOn ?? null,
      ...byMeAfter(seen),
    })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

const items = (trx: Trx) =>
  trx
    .selectFrom('duty.item as item')
    .leftJoin('accounts.account as changer', 'changer.id', 'item.changed_by')
    .selectAll('item')
    .select('changer.name as changer')

function itemIn(row: RowOf<ReturnType<typeof items>>): Item {
  if (!hasCode(dutyItems, row.kind))
    throw new Error(`the database has an item that the room does not know: ${row.kind}`)
  return {
    id: row.id,
    areaId: row.area_id,
    kind: row.kind,
    title: row.title,
    owner: row.owner,
    policy: row.policy,
    reviewOn: row.review_on,
    endedOn: row.ended_on ?? undefined,
    ...changedIn(row),
  }
}
