/** What was typed while a meeting ran, and how far it has come, in rows. What was typed is sealed under the key of the item's person. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { byMe, colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import type { RowOf } from '#platform/database/rows.ts'
import { mayActOnEach } from '#cases/may-act.ts'
import type { Kept, TypedValue } from './record.ts'

export type RunningItem = {
  readonly id: string
  readonly areaId: string
  readonly meetingId: string
  readonly caseId: string
  /** Under whose key everything that is written of the item is sealed. */
  readonly personId: string
  readonly reference: string
  readonly purpose: string
  readonly state: string
  readonly beganAt: Temporal.Instant | undefined
  readonly endedAt: Temporal.Instant | undefined
  /** Whether the reader works its case, and so takes notes of it; others see it through the panel alone. */
  readonly mayAct: boolean
}

/** Items whose case the reader may see and that stand on the agenda, in its order. */
export async function listRunningItems(trx: Trx, meetingId: string): Promise<readonly RunningItem[]> {
  const rows = await itemRows(trx, meetingId).orderBy('item.position').orderBy('item.id').execute()
  return rows.map(itemIn)
}

/** One of them; undefined for any that does not stand on the agenda of this meeting. */
export async function findRunningItem(
  trx: Trx,
  { meetingId, itemId }: { readonly meetingId: string; readonly itemId: string },
): Promise<RunningItem | undefined> {
  const row = await itemRows(trx, meetingId).where('item.id', '=', itemId).executeTakeFirst()
  return row && itemIn(row)
}

const itemRows = (trx: Trx, meetingId: string) =>
  trx
    .selectFrom('panel.item as item')
    .innerJoin('cases.case_file as file', 'file.id', 'item.case_id')
    .select(['item.id', 'item.area_id', 'item.meeting_id', 'item.purpose', 'item.state', 'item.began_at'])
    .select(['item.ended_at', 'file.id as case_id', 'file.person_id', 'file.reference'])
    .select(mayActOnEach('file').as('may_act'))
    .where('item.meeting_id', '=', meetingId)
    .where('item.state', '<>', 'taken off')

type ItemRow = RowOf<ReturnType<typeof itemRows>>

function itemIn(row: ItemRow): RunningItem {
  return {
    id: row.id,
    areaId: row.area_id,
    meetingId: row.meeting_id,
    caseId: row.case_id,
    personId: row.person_id,
    reference: row.reference,
    purpose: row.purpose,
    state: row.state,
    beganAt: row.began_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    mayAct: row.may_act,
  }
}

/** The first of two who begin it begins it; an item that is done has been. */
export async function beginItem(trx: Trx, itemId: string): Promise<void> {
  await trx
    .updateTable('panel.item')
    .set({ began_at: sql`now()` })
    .where('id', '=', itemId)
    .where('began_at', 'is', null)
    .where('state', '=', 'listed')
    .execute()
}

export async function endItem(trx: Trx, itemId: string): Promise<void> {
  await trx
    .updateTable('panel.item')
    .set({ began_at: sql`coalesce(began_at, now())`, ended_at: sql`now()`, state: 'decided' })
    .where('id', '=', itemId)
    .execute()
}

/** An item, as far as what is written of it needs it. */
export type Written = Pick<RunningItem, 'id' | 'areaId' | 'caseId' | 'personId'>

const place = (itemId: string, field: string) => ({
  table: 'panel.record',
  column: 'sealed',
  row: `${itemId} ${field}`,
})
const Value = z.union([z.string(), z.array(z.string())])

/** Everything that was typed of an item, by field; or what was typed into one field. */
export async function listKept(
  trx: Trx,
  vault: Vault,
  item: Written,
  onlyField?: string,
): Promise<ReadonlyMap<string, Kept>> {
  const all = trx
    .selectFrom('panel.record as record')
    .leftJoin('accounts.account as changer', 'changer.id', 'record.changed_by')
    .select(['record.field', 'record.sealed', 'record.version', 'changer.name as changer'])
    .where('record.item_id', '=', item.id)
    .orderBy('record.field')
  const rows = await (onlyField === undefined ? all : all.where('record.field', '=', onlyField)).execute()
  const opened = await vault.openMany(
    rows.map(({ field, sealed }) => ({ subjectId: item.personId, place: place(item.id, field), sealed })),
  )
  return new Map(
    rows.flatMap((row, at) => {
      const text = opened[at]
      // The person's key was destroyed: nothing is left to be read.
      if (text === undefined) return []
      const kept = {
        value: Value.parse(JSON.parse(text)),
        version: row.version,
        changedBy: colleagueName(row.changer),
      }
      return [[row.field, kept] as const]
    }),
  )
}

/** Grows with every change of any field: whoever saw this sum has seen everything. */
export async function findChangeSum(trx: Trx, itemId: string): Promise<number> {
  const row = await trx
    .selectFrom('panel.record')
    .select(sql<number>`coalesce(sum(version), 0)::integer`.as('sum'))
    .where('item_id', '=', itemId)
    .executeTakeFirstOrThrow()
  return row.sum
}

export type Change = { readonly field: string; readonly value: TypedValue; readonly seen: number }

/**
 * Keeps each change of a field that nobody else has changed since its writer saw it.
 *
 * @returns the fields that were kept
 */
export async function keepChanges(
  trx: Trx,
  vault: Vault,
  item: Written,
  changes: readonly Change[],
): Promise<ReadonlySet<string>> {
  if (changes.length === 0) return new Set()
  const values = await Promise.all(
    changes.map(async ({ field, value, seen }) => ({
      area_id: item.areaId,
      item_id: item.id,
      case_id: item.caseId,
      field,
      sealed: await vault.seal(item.personId, place(item.id, field), JSON.stringify(value)),
      version: seen + 1,
    })),
  )
  const kept = await trx
    .insertInto('panel.record')
    // In one order, so that two who save everything at once wait for each other and do not lock each other out.
    .values(values.toSorted((one, other) => (one.field < other.field ? -1 : 1)))
    .onConflict((conflict) =>
      conflict
        .columns(['item_id', 'field'])
        .doUpdateSet((row) => ({
          sealed: row.ref('excluded.sealed'),
          version: row.ref('excluded.version'),
          ...byMe(),
        }))
        .where(sql<boolean>`record.version = excluded.version - 1`),
    )
    .returning('field')
    .execute()
  return new Set(kept.map(({ field }) => field))
}
