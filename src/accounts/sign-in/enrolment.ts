/**
 * Setting up an authenticator: a secret is offered, shown as a picture and as text, and counts only once a code from it has been
 * typed. The same steps serve the first sign-in and, for people signed in, a new phone.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import type { App } from '#platform/web/web.ts'
import { localPath } from '#platform/web/local-path.ts'
import { browserName, rememberDevice } from '../browser.ts'
import {
  enrolmentPicture,
  newTotpSecret,
  openTotpSecret,
  readableSecret,
  sealTotpSecret,
  stepOfCode,
} from '../one-time-code.ts'
import type { AccountsOptions } from '../options.ts'
import { problem, problemsOf, type Problems } from '../problems.ts'
import { newRecoveryCodes, recoveryCodeHash } from '../recovery-codes.ts'
import { newSecret } from '../secrets.ts'
import { CodeForm, NextQuery, nextOf } from './forms.ts'
import { home, withNext } from './routes.ts'
import * as store from './store.ts'

const open = { roles: 'anyone', personal: false, bilingual: true } as const

export function addEnrolmentRoutes(app: App, { database, vault }: AccountsOptions): void {
  /** These pages serve half sessions, so they go in as a visitor; the database knows by the token who may enrol. */
  function inSession<T>(request: FastifyRequest, work: (trx: Trx) => Promise<T>): Promise<T> {
    return database.asVisitor({ sessionToken: request.sessionToken }, work)
  }

  /** Whom this session may enrol, with the secret on offer if there is one yet; undefined when it may enrol nobody. */
  async function findSecret(trx: Trx): Promise<{ offer: store.Offer; secret: string | undefined } | undefined> {
    const offer = await store.findOffer(trx)
    if (offer === undefined) return undefined
    const secret = offer.sealedOffer && (await openTotpSecret(vault, offer.accountId, offer.sealedOffer))
    return { offer, secret }
  }

  app.get<{ Querystring: { next?: string } }>(
    '/sign-in/authenticator',
    { config: { ...open, query: NextQuery } },
    async (request, reply) => {
      const next = localPath(request.query.next)
      const found = await inSession(request, findSecret)
      if (found === undefined) return reply.redirect(withNext('/sign-in', next), 303)
      return enrolPage(request, reply, { secret: found.secret, next })
    },
  )

  // Making the secret is an act of its own, so that opening the page changes nothing.
  app.post('/sign-in/authenticator-offers', { config: { ...open, fields: ['next'] } }, async (request, reply) => {
    const next = nextOf(request.body)
    const offered = await inSession(request, async (trx) => {
      const offer = await store.findOffer(trx)
      if (offer === undefined) return false
      await store.offerAuthenticator(trx, await sealTotpSecret(vault, offer.accountId, newTotpSecret()))
      return true
    })
    return reply.redirect(withNext(offered ? '/sign-in/authenticator' : '/sign-in', next), 303)
  })

  app.get('/sign-in/authenticator/picture', { config: { ...open, bilingual: true } }, async (request, reply) => {
    const found = await inSession(request, findSecret)
    if (found === undefined || found.secret === undefined) throw new NotFound()
    return reply.type('image/svg+xml').send(await enrolmentPicture(found.secret, found.offer.email))
  })

  app.post('/sign-in/authenticator', { config: { ...open, fields: ['code', 'next'] } }, async (request, reply) => {
    const next = nextOf(request.body)
    const form = CodeForm.safeParse(request.body)
    const secret = newSecret()
    const codes = newRecoveryCodes()
    const to = { tokenHash: secret.hash, device: rememberDevice(request, reply), browser: browserName(request) }

    const result = await inSession(request, async (trx) => {
      const found = await findSecret(trx)
      if (found === undefined) return { kind: 'start again' } as const
      if (!form.success)
        return { kind: 'again', secret: found.secret, errors: problemsOf(form.error, request.t) } as const
      const step = found.secret === undefined ? undefined : stepOfCode(found.secret, form.data.code, found.offer.step)
      const done = step !== undefined && (await store.confirmAuthenticator(trx, step, codes.map(recoveryCodeHash), to))
      if (done) return { kind: 'done' } as const
      return { kind: 'again', secret: found.secret, errors: problem('code', request.t('accounts.codeWrong')) } as const
    })

    if (result.kind === 'start again') return reply.redirect(withNext('/sign-in', next), 303)
    if (result.kind === 'again') {
      return enrolPage(request, reply, { status: 422, secret: result.secret, next, errors: result.errors })
    }
    // Shown in this answer alone: the database keeps only hashes, and the page is not stored.
    const heading = request.t('accounts.recoveryCodesTitle')
    return reply
      .startSession(secret.token)
      .page('accounts/sign-in/views/recovery-codes.njk', { heading, codes, next: next ?? home })
  })
}

function enrolPage(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    status = 200,
    secret,
    ...model
  }: { status?: 200 | 422; secret: string | undefined; next?: string | undefined; errors?: Problems },
): FastifyReply {
  return reply.code(status).page('accounts/sign-in/views/enrol.njk', {
    heading: request.t('accounts.enrolTitle'),
    key: secret === undefined ? undefined : readableSecret(secret),
    ...model,
  })
}
