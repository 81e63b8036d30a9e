/**
 * Changing one's own password. The old one is asked for and counts as an attempt like any other, so a stolen open session
 * cannot be used to guess it.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '#platform/web/web.ts'
import { knownDevice, sourceOf } from '../browser.ts'
import type { AccountsOptions } from '../options.ts'
import { assertRoomForPassword, derivePassword, hashPassword } from '../password.ts'
import { refusePassword, type PasswordRefusal } from '../password-rules.ts'
import { problem, problemsOf, type Problems } from '../problems.ts'
import { newSecret } from '../secrets.ts'
import { waitingTime } from '../sign-in/routes.ts'
import { beginAttempt } from '../sign-in/store.ts'
import { changePassword } from './store.ts'

const own = { roles: 'signed in', personal: false } as const

const ChangeForm = z.object({
  current: z.string({ error: 'accounts.enterPassword' }).min(1, { error: 'accounts.enterPassword' }).max(2_000, {
    error: 'accounts.passwordLong',
  }),
  password: z
    .string({ error: 'accounts.password.missing' })
    .min(1, { error: 'accounts.password.missing' })
    .max(2_000, { error: 'accounts.passwordLong' }),
})

export function addPasswordRoutes(app: App, { database }: AccountsOptions): void {
  app.get('/account/password', { config: own }, async (request, reply) => {
    await request.asActor(async () => undefined)
    return passwordPage(reply, {})
  })

  app.post('/account/password', { config: { ...own, fields: ['current', 'password'] } }, async (request, reply) => {
    const form = ChangeForm.safeParse(request.body)
    assertRoomForPassword()
    const begun = await request.asActor(async (trx, actor) => {
      if (!form.success) return { errors: problemsOf(form.error, request.t) }
      const refusal = refuseNewPassword(form.data, actor)
      if (refusal !== undefined) return { errors: problem('password', request.t(`accounts.password.${refusal}`)) }
      const from = { email: actor.email, source: sourceOf(request), device: knownDevice(request) }
      return { attempt: await beginAttempt(trx, from), typed: form.data }
    })
    if ('errors' in begun) return passwordPage(reply, { status: 422, errors: begun.errors })
    const { attempt, typed } = begun
    if ('waitSeconds' in attempt) return askToWait(request, reply, attempt.waitSeconds)

    // Deriving takes a while: no transaction is held open meanwhile.
    const derived = await derivePassword(typed.current, attempt.parameters)
    const newPhc = await hashPassword(typed.password)
    const secret = newSecret()
    const proof = { attemptId: attempt.id, derived, newPhc, tokenHash: secret.hash }
    const changed = await database.asActor(request.sessionToken, (trx) => changePassword(trx, proof))
    if (!changed) {
      const errors = problem('current', 'Current password is not correct')
      return passwordPage(reply, { status: 422, errors })
    }
    return reply.startSession(secret.token).redirect('/account', 303)
  })
}

function refuseNewPassword(
  typed: { current: string; password: string },
  actor: { name: string; email: string; agencyName: string; holdings: readonly { areaName: string }[] },
): PasswordRefusal | undefined {
  if (typed.password === typed.current) return 'same as before'
  const areaName = actor.holdings.map((holding) => holding.areaName).join(' ')
  return refusePassword(typed.password, {
    name: actor.name,
    email: actor.email,
    agencyName: actor.agencyName,
    areaName,
  })
}

function askToWait(request: FastifyRequest, reply: FastifyReply, seconds: number): FastifyReply {
  reply.header('retry-after', seconds)
  const errors = problem('current', request.t('accounts.wait', { time: waitingTime(request, seconds) }))
  return passwordPage(reply, { status: 429, errors })
}

function passwordPage(
  reply: FastifyReply,
  { status = 200, errors }: { status?: 200 | 422 | 429; errors?: Problems },
): FastifyReply {
  return reply.code(status).page('accounts/own-account/views/password.njk', { heading: 'Change your password', errors })
}
