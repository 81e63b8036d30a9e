/**
 * Timed work that scans what was handed in, one file a transaction, oldest first. Until then nobody can download it; while the scanner is
 * away it waits, and everything else goes on as ever (reliability FI-03, AV-06). What waits, and where its outcome is written, is its room's.
 */
import type { Database } from '../database/database.ts'
import { Unavailable } from '../failures.ts'
import type { JobDefinition } from '../jobs/jobs.ts'

/** @returns what came of the oldest one that waits; undefined when none does. @throws Unavailable when the scanner is away */
export type ScanNext = (database: Database) => Promise<'clean' | 'refused' | undefined>

export function scanJob(name: string, scanNext: ScanNext): JobDefinition {
  return {
    name,
    schedule: { everySeconds: 30 },
    limitSeconds: 600,
    async work(_ids, { database, stopping, log }) {
      const counts = { clean: 0, refused: 0, away: 0 }
      while (!stopping.aborted) {
        const outcome = await scanNext(database).catch((error: unknown) => {
          if (!(error instanceof Unavailable)) throw error
          log.error({ err: error }, 'files wait for the virus scanner')
          return 'away' as const
        })
        if (outcome === undefined) break
        counts[outcome] += 1
        if (outcome === 'away') break
      }
      return counts
    },
  }
}
