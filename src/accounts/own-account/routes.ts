/** One's own account: what is held about it, where it is signed in, and its password, authenticator and recovery codes. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { confirmationAddress, hasFreshFactor } from '../fresh-factor.ts'
import { newRecoveryCodes, recoveryCodeHash } from '../recovery-codes.ts'
import { isRole, roleNames, roleSights } from '../roles.ts'
import * as store from './store.ts'

const own = { roles: 'signed in', personal: false } as const

const EndForm = z.object({ session: z.union([z.literal('others'), z.uuid()]) })

export function addOwnAccountRoutes(app: App): void {
  app.get('/account', { config: own }, async (request, reply) => {
    const model = await request.asActor(accountPage)
    return reply.page('accounts/own-account/views/account.njk', model)
  })

  app.post('/account/ended-sessions', { config: { ...own, fields: ['session'] } }, async (request, reply) => {
    const form = EndForm.safeParse(request.body)
    await request.asActor(async (trx) => {
      if (!form.success) throw new NotFound()
      const which = form.data.session === 'others' ? 'others' : { id: form.data.session }
      const ended = await store.endOwnSessions(trx, which)
      await note(trx, {
        action: 'end own sessions',
        subject: { kind: 'session', id: form.data.session },
        requestId: request.id,
        details: { ended },
      })
    })
    return reply.redirect('/account#sessions', 303)
  })

  app.get('/account/authenticator', { config: own }, async (request, reply) => {
    const fresh = await request.asActor((trx) => hasFreshFactor(trx))
    const enrolment = '/sign-in/authenticator?next=%2Faccount'
    return reply.redirect(fresh ? enrolment : confirmationAddress('/account/authenticator'), 303)
  })

  app.get('/account/recovery-codes', { config: own }, async (request, reply) => {
    const fresh = await request.asActor((trx) => hasFreshFactor(trx))
    if (!fresh) return reply.redirect(confirmationAddress('/account/recovery-codes'), 303)
    return reply.page('accounts/own-account/views/new-recovery-codes.njk', { heading: 'Make new recovery codes' })
  })

  app.post('/account/recovery-codes', { config: { ...own, fields: [] } }, async (request, reply) => {
    const codes = newRecoveryCodes()
    const made = await request.asActor((trx) => store.replaceRecoveryCodes(trx, codes.map(recoveryCodeHash)))
    if (!made) return reply.redirect(confirmationAddress('/account/recovery-codes'), 303)
    return showRecoveryCodes(request, reply, codes)
  })
}

/** Shown in this answer alone: the database keeps only their hashes. */
function showRecoveryCodes(request: FastifyRequest, reply: FastifyReply, codes: readonly string[]) {
  const heading = request.t('accounts.recoveryCodesTitle')
  return reply.page('accounts/sign-in/views/recovery-codes.njk', { heading, codes, next: '/account' })
}

async function accountPage(trx: Trx, actor: Actor) {
  const account = await store.findOwnAccount(trx, actor)
  const sessions = await store.listOpenSessions(trx)
  return {
    heading: 'Your account',
    account,
    roles: account.holdings.map(({ role, areaName, untilOn }) => ({
      name: isRole(role) ? roleNames[role] : role,
      sight: isRole(role) ? roleSights[role] : '',
      areaName,
      untilOn,
    })),
    agreement: actor.agreementCurrent
      ? 'Your agency’s information-sharing agreement is current.'
      : 'Your agency has no current information-sharing agreement, so no case opens for you. Your administrator can tell you more.',
    training: actor.trainingCurrent
      ? 'Your Channel training is current.'
      : 'Your Channel training is not current, so no case opens for you. Your administrator records it once you have done it.',
    sessions: sessions.map((session) => ({ ...session, isThisOne: session.id === actor.sessionId })),
    hasOthers: sessions.some((session) => session.id !== actor.sessionId),
  }
}
