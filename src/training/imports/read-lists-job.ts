/**
 * Reads the files that were brought, each in a process of its own (platform/documents/apart), and keeps their rows until somebody has said which
 * column is which. One transaction a file: its rows are there and the file is gone, or it is refused with the reason and all of it is gone.
 */
import type { Database, Trx } from '#platform/database/database.ts'
import { readSheetApart, sheetKinds, type SheetKind } from '#platform/documents/sheet/read-sheet.ts'
import { rowsIn, type SheetHead, type SheetRow } from '#platform/documents/sheet/sheet.ts'
import type { JobDefinition } from '#platform/jobs/jobs.ts'
import { ok, refuse, type Outcome } from '#platform/outcome.ts'
import { note } from '#records/audit.ts'
import type { ImportFault } from './import.ts'
import { addBatch, beside, dropBatches, isOurs, now, settleRead } from './store.ts'

const mostAttempts = 3
/** Enough to find the headings and show an example of each column. */
const rowsShown = 15

export function readListsJob(): JobDefinition {
  return {
    name: 'read-training-lists',
    schedule: { everySeconds: 2 },
    limitSeconds: 300,
    work: (_ids, { database, stopping }) => readLists(database, stopping),
  }
}

type Waiting = {
  readonly id: string
  readonly areaId: string
  readonly kind: SheetKind
  readonly attempts: number
}

export async function readLists(
  database: Database,
  stopping?: AbortSignal,
): Promise<{ readonly read: number; readonly refused: number }> {
  const sum = { read: 0, refused: 0 }
  for (const waiting of await database.asService('clerk', listWaiting)) {
    if (stopping?.aborted === true) break
    const outcome = await readOne(database, waiting)
    if (outcome === 'read' || outcome === 'refused') sum[outcome] += 1
  }
  return sum
}

async function listWaiting(trx: Trx): Promise<readonly Waiting[]> {
  const rows = await trx
    .selectFrom('training.import')
    .select(['id', 'area_id', 'kind', 'attempts'])
    .where('state', '=', 'reading')
    .orderBy('added_at')
    .limit(10)
    .execute()
  return rows.map(({ id, area_id: areaId, kind, attempts }) => ({
    id,
    areaId,
    kind: sheetKinds.find((one) => one === kind) ?? 'text',
    attempts,
  }))
}

type Read = 'read' | 'refused' | 'not now'

async function readOne(database: Database, waiting: Waiting): Promise<Read> {
  return await database.asService('clerk', async (trx) => {
    if (!(await isOurs(trx, waiting.id, 'reading'))) return 'not now'
    // Counted before it is tried, and whatever becomes of it: what ends this process is not tried for ever.
    await beside(database, waiting.id, { attempts: waiting.attempts + 1 })
    const read: Outcome<ReadList, ImportFault> =
      waiting.attempts >= mostAttempts ? refuse({ why: 'given-up' }) : await keepRows(trx, waiting)
    if (!read.ok && read.reason.why === 'busy') return 'not now'
    return await settle(trx, waiting, read)
  })
}

type ReadList = { readonly head: SheetHead; readonly firstRows: readonly SheetRow[]; readonly rows: number }

async function keepRows(trx: Trx, { id, areaId, kind }: Waiting): Promise<Outcome<ReadList, ImportFault>> {
  let head: SheetHead = { hiddenSheets: [], otherSheets: [], epoch: 'none' }
  let firstRows: readonly SheetRow[] = []
  let number = 0
  const read = await readSheetApart(piecesOf(trx, id), kind, {
    head: (found) => {
      head = found
    },
    rows: async (batch) => {
      if (number === 0) firstRows = rowsIn(batch).slice(0, rowsShown)
      await addBatch(trx, { id, areaId }, number, batch)
      number += 1
    },
  })
  if (!read.ok) return read
  return read.value < 2 ? refuse({ why: 'no-rows' }) : ok({ head, firstRows, rows: read.value })
}

async function* piecesOf(trx: Trx, importId: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number += 1) {
    const piece = await trx
      .selectFrom('training.import_file')
      .select('bytes')
      .where('import_id', '=', importId)
      .where('number', '=', number)
      .executeTakeFirst()
    if (piece === undefined) return
    yield piece.bytes
  }
}

async function settle(trx: Trx, { id, areaId }: Waiting, read: Outcome<ReadList, ImportFault>): Promise<Read> {
  if (read.ok) await settleRead(trx, id, read.value)
  else {
    await dropBatches(trx, id)
    await trx
      .updateTable('training.import')
      .set({
        state: 'refused',
        refusal: read.reason.why,
        refusal_line: read.reason.line ?? null,
        finished_at: now,
      })
      .where('id', '=', id)
      .execute()
  }
  await trx.deleteFrom('training.import_file').where('import_id', '=', id).execute()
  await note(trx, {
    action: 'read a file of training',
    subject: { kind: 'training import', id },
    areaId,
    details: read.ok ? { rows: read.value.rows } : { refused: read.reason.why },
  })
  return read.ok ? 'read' : 'refused'
}
