/** Counts of hate crime in rows. By ward they are for those who keep them; whoever governs asks the database for quarters. */
import { colleagueName } from '#platform/database/changed.ts'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { hasCode } from '#reference/code-list.ts'
import { hateCrimeKinds, hateCrimeStrands } from '#reference/hate-crime.ts'
import { takenIn, type HateCrimeCount, type QuarterCount, type Taken } from './counts.ts'

/** Takes these counts in, in the place of those that were there: all of them or none. */
export async function takeIn(trx: Trx, areaId: string, counts: readonly HateCrimeCount[]): Promise<Taken> {
  if (counts.length === 0) return { added: 0, changed: 0, unchanged: 0 }
  // Two imports at once would each count the other's rows as new.
  await sql`select pg_advisory_xact_lock(hashtext('picture.hate_crime'), hashtext(${areaId}))`.execute(trx)
  const taken = takenIn(counts, await keptBeside(trx, areaId, counts))
  const rows = counts.map(({ wardId, month, strand, kind, count }) => ({
    ward_id: wardId,
    month: month.toString(),
    strand,
    kind,
    count,
  }))
  await sql`
    insert into picture.hate_crime as kept (area_id, ward_id, month, strand, kind, count)
    select ${areaId}::uuid, given.ward_id, given.month, given.strand, given.kind, given.count
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (ward_id uuid, month date, strand text, kind text, count integer)
        on conflict (area_id, ward_id, month, strand, kind) do update
       set count = excluded.count, version = kept.version + 1, changed_by = access.actor(), changed_at = now()
     where kept.count <> excluded.count`.execute(trx)
  return taken
}

/** That a file was taken in, for the list of imports. */
export async function addImport(trx: Trx, areaId: string, { added, changed, unchanged }: Taken): Promise<string> {
  const id = newId()
  await trx.insertInto('picture.hate_crime_import').values({ id, area_id: areaId, added, changed, unchanged }).execute()
  return id
}

export type Import = Taken & { readonly at: Temporal.Instant; readonly by: string }

/** The last ten. */
export async function listImports(trx: Trx, areaId: string): Promise<readonly Import[]> {
  const rows = await trx
    .selectFrom('picture.hate_crime_import as import')
    .leftJoin('accounts.account as importer', 'importer.id', 'import.imported_by')
    .select(['import.added', 'import.changed', 'import.unchanged', 'import.imported_at', 'importer.name'])
    .where('import.area_id', '=', areaId)
    .orderBy('import.imported_at', 'desc')
    .limit(10)
    .execute()
  return rows.map(({ added, changed, unchanged, imported_at, name }) => ({
    added,
    changed,
    unchanged,
    at: imported_at,
    by: colleagueName(name),
  }))
}

/** Of the months that these counts are of. */
async function keptBeside(trx: Trx, areaId: string, counts: readonly HateCrimeCount[]) {
  const months = counts.map(({ month }) => month.toString()).toSorted()
  const { rows } = await sql<CountRow>`
    select ward_id, month, strand, kind, count from picture.hate_crime
     where area_id = ${areaId}::uuid and month between ${months[0] ?? ''}::date and ${months.at(-1) ?? ''}::date`.execute(
    trx,
  )
  return rows.flatMap(countIn)
}

export type WardCount = HateCrimeCount & { readonly ward: string }

/** By ward and month, the latest first: for those who keep them. */
export async function listCounts(trx: Trx, areaId: string, since: Temporal.PlainDate): Promise<readonly WardCount[]> {
  const rows = await trx
    .selectFrom('picture.hate_crime as kept')
    .innerJoin('picture.ward as ward', 'ward.id', 'kept.ward_id')
    .select(['kept.ward_id', 'kept.month', 'kept.strand', 'kept.kind', 'kept.count', 'ward.name'])
    .where('kept.area_id', '=', areaId)
    .where('kept.month', '>=', since)
    .orderBy('kept.month', 'desc')
    .orderBy('ward.name')
    .orderBy('kept.strand')
    .limit(5000)
    .execute()
  return rows.flatMap((row) => countIn(row).map((count) => ({ ...count, ward: row.name })))
}

/** Of quarters that have ended, over all wards, without the small ones. Nothing for whoever does not govern the area. */
export async function listQuarters(trx: Trx, areaId: string): Promise<readonly QuarterCount[]> {
  const { rows } = await sql<{ quarter: Temporal.PlainDate; strand: string; kind: string; count: number | null }>`
    select quarter, strand, kind, count from picture.hate_crime_by_quarter(${areaId}::uuid) order by quarter`.execute(
    trx,
  )
  return rows.flatMap(({ quarter, strand, kind, count }) =>
    hasCode(hateCrimeStrands, strand) && hasCode(hateCrimeKinds, kind)
      ? [{ quarter, strand, kind, count: count ?? ('few' as const) }]
      : [],
  )
}

type CountRow = {
  readonly ward_id: string
  readonly month: Temporal.PlainDate
  readonly strand: string
  readonly kind: string
  readonly count: number
}

function countIn({ ward_id, month, strand, kind, count }: CountRow): readonly HateCrimeCount[] {
  return hasCode(hateCrimeStrands, strand) && hasCode(hateCrimeKinds, kind)
    ? [{ wardId: ward_id, month, strand, kind, count }]
    : []
}
