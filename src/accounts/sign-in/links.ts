/**
 * Links that come by mail: an invitation, a new password, a new authenticator. A link is used once, within a day. None of them
 * steps around the second factor, and "I have forgotten my password" answers everybody alike, in the same time.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from '#platform/web/web.ts'
import { browserName, knownDevice, rememberDevice, sourceOf } from '../browser.ts'
import type { AccountsOptions } from '../options.ts'
import { assertRoomForPassword, derivePassword, hashPassword } from '../password.ts'
import { refusePassword } from '../password-rules.ts'
import { problem, problemsOf, type Problems } from '../problems.ts'
import { hashOf, newSecret } from '../secrets.ts'
import { ForgottenForm, linkParams, NewPasswordForm, textTyped } from './forms.ts'
import { waitingTime } from './routes.ts'
import * as store from './store.ts'

const open = { roles: 'anyone', personal: false, bilingual: true } as const
const withToken = { ...open, params: linkParams }
type TokenPath = { Params: { token: string } }

/** Every answer to "I have forgotten my password" takes this long, whether a mail was due or not. */
const resetAnswerMs = 400

export function addLinkRoutes(app: App, options: AccountsOptions): void {
  const { database, queueMail, baseUrl } = options

  app.get<TokenPath>('/invitation/:token', { config: withToken }, async (request, reply) => {
    const linkHash = hashOf(request.params.token)
    const invitation = await database.asVisitor({}, (trx) => store.findInvitation(trx, linkHash))
    return invitation === undefined ? deadLink(request, reply) : linkPage(request, reply, { invitation })
  })

  app.post<TokenPath>(
    '/invitation/:token',
    { config: { ...withToken, fields: ['password'] } },
    async (request, reply) => {
      const linkHash = hashOf(request.params.token)
      const invitation = await database.asVisitor({}, (trx) => store.findInvitation(trx, linkHash))
      if (invitation === undefined) return deadLink(request, reply)
      const form = NewPasswordForm.safeParse(request.body)
      if (!form.success) {
        return linkPage(request, reply, { status: 422, invitation, errors: problemsOf(form.error, request.t) })
      }
      assertRoomForPassword()
      return invitation.kind === 'authenticator'
        ? beginAuthenticator(request, reply, invitation, linkHash, form.data.password)
        : setPassword(request, reply, invitation, linkHash, form.data.password)
    },
  )

  app.get('/forgotten-password', { config: open }, async (request, reply) => forgottenPage(request, reply, {}))

  app.post('/forgotten-password', { config: { ...open, fields: ['email'] } }, async (request, reply) => {
    const form = ForgottenForm.safeParse(request.body)
    if (!form.success) {
      const errors = problemsOf(form.error, request.t)
      return forgottenPage(request, reply, { status: 422, email: textTyped(request.body, 'email'), errors })
    }
    const answered = sleep(resetAnswerMs)
    const link = newSecret()
    await database.asVisitor({}, async (trx) => {
      const offer = await store.offerPasswordReset(trx, form.data.email, link.hash)
      if (offer === undefined) return
      await queueMail(trx, {
        to: offer.email,
        template: 'new password',
        details: { link: `${baseUrl}/invitation/${link.token}` },
        language: offer.language,
        areaId: offer.areaId,
      })
    })
    await answered
    return reply.page('accounts/sign-in/views/sent.njk', { heading: request.t('accounts.sentTitle') })
  })

  async function setPassword(
    request: FastifyRequest,
    reply: FastifyReply,
    invitation: store.Invitation,
    linkHash: Buffer,
    password: string,
  ): Promise<FastifyReply> {
    const refusal = refusePassword(password, invitation)
    if (refusal !== undefined) {
      const errors = problem('password', request.t(`accounts.password.${refusal}`))
      return linkPage(request, reply, { status: 422, invitation, errors })
    }
    const phc = await hashPassword(password)
    const secret = newSecret()
    const to = { tokenHash: secret.hash, device: rememberDevice(request, reply), browser: browserName(request) }
    const next = await database.asVisitor({}, (trx) => store.setPasswordByInvitation(trx, linkHash, phc, to))
    if (next === undefined) return deadLink(request, reply)
    reply.startSession(secret.token)
    return reply.redirect(next === 'enrol' ? '/sign-in/authenticator' : '/sign-in/code', 303)
  }

  async function beginAuthenticator(
    request: FastifyRequest,
    reply: FastifyReply,
    invitation: store.Invitation,
    linkHash: Buffer,
    password: string,
  ): Promise<FastifyReply> {
    const from = { email: invitation.email, source: sourceOf(request), device: knownDevice(request) }
    const attempt = await database.asVisitor({}, (trx) => store.beginAttempt(trx, from))
    if ('waitSeconds' in attempt) {
      reply.header('retry-after', attempt.waitSeconds)
      const errors = problem(
        'password',
        request.t('accounts.wait', { time: waitingTime(request, attempt.waitSeconds) }),
      )
      return linkPage(request, reply, { status: 429, invitation, errors })
    }
    const derived = await derivePassword(password, attempt.parameters)
    const secret = newSecret()
    const proof = { attemptId: attempt.id, derived, tokenHash: secret.hash, browser: browserName(request) }
    const begun = await database.asVisitor({}, (trx) => store.beginNewAuthenticator(trx, linkHash, proof))
    if (!begun) {
      const errors = problem('password', request.t('accounts.wrong'))
      return linkPage(request, reply, { status: 422, invitation, errors })
    }
    return reply.startSession(secret.token).redirect('/sign-in/authenticator', 303)
  }
}

type PageState = { status?: 200 | 422 | 429; email?: string; errors?: Problems }

function linkPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { status = 200, invitation, errors }: PageState & { invitation: store.Invitation },
): FastifyReply {
  const { kind, name, email, agencyName } = invitation
  const heading = request.t(kind === 'authenticator' ? 'accounts.newAuthenticatorTitle' : 'accounts.invitationTitle')
  const whose = request.t('accounts.invitationFor', { name, email, agency: agencyName })
  return reply.code(status).page('accounts/sign-in/views/link.njk', {
    heading,
    kind,
    whose,
    email,
    action: `/invitation/${linkParams.parse(request.params).token}`,
    errors,
  })
}

function deadLink(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.code(404).page('accounts/sign-in/views/dead-link.njk', { heading: request.t('accounts.linkDeadTitle') })
}

function forgottenPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { status = 200, email, errors }: PageState,
): FastifyReply {
  return reply.code(status).page('accounts/sign-in/views/forgotten.njk', {
    email,
    heading: request.t('accounts.forgottenTitle'),
    errors,
  })
}
