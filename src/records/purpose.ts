/**
 * Why somebody opens a case: chosen once for a case and a session, before the first page of it. No purpose, no page.
 * Source: Data Protection Act 2018 s62 (logs of consultation with their justification); we ask it of every agency.
 */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'
import { hasCode } from '#reference/code-list.ts'
import { openingPurposes, type OpeningPurpose } from '#reference/sharing.ts'
import { note } from './audit.ts'

/** What this session chose for this case; undefined until it has chosen. */
export async function purposeFor(trx: Trx, caseId: string): Promise<OpeningPurpose | undefined> {
  const { rows } = await sql<{ purpose: string }>`
    select purpose from records.purpose where case_id = ${caseId}::uuid and session_id = access.session_id()`.execute(
    trx,
  )
  const purpose = rows[0]?.purpose
  if (purpose === undefined) return undefined
  if (!hasCode(openingPurposes, purpose)) throw new Error(`a purpose that no list knows: ${purpose}`)
  return purpose
}

/** Where a purpose is chosen; afterwards the browser goes on to `next`, an address of this service. */
export function purposeAddress(caseId: string, next: string): string {
  return `/cases/${caseId}/purpose?next=${encodeURIComponent(next)}`
}

export type ChosenPurpose = {
  readonly caseId: string
  readonly areaId: string
  readonly purpose: OpeningPurpose
  /** What "other" means, in words; empty for the rest. Kept with the purpose, never in the audit, which holds no narrative. */
  readonly otherWords: string
  readonly requestId: string
}

/** Keeps the choice. The first one of a session stands: a second, simultaneous one changes nothing. */
export async function choosePurpose(trx: Trx, chosen: ChosenPurpose): Promise<void> {
  const { caseId, areaId, purpose, otherWords, requestId } = chosen
  const { numAffectedRows } = await sql`
    insert into records.purpose (session_id, case_id, purpose, other_words)
    values (access.session_id(), ${caseId}::uuid, ${purpose}, ${otherWords}) on conflict do nothing`.execute(trx)
  if (numAffectedRows !== 1n) return
  await note(trx, {
    action: 'choose purpose',
    subject: { kind: 'case', id: caseId },
    areaId,
    caseId,
    purpose,
    requestId,
  })
}
