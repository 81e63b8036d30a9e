/** Every night the words of reports that have expired go; what was coded stays, to be counted. For the clerk. */
import { sql } from 'kysely'
import type { Tidying } from '#records/tidy-job.ts'

export const expiredTensionWords: Tidying = {
  what: 'words of tension reports that have expired',
  tidy: async (trx) => {
    // The policies say which: whose day is past. A report is marked once its words are gone, and no sooner.
    const { numAffectedRows } = await sql`delete from picture.tension_words where report_id is not null`.execute(trx)
    await sql`update picture.tension_report set words_removed_at = now() where words_removed_at is null`.execute(trx)
    return { removed: Number(numAffectedRows ?? 0) }
  },
}
