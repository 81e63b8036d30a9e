/** The wards of an area in rows: a list that those who keep the picture keep. */
import { byMeAfter, changedIn } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Ward } from './tension.ts'

/** Those that stand, by name; of all areas that the reader may see, or of one. */
export async function listWards(trx: Trx, areaIds: readonly string[]): Promise<readonly Ward[]> {
  if (areaIds.length === 0) return []
  const rows = await wards(trx)
    .where('ward.area_id', 'in', [...areaIds])
    .orderBy('ward.name')
    .limit(500)
    .execute()
  return rows.map(wardIn)
}

export async function findWard(trx: Trx, id: string): Promise<Ward | undefined> {
  const row = await wards(trx).where('ward.id', '=', id).executeTakeFirst()
  return row && wardIn(row)
}

/** Adds those that are not there. @returns how many were new */
export async function addWards(trx: Trx, areaId: string, names: readonly string[]): Promise<number> {
  if (names.length === 0) return 0
  const added = await trx
    .insertInto('picture.ward')
    .values(names.map((name) => ({ id: newId(), area_id: areaId, name })))
    .onConflict((at) => at.columns(['area_id', 'name']).doNothing())
    .returning('id')
    .execute()
  return added.length
}

/** @returns how many rows changed, or that another ward has the name */
export async function changeWard(
  trx: Trx,
  ward: Pick<Ward, 'id' | 'areaId'>,
  seen: number,
  to: Pick<Ward, 'name' | 'endedOn'>,
): Promise<bigint | 'taken'> {
  const other = await trx
    .selectFrom('picture.ward')
    .select('id')
    .where('area_id', '=', ward.areaId)
    .where('name', '=', to.name)
    .where('id', '<>', ward.id)
    .executeTakeFirst()
  if (other !== undefined) return 'taken'
  const changed = await trx
    .updateTable('picture.ward')
    .set({
      name: to.name,
      ended_on: to.endedOn ?? null,
      ...byMeAfter(seen),
    })
    .where('id', '=', ward.id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

const wards = (trx: Trx) =>
  trx
    .selectFrom('picture.ward as ward')
    .leftJoin('accounts.account as changer', 'changer.id', 'ward.changed_by')
    .selectAll('ward')
    .select('changer.name as changer')

type WardRow = Awaited<ReturnType<ReturnType<typeof wards>['execute']>>[number]

function wardIn(row: WardRow): Ward {
  return {
    id: row.id,
    areaId: row.area_id,
    name: row.name,
    endedOn: row.ended_on ?? undefined,
    ...changedIn(row),
  }
}
