/**
 * How far a running meeting has come, and what was typed of its cases, in rows: sealed under the key of the item's person. What was typed of a standing
 * item is in standing-store.ts.
 */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { byMe, colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import type { RowOf } from '#platform/database/rows.ts'
import { mayActOnEach } from '#cases/may-act.ts'
import { caseworkers } from '../who.ts'
import type { Kept, TypedValue } from './record.ts'

type OnTheAgenda = {
  readonly id: string
  readonly areaId: string
  readonly meetingId: string
  /** Among everything on the agenda, the same for everybody; undefined where one item alone was looked up. */
  readonly number: number | undefined
  readonly state: string
  readonly beganAt: Temporal.Instant | undefined
  readonly endedAt: Temporal.Instant | undefined
  /** Whether the reader takes notes of it: of a case, whoever works it; others see it through the panel alone. */
  readonly mayAct: boolean
}

export type RunningItem = OnTheAgenda & {
  readonly kind: 'case'
  readonly caseId: string
  /** Under whose key everything that is written of the item is sealed. */
  readonly personId: string
  readonly reference: string
  readonly purpose: string
}

/** Welcome, any other business: it is about nobody. */
export type RunningStanding = OnTheAgenda & { readonly kind: 'standing'; readonly title: string }

export type RunningLine = RunningItem | RunningStanding

/** Everything that stands on the agenda and that the reader may see, cases and standing items, in its one order. */
export async function listRunningLines(trx: Trx, meetingId: string): Promise<readonly RunningLine[]> {
  const numbers = sql<{ item_id: string; place: number }>`panel.agenda_lines(${meetingId}::uuid)`
  const rows = await lineRows(trx, meetingId)
    .leftJoin(numbers.as('line'), 'line.item_id', 'item.id')
    .select('line.place as number')
    .orderBy('item.position')
    .orderBy('item.id')
    .execute()
  return rows.flatMap((row) => lineIn(row, row.number ?? undefined))
}

/** The cases among them. */
export async function listRunningItems(trx: Trx, meetingId: string): Promise<readonly RunningItem[]> {
  return (await listRunningLines(trx, meetingId)).filter((line) => line.kind === 'case')
}

/** One of them; undefined for any that does not stand on the agenda of this meeting. */
export async function findRunningLine(
  trx: Trx,
  { meetingId, itemId }: { readonly meetingId: string; readonly itemId: string },
): Promise<RunningLine | undefined> {
  const row = await lineRows(trx, meetingId).where('item.id', '=', itemId).executeTakeFirst()
  return row && lineIn(row)[0]
}

/** The same, of a case alone. */
export async function findRunningItem(
  trx: Trx,
  of: { readonly meetingId: string; readonly itemId: string },
): Promise<RunningItem | undefined> {
  const line = await findRunningLine(trx, of)
  return line?.kind === 'case' ? line : undefined
}

const lineRows = (trx: Trx, meetingId: string) =>
  trx
    .selectFrom('panel.item as item')
    .leftJoin('cases.case_file as file', 'file.id', 'item.case_id')
    .select(['item.id', 'item.area_id', 'item.meeting_id', 'item.purpose', 'item.title', 'item.state', 'item.began_at'])
    .select(['item.ended_at', 'file.id as case_id', 'file.person_id', 'file.reference'])
    .select(
      sql<boolean>`case when item.case_id is not null then ${mayActOnEach('file')}
        else item.area_id = any ((select access.case_areas_as(${sql.join(caseworkers)}))::uuid[]) end`.as('may_act'),
    )
    .where('item.meeting_id', '=', meetingId)
    .where('item.state', '<>', 'taken off')

type LineRow = RowOf<ReturnType<typeof lineRows>>

/** Nothing of a case that the reader does not see, although its item is on their agenda. */
function lineIn(row: LineRow, number?: number): readonly RunningLine[] {
  const line = {
    id: row.id,
    areaId: row.area_id,
    meetingId: row.meeting_id,
    number,
    state: row.state,
    beganAt: row.began_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    mayAct: row.may_act,
  }
  if (row.title !== null) return [{ ...line, kind: 'standing', title: row.title }]
  const { case_id: caseId, person_id: personId, reference, purpose } = row
  if (caseId === null || personId === null || reference === null) return []
  return [{ ...line, kind: 'case', caseId, personId, reference, purpose }]
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
