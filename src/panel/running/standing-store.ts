/** What was typed of a standing item while it was discussed, in rows: it concerns nobody's case, and is not sealed. */
import { sql } from 'kysely'
import { z } from 'zod'
import { byMe, colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import type { Kept } from './record.ts'
import type { Change, RunningStanding } from './store.ts'

export type StandingWritten = Pick<RunningStanding, 'id' | 'areaId'>

const Value = z.union([z.string(), z.array(z.string())])

/** Everything that was typed of an item, by field; or what was typed into one field. */
export async function listStandingKept(
  trx: Trx,
  { id }: Pick<StandingWritten, 'id'>,
  onlyField?: string,
): Promise<ReadonlyMap<string, Kept>> {
  const kept = await listStandingKeptOf(trx, [id], onlyField)
  return kept.get(id) ?? new Map<string, Kept>()
}

/** Of several items, by item. */
export async function listStandingKeptOf(
  trx: Trx,
  itemIds: readonly string[],
  onlyField?: string,
): Promise<ReadonlyMap<string, ReadonlyMap<string, Kept>>> {
  if (itemIds.length === 0) return new Map()
  const all = trx
    .selectFrom('panel.standing_record as record')
    .leftJoin('accounts.account as changer', 'changer.id', 'record.changed_by')
    .select(['record.item_id', 'record.field', 'record.value', 'record.version', 'changer.name as changer'])
    .where('record.item_id', 'in', [...itemIds])
    .orderBy('record.field')
  const rows = await (onlyField === undefined ? all : all.where('record.field', '=', onlyField)).execute()
  const byItem = Map.groupBy(rows, ({ item_id }) => item_id)
  return new Map(
    [...byItem].map(([itemId, of]) => [
      itemId,
      new Map(
        of.map(({ field, value, version, changer }): [string, Kept] => [
          field,
          { value: Value.parse(value), version, changedBy: colleagueName(changer) },
        ]),
      ),
    ]),
  )
}

/** Grows with every change of any field: whoever saw this sum has seen everything. */
export async function findStandingChangeSum(trx: Trx, itemId: string): Promise<number> {
  const row = await trx
    .selectFrom('panel.standing_record')
    .select(sql<number>`coalesce(sum(version), 0)::integer`.as('sum'))
    .where('item_id', '=', itemId)
    .executeTakeFirstOrThrow()
  return row.sum
}

/**
 * Keeps each change of a field that nobody else has changed since its writer saw it.
 *
 * @returns the fields that were kept
 */
export async function keepStandingChanges(
  trx: Trx,
  { id, areaId }: StandingWritten,
  changes: readonly Change[],
): Promise<ReadonlySet<string>> {
  if (changes.length === 0) return new Set()
  const values = changes.map(({ field, value, seen }) => ({
    area_id: areaId,
    item_id: id,
    field,
    value: JSON.stringify(value),
    version: seen + 1,
  }))
  const kept = await trx
    .insertInto('panel.standing_record')
    // In one order, so that two who save everything at once wait for each other and do not lock each other out.
    .values(values.toSorted((one, other) => (one.field < other.field ? -1 : 1)))
    .onConflict((conflict) =>
      conflict
        .columns(['item_id', 'field'])
        .doUpdateSet((row) => ({ value: row.ref('excluded.value'), version: row.ref('excluded.version'), ...byMe() }))
        .where(sql<boolean>`standing_record.version = excluded.version - 1`),
    )
    .returning('field')
    .execute()
  return new Set(kept.map(({ field }) => field))
}
