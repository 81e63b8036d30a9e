/** SQL of files on their way in, for those who bring them. What the jobs do is in read-lists-job.ts and take-in-job.ts. */
import { sql, type UpdateObject } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { byMe, colleagueName } from '#platform/database/changed.ts'
import type { Database, Trx } from '#platform/database/database.ts'
import type { DB } from '#platform/database/schema.ts'
import type { RowOf } from '#platform/database/rows.ts'
import { sheetRefusals, type SheetKind } from '#platform/documents/sheet/read-sheet.ts'
import { SheetHead, SheetRow, type SheetBatch } from '#platform/documents/sheet/sheet.ts'
import { fields, type HeadingMap } from './columns.ts'
import { importStates, ownRefusals, type Import, type ImportFault, type ImportState, type Rejection } from './import.ts'
import type { Mapping } from './read-row.ts'

export type NewImport = Pick<Import, 'id' | 'areaId' | 'agencyId' | 'source'> & { readonly kind: SheetKind }

const pieceBytes = 256 * 1024

/** Keeps a file as it came, in pieces: as a whole it would be copied several times on its way. */
export async function addImport(trx: Trx, one: NewImport, bytes: Buffer): Promise<void> {
  const { id, areaId, agencyId, source, kind } = one
  await trx.insertInto('training.import').values({ id, area_id: areaId, agency_id: agencyId, source, kind }).execute()
  for (let number = 0; number * pieceBytes < bytes.length; number += 1)
    await trx
      .insertInto('training.import_file')
      .values({
        area_id: areaId,
        import_id: id,
        number,
        bytes: bytes.subarray(number * pieceBytes, (number + 1) * pieceBytes),
      })
      .execute()
}

/** The rows go on as the text that they came in: the database takes it apart, and refuses what is none. */
export async function addBatch(
  trx: Trx,
  { id, areaId }: Pick<Import, 'id' | 'areaId'>,
  number: number,
  { json }: Pick<SheetBatch, 'json'>,
): Promise<void> {
  await trx.insertInto('training.import_batch').values({ area_id: areaId, import_id: id, number, rows: json }).execute()
}

export async function dropBatches(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('training.import_batch').where('import_id', '=', id).execute()
}

/** It has been read, and waits to be told which column is which. */
export async function settleRead(
  trx: Trx,
  id: string,
  { head, firstRows, rows }: Pick<Import, 'head' | 'firstRows'> & { readonly rows: number },
): Promise<void> {
  await trx
    .updateTable('training.import')
    .set({
      state: 'read',
      attempts: 0,
      head: JSON.stringify(head),
      first_rows: JSON.stringify(firstRows),
      row_count: rows,
    })
    .where('id', '=', id)
    .execute()
}

export async function findImport(trx: Trx, id: string): Promise<Import | undefined> {
  const row = await importRows(trx).where('import.id', '=', id).executeTakeFirst()
  return row && importIn(row)
}

/** The last that somebody may see, newest first. */
export async function listImports(trx: Trx): Promise<readonly Import[]> {
  const rows = await importRows(trx).orderBy('import.added_at', 'desc').limit(20).execute()
  return rows.map(importIn)
}

/** @returns how many were queued: none when it was before */
export async function queueImport(trx: Trx, id: string, mapping: Mapping): Promise<bigint> {
  const changed = await trx
    .updateTable('training.import')
    .set({ state: 'queued', mapping: JSON.stringify(mapping) })
    .where('id', '=', id)
    .where('state', '=', 'read')
    .executeTakeFirst()
  return changed.numUpdatedRows
}

type Source = Pick<Import, 'areaId' | 'agencyId' | 'source'>

export async function rememberMap(trx: Trx, { areaId, agencyId, source }: Source, map: HeadingMap): Promise<void> {
  const mapping = JSON.stringify(map)
  await trx
    .insertInto('training.source_map')
    .values({ area_id: areaId, agency_id: agencyId, source, mapping })
    .onConflict((conflict) => conflict.columns(['area_id', 'agency_id', 'source']).doUpdateSet({ mapping, ...byMe() }))
    .execute()
}

const KeptMap = z.partialRecord(z.enum(fields), z.string())

export async function findMap(trx: Trx, { areaId, agencyId, source }: Source): Promise<HeadingMap> {
  const row = await trx
    .selectFrom('training.source_map')
    .select('mapping')
    .where('area_id', '=', areaId)
    .where('agency_id', '=', agencyId)
    .where('source', '=', source)
    .executeTakeFirst()
  return row === undefined ? {} : KeptMap.parse(row.mapping)
}

/** By the numbers of their rows. */
export async function listRejections(trx: Trx, importId: string, atMost: number): Promise<readonly Rejection[]> {
  return await trx
    .selectFrom('training.import_rejection')
    .select(['row', 'reason'])
    .where('import_id', '=', importId)
    .orderBy('row')
    .limit(atMost)
    .execute()
}

export const now = sql<Temporal.Instant>`now()`

/** Whether a file still stands so, and nobody else is at it: it is this transaction's for as long as that lasts. */
export async function isOurs(trx: Trx, id: string, state: ImportState): Promise<boolean> {
  const { rows } = await sql<{ ours: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${id}, 0)) as ours`.execute(trx)
  if (rows[0]?.ours !== true) return false
  const stands = await trx
    .selectFrom('training.import')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', state)
    .executeTakeFirst()
  return stands !== undefined
}

/** Written at once, beside the transaction that has the file, which may yet come to nothing. */
export async function beside(
  database: Database,
  id: string,
  change: UpdateObject<DB, 'training.import'>,
): Promise<void> {
  await database.asService('clerk', async (trx) => {
    await trx.updateTable('training.import').set(change).where('id', '=', id).execute()
  })
}

const importRows = (trx: Trx) =>
  trx
    .selectFrom('training.import as import')
    .innerJoin('accounts.agency as agency', 'agency.id', 'import.agency_id')
    .leftJoin('accounts.account as adder', 'adder.id', 'import.added_by')
    .select(['import.id', 'import.area_id', 'import.agency_id', 'import.source', 'import.head', 'import.first_rows'])
    .select(['import.row_count', 'import.state', 'import.rows_looked_at', 'import.people_added'])
    .select(['import.completions_added', 'import.rows_unchanged', 'import.rows_rejected', 'import.added_at'])
    .select(['import.rows_added', 'import.refusal', 'import.refusal_line'])
    .select(['agency.name as agency', sql<string | null>`adder.name`.as('adder')])

type ImportRow = RowOf<ReturnType<typeof importRows>>

function importIn(row: ImportRow): Import {
  const state = importStates.find((one) => one === row.state)
  if (state === undefined) throw new Error(`the database has a state that the room does not know: ${row.state}`)
  return {
    id: row.id,
    areaId: row.area_id,
    agencyId: row.agency_id,
    agency: row.agency,
    source: row.source,
    head: SheetHead.parse(row.head),
    firstRows: z.array(SheetRow).parse(row.first_rows),
    rowCount: row.row_count,
    state,
    fault: faultIn(row),
    rowsLookedAt: row.rows_looked_at,
    peopleAdded: row.people_added,
    completionsAdded: row.completions_added,
    rowsAdded: row.rows_added,
    rowsUnchanged: row.rows_unchanged,
    rowsRejected: row.rows_rejected,
    addedAt: row.added_at,
    addedBy: colleagueName(row.adder),
  }
}

function faultIn({ refusal, refusal_line: line }: ImportRow): ImportFault | undefined {
  if (refusal === null) return undefined
  const why = [...sheetRefusals, ...ownRefusals].find((one) => one === refusal)
  if (why === undefined) throw new Error(`the database has a refusal that the room does not know: ${refusal}`)
  return { why, ...(line !== null && { line }) }
}
