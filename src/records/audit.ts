/**
 * The audit's one way in. An act and a look are noted in the transaction they belong to: both happen or neither.
 * Who acts comes from the session inside the database, never from here. Ids and codes only; no name, no narrative.
 */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'

export type AuditEvent = {
  /** A verb and its object, in words: 'view case', 'take step', 'sign in'. */
  readonly action: string
  readonly subject: { readonly kind: string; readonly id?: string | undefined }
  readonly areaId?: string | undefined
  readonly caseId?: string | undefined
  /** Why a case was opened: the purpose chosen for this case and session. */
  readonly purpose?: string | undefined
  /** The request's reference, so that a fault page and its events can be found together. */
  readonly requestId?: string | undefined
  /** Coded details: step names, counts, outcomes. */
  readonly details?: Readonly<Record<string, string | number | boolean | readonly string[]>> | undefined
}

/** Notes one event. When it cannot be written, the transaction fails and the page is not shown. */
export async function note(trx: Trx, event: AuditEvent): Promise<void> {
  await sql`select records.note(
    event_id => ${newId()}::uuid,
    action => ${event.action},
    subject_kind => ${event.subject.kind},
    subject_id => ${event.subject.id ?? null},
    area_id => ${event.areaId ?? null}::uuid,
    case_id => ${event.caseId ?? null}::uuid,
    purpose => ${event.purpose ?? null},
    request_id => ${event.requestId ?? null},
    details => ${JSON.stringify(event.details ?? {})}::jsonb)`.execute(trx)
}
