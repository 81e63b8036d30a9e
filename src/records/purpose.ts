/** Why a case was opened: chosen once for each case and session (Data Protection Act 2018 s62). No purpose, no page. */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'
import { hasCode } from '#reference/code-list.ts'
import { openingPurposes, type OpeningPurpose } from '#reference/sharing.ts'

/** The purpose this session gave for this case; undefined when it has given none yet. */
export async function purposeFor(trx: Trx, caseId: string): Promise<OpeningPurpose | undefined> {
  const row = await trx
    .selectFrom('records.purpose')
    .select('purpose')
    .where('case_id', '=', caseId)
    .where('session_id', '=', sql<string>`access.session_id()`)
    .executeTakeFirst()
  if (row === undefined) return undefined
  if (!hasCode(openingPurposes, row.purpose)) throw new Error(`not a purpose: ${row.purpose}`)
  return row.purpose
}

/** Keeps the purpose this session gives. The first one stands. */
export async function choosePurpose(trx: Trx, caseId: string, purpose: OpeningPurpose, otherWords: string): Promise<void> {
  await trx
    .insertInto('records.purpose')
    .values({ session_id: sql<string>`access.session_id()`, case_id: caseId, purpose, other_words: otherWords })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
