/** Events of the audit as people read them: who, in which agency and role, did or saw what, when and why. */
import { sql, type SqlBool } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { hasCode, labelOf } from '#reference/code-list.ts'
import { isRole, roleNames } from '#reference/roles.ts'
import { openingPurposes } from '#reference/sharing.ts'

/** An event in its final words. */
export type LoggedEvent = {
  readonly id: string
  readonly at: Temporal.Instant
  readonly who: string
  /** Roles at that moment where they were kept, and agency; may be empty. */
  readonly whoMore: string
  readonly what: string
  /** Why the case was opened; empty where nobody is asked. */
  readonly why: string
  readonly caseId: string | undefined
}

export const eventsAPage = 25

/** One page of what the reader may see, newest first, and whether there is more. `after` is the last event of the page before. */
export async function pageOfEvents(
  trx: Trx,
  where: EventFilter,
  after: string | undefined,
): Promise<{ events: LoggedEvent[]; olderAfter: string | undefined }> {
  let query = trx
    .selectFrom('records.audit_event as e')
    .leftJoin('accounts.account as a', 'a.id', 'e.actor')
    .leftJoin('accounts.agency as g', 'g.id', 'a.agency_id')
    .select([
      'e.id',
      'e.at',
      'e.actor',
      'e.service',
      'e.action',
      'e.purpose',
      'e.case_id as caseId',
      'e.details',
      'a.name',
      'g.name as agency',
    ])
    .where('e.area_id', '=', where.areaId)
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(eventsAPage + 1)
  if (where.caseId !== undefined) query = query.where('e.case_id', '=', where.caseId)
  if (where.actor !== undefined) query = query.where('e.actor', '=', where.actor)
  if (where.action !== undefined) query = query.where('e.action', '=', where.action)
  if (where.from !== undefined) query = query.where(sql<SqlBool>`e.at >= ${where.from}::timestamptz`)
  if (where.before !== undefined) query = query.where(sql<SqlBool>`e.at < ${where.before}::timestamptz`)
  if (after !== undefined)
    query = query.where(
      sql<SqlBool>`(e.at, e.id) < (select c.at, c.id from records.audit_event c where c.id = ${after}::uuid)`,
    )
  const rows = await query.execute()
  const shown = rows.slice(0, eventsAPage)
  return { events: shown.map(inWords), olderAfter: rows.length > eventsAPage ? shown.at(-1)?.id : undefined }
}

export type EventFilter = {
  readonly areaId: string
  readonly caseId?: string | undefined
  readonly actor?: string | undefined
  readonly action?: string | undefined
  readonly from?: Temporal.Instant | undefined
  /** Exclusive. */
  readonly before?: Temporal.Instant | undefined
}

type EventRow = {
  id: string
  at: Temporal.Instant
  actor: string | null
  service: string | null
  action: string
  purpose: string | null
  caseId: string | null
  details: unknown
  name: string | null
  agency: string | null
}

function inWords(row: EventRow): LoggedEvent {
  const details = typeof row.details === 'object' && row.details !== null ? row.details : {}
  const step = 'step' in details && typeof details.step === 'string' ? details.step : undefined
  const roles = 'roles' in details && Array.isArray(details.roles) ? details.roles : []
  return {
    id: row.id,
    at: row.at,
    who: whoIn(row),
    whoMore: [...roles.map(roleInWords), row.agency ?? ''].filter((part) => part !== '').join(', '),
    what: capital(step === undefined ? row.action : `${row.action}: ${step}`),
    why: row.purpose === null ? '' : purposeInWords(row.purpose),
    caseId: row.caseId ?? undefined,
  }
}

function whoIn({ actor, name, service }: EventRow): string {
  if (name !== null) return name
  if (actor !== null) return 'Somebody of another area'
  if (service === 'causeway_public') return 'A visitor without an account'
  return service === 'causeway_mailer' ? 'Causeway, sending mail' : 'Causeway, by itself'
}

function roleInWords(role: unknown): string {
  return typeof role === 'string' && isRole(role) ? roleNames[role] : ''
}

/** A purpose that an older version offered still reads as it was kept. */
function purposeInWords(purpose: string): string {
  return hasCode(openingPurposes, purpose) ? labelOf(openingPurposes, purpose) : purpose
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
