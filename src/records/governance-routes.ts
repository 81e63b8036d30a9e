/** The audit as information governance reads it: an area's events, filtered by the address, newest first. Reading it is noted too. */
import { areasAs, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import type { App } from '#platform/web/web.ts'
import { note } from './audit.ts'
import { auditAddress, AuditQuery, filterTrace, readFilters, type FilterError } from './governance-filters.ts'
import { findNewestCheckpoint, listActions, listPeople } from './governance.ts'
import { capital, pageOfEvents } from './logged-events.ts'

export function addGovernanceRoutes(app: App): void {
  const config = { roles: ['information governance'], personal: true, query: AuditQuery }
  app.get<{ Querystring: AuditQuery }>('/records', { config }, async (request, reply) => {
    const { query } = request
    const result = await request.asActor((trx, actor) => readAuditPage(trx, actor, query, request.id))
    if (result.errors.length > 0) reply.code(422)
    return reply.page('records/views/audit.njk', { heading: 'Audit', ...result, marking: 'OFFICIAL-SENSITIVE' })
  })
}

async function readAuditPage(trx: Trx, actor: Actor, query: AuditQuery, requestId: string) {
  const areas = areasAs(actor, 'information governance')
  const areaId = query.area ?? areas[0]
  if (areaId === undefined || !areas.includes(areaId)) throw new NotFound()
  const { filter, errors } = readFilters(query, areaId)
  const page = errors.length > 0 ? { events: [], olderAfter: undefined } : await pageOfEvents(trx, filter, query.after)
  const actions = await listActions(trx, areaId)
  const people = await listPeople(trx, areaId)
  const checkpoint = await findNewestCheckpoint(trx)
  await note(trx, {
    action: 'view audit',
    subject: { kind: 'audit' },
    areaId,
    requestId,
    details: { ...filterTrace(filter, actions), shown: page.events.length },
  })
  return {
    errors,
    errorAt: errorsByField(errors),
    areas: areaChoices(actor, areas, areaId),
    actions: choices(
      'Every act',
      actions.map((action) => ({ value: action, text: capital(action) })),
      query.action,
    ),
    people: choices(
      'Everybody',
      people.map(({ id, name, agency }) => ({ value: id, text: `${name}, ${agency}` })),
      query.actor,
    ),
    days: { from: query.from ?? '', to: query.to ?? '' },
    caseShown: filter.caseId && {
      id: filter.caseId,
      name: shortCase(filter.caseId),
      without: auditAddress(query, { case: '' }),
    },
    events: page.events.map((event) => ({
      ...event,
      case: event.caseId && { name: shortCase(event.caseId), only: auditAddress(query, { case: event.caseId }) },
    })),
    older: page.olderAfter && auditAddress(query, { after: page.olderAfter }),
    newest: query.after && auditAddress(query, {}),
    checkpoint: checkpoint && { ...checkpoint, events: checkpoint.events.toLocaleString('en-GB') },
  }
}

type Choice = { readonly value: string; readonly text: string }

function choices(all: string, some: readonly Choice[], chosen = ''): (Choice & { selected: boolean })[] {
  return [{ value: '', text: all }, ...some].map((choice) => ({ ...choice, selected: choice.value === chosen }))
}

/** Only where there is more than one to choose from. */
function areaChoices(actor: Actor, areas: readonly string[], chosen: string): (Choice & { selected: boolean })[] {
  if (areas.length < 2) return []
  return areas.map((areaId) => ({
    value: areaId,
    text: actor.holdings.find((holding) => holding.areaId === areaId)?.areaName ?? '',
    selected: areaId === chosen,
  }))
}

function errorsByField(errors: readonly FilterError[]): Record<string, { text: string }> {
  return Object.fromEntries(errors.map(({ href, text }) => [href.slice(1), { text }]))
}

/** Information governance sees no case, so no reference either: enough of its id to tell cases apart. */
function shortCase(caseId: string): string {
  return caseId.slice(-8)
}
