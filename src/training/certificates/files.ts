/** What the clerk does with the files of certificates: has them scanned, and lets them go when they prove nothing any more. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { findSettings } from '#cases/store.ts'
import type { Database } from '#platform/database/database.ts'
import { scanJob } from '#platform/files/scan-job.ts'
import type { VirusScanner } from '#platform/files/virus-scanner.ts'
import type { JobDefinition } from '#platform/jobs/jobs.ts'
import { note } from '#records/audit.ts'

export function scanCertificatesJob(scanner: VirusScanner): JobDefinition {
  return scanJob('scan-certificates', (database) => scanNext(database, scanner))
}

async function scanNext(database: Database, scanner: VirusScanner): Promise<'clean' | 'refused' | undefined> {
  return await database.asService('clerk', async (trx) => {
    const waiting = await trx
      .selectFrom('training.certificate_file')
      .select(['certificate_id', 'area_id', 'content'])
      .where('scan', '=', 'not scanned')
      .orderBy('added_at')
      .orderBy('certificate_id')
      .limit(1)
      .executeTakeFirst()
    if (waiting === undefined) return undefined
    const outcome = (await scanner.scan(waiting.content)) === 'infected' ? 'refused' : 'clean'
    const { rows } = await sql<{ settled: boolean }>`
      select training.settle_scan(${waiting.certificate_id}::uuid, ${outcome}) as settled`.execute(trx)
    // Another process was faster.
    if (rows[0]?.settled !== true) return outcome
    await note(trx, {
      action: 'scan certificate',
      subject: { kind: 'certificate', id: waiting.certificate_id },
      areaId: waiting.area_id,
      details: { outcome },
    })
    return outcome
  })
}

export function forgetCertificateFilesJob(): JobDefinition {
  return {
    name: 'forget-certificate-files',
    schedule: { dailyAt: '02:50' },
    limitSeconds: 600,
    work: (_ids, { database, clock, stopping }) => forgetCertificateFiles(database, clock.today(), stopping),
  }
}

/** Files whose course has lapsed, that were not accepted, or whose person has left, each so many months ago. Run twice, it finds nothing more. */
export async function forgetCertificateFiles(
  database: Database,
  today: Temporal.PlainDate,
  stopping?: AbortSignal,
): Promise<{ readonly files: number }> {
  const areas = await database.asService('clerk', (trx) => trx.selectFrom('accounts.area').select('id').execute())
  let files = 0
  for (const { id: areaId } of areas) {
    if (stopping?.aborted === true) break
    files += await database.asService('clerk', async (trx) => {
      const { certificateFileKept } = await findSettings(trx, areaId)
      const before = today.subtract({ months: certificateFileKept })
      const { rows } = await sql<{ gone: number }>`
        select training.forget_certificate_files(${areaId}::uuid, ${before}::date) as gone`.execute(trx)
      const count = rows[0]?.gone ?? 0
      if (count > 0)
        await note(trx, {
          action: 'forget certificate files',
          subject: { kind: 'certificate' },
          areaId,
          details: { count },
        })
      return count
    })
  }
  return { files }
}
