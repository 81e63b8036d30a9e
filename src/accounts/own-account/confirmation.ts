/** "Confirm that it is you": the second factor given again before an act that asks for a fresh one, and back to where one was. */
import type { FastifyReply } from 'fastify'
import type { App } from '#platform/web/web.ts'
import { localPath } from '#platform/web/local-path.ts'
import { openTotpSecret, stepOfCode } from '../one-time-code.ts'
import type { AccountsOptions } from '../options.ts'
import { problem, problemsOf, type Problems } from '../problems.ts'
import { newSecret } from '../secrets.ts'
import { CodeForm, NextQuery, nextOf } from '../sign-in/forms.ts'
import { refuseCode, tryCode } from '../sign-in/store.ts'
import * as store from './store.ts'

const own = { roles: 'signed in', personal: false } as const

export function addConfirmationRoutes(app: App, { vault, demonstration }: AccountsOptions): void {
  app.get<{ Querystring: { next?: string } }>(
    '/account/confirmation',
    { config: { ...own, query: NextQuery } },
    async (request, reply) => {
      const byButton = await request.asActor(async (trx) => demonstration && (await store.isDemonstration(trx)))
      return confirmationPage(reply, { next: localPath(request.query.next), byButton })
    },
  )

  app.post('/account/confirmation', { config: { ...own, fields: ['code', 'next'] } }, async (request, reply) => {
    const next = nextOf(request.body)
    const form = CodeForm.safeParse(request.body)
    const secret = newSecret()

    const result = await request.asActor(async (trx) => {
      const byButton = demonstration && (await store.isDemonstration(trx))
      if (byButton) return (await store.refreshDemonstrationFactor(trx, secret.hash)) ? 'confirmed' : 'wrong'
      if (!form.success) return problemsOf(form.error, request.t)
      const tried = await tryCode(trx)
      if (tried === undefined) return 'wrong'
      if (!tried.allowed) return 'too many tries'
      const totpSecret = tried.sealedSecret && (await openTotpSecret(vault, tried.accountId, tried.sealedSecret))
      const step = totpSecret === undefined ? undefined : stepOfCode(totpSecret, form.data.code, tried.step)
      if (step === undefined) {
        await refuseCode(trx)
        return 'wrong'
      }
      return (await store.refreshSecondFactor(trx, step, secret.hash)) ? 'confirmed' : 'wrong'
    })

    if (result === 'confirmed') return reply.startSession(secret.token).redirect(next ?? '/account', 303)
    if (result === 'too many tries') {
      return confirmationPage(reply, { status: 429, next, errors: problem('code', request.t('accounts.tooManyTries')) })
    }
    const errors = result === 'wrong' ? problem('code', request.t('accounts.codeWrong')) : result
    return confirmationPage(reply, { status: 422, next, errors })
  })
}

type PageState = { status?: 200 | 422 | 429; next: string | undefined; byButton?: boolean; errors?: Problems }

function confirmationPage(reply: FastifyReply, { status = 200, ...model }: PageState): FastifyReply {
  const heading = 'Confirm that it is you'
  return reply.code(status).page('accounts/own-account/views/confirmation.njk', { heading, ...model })
}
