/** How an event is read from the database for hashing: in one wording, so that sealing and verifying cannot differ. */
import type { EventBody } from './canonical-form.ts'

/** UTC with microseconds: nothing of the stored time is lost. */
export function asTime(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}

/** Columns of records.audit_event, known as e. */
export const eventColumns = `
  e.id, ${asTime('e.at')} as at, e.actor, e.service, e.session_id, e.area_id, e.action, e.subject_kind, e.subject_id, e.case_id, e.purpose, e.request_id,
  e.details::text as details`

export type EventRow = {
  readonly id: string
  readonly at: string
  readonly actor: string | null
  readonly service: string | null
  readonly session_id: string | null
  readonly area_id: string | null
  readonly action: string
  readonly subject_kind: string
  readonly subject_id: string | null
  readonly case_id: string | null
  readonly purpose: string | null
  readonly request_id: string | null
  readonly details: string
}

export function bodyOf(row: EventRow, sealedAt: string): EventBody {
  return {
    id: row.id,
    at: row.at,
    actor: row.actor,
    service: row.service,
    sessionId: row.session_id,
    areaId: row.area_id,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    caseId: row.case_id,
    purpose: row.purpose,
    requestId: row.request_id,
    details: row.details,
    sealedAt,
  }
}
