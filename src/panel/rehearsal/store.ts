/** Somebody's rehearsal in its row. Nobody else's is to be seen: the table's policy knows one's own alone. */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'
import type { Tidying } from '#records/tidy-job.ts'
import { Kept, nothingKept, type Rehearsal } from './rehearsal.ts'

/** @param toChange held until the transaction ends, so that two browsers of one person do not lose each other's answers */
export async function findRehearsal(trx: Trx, toChange?: 'to change'): Promise<Rehearsal | undefined> {
  const own = trx.selectFrom('panel.rehearsal').select(['begun_on', 'kept', 'version'])
  const row = await (toChange === undefined ? own : own.forUpdate()).executeTakeFirst()
  return row && { begunOn: row.begun_on, kept: Kept.parse(row.kept), version: row.version }
}

/** Anew, whatever there was. */
export async function beginRehearsal(trx: Trx): Promise<void> {
  await removeRehearsal(trx)
  await trx
    .insertInto('panel.rehearsal')
    .values({ kept: JSON.stringify(nothingKept) })
    .execute()
}

export async function keepRehearsal(trx: Trx, { version }: Rehearsal, kept: Kept): Promise<void> {
  await trx
    .updateTable('panel.rehearsal')
    .set({ kept: JSON.stringify(kept), version: version + 1, changed_at: sql`now()` })
    .where('version', '=', version)
    .execute()
}

export async function removeRehearsal(trx: Trx): Promise<void> {
  await trx
    .deleteFrom('panel.rehearsal')
    .where('account_id', '=', sql<string>`access.actor()`)
    .execute()
}

/** The policies of the table say which. */
export const oldRehearsals: Tidying = {
  what: 'rehearsals of 30 days ago',
  tidy: async (trx) => {
    const { numAffectedRows } = await sql`
      delete from panel.rehearsal where changed_at < now() - interval '30 days'`.execute(trx)
    return { removed: Number(numAffectedRows ?? 0) }
  },
}
