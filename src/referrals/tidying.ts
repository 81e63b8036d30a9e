import { sql } from 'kysely'
import type { Tidying } from '#records/tidy-job.ts'

/** Links that confirm an email address work for 24 hours; what is left of them goes after seven days. */
export const oldConfirmations: Tidying = {
  what: 'email confirmations of seven days ago',
  tidy: async (trx) => {
    const { numAffectedRows } = await sql`
      delete from referrals.email_confirmation where asked_at < now() - interval '7 days'`.execute(trx)
    return { removed: Number(numAffectedRows ?? 0) }
  },
}
