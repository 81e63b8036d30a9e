/**
 * Takes in the files that wait: each whole, in one transaction, or not at all. Its rows are read a thousand at a time, so that memory stays flat.
 * Killed midway, nothing of the file is there and it is begun again; run twice, what is there stays as it is. How far it has come is written
 * beside that transaction, for the page that shows it.
 */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Database, Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { SheetRow } from '#platform/documents/sheet/sheet.ts'
import type { JobDefinition } from '#platform/jobs/jobs.ts'
import { note } from '#records/audit.ts'
import type { Rejection } from './import.ts'
import { isMonthFirst } from './read-day.ts'
import { Mapping, readRow, type Days, type RowRead } from './read-row.ts'

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
  const isLast = waiting.attempts >= mostAttempts
  await database.asService('clerk', async (trx) => {
    await trx
      .updateTable('training.import')
      .set(isLast ? { state: 'failed', finished_at: sql<Temporal.Instant>`now()` } : { attempts: waiting.attempts + 1 })
      .where('id', '=', waiting.id)
      .where('state', '=', 'queued')
      .execute()
  })
  if (isLast) return 0
  return await database.asService('clerk', async (trx) => await takeInWhole(trx, database, waiting, today))
}

type Counts = { people: number; completions: number; unchanged: number; looked: number }

async function takeInWhole(trx: Trx, database: Database, waiting: Waiting, today: Temporal.PlainDate): Promise<number> {
  // Two workers at once would both take it in: harmless, and twice the work.
  await sql`select pg_advisory_xact_lock(hashtextextended(${waiting.id}, 0))`.execute(trx)
  const stands = await trx
    .selectFrom('training.import')
    .select('id')
    .where('id', '=', waiting.id)
    .where('state', '=', 'queued')
    .executeTakeFirst()
  if (stands === undefined) return 0
  const days = await daysOf(trx, waiting)
  const seen: Seen = new Map()
  const counts: Counts = { people: 0, completions: 0, unchanged: 0, looked: 0 }
  let rejected = 0
  for await (const rows of batchesOf(trx, waiting.id)) {
    const below = rows.filter(([line]) => line > waiting.mapping.headingLine)
    const { taken, rejections } = sortRows(below, waiting.mapping, days, seen, today)
    const conflicts = await takeRows(trx, waiting.id, taken, counts)
    await reject(trx, waiting, [...rejections, ...conflicts])
    rejected += rejections.length + conflicts.length
    counts.looked += below.length
    await sayHowFar(database, waiting.id, counts.looked)
  }
  await settle(trx, waiting, counts, rejected)
  return counts.looked
}

async function* batchesOf(trx: Trx, importId: string): AsyncGenerator<readonly SheetRow[]> {
  for (let number = 0; ; number += 1) {
    const batch = await trx
      .selectFrom('training.import_batch')
      .select('rows')
      .where('import_id', '=', importId)
      .where('number', '=', number)
      .executeTakeFirst()
    if (batch === undefined) return
    yield z.array(SheetRow).parse(batch.rows)
  }
}

/** A column in which months come first anywhere is in no order that could be relied upon. */
async function daysOf(trx: Trx, { id, mapping }: Waiting): Promise<Days> {
  const found = { started: false, completed: false }
  for await (const rows of batchesOf(trx, id))
    for (const [line, cells] of rows) {
      if (line <= mapping.headingLine) continue
      found.started ||= isMonthFirst(cells[mapping.columns.startedOn ?? -1] ?? '')
      found.completed ||= isMonthFirst(cells[mapping.columns.completedOn ?? -1] ?? '')
    }
  const column = (hasMonthFirst: boolean) => ({ hasMonthFirst, epoch: mapping.epoch })
  return { started: column(found.started), completed: column(found.completed) }
}

/** By e-mail address or staff number: in which row of the file it stood first, and whose name with it. */
type Seen = Map<string, { readonly line: number; readonly name: string }>
type Taken = RowRead & { readonly line: number }

function sortRows(
  rows: readonly SheetRow[],
  mapping: Mapping,
  days: Days,
  seen: Seen,
  today: Temporal.PlainDate,
): { readonly taken: readonly Taken[]; readonly rejections: readonly Rejection[] } {
  const taken: Taken[] = []
  const rejections: Rejection[] = []
  for (const [line, cells] of rows) {
    const read = readRow(cells, mapping, days, today)
    const reason = read.ok ? someoneElse(read.value, line, seen) : read.reason
    if (reason !== undefined) rejections.push({ row: line, reason })
    else if (read.ok) taken.push({ line, ...read.value })
  }
  return { taken, rejections }
}

/** One address or number with two names in a file is two people, or a slip: which, only whoever sent it can say. */
function someoneElse({ name, email, staffNumber }: RowRead, line: number, seen: Seen): string | undefined {
  const keys = [
    ...(email === undefined ? [] : [`e ${email}`]),
    ...(staffNumber === undefined ? [] : [`s ${staffNumber}`]),
  ]
  const other = keys.map((key) => seen.get(key)).find((one) => one !== undefined && one.name !== name.toLowerCase())
  if (other !== undefined) return `The same email address or staff number stands in row ${other.line} with another name`
  for (const key of keys) if (!seen.has(key)) seen.set(key, { line, name: name.toLowerCase() })
  return undefined
}

/** @returns the rows whose e-mail address is one person's and whose staff number another's */
async function takeRows(
  trx: Trx,
  importId: string,
  taken: readonly Taken[],
  counts: Counts,
): Promise<readonly Rejection[]> {
  const rows = taken.map((one) => ({
    row: one.line,
    id: newId(),
    name: one.name,
    email: one.email ?? null,
    staff: one.staffNumber ?? null,
    role: one.role,
    setting: one.setting,
    started: one.startedOn.toString(),
    completion: newId(),
    course: one.completion?.courseId ?? null,
    on: one.completion?.completedOn.toString() ?? null,
    certificate: one.completion?.certificate ?? '',
  }))
  const { rows: results } = await sql<{
    people_added: number
    completions_added: number
    unchanged: number
    conflicting: readonly number[]
  }>`select * from training.take_in(${importId}::uuid, ${JSON.stringify(rows)}::jsonb)`.execute(trx)
  const [result] = results
  if (result === undefined) throw new Error('rows were taken in without an answer')
  counts.people += result.people_added
  counts.completions += result.completions_added
  counts.unchanged += result.unchanged
  return result.conflicting.map((row) => ({
    row,
    reason: 'The staff number is of somebody who has another email address in the register',
  }))
}

async function reject(trx: Trx, { id, areaId }: Waiting, rejections: readonly Rejection[]): Promise<void> {
  if (rejections.length === 0) return
  await sql`
    insert into training.import_rejection (area_id, import_id, row, reason)
    select ${areaId}::uuid, ${id}::uuid, r.row, r.reason
      from jsonb_to_recordset(${JSON.stringify(rejections)}::jsonb) as r(row integer, reason text)
    on conflict do nothing`.execute(trx)
}

async function sayHowFar(database: Database, id: string, rows: number): Promise<void> {
  await database.asService('clerk', async (trx) => {
    await trx.updateTable('training.import').set({ rows_looked_at: rows }).where('id', '=', id).execute()
  })
}

async function settle(trx: Trx, { id, areaId }: Waiting, counts: Counts, rejected: number): Promise<void> {
  await trx.deleteFrom('training.import_batch').where('import_id', '=', id).execute()
  await trx
    .updateTable('training.import')
    .set({
      state: 'done',
      rows_looked_at: counts.looked,
      people_added: counts.people,
      completions_added: counts.completions,
      rows_unchanged: counts.unchanged,
      rows_rejected: rejected,
      finished_at: sql<Temporal.Instant>`now()`,
    })
    .where('id', '=', id)
    .execute()
  await note(trx, {
    action: 'take in training from a file',
    subject: { kind: 'training import', id },
    areaId,
    details: { ...counts, rejected },
  })
}

/** Rows that nobody has said how to read do not lie about. */
async function dropOld(trx: Trx): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update training.import set state = 'dropped', finished_at = now()
     where state = 'read' and added_at < now() - make_interval(days => ${keptDays}) returning id`.execute(trx)
  for (const { id } of rows) await trx.deleteFrom('training.import_batch').where('import_id', '=', id).execute()
}
