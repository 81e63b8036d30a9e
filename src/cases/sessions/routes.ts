/**
 * The provider's side: the work assigned to them, and what they write down of its sessions. Nothing else of the case exists for them. Whoever
 * works the case uses the same pages, for a provider without an account, and sees on them what the provider sees.
 */
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { App } from '#platform/web/web.ts'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { ledTo, once } from '#platform/database/once.ts'
import type { Vault } from '#platform/database/vault.ts'
import { NotFound } from '#platform/failures.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import type { Form } from '#platform/forms/define-form.ts'
import type { Typed } from '#platform/forms/fields.ts'
import { keep } from '#platform/forms/kept.ts'
import { onlyPage, pageView } from '#platform/forms/page-view.ts'
import { errorAt, readPage, type FieldErrors } from '#platform/forms/read-page.ts'
import { note } from '#records/audit.ts'
import { purposeFor } from '#records/purpose.ts'
import { citationText, section } from '#reference/citations.ts'
import { caseRoles } from '#reference/roles.ts'
import { findCase } from '../store.ts'
import { sessionActs, type About, type SessionAct } from './acts.ts'
import { assignedView, commissionView, happened, type Opened } from './commission-view.ts'
import { lastEntry, mayWrite, type SessionRefusal } from './sessions.ts'
import { addEvent, findCommission, listAssignedCommissions, readBriefs, readWritten } from './store.ts'
import { supportStoodOn } from './support.ts'
import { refusalInWords } from './words.ts'

const provider = ['intervention provider'] as const
const writers = [...provider, ...caseRoles]
const CommissionPath = z.object({ commissionId: z.uuid() })
type CommissionPath = { Params: z.infer<typeof CommissionPath> }
const SessionPath = z.object({ commissionId: z.uuid(), number: z.string().regex(/^[1-9]\d?$|^100$/) })
type SessionPath = { Params: z.infer<typeof SessionPath> }

export function addSessionRoutes(app: App, { vault }: { readonly vault: Vault }): void {
  app.get('/support', { config: { roles: provider, personal: true } }, async (request, reply) => {
    const rows = await request.asActor(async (trx, actor) => {
      const found = await listAssignedCommissions(trx, actor.accountId)
      await note(trx, {
        action: 'list assigned support',
        subject: { kind: 'commission list' },
        requestId: request.id,
        details: { shown: found.length, commissions: found.map(({ id }) => id) },
      })
      return found.map((commission) => assignedView(commission, app.today()))
    })
    return reply.page('cases/sessions/views/assigned.njk', {
      heading: 'Your work',
      rows,
      marking: 'OFFICIAL-SENSITIVE',
    })
  })

  app.get<CommissionPath>(
    '/support/:commissionId',
    { config: { roles: writers, personal: true, params: CommissionPath } },
    async (request, reply) => {
      const { commissionId } = request.params
      const result = await request.asActor(async (trx, actor) => {
        const opened = await open(trx, commissionId, actor)
        if ('purposeFor' in opened) return opened
        const { commission } = opened
        await note(trx, {
          action: 'view commission',
          subject: { kind: 'commission', id: commissionId },
          areaId: commission.areaId,
          caseId: commission.caseId,
          purpose: opened.purpose,
          requestId: request.id,
        })
        const briefs = await readBriefs(trx, vault, [commission])
        // While support does not stand, a provider reads nothing of what was written before either.
        const readable = opened.file !== undefined || commission.terms.supportStands ? commission.events : []
        const written = await readWritten(vault, commission, readable)
        return commissionView(opened, { brief: briefs.get(commissionId), written, today: app.today() })
      })
      if ('purposeFor' in result) return reply.redirect(purposeAddress(result.purposeFor, request.url), 303)
      return reply.page('cases/sessions/views/commission.njk', { ...result, marking: 'OFFICIAL-SENSITIVE' })
    },
  )

  for (const act of sessionActs) addAct(app, act, vault)
}

function addAct(app: App, act: SessionAct, vault: Vault): void {
  const path = `/support/:commissionId/sessions/:number/${act.address}`
  const config = {
    roles: act.by === 'caseworkers' ? caseRoles : writers,
    personal: true,
    params: SessionPath,
  }

  app.get<SessionPath>(path, { config }, async (request, reply) => {
    const { commissionId, number } = request.params
    const result = await request.asActor(async (trx, actor) => {
      const opened = await open(trx, commissionId, actor)
      if ('purposeFor' in opened) return opened
      const about = aboutOf(opened, number, app)
      const whyNot = act.whyNot(about, mayStrike(opened, about, actor))
      return whyNot === undefined ? { opened, about, form: act.form(about) } : { opened, about, whyNot }
    })
    if ('purposeFor' in result) return reply.redirect(purposeAddress(result.purposeFor, request.url), 303)
    if ('whyNot' in result) return notNow(reply, act, result.opened, result.whyNot)
    return show(reply, act, { ...result, answers: act.begun?.(result.about) ?? {} })
  })

  app.post<SessionPath>(path, { config }, async (request, reply) => {
    const { commissionId, number } = request.params
    const result = await request.asActor(async (trx, actor) => {
      const opened = await open(trx, commissionId, actor)
      if ('purposeFor' in opened) return { why: 'purpose' as const, ...opened }
      // Sent before: what it changed must not refuse it now.
      const location = await ledTo(trx, request.formToken)
      if (location !== undefined) return { why: 'saved' as const, location }
      const { commission } = opened
      const about = aboutOf(opened, number, app)
      const whyNot = act.whyNot(about, mayStrike(opened, about, actor))
      const form = act.form(about)
      const read = readPage(form, onlyPage(form), request.body, {
        language: 'en',
        today: app.today(),
        besides: ['seen'],
      })
      if (whyNot !== undefined) return { why: 'not now' as const, opened, whyNot }
      if (!read.ok) return { ...read.reason, opened, about, form }
      const answers: AnyAnswers = read.value
      const seen = seenIn(request.body)
      const last = commission.events.at(-1)?.seq ?? 0
      if (seen !== last) return { why: 'clash' as const, seen, opened, about, form, answers }

      const { keeps, ...event } = act.event(answers, about)
      const outcome = await once<SessionRefusal>(trx, request.formToken, async () => {
        const refusal = mayWrite(
          {
            number: about.number,
            kind: event.kind,
            on: event.on,
            supportedThen: supportedOn(opened, event.on),
            mayStrike: mayStrike(opened, about, actor),
          },
          commission.terms,
          commission.events,
          app.today(),
        )
        if (refusal !== undefined) return { ok: false, reason: refusal }
        const added = await addEvent(trx, vault, commission, {
          ...event,
          number: about.number,
          written: keeps ? JSON.stringify(keep(form, answers, 'en')) : undefined,
        })
        if (!added.ok) return added
        await note(trx, {
          action: 'record session',
          subject: { kind: 'commission', id: commissionId },
          areaId: commission.areaId,
          caseId: commission.caseId,
          purpose: opened.purpose,
          requestId: request.id,
          details: { session: about.number, kind: event.kind },
        })
        return { ok: true, value: `/support/${commissionId}` }
      })
      if (outcome.ok) return { why: 'saved' as const, location: outcome.value }
      if (outcome.reason === 'someone-else-first') return { why: 'clash' as const, seen, opened, about, form, answers }
      return { why: 'refused' as const, refusal: outcome.reason, opened, about, form, answers }
    })

    // Nothing is sent before the transaction has committed.
    switch (result.why) {
      case 'purpose':
        return reply.redirect(purposeAddress(result.purposeFor, request.url), 303)
      case 'saved':
        return reply.redirect(result.location, 303)
      case 'not now':
        reply.code(422)
        return notNow(reply, act, result.opened, result.whyNot)
      case 'unknown-keys':
        return reply.code(400).page('platform/web/views/error.njk', { kind: '400' })
      case 'wrong-answers':
        reply.code(422)
        return show(reply, act, result)
      case 'rows-changed':
      case 'saved-for-later':
        return show(reply, act, { opened: result.opened, about: result.about, form: result.form, typed: result.typed })
      case 'refused':
        reply.code(422)
        return show(reply, act, {
          ...result,
          errors: [errorAt(onlyPage(result.form), act.refusedAt, refusalInWords[result.refusal])],
        })
      case 'clash':
        reply.code(409)
        return show(reply, act, { ...result, since: happened(result.opened.commission, result.seen ?? 0) })
    }
  })
}

/** The provider first: who gives the support sees their part alone, whatever else they are. Whoever works the case says why they open it. */
async function open(trx: Trx, commissionId: string, actor: Actor): Promise<Opened | { readonly purposeFor: string }> {
  const commission = await findCommission(trx, commissionId)
  if (commission === undefined) throw new NotFound()
  if (commission.providerAccount === actor.accountId) return { commission, file: undefined, purpose: undefined }
  const file = await findCase(trx, commission.caseId, actor)
  if (!file?.reader.roles.some((role) => caseRoles.some((worker) => worker === role))) throw new NotFound()
  const purpose = await purposeFor(trx, commission.caseId)
  return purpose === undefined ? { purposeFor: commission.caseId } : { commission, file, purpose }
}

function purposeAddress(caseId: string, next: string): string {
  return `/cases/${caseId}/purpose?next=${encodeURIComponent(next)}`
}

function aboutOf({ commission }: Opened, number: string, app: App): About {
  const about = { number: Number(number), terms: commission.terms, events: commission.events, today: app.today() }
  // A session that was not agreed does not exist.
  if (about.number > about.terms.agreed) throw new NotFound()
  return about
}

/** A provider takes back their own entry, whoever works the case any. */
function mayStrike({ commission, file }: Opened, { number, events }: About, actor: Actor): boolean {
  if (file !== undefined) return true
  const last = lastEntry(number, events)
  return commission.events.find(({ seq }) => seq === last?.seq)?.recordedBy === actor.accountId
}

/** A provider is told only whether support stands now; whoever works the case writes down a session that was held before it stopped. */
function supportedOn({ commission, file }: Opened, on: About['today']): boolean {
  return file === undefined ? commission.terms.supportStands : supportStoodOn(file.entries, file.person.birth, on)
}

function notNow(reply: FastifyReply, act: SessionAct, opened: Opened, whyNot: SessionRefusal) {
  return reply.page('cases/views/not-now.njk', {
    heading: `You cannot do this now: ${act.label.toLowerCase()}`,
    caseAddress: `/support/${opened.commission.id}`,
    back: 'Back to the sessions',
    reference: opened.commission.reference,
    whyNot: { words: refusalInWords[whyNot], source: asksForIt },
    since: [],
    yours: [],
    marking: 'OFFICIAL-SENSITIVE',
  })
}

const asksForIt = citationText(section('36(4)(b) and (c)'))

type Shown = {
  readonly opened: Opened
  readonly about: About
  readonly form: Form
  readonly typed?: Typed
  readonly answers?: AnyAnswers
  readonly errors?: FieldErrors
  readonly since?: ReturnType<typeof happened>
}

function show(reply: FastifyReply, act: SessionAct, { opened, about, form, since, ...shown }: Shown) {
  const { commission } = opened
  return reply.page('cases/views/step.njk', {
    view: pageView(form, onlyPage(form), {
      language: 'en',
      ...(shown.answers === undefined ? {} : { answers: shown.answers }),
      ...(shown.typed === undefined ? {} : { typed: shown.typed }),
      ...(shown.errors === undefined ? {} : { errors: shown.errors }),
      action: `/support/${commission.id}/sessions/${about.number}/${act.address}`,
      back: `/support/${commission.id}`,
      button: { en: act.label },
      hidden: { seen: String(commission.events.at(-1)?.seq ?? 0) },
    }),
    beside: [],
    reference: commission.reference,
    since: since ?? [],
    source: asksForIt,
    marking: 'OFFICIAL-SENSITIVE',
  })
}

/** Up to which entry the page had shown the sessions. */
function seenIn(body: unknown): number | undefined {
  const seen = typeof body === 'object' && body !== null && 'seen' in body ? body.seen : undefined
  return typeof seen === 'string' && /^\d{1,6}$/.test(seen) ? Number(seen) : undefined
}
