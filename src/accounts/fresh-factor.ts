/**
 * Some acts ask for a second factor no older than five minutes: exports, emergency access, changes of rights, keys. The database
 * knows when it was given; a page that finds it too old sends its user to confirm, and they come back.
 */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'

/** Whether this session's second factor is of the last five minutes, by the database's clock. */
export async function hasFreshFactor(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ fresh: boolean }>`select access.second_factor_is_fresh() as fresh`.execute(trx)
  return rows[0]?.fresh === true
}

/** Where to send someone who must confirm first; `next` is the page of ours they come back to. */
export function confirmationAddress(next: string): string {
  return `/account/confirmation?next=${encodeURIComponent(next)}`
}
