/** Signing in with a password and a second factor, and signing out. The database decides; these pages ask and tell. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { App } from '#platform/web/web.ts'
import { localPath } from '#platform/web/local-path.ts'
import { browserName, knownDevice, rememberDevice, sourceOf } from '../browser.ts'
import type { AccountsOptions } from '../options.ts'
import { openTotpSecret, stepOfCode } from '../one-time-code.ts'
import { assertRoomForPassword, derivePassword, hashPassword, isOutdated } from '../password.ts'
import { problem, problemsOf, type Problems } from '../problems.ts'
import { recoveryCodeHash } from '../recovery-codes.ts'
import { newSecret } from '../secrets.ts'
import { CodeForm, NextQuery, nextOf, RecoveryForm, SignInForm, textTyped } from './forms.ts'
import * as store from './store.ts'

const open = { roles: 'anyone', personal: false, bilingual: true } as const

/** Where people go who came for nothing in particular. */
export const home = '/work'

export function addSignInRoutes(app: App, { database, vault }: AccountsOptions): void {
  app.get<{ Querystring: { next?: string } }>(
    '/sign-in',
    { config: { ...open, query: NextQuery } },
    async (request, reply) => {
      const next = localPath(request.query.next)
      const where = await database.asVisitor({ sessionToken: request.sessionToken }, async (trx) => {
        const half = await store.findHalfSession(trx)
        if (half !== undefined) return half.hasAuthenticator || !half.mayEnrol ? 'code' : 'enrol'
        const { rows } = await sql<{ signed_in: boolean }>`
          select access.actor_if_any() is not null as signed_in`.execute(trx)
        return rows[0]?.signed_in === true ? 'signed in' : 'nowhere'
      })
      if (where === 'code') return reply.redirect(withNext('/sign-in/code', next), 303)
      if (where === 'enrol') return reply.redirect(withNext('/sign-in/authenticator', next), 303)
      if (where === 'signed in') return reply.redirect(next ?? home, 303)
      return signInPage(request, reply, { next })
    },
  )

  app.post('/sign-in', { config: { ...open, fields: ['email', 'password', 'next'] } }, async (request, reply) => {
    const next = nextOf(request.body)
    const form = SignInForm.safeParse(request.body)
    if (!form.success) {
      const errors = problemsOf(form.error, request.t)
      return signInPage(request, reply, { status: 422, next, email: textTyped(request.body, 'email'), errors })
    }
    const { email, password } = form.data
    assertRoomForPassword()

    const from = { email, source: sourceOf(request), device: knownDevice(request) }
    const attempt = await database.asVisitor({}, (trx) => store.beginAttempt(trx, from))
    if ('waitSeconds' in attempt) {
      reply.header('retry-after', attempt.waitSeconds)
      const errors = problem('email', request.t('accounts.wait', { time: waitingTime(request, attempt.waitSeconds) }))
      return signInPage(request, reply, { status: 429, next, email, errors })
    }

    const derived = await derivePassword(password, attempt.parameters)
    const secret = newSecret()
    const proof = { attemptId: attempt.id, derived, tokenHash: secret.hash, browser: browserName(request) }
    const following = await database.asVisitor({ sessionToken: request.sessionToken }, async (trx) => {
      const step = await store.beginSession(trx, proof)
      // Whatever this browser was signed in to before is over.
      if (step !== undefined) await store.endSession(trx)
      return step
    })
    if (following === undefined) {
      return signInPage(request, reply, {
        status: 422,
        next,
        email,
        errors: problem('email', request.t('accounts.wrong')),
      })
    }
    if (isOutdated(attempt.parameters)) {
      const stronger = await hashPassword(password)
      await database.asVisitor({ sessionToken: secret.token }, (trx) => store.renewPasswordHash(trx, derived, stronger))
    }
    reply.startSession(secret.token)
    return reply.redirect(withNext(following === 'enrol' ? '/sign-in/authenticator' : '/sign-in/code', next), 303)
  })

  app.get<{ Querystring: { next?: string } }>(
    '/sign-in/code',
    { config: { ...open, query: NextQuery } },
    async (request, reply) => {
      const half = await database.asVisitor({ sessionToken: request.sessionToken }, (trx) => store.findHalfSession(trx))
      const next = localPath(request.query.next)
      if (half === undefined) return reply.redirect(withNext('/sign-in', next), 303)
      if (half.hasAuthenticator) return codePage(reply, { next })
      if (half.mayEnrol) return reply.redirect(withNext('/sign-in/authenticator', next), 303)
      return reply.page('accounts/sign-in/views/invitation-needed.njk', { heading: request.t('accounts.enrolOver') })
    },
  )

  app.post('/sign-in/code', { config: { ...open, fields: ['code', 'next'] } }, async (request, reply) => {
    const next = nextOf(request.body)
    const form = CodeForm.safeParse(request.body)
    if (!form.success) return codePage(reply, { status: 422, next, errors: problemsOf(form.error, request.t) })

    const secret = newSecret()
    const to = { tokenHash: secret.hash, device: rememberDevice(request, reply), browser: browserName(request) }
    const result = await database.asVisitor({ sessionToken: request.sessionToken }, async (trx) => {
      const half = await store.findHalfSession(trx)
      if (half === undefined) return 'start again'
      const tried = await store.tryCode(trx)
      if (tried === undefined) return 'start again'
      if (!tried.allowed) return 'too many tries'
      const step = await checkCode(tried, form.data.code)
      if (step === undefined) {
        await store.refuseCode(trx)
        return 'wrong'
      }
      return (await store.completeSession(trx, step, to)) ? 'signed in' : 'wrong'
    })

    if (result === 'start again') return reply.redirect(withNext('/sign-in', next), 303)
    if (result === 'signed in') return reply.startSession(secret.token).redirect(next ?? home, 303)
    return result === 'too many tries'
      ? codePage(reply, { status: 429, next, errors: problem('code', request.t('accounts.tooManyTries')) })
      : codePage(reply, { status: 422, next, errors: problem('code', request.t('accounts.codeWrong')) })
  })

  app.get<{ Querystring: { next?: string } }>(
    '/sign-in/recovery',
    { config: { ...open, query: NextQuery } },
    async (request, reply) => {
      const half = await database.asVisitor({ sessionToken: request.sessionToken }, (trx) => store.findHalfSession(trx))
      const next = localPath(request.query.next)
      return half === undefined ? reply.redirect(withNext('/sign-in', next), 303) : recoveryPage(reply, { next })
    },
  )

  app.post('/sign-in/recovery', { config: { ...open, fields: ['code', 'next'] } }, async (request, reply) => {
    const next = nextOf(request.body)
    const form = RecoveryForm.safeParse(request.body)
    if (!form.success) return recoveryPage(reply, { status: 422, next, errors: problemsOf(form.error, request.t) })

    const secret = newSecret()
    const to = { tokenHash: secret.hash, device: rememberDevice(request, reply), browser: browserName(request) }
    const codeHash = recoveryCodeHash(form.data.code)
    const result = await database.asVisitor({ sessionToken: request.sessionToken }, async (trx) => {
      if ((await store.findHalfSession(trx)) === undefined) return 'start again'
      return store.spendRecoveryCode(trx, codeHash, to)
    })

    if (result === 'start again') return reply.redirect(withNext('/sign-in', next), 303)
    if (result === 'signed in') return reply.startSession(secret.token).redirect(next ?? home, 303)
    return result === 'too many tries'
      ? recoveryPage(reply, { status: 429, next, errors: problem('code', request.t('accounts.tooManyTries')) })
      : recoveryPage(reply, { status: 422, next, errors: problem('code', request.t('accounts.recoveryCodeWrong')) })
  })

  app.post('/sign-out', { config: { roles: 'anyone', personal: false, fields: [] } }, async (request, reply) => {
    await database.asVisitor({ sessionToken: request.sessionToken }, (trx) => store.endSession(trx))
    // Cookies are taken away one by one, not by this header: it would take the remembered device with it, and with that the owner's own lane.
    reply.endSession().header('clear-site-data', '"cache", "storage"')
    return reply.redirect('/', 303)
  })

  async function checkCode(tried: store.CodeTry, typed: string): Promise<number | undefined> {
    if (tried.sealedSecret === undefined) return undefined
    const secret = await openTotpSecret(vault, tried.accountId, tried.sealedSecret)
    return secret === undefined ? undefined : stepOfCode(secret, typed, tried.step)
  }
}

/** The address with where to go afterwards. */
export function withNext(path: string, next: string | undefined): string {
  return next === undefined ? path : `${path}?next=${encodeURIComponent(next)}`
}

/** "40 seconds", "3 minutes": what a person reads on the page that asks them to wait. */
export function waitingTime(request: FastifyRequest, seconds: number): string {
  if (seconds < 60) return request.t('accounts.seconds', { count: seconds })
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? request.t('accounts.oneMinute') : request.t('accounts.minutes', { count: minutes })
}

type PageState = {
  status?: 200 | 422 | 429
  next: string | undefined
  email?: string
  errors?: Problems
}

function signInPage(request: FastifyRequest, reply: FastifyReply, { status = 200, ...model }: PageState): FastifyReply {
  return reply
    .code(status)
    .page('accounts/sign-in/views/sign-in.njk', { heading: request.t('accounts.signIn'), ...model })
}

function codePage(reply: FastifyReply, { status = 200, ...model }: PageState): FastifyReply {
  const heading = reply.request.t('accounts.codeTitle')
  const recovery = withNext('/sign-in/recovery', model.next)
  return reply.code(status).page('accounts/sign-in/views/code.njk', { heading, recovery, ...model })
}

function recoveryPage(reply: FastifyReply, { status = 200, ...model }: PageState): FastifyReply {
  const heading = reply.request.t('accounts.recoveryTitle')
  return reply.code(status).page('accounts/sign-in/views/recovery.njk', { heading, ...model })
}
