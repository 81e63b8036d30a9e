/** The Word file or PDF that a version of a document is: added with its version, scanned, and only ever downloaded. */
import { sql } from 'kysely'
import type { Database, Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { scanIn, type Scan } from '#platform/files/scan.ts'
import { scanJob } from '#platform/files/scan-job.ts'
import type { VirusScanner } from '#platform/files/virus-scanner.ts'
import type { JobDefinition } from '#platform/jobs/jobs.ts'
import { note } from '#records/audit.ts'

/** Accepted by platform/files, which says what it is. */
export type NewFile = {
  /** Safe to show and to download under. */
  readonly name: string
  readonly mediaType: string
  /** In hex. */
  readonly sha256: string
  readonly content: Uint8Array
}

export type VersionFile = {
  readonly name: string
  readonly bytes: number
  readonly scan: Scan
}

export async function addFile(
  trx: Trx,
  version: { readonly id: string; readonly areaId: string },
  { name, mediaType, sha256, content }: NewFile,
): Promise<void> {
  await trx
    .insertInto('boards.version_file')
    .values({
      id: newId(),
      area_id: version.areaId,
      document_version_id: version.id,
      name,
      media_type: mediaType,
      bytes: content.byteLength,
      sha256: Buffer.from(sha256, 'hex'),
      content: Buffer.from(content),
    })
    .execute()
}

/** With its content; undefined when the version is none, or is not for this reader. */
export async function findFile(trx: Trx, documentId: string, number: number) {
  const row = await trx
    .selectFrom('boards.version_file as file')
    .innerJoin('boards.document_version as version', (join) =>
      join.onRef('version.area_id', '=', 'file.area_id').onRef('version.id', '=', 'file.document_version_id'),
    )
    .select(['file.id', 'file.area_id', 'file.name', 'file.media_type', 'file.content', 'file.scan'])
    .where('version.document_id', '=', documentId)
    .where('version.number', '=', number)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      areaId: row.area_id,
      name: row.name,
      mediaType: row.media_type,
      content: row.content,
      scan: scanIn(row.scan),
    }
  )
}

export function scanPapersJob(scanner: VirusScanner): JobDefinition {
  return scanJob('scan-papers', (database) => scanNext(database, scanner))
}

async function scanNext(database: Database, scanner: VirusScanner): Promise<'clean' | 'refused' | undefined> {
  return await database.asService('clerk', async (trx) => {
    const waiting = await trx
      .selectFrom('boards.version_file')
      .select(['id', 'area_id', 'content'])
      .where('scan', '=', 'not scanned')
      .orderBy('added_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    if (waiting === undefined) return undefined
    const outcome = (await scanner.scan(waiting.content)) === 'infected' ? 'refused' : 'clean'
    const { rows } = await sql<{ settled: boolean }>`
      select boards.settle_scan(${waiting.id}::uuid, ${outcome}) as settled`.execute(trx)
    // Another process was faster.
    if (rows[0]?.settled !== true) return outcome
    await note(trx, {
      action: 'scan document',
      subject: { kind: 'document', id: waiting.id },
      areaId: waiting.area_id,
      details: { outcome },
    })
    return outcome
  })
}
