/**
 * A referrer comes back to their own referral: with the code of the receipt, or signed in. They see how far it has come and what was left
 * for them to read, and may add what they have noticed since; nothing here tells whether anything was found.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { ledTo, once } from '#platform/database/once.ts'
import type { Vault } from '#platform/database/vault.ts'
import { NotFound } from '#platform/failures.ts'
import { keep } from '#platform/forms/kept.ts'
import { onlyPage, pageView, type PageShown } from '#platform/forms/page-view.ts'
import { readPage, type PageRefusal } from '#platform/forms/read-page.ts'
import { ok } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { labelOf } from '#reference/code-list.ts'
import { referrerMessages } from '#reference/referrer-messages.ts'
import { addToReferral, saidSince, type OwnReferral, type SaidSince } from './additions.ts'
import { additionForm } from './forms/addition.ts'
import { receiptHash } from './receive.ts'

const visitor = { roles: 'anyone' as const, personal: true, bilingual: true as const }
const own = { roles: 'signed in' as const, personal: true }
const ReferralPath = z.object({ referralId: z.uuid() })
type ReferralPath = { Params: z.infer<typeof ReferralPath> }

/** What the page of one's own referral shows. */
type Standing = { readonly state: string; readonly said: readonly SaidSince[] }

export function addOwnReferralRoutes(app: App, vault: Vault): void {
  const asked = (request: FastifyRequest) => ({ language: request.language, today: app.today() })

  app.get('/refer/sent', { config: { ...own, personal: false } }, async (request, reply) => {
    const rows = await request.asActor(async (trx) => {
      const found = await ownReferrals(trx)
      await note(trx, {
        action: 'list own referrals',
        subject: { kind: 'referral list' },
        requestId: request.id,
        details: { shown: found.length },
      })
      return found
    })
    return reply.page('referrals/views/sent.njk', { heading: 'Referrals you have made', rows })
  })

  app.get<ReferralPath>(
    '/refer/sent/:referralId',
    { config: { ...own, params: ReferralPath } },
    async (request, reply) => {
      const { referralId } = request.params
      const found = await request.asActor(async (trx) => {
        const referral = await ownReferral(trx, referralId)
        await note(trx, {
          action: 'view own referral',
          subject: { kind: 'referral', id: referralId },
          areaId: referral.areaId,
          requestId: request.id,
        })
        return referral
      })
      return showOwn(request, reply, found, {})
    },
  )

  app.post<ReferralPath>(
    '/refer/sent/:referralId',
    { config: { ...own, params: ReferralPath } },
    async (request, reply) => {
      const { referralId } = request.params
      const result = await request.asActor(async (trx) => {
        const location = await ledTo(trx, request.formToken)
        if (location !== undefined) return { location }
        const referral = await ownReferral(trx, referralId)
        const read = readPage(additionForm, onlyPage(additionForm), request.body, asked(request))
        if (!read.ok) return { referral, refusal: read.reason }
        const kept = JSON.stringify(keep(additionForm, read.value, request.language))
        return await add(trx, request, { referralId }, kept, `/refer/sent/${referralId}`)
      })
      if ('location' in result) return reply.redirect(result.location, 303)
      if (result.refusal.why === 'unknown-keys') return badRequest(reply)
      return showOwn(request, reply.code(422), result.referral, shownAgain(result.refusal))
    },
  )

  app.get('/referral-progress', { config: { ...visitor, personal: false } }, async (_request, reply) =>
    reply.page('referrals/views/progress.njk', {}),
  )

  app.post('/referral-progress', { config: { ...visitor, fields: ['code'] } }, async (request, reply) => {
    const code = codeTyped(request.body)
    const standing = code === '' ? undefined : await request.asVisitor((trx) => standingOf(trx, code))
    if (standing !== undefined) return showByCode(request, reply, code, standing, {})
    const text = request.t(code === '' ? 'referrals.progressMissing' : 'referrals.progressUnknown')
    return reply.code(422).page('referrals/views/progress.njk', { code, errors: [{ text, href: '#code' }] })
  })

  app.post('/referral-progress/additions', { config: visitor }, async (request, reply) => {
    const code = codeTyped(request.body)
    const result = await request.asVisitor(async (trx) => {
      const location = await ledTo(trx, request.formToken)
      if (location !== undefined) return { location }
      const standing = await standingOf(trx, code)
      if (standing === undefined) throw new NotFound()
      const read = readPage(additionForm, onlyPage(additionForm), request.body, {
        ...asked(request),
        besides: ['code'],
      })
      if (!read.ok) return { standing, refusal: read.reason }
      const kept = JSON.stringify(keep(additionForm, read.value, request.language))
      return await add(trx, request, { code }, kept, '/referral-progress/added')
    })
    if ('location' in result) return reply.redirect(result.location, 303)
    if (result.refusal.why === 'unknown-keys') return badRequest(reply)
    return showByCode(request, reply.code(422), code, result.standing, shownAgain(result.refusal))
  })

  app.get('/referral-progress/added', { config: { ...visitor, personal: false } }, async (request, reply) =>
    reply.page('referrals/views/message.njk', {
      heading: request.t('referrals.addedOne'),
      paragraphs: [request.t('referrals.addedText')],
    }),
  )

  async function add(
    trx: Trx,
    request: FastifyRequest,
    referral: OwnReferral,
    kept: string,
    location: string,
  ): Promise<{ location: string }> {
    const added = await once<never>(trx, request.formToken, async () => {
      const people = await addToReferral(trx, vault, referral, kept)
      if (people === 0) throw new NotFound()
      await note(trx, {
        action: 'add to referral',
        subject: 'referralId' in referral ? { kind: 'referral', id: referral.referralId } : { kind: 'referral' },
        requestId: request.id,
        details: { people },
      })
      return ok(location)
    })
    return { location: added.ok ? added.value : location }
  }
}

type OwnRow = Standing & { readonly reference: string; readonly referralId: string; readonly areaId: string }

async function ownReferrals(trx: Trx) {
  const rows = await trx
    .selectFrom('referrals.referral as referral')
    .innerJoin(sql<{ referral_id: string; progress: string }>`referrals.progress_of_own()`.as('own'), (join) =>
      join.onRef('own.referral_id', '=', 'referral.id'),
    )
    .select(['referral.id', 'referral.area_id', 'referral.reference', 'referral.received_at', 'own.progress'])
    .orderBy('referral.received_at', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    receivedAt: row.received_at,
    progress: row.progress,
    href: `/refer/sent/${row.id}`,
  }))
}

async function ownReferral(trx: Trx, referralId: string): Promise<OwnRow> {
  const row = await trx
    .selectFrom('referrals.referral as referral')
    .innerJoin(sql<{ referral_id: string; progress: string }>`referrals.progress_of_own()`.as('own'), (join) =>
      join.onRef('own.referral_id', '=', 'referral.id'),
    )
    .select(['referral.area_id', 'referral.reference', 'own.progress'])
    .where('referral.id', '=', referralId)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound()
  const said = await saidSince(trx, { referralId })
  return { reference: row.reference, referralId, areaId: row.area_id, state: row.progress, said }
}

async function standingOf(trx: Trx, code: string): Promise<Standing | undefined> {
  const { rows } = await sql<{ progress: string | null }>`
    select referrals.progress(${receiptHash(code)}) as progress`.execute(trx)
  const state = rows[0]?.progress ?? undefined
  return state === undefined ? undefined : { state, said: await saidSince(trx, { code }) }
}

type Shown = Pick<PageShown, 'typed' | 'errors'>

function shownAgain(refusal: Exclude<PageRefusal, { why: 'unknown-keys' }>): Shown {
  return { typed: refusal.typed, ...('errors' in refusal ? { errors: refusal.errors } : {}) }
}

function showOwn(request: FastifyRequest, reply: FastifyReply, referral: OwnRow, shown: Shown) {
  return show(request, reply, referral, shown, {
    heading: 'Your referral',
    reference: referral.reference,
    action: `/refer/sent/${referral.referralId}`,
    back: '/refer/sent',
  })
}

function showByCode(request: FastifyRequest, reply: FastifyReply, code: string, standing: Standing, shown: Shown) {
  return show(request, reply, standing, shown, {
    heading: request.t('referrals.progressTitle'),
    action: '/referral-progress/additions',
    hidden: { code },
  })
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  { state, said }: Standing,
  shown: Shown,
  at: { heading: string; reference?: string; action: string; back?: string; hidden?: Readonly<Record<string, string>> },
) {
  const { heading, reference, ...addressed } = at
  const days = [
    ...new Map(said.filter(({ message }) => message === undefined).map(({ on }) => [String(on), on])).values(),
  ]
  return reply.page('referrals/views/own-referral.njk', {
    heading,
    reference,
    state,
    messages: said.flatMap(({ on, message }) =>
      message === undefined
        ? []
        : [{ on: inWords([on], request.language), text: labelOf(referrerMessages, message, request.language) }],
    ),
    added: days.length === 0 ? undefined : inWords(days, request.language),
    view: pageView(additionForm, onlyPage(additionForm), {
      language: request.language,
      ...shown,
      ...addressed,
      button: { en: 'Add it', cy: 'Ychwanegu' },
    }),
  })
}

function inWords(days: readonly Temporal.PlainDate[], language: 'en' | 'cy'): string {
  const locale = language === 'cy' ? 'cy-GB' : 'en-GB'
  const words = days.map((day) => day.toLocaleString(locale, { day: 'numeric', month: 'long', year: 'numeric' }))
  return new Intl.ListFormat(locale).format(words)
}

function badRequest(reply: FastifyReply) {
  return reply.code(400).page('platform/web/views/error.njk', { kind: '400' })
}

function codeTyped(body: unknown): string {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
    ? body.code.trim()
    : ''
}
