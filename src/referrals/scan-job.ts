/** Scans the documents that were handed in with a referral; the referral itself is worked on meanwhile as ever. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import { scanJob } from '#platform/files/scan-job.ts'
import type { VirusScanner } from '#platform/files/virus-scanner.ts'
import type { JobDefinition } from '#platform/jobs/jobs.ts'
import { note } from '#records/audit.ts'
import { attachmentPlace } from './receive.ts'

type Scanning = { readonly scanner: VirusScanner; readonly vault: Vault }

export function scanDocumentsJob(scanning: Scanning): JobDefinition {
  return scanJob('scan-documents', (database) => scanNext(database, scanning))
}

/** @returns what came of the oldest one that waits; undefined when none does */
async function scanNext(database: Database, { scanner, vault }: Scanning): Promise<'clean' | 'refused' | undefined> {
  return await database.asService('clerk', async (trx) => {
    const waiting = await trx
      .selectFrom('referrals.attachment as attachment')
      .innerJoin('referrals.subject as subject', (join) =>
        join.onRef('subject.area_id', '=', 'attachment.area_id').onRef('subject.id', '=', 'attachment.subject_id'),
      )
      .select(['attachment.id', 'attachment.area_id', 'attachment.sealed', 'subject.person_id'])
      .where('attachment.scan', '=', 'not scanned')
      .orderBy('attachment.added_at')
      .orderBy('attachment.id')
      .limit(1)
      .executeTakeFirst()
    if (waiting === undefined) return undefined

    const bytes = await vault.openBytes(waiting.person_id, attachmentPlace(waiting.id, 'sealed'), waiting.sealed)
    // Without its key nobody can open it any more, and there is nothing to look at.
    const outcome = bytes === undefined || (await scanner.scan(bytes)) === 'infected' ? 'refused' : 'clean'
    const { rows } = await sql<{ settled: boolean }>`
      select referrals.settle_scan(${waiting.id}::uuid, ${outcome}) as settled`.execute(trx)
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
