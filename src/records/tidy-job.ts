/** Once a day: what has had its time goes, with its keys. Each kind in a transaction of its own, with the audit's note of how much went. */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import { deleteOldDrafts } from '#platform/forms/draft-store.ts'
import type { JobDefinition } from '#platform/jobs/jobs.ts'
import { note } from './audit.ts'

/** One kind of thing that the clerk may remove. The policies of its table say how old it must be. */
export type Tidying = {
  /** In the plural, as it stands in the audit: 'drafts'. */
  readonly what: string
  tidy(trx: Trx): Promise<Tidied>
}

export type Tidied = {
  readonly removed: number
  /** Whose keys the vault forgets once the rows are gone. */
  readonly subjects?: readonly string[]
}

const tidyings: readonly Tidying[] = [
  {
    what: 'drafts untouched for seven days',
    tidy: async (trx) => {
      const ids = await deleteOldDrafts(trx)
      return { removed: ids.length, subjects: ids }
    },
  },
  {
    what: 'form tokens of 30 days ago',
    tidy: (trx) => counted(trx, sql`delete from platform.form_token where claimed_at < now() - interval '30 days'`),
  },
  {
    what: 'sessions unused for 90 days',
    tidy: (trx) => counted(trx, sql`delete from accounts.session where last_seen_at < now() - interval '90 days'`),
  },
  {
    what: 'traces of signing in',
    tidy: async (trx) => {
      await sql`select access.tidy_sign_in()`.execute(trx)
      return { removed: 0 }
    },
  },
]

/** @param also what rooms above have to tidy */
export function tidyJob({
  vault,
  also = [],
}: {
  vault: Pick<Vault, 'forget'>
  also?: readonly Tidying[]
}): JobDefinition {
  return {
    name: 'tidy',
    schedule: { dailyAt: '03:20' },
    limitSeconds: 600,
    async work(_ids, { database, stopping }) {
      let removed = 0
      for (const tidying of [...tidyings, ...also]) {
        if (stopping.aborted) break
        const tidied = await database.asService('clerk', async (trx) => {
          const done = await tidying.tidy(trx)
          if (done.removed > 0)
            await note(trx, { action: 'tidy', subject: { kind: tidying.what }, details: { removed: done.removed } })
          return done
        })
        // After the commit: a row that stayed must still open. A key left behind by a crash here opens nothing that is left.
        for (const subject of tidied.subjects ?? []) await vault.forget(subject)
        removed += tidied.removed
      }
      return { removed }
    },
  }
}

async function counted(trx: Trx, query: ReturnType<typeof sql>): Promise<Tidied> {
  const { numAffectedRows } = await query.execute(trx)
  return { removed: Number(numAffectedRows ?? 0) }
}
