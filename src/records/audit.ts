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

/** Notes several events in one statement. */
export async function noteEach(trx: Trx, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map((event) => ({
    event_id: newId(),
    action: event.action,
    subject_kind: event.subject.kind,
    subject_id: event.subject.id ?? null,
    area_id: event.areaId ?? null,
    case_id: event.caseId ?? null,
    purpose: event.purpose ?? null,
    request_id: event.requestId ?? null,
    details: event.details ?? {},
  }))
  await sql`
    select records.note(e.event_id, e.action, e.subject_kind, e.subject_id, e.area_id, e.case_id, e.purpose, e.request_id, e.details)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (
        event_id uuid, action text, subject_kind text, subject_id text, area_id uuid, case_id uuid, purpose text, request_id text, details jsonb)`.execute(
    trx,
  )
}
