/** The pages of cases: my work, the list, the search, a case, its documents, and a page for each step. */
import { z } from 'zod'
import { holdsAny } from '#platform/database/actor.ts'
import { formatDay } from '#platform/day-and-time.ts'
import type { App } from '#platform/web/web.ts'
import type { Vault } from '#platform/database/vault.ts'
import { NotFound } from '#platform/failures.ts'
import { showable } from '#platform/forms/clean-text.ts'
import { mayDownload } from '#platform/files/scan.ts'
import { findDocument } from '#referrals/reading.ts'
import { note } from '#records/audit.ts'
import { purposeFor } from '#records/purpose.ts'
import { labelOf } from '#reference/code-list.ts'
import { caseRoles, caseworkers } from '#reference/roles.ts'
import { openingPurposes } from '#reference/sharing.ts'
import { journeyLine, lineAcross, lineDown } from './journey-line.ts'
import { casePage, type AddressOfStep } from './case-page.ts'
import type { SectionSource } from './case-section.ts'
import { CaseListQuery, listCases, searchCases, type CaseListItem } from './case-list.ts'
import { clockLabel } from './journey/clock-table.ts'
import { stageOf, stagesOf } from './journey/stages.ts'
import { addConsentPapers, type Sender } from './consent/papers/routes.ts'
import { consentDue } from './consent/work.ts'
import { casesDue, type WorkSource } from './my-work.ts'
import { addEmergencyRoutes, type EmergencyOptions } from './emergency/routes.ts'
import { emergenciesToReview } from './emergency/work.ts'
import { addFrameworkRoutes } from './assessment/framework-routes.ts'
import { addAssessmentRoutes } from './assessment/routes.ts'
import { addPlanRoutes } from './plan/routes.ts'
import { addSessionRoutes } from './sessions/routes.ts'
import { sessionsAwaiting, sessionsToGive, worriesOfProviders } from './sessions/work.ts'
import { additionsToTakeIn } from './referrer/work.ts'
import { addReplyRoutes, repliesToTakeIn, requestsDue } from './information/reply-routes.ts'
import { addNoteRoutes } from './notes/routes.ts'
import { addReviewRoutes, reviewsDue } from './reviews/routes.ts'
import { keptApart } from './kept-apart.ts'
import { secondReadingsDue } from './second-readings-due.ts'
import { findCase } from './store.ts'
import { addCheckRoutes } from './checks/routes.ts'
import { coveredWork } from './team/cover.ts'
import { addTeamRoutes } from './team/routes.ts'
import { addTransferRoutes } from './transfer/routes.ts'
import { transfersDeclined, transfersOffered } from './transfer/work.ts'
import { leftByConflict } from './sight/work.ts'
import { addStepRoutes } from './steps/step-routes.ts'
import { stepPages } from './steps/all.ts'
import type { Temporal } from 'temporal-polyfill'

export type CaseRoutesOptions = EmergencyOptions & {
  readonly vault: Vault
  readonly addressOf: AddressOfStep
  readonly workSources: readonly WorkSource[]
  /** Sections of a case's page that rooms above know of. */
  readonly sectionsFromAbove: readonly SectionSource[]
  /** Who signs letters, and where to write to. */
  readonly sender: Sender
  /** Whether a virus scanner looks at documents: then nobody opens one before it has. */
  readonly documentsAreScanned: boolean
}

const readers = ['coordinator', 'case officer', 'channel chair', 'deputy chair', 'panel member'] as const
/** Information governance opens a case in an emergency alone; none stands in its lists. */
const readersOfOne = [...readers, 'information governance'] as const
const CasePath = z.object({ caseId: z.uuid() })
const DocumentPath = z.object({ caseId: z.uuid(), documentId: z.uuid() })

export function addCaseRoutes(app: App, options: CaseRoutesOptions): void {
  app.get('/work', { config: { roles: 'signed in', personal: true } }, async (request, reply) => {
    const result = await request.asActor(async (trx, actor) => {
      const sections = []
      for (const source of [
        worriesOfProviders,
        casesDue,
        reviewsDue,
        sessionsAwaiting,
        consentDue,
        coveredWork,
        secondReadingsDue,
        keptApart,
        additionsToTakeIn,
        repliesToTakeIn,
        requestsDue,
        sessionsToGive,
        emergenciesToReview,
        leftByConflict,
        transfersOffered,
        transfersDeclined,
        ...options.workSources,
      ])
        sections.push(await source(trx, actor, app.today()))
      await note(trx, { action: 'view my work', subject: { kind: 'work' }, requestId: request.id })
      return { sections: sections.filter((section) => section !== undefined), actor }
    })
    const { actor } = result
    const notices = [
      ...(actor.agreementCurrent
        ? []
        : [
            'Your agency’s information-sharing agreement is not current, so you cannot open cases. Your administrator can say when it will be.',
          ]),
      ...(actor.trainingCurrent
        ? []
        : [
            'Your Channel training is not current, so you cannot open cases. Your administrator can record it once you have done it.',
          ]),
    ]
    return reply.page('cases/views/work.njk', {
      heading: 'My work',
      sections: result.sections,
      notices,
      team: holdsAny(actor, ['coordinator', 'channel chair', 'deputy chair']),
      cover: holdsAny(actor, caseRoles),
      marking: 'OFFICIAL-SENSITIVE',
    })
  })

  app.get<{ Querystring: CaseListQuery }>(
    '/cases',
    { config: { roles: readers, personal: true, query: CaseListQuery } },
    async (request, reply) => {
      const { query } = request
      const page = await request.asActor(async (trx, actor) => {
        const found = await listCases(trx, query, actor.accountId, app.today())
        await note(trx, {
          action: 'list cases',
          subject: { kind: 'case list' },
          requestId: request.id,
          details: { shown: found.items.length, cases: found.items.map((item) => item.id) },
        })
        return { ...found, mayAskInEmergency: holdsAny(actor, caseworkers) }
      })
      return reply.page('cases/views/list.njk', {
        heading: 'Cases',
        caption: 'Newest first',
        filters: filterControls(query),
        items: page.items.map((item) => listRow(item, app.today())),
        next: page.nextAfter === undefined ? undefined : nextAddress(query, page.nextAfter),
        nothing: 'No case fits these filters.',
        mayAskInEmergency: page.mayAskInEmergency,
        marking: 'OFFICIAL-SENSITIVE',
      })
    },
  )

  app.post(
    '/cases/search',
    { config: { roles: readers, personal: true, fields: ['text'] } },
    async (request, reply) => {
      const body = SearchForm.safeParse(request.body)
      const { found, mayAskInEmergency } = await request.asActor(async (trx, actor) => {
        const items = body.success ? await searchCases(trx, body.data.text) : []
        await note(trx, {
          action: 'search cases',
          subject: { kind: 'case list' },
          requestId: request.id,
          details: { shown: items.length, cases: items.map((item) => item.id) },
        })
        return { found: items, mayAskInEmergency: holdsAny(actor, caseworkers) }
      })
      if (!body.success) reply.code(422)
      return reply.page('cases/views/list.njk', {
        heading: 'Cases',
        caption: `${found.length} ${found.length === 1 ? 'case' : 'cases'} found`,
        searched: searchedIn(request.body),
        ...(body.success
          ? {}
          : { searchError: { text: searchAdvice }, errors: [{ text: searchAdvice, href: '#text' }] }),
        filters: filterControls(CaseListQuery.parse({})),
        items: found.map((item) => listRow(item, app.today())),
        nothing: 'No case that you may see fits.',
        mayAskInEmergency,
        marking: 'OFFICIAL-SENSITIVE',
      })
    },
  )

  app.get<{ Params: z.infer<typeof CasePath> }>(
    '/cases/:caseId',
    { config: { roles: readersOfOne, personal: true, params: CasePath } },
    async (request, reply) => {
      const { caseId } = request.params
      const result = await request.asActor(async (trx, actor) => {
        const file = await findCase(trx, caseId, actor)
        if (file === undefined) throw new NotFound()
        const purpose = await purposeFor(trx, caseId)
        if (purpose === undefined) return 'purpose'
        await note(trx, {
          action: 'view case',
          subject: { kind: 'case', id: caseId },
          areaId: file.row.areaId,
          caseId,
          purpose,
          requestId: request.id,
        })
        const page = await casePage(trx, file, {
          vault: options.vault,
          today: app.today(),
          addressOf: options.addressOf,
          documentsAreScanned: options.documentsAreScanned,
          sectionsFromAbove: options.sectionsFromAbove,
        })
        return { page, state: file.state, purpose }
      })
      if (result === 'purpose')
        return reply.redirect(`/cases/${caseId}/purpose?next=${encodeURIComponent(`/cases/${caseId}`)}`, 303)
      const line = journeyLine(result.state, result.page.deadlines)
      return reply.page('cases/views/case.njk', {
        ...result.page,
        // Drawn twice: across for a wide page, down for a narrow one; the style sheet shows one of them.
        line: lineAcross(line),
        narrowLine: lineDown(line),
        purpose: labelOf(openingPurposes, result.purpose),
      })
    },
  )

  app.get<{ Params: z.infer<typeof DocumentPath> }>(
    '/cases/:caseId/documents/:documentId',
    { config: { roles: readersOfOne, personal: true, params: DocumentPath } },
    async (request, reply) => {
      const { caseId, documentId } = request.params
      const document = await request.asActor(async (trx, actor) => {
        const file = await findCase(trx, caseId, actor)
        if (file === undefined) throw new NotFound()
        const purpose = await purposeFor(trx, caseId)
        if (purpose === undefined) return 'purpose'
        const found = await findDocument(trx, options.vault, documentId, file.person.id)
        if (found === undefined) throw new NotFound()
        if (!mayDownload(found.scan, options)) return 'held'
        await note(trx, {
          action: 'download document',
          subject: { kind: 'document', id: documentId },
          areaId: file.row.areaId,
          caseId,
          purpose,
          requestId: request.id,
        })
        return found
      })
      // Back to the case and not to the document: a browser that is sent to a download shows nothing.
      if (document === 'purpose')
        return reply.redirect(`/cases/${caseId}/purpose?next=${encodeURIComponent(`/cases/${caseId}`)}`, 303)
      // Its link is not on the page; whoever kept the address is led back to where it says why.
      if (document === 'held') return reply.redirect(`/cases/${caseId}#documents`, 303)
      return reply.download({ name: document.name, type: document.mediaType, bytes: document.bytes })
    },
  )

  for (const page of stepPages) addStepRoutes(app, page, { vault: options.vault, mailing: options })
  addAssessmentRoutes(app, options.vault)
  addFrameworkRoutes(app)
  addPlanRoutes(app, options.vault)
  addReplyRoutes(app, options.vault)
  addCheckRoutes(app)
  addTeamRoutes(app, { vault: options.vault })
  addEmergencyRoutes(app, options)
  addConsentPapers(app, options.sender)
  addSessionRoutes(app, options)
  addNoteRoutes(app, options.vault)
  addReviewRoutes(app)
  addTransferRoutes(app, options)
}

const searchAdvice = 'Enter a reference or a name, from 2 to 100 characters'
// A control character stands in no name, and NUL in no question that PostgreSQL takes.
const SearchForm = z
  .object({
    text: z
      .string()
      .trim()
      .min(2)
      .max(100)
      .regex(/^\P{Cc}*$/u),
  })
  .loose()

function searchedIn(body: unknown): string {
  return typeof body === 'object' && body !== null && 'text' in body && typeof body.text === 'string'
    ? showable(body.text)
    : ''
}

function listRow(item: CaseListItem, today: Temporal.PlainDate) {
  return {
    href: `/cases/${item.id}`,
    reference: item.reference,
    initials: item.initials,
    restricted: item.restricted,
    stage: stageOf(item.stage).label,
    due:
      item.nextDueOn === undefined
        ? 'Nothing'
        : `${clockLabel(item.nextClock) ?? 'Next step'}, ${formatDay(item.nextDueOn, 'short')}`,
    overdue: item.nextDueOn !== undefined && today.until(item.nextDueOn).days < 0,
    lead: item.leadName ?? 'Nobody',
  }
}

function nextAddress(query: CaseListQuery, after: string): string {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...query, after })) if (value !== undefined) parameters.set(key, value)
  return `/cases?${parameters.toString()}`
}

/** The filters as GOV.UK selects; each says what it is set to. */
function filterControls(query: CaseListQuery) {
  const control = (id: string, label: string, value: string, items: readonly (readonly [string, string])[]) => ({
    id,
    name: id,
    label: { text: label },
    items: items.map(([code, text]) => ({ value: code, text, selected: code === value })),
  })
  return [
    control('show', 'Open or closed', query.show, [
      ['open', 'Open cases'],
      ['closed', 'Closed cases'],
      ['all', 'All cases'],
    ]),
    control('due', 'Due', query.due, [
      ['any', 'At any time'],
      ['overdue', 'Overdue'],
      ['this-week', 'Within 7 days'],
    ]),
    control('lead', 'Led by', query.lead, [
      ['any', 'Anyone'],
      ['me', 'Me'],
      ['nobody', 'Nobody'],
      ...(['any', 'me', 'nobody'].includes(query.lead) ? [] : [[query.lead, 'The colleague you chose'] as const]),
    ]),
    control('stage', 'Where it is', query.stage ?? '', [
      ['', 'Anywhere'],
      ...stagesOf('open', 'closed').map((stage) => [stage, stageOf(stage).label] as const),
    ]),
  ]
}
