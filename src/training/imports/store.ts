/** SQL of files on their way in, for those who bring them. What the job does is in take-in-job.ts. */
import { sql } from 'kysely'
import { z } from 'zod'
import { byMe } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { SheetHead, SheetRow } from '#platform/documents/sheet/sheet.ts'
import { fields, type HeadingMap } from './columns.ts'
import { importStates, type Import, type Rejection } from './import.ts'
import type { Mapping } from './read-row.ts'

export type NewImport = Pick<Import, 'id' | 'areaId' | 'agencyId' | 'source' | 'head' | 'firstRows'>

export async function addImport(trx: Trx, one: NewImport): Promise<void> {
  await trx
    .insertInto('training.import')
    .values({
      id: one.id,
      area_id: one.areaId,
      agency_id: one.agencyId,
      source: one.source,
      head: JSON.stringify(one.head),
      first_rows: JSON.stringify(one.firstRows),
    })
    .execute()
}

export async function addBatch(
  trx: Trx,
  { id, areaId }: Pick<Import, 'id' | 'areaId'>,
  number: number,
  rows: readonly SheetRow[],
): Promise<void> {
  await trx
    .insertInto('training.import_batch')
    .values({ area_id: areaId, import_id: id, number, rows: JSON.stringify(rows) })
    .execute()
}

export async function setRowCount(trx: Trx, id: string, rows: number): Promise<void> {
  await trx.updateTable('training.import').set({ row_count: rows }).where('id', '=', id).execute()
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

const importRows = (trx: Trx) =>
  trx
    .selectFrom('training.import as import')
    .innerJoin('accounts.agency as agency', 'agency.id', 'import.agency_id')
    .leftJoin('accounts.account as adder', 'adder.id', 'import.added_by')
    .select(['import.id', 'import.area_id', 'import.agency_id', 'import.source', 'import.head', 'import.first_rows'])
    .select(['import.row_count', 'import.state', 'import.rows_looked_at', 'import.people_added'])
    .select(['import.completions_added', 'import.rows_unchanged', 'import.rows_rejected', 'import.added_at'])
    .select(['agency.name as agency', sql<string | null>`adder.name`.as('adder')])

type ImportRow = Awaited<ReturnType<ReturnType<typeof importRows>['executeTakeFirstOrThrow']>>

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
    rowsLookedAt: row.rows_looked_at,
    peopleAdded: row.people_added,
    completionsAdded: row.completions_added,
    rowsUnchanged: row.rows_unchanged,
    rowsRejected: row.rows_rejected,
    addedAt: row.added_at,
    addedBy: row.adder ?? 'A colleague elsewhere',
  }
}
