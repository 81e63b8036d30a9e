/**
 * Takes in the files that wait: each whole, in one transaction, or not at all. Its rows are sorted in a process of its own and pass through ours
 * as the text they are, some hundred at a time: memory stays flat, and other requests are answered meanwhile. Killed midway, nothing of the file
 * is there and it is begun again; run twice, what is there stays as it is. How far it has come is written beside that transaction, for the page
 * that shows it.
 */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Database, Trx } from '#platform/database/database.ts'
import type { JobDefinition } from '#platform/jobs/jobs.ts'
import { note } from '#records/audit.ts'
import { Mapping } from './read-row.ts'
import { sortApart, type SortedText } from './sort-apart.ts'
import { beside, dropBatches, isOurs, now } from './store.ts'

const mostAttempts = 3
const keptDays = 7

export function takeInImportsJob(): JobDefinition {
  return {
    name: 'take-in-training',
    schedule: { everySeconds: 5 },
    limitSeconds: 600,
    work: (_ids, { database, clock, stopping }) => takeInImports(database, clock.today(), stopping),
  }
}

type Waiting = { readonly id: string; readonly areaId: string; readonly mapping: Mapping; readonly attempts: number }

export async function takeInImports(
  database: Database,
  today: Temporal.PlainDate,
  stopping?: AbortSignal,
): Promise<{ readonly imports: number; readonly rows: number }> {
  const sum = { imports: 0, rows: 0 }
  for (const waiting of await database.asService('clerk', listWaiting)) {
    if (stopping?.aborted === true) break
    const rows = await takeIn(database, waiting, today)
    sum.imports += 1
    sum.rows += rows
  }
  await database.asService('clerk', dropOld)
  return sum
}

async function listWaiting(trx: Trx): Promise<readonly Waiting[]> {
  const rows = await trx
    .selectFrom('training.import')
    .select(['id', 'area_id', 'mapping', 'attempts'])
    .where('state', '=', 'queued')
    .orderBy('added_at')
    .limit(10)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    areaId: row.area_id,
    mapping: Mapping.parse(row.mapping),
    attempts: row.attempts,
  }))
}

async function takeIn(database: Database, waiting: Waiting, today: Temporal.PlainDate): Promise<number> {
  const rows = await database.asService('clerk', async (trx) => {
    if (!(await isOurs(trx, waiting.id, 'queued'))) return 0
    const isLast = waiting.attempts >= mostAttempts
    await beside(
      database,
      waiting.id,
      isLast ? { state: 'failed', finished_at: now } : { attempts: waiting.attempts + 1 },
    )
    return isLast ? 0 : await takeInWhole(trx, database, waiting, today)
  })
  if (rows > 0)
    await database.asService('clerk', async (trx) => {
      await sql`select training.count_anew()`.execute(trx)
    })
  return rows
}

type Counts = {
  people: number
  completions: number
  added: number
  unchanged: number
  rejected: number
  looked: number
}

async function takeInWhole(trx: Trx, database: Database, waiting: Waiting, today: Temporal.PlainDate): Promise<number> {
  const counts: Counts = { people: 0, completions: 0, added: 0, unchanged: 0, rejected: 0, looked: 0 }
  const say = howFarSayer(database, waiting.id)
  await sortApart({ mapping: waiting.mapping, today, batches: batchesOf(trx, waiting.id) }, async (sorted) => {
    await takeRows(trx, waiting, sorted, counts)
    await say(counts.looked)
  })
  await settle(trx, waiting, counts)
  return counts.looked
}

/** As the text that the database has of them. */
async function* batchesOf(trx: Trx, importId: string): AsyncGenerator<string> {
  for (let number = 0; ; number += 1) {
    const batch = await trx
      .selectFrom('training.import_batch')
      .select(sql<string>`rows::text`.as('json'))
      .where('import_id', '=', importId)
      .where('number', '=', number)
      .executeTakeFirst()
    if (batch === undefined) return
    yield batch.json
  }
}

/** Takes in what a batch brings and keeps what was rejected of it, in one statement: its text goes to the database once. */
async function takeRows(trx: Trx, { id, areaId }: Waiting, sorted: SortedText, counts: Counts): Promise<void> {
  const { rows: results } = await sql<{
    people_added: number
    completions_added: number
    rows_added: number
    rows_unchanged: number
    conflicting: readonly number[]
  }>`
    with given as materialized (
      select ${sorted.json}::jsonb as sorted
    ), rejected as (
      insert into training.import_rejection (area_id, import_id, row, reason)
      select ${areaId}::uuid, ${id}::uuid, r.row, r.reason
        from given, jsonb_to_recordset(given.sorted -> 'rejected') as r(row integer, reason text)
    )
    select taken.* from given, training.take_in_rows(${id}::uuid, given.sorted -> 'taken') as taken`.execute(trx)
  const [result] = results
  if (result === undefined) throw new Error('rows were taken in without an answer')
  await rejectConflicting(trx, { id, areaId }, result.conflicting)
  counts.looked += sorted.looked
  counts.people += result.people_added
  counts.completions += result.completions_added
  counts.added += result.rows_added
  counts.unchanged += result.rows_unchanged
  counts.rejected += sorted.rejected + result.conflicting.length
}

/** Rows whose e-mail address is one person's and whose staff number another's. */
async function rejectConflicting(
  trx: Trx,
  { id, areaId }: Pick<Waiting, 'id' | 'areaId'>,
  rows: readonly number[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into training.import_rejection (area_id, import_id, row, reason)
    select ${areaId}::uuid, ${id}::uuid, row, ${'The staff number is of somebody who has another email address in the register'}
      from unnest(${rows}::integer[]) as row`.execute(trx)
}

/** Now and then, beside the transaction, for the page that shows it. */
function howFarSayer(database: Database, id: string): (rows: number) => Promise<void> {
  let saidAt = performance.now()
  return async (rows) => {
    if (performance.now() - saidAt < 500) return
    saidAt = performance.now()
    await beside(database, id, { rows_looked_at: rows })
  }
}

async function settle(trx: Trx, { id, areaId }: Waiting, counts: Counts): Promise<void> {
  await dropBatches(trx, id)
  await trx
    .updateTable('training.import')
    .set({
      state: 'done',
      rows_looked_at: counts.looked,
      people_added: counts.people,
      completions_added: counts.completions,
      rows_added: counts.added,
      rows_unchanged: counts.unchanged,
      rows_rejected: counts.rejected,
      finished_at: now,
    })
    .where('id', '=', id)
    .execute()
  await note(trx, {
    action: 'take in training from a file',
    subject: { kind: 'training import', id },
    areaId,
    details: counts,
  })
}

/** Rows that nobody has said how to read do not lie about. */
async function dropOld(trx: Trx): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update training.import set state = 'dropped', finished_at = now()
     where state = 'read' and added_at < now() - make_interval(days => ${keptDays}) returning id`.execute(trx)
  for (const { id } of rows) await dropBatches(trx, id)
}
