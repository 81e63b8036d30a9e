/** Emergency access: asking for it, the register of those who did, and the review by somebody else. */
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { confirmationAddress, hasFreshFactor } from '#accounts/fresh-factor.ts'
import { formatDayAndTime, formatTime } from '#platform/day-and-time.ts'
import type { App } from '#platform/web/web.ts'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { ledTo, once } from '#platform/database/once.ts'
import type { Vault } from '#platform/database/vault.ts'
import { NotFound } from '#platform/failures.ts'
import { onlyPage, pageView, type PageShown } from '#platform/forms/page-view.ts'
import { errorAt, readPage } from '#platform/forms/read-page.ts'
import { note } from '#records/audit.ts'
import { choosePurpose } from '#records/purpose.ts'
import { findSettings } from '../store.ts'
import type { Mailing } from '../telling.ts'
import { emergencyForm, nothingOpens, reviewForm } from './forms.ts'
import {
  addReview,
  countSince,
  findAccess,
  listAccesses,
  openInEmergency,
  reasonOf,
  settled,
  whomToTell,
  wordsOfReviews,
  type EmergencyAccess,
  type Opened,
  type Outcome,
} from './store.ts'
import { reviewers } from './work.ts'
import { outcomeWords, reviewState } from './words.ts'

/** Roles that could have a need, and may not see every case. The chairs see them all, and panel members ask the coordinator. */
const askers = ['coordinator', 'case officer', 'information governance'] as const
const AccessPath = z.object({ accessId: z.uuid() })
type AccessPath = { Params: z.infer<typeof AccessPath> }
const address = '/emergency-access'

export type EmergencyOptions = Mailing & { readonly vault: Vault }

export function addEmergencyRoutes(app: App, options: EmergencyOptions): void {
  app.get(address, { config: { roles: askers, personal: false } }, async (request, reply) => {
    const fresh = await request.asActor((trx) => hasFreshFactor(trx))
    return fresh ? ask(reply, {}) : reply.redirect(confirmationAddress(address), 303)
  })

  app.post(address, { config: { roles: askers, personal: true } }, async (request, reply) => {
    const read = readPage(emergencyForm, onlyPage(emergencyForm), request.body, { language: 'en', today: app.today() })
    const result = await request.asActor(async (trx, actor) => {
      const location = await ledTo(trx, request.formToken)
      if (location !== undefined) return { location }
      if (!(await hasFreshFactor(trx))) return { location: confirmationAddress(address) }
      if (!read.ok) return undefined
      const asked = { reference: (read.value.reference ?? '').trim().toUpperCase(), reason: read.value.reason ?? '' }
      // Whoever may see the case already needs no emergency, and none is recorded.
      const seen = await alreadySeen(trx, asked.reference)
      if (seen !== undefined) return { location: `/cases/${seen}` }
      const opened = await once<'nothing opens'>(trx, request.formToken, async () => {
        const access = await openInEmergency(trx, options.vault, asked)
        if (access === undefined) return { ok: false, reason: 'nothing opens' }
        await choosePurpose(trx, { ...access, purpose: 'emergency', otherWords: '', requestId: request.id })
        await note(trx, {
          action: 'open in an emergency',
          subject: { kind: 'emergency access', id: access.id },
          areaId: access.areaId,
          caseId: access.caseId,
          purpose: 'emergency',
          requestId: request.id,
        })
        await tell(trx, access, { actor, now: app.now() })
        return { ok: true, value: `/cases/${access.caseId}` }
      })
      if (opened.ok) return { location: opened.value }
      await note(trx, {
        action: 'ask for emergency access in vain',
        subject: { kind: 'emergency access' },
        requestId: request.id,
      })
      return undefined
    })

    if (result !== undefined) return reply.redirect(result.location, 303)
    if (read.ok) {
      reply.code(422)
      const errors = [errorAt(onlyPage(emergencyForm), 'reference', nothingOpens)]
      return ask(reply, { answers: read.value, errors })
    }
    if (read.reason.why === 'unknown-keys') return reply.code(400).page('platform/web/views/error.njk', { kind: '400' })
    reply.code(422)
    const { typed } = read.reason
    return ask(reply, { typed, errors: read.reason.why === 'wrong-answers' ? read.reason.errors : [] })
  })

  /** The chairs and information governance hear of it at once, and that it is one of many when it is. */
  async function tell(trx: Trx, access: Opened, { actor, now }: Moment): Promise<void> {
    const often = await countSince(trx, actor.accountId, thirtyDaysBefore(now))
    const { emergencyAlertAfter } = await findSettings(trx, access.areaId)
    const link = `${options.baseUrl}/emergency-accesses/${access.id}`
    for (const { email, language } of await whomToTell(trx, access.id))
      await options.queueMail(trx, {
        to: email,
        template: often > emergencyAlertAfter ? 'emergency-access-often' : 'emergency-access',
        details: { reference: access.reference, link },
        language,
        areaId: access.areaId,
      })
  }

  app.get('/emergency-accesses', { config: { roles: reviewers, personal: true } }, async (request, reply) => {
    const accesses = await request.asActor(async (trx) => {
      const found = await listAccesses(trx)
      await note(trx, {
        action: 'list emergency accesses',
        subject: { kind: 'emergency access' },
        requestId: request.id,
        details: { shown: found.length, cases: [...new Set(found.map((access) => access.caseId))] },
      })
      return found
    })
    return reply.page('cases/emergency/views/register.njk', {
      heading: 'Cases opened in an emergency',
      accesses: accesses.map((access) => ({
        href: `/emergency-accesses/${access.id}`,
        reference: access.reference,
        by: access.accountName,
        when: formatDayAndTime(access.startedAt),
        review: reviewState(access),
      })),
      marking: 'OFFICIAL-SENSITIVE',
    })
  })

  const config = { roles: reviewers, personal: true, params: AccessPath }

  app.get<AccessPath>('/emergency-accesses/:accessId', { config }, async (request, reply) => {
    const shown = await request.asActor(async (trx, actor) => {
      const access = await theAccess(trx, request.params.accessId)
      await note(trx, {
        action: 'view emergency access',
        subject: { kind: 'emergency access', id: access.id },
        areaId: access.areaId,
        caseId: access.caseId,
        requestId: request.id,
      })
      return accessPage(trx, options.vault, access, { actor, now: app.now() })
    })
    return show(reply, shown, {})
  })

  app.post<AccessPath>('/emergency-accesses/:accessId', { config }, async (request, reply) => {
    const read = readPage(reviewForm, onlyPage(reviewForm), request.body, { language: 'en', today: app.today() })
    const result = await request.asActor(async (trx, actor) => {
      const access = await theAccess(trx, request.params.accessId)
      const here = `/emergency-accesses/${access.id}`
      const location = await ledTo(trx, request.formToken)
      if (location !== undefined) return { location }
      // Reviewed meanwhile by somebody else, or one's own: the page says so, and has no form.
      if (!mayReview(access, actor)) return { location: here }
      if (!read.ok) return { page: await accessPage(trx, options.vault, access, { actor, now: app.now() }) }
      const { outcome, reason } = read.value
      const reviewed = await once<never>(trx, request.formToken, async () => {
        const found = outcomeOf[outcome ?? 'follow_up']
        await addReview(trx, options.vault, access, { outcome: found, words: reason ?? '' })
        await note(trx, {
          action: 'review emergency access',
          subject: { kind: 'emergency access', id: access.id },
          areaId: access.areaId,
          caseId: access.caseId,
          requestId: request.id,
          details: { outcome: found },
        })
        return { ok: true, value: here }
      })
      return { location: reviewed.ok ? reviewed.value : here }
    })

    if ('location' in result) return reply.redirect(result.location, 303)
    if (read.ok || read.reason.why === 'unknown-keys')
      return reply.code(400).page('platform/web/views/error.njk', { kind: '400' })
    reply.code(422)
    return show(reply, result.page, {
      typed: read.reason.typed,
      errors: read.reason.why === 'wrong-answers' ? read.reason.errors : [],
    })
  })
}

const outcomeOf = {
  justified: 'justified',
  not_justified: 'not justified',
  follow_up: 'follow up',
} as const satisfies Record<string, Outcome>

async function alreadySeen(trx: Trx, reference: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom('cases.case_file')
    .select('id')
    .where('reference', '=', reference)
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

async function theAccess(trx: Trx, accessId: string): Promise<EmergencyAccess> {
  const access = await findAccess(trx, accessId)
  if (access === undefined) throw new NotFound()
  return access
}

function mayReview(access: EmergencyAccess, actor: Actor): boolean {
  return access.accountId !== actor.accountId && settled(access) === undefined
}

function thirtyDaysBefore(now: Moment['now']): Moment['now'] {
  return now.subtract({ hours: 24 * 30 })
}

type Moment = { readonly actor: Actor; readonly now: EmergencyAccess['startedAt'] }

async function accessPage(trx: Trx, vault: Vault, access: EmergencyAccess, { actor, now }: Moment) {
  const words = await wordsOfReviews(vault, access)
  const often = await countSince(trx, access.accountId, thirtyDaysBefore(now))
  return {
    access,
    mayReview: mayReview(access, actor),
    rows: [
      { key: 'Case', value: access.reference },
      { key: 'Opened by', value: access.accountName },
      { key: 'When', value: `${formatDayAndTime(access.startedAt)}, until ${formatTime(access.endsAt)}` },
      { key: 'Reason given', value: (await reasonOf(trx, vault, access)) ?? 'This can no longer be read' },
      {
        key: 'In the last 30 days',
        value: often === 1 ? 'The only case they opened in an emergency' : `They opened ${often} cases in an emergency`,
      },
    ],
    reviews: access.reviews.map((review, place) => ({
      outcome: outcomeWords[review.outcome],
      by: review.reviewedBy,
      when: formatDayAndTime(review.reviewedAt),
      words: words[place] ?? 'This can no longer be read',
    })),
    isOwn: access.accountId === actor.accountId,
  }
}

type AccessPage = Awaited<ReturnType<typeof accessPage>>
type Again = Pick<PageShown, 'typed' | 'errors' | 'answers'>

function show(reply: FastifyReply, { access, ...model }: AccessPage, again: Again) {
  return reply.page('cases/emergency/views/review.njk', {
    heading: 'An emergency access',
    ...model,
    view: model.mayReview
      ? pageView(reviewForm, onlyPage(reviewForm), {
          language: 'en',
          ...again,
          action: `/emergency-accesses/${access.id}`,
          back: '/emergency-accesses',
          button: { en: 'Record the review' },
        })
      : undefined,
    marking: 'OFFICIAL-SENSITIVE',
  })
}

function ask(reply: FastifyReply, again: Again) {
  return reply.page('platform/forms/views/form-page.njk', {
    view: pageView(emergencyForm, onlyPage(emergencyForm), {
      language: 'en',
      ...again,
      action: address,
      back: '/work',
      button: { en: 'Open the case' },
    }),
    marking: 'OFFICIAL-SENSITIVE',
  })
}
