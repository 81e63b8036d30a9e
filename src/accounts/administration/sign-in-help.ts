/**
 * Helping somebody to sign in, and stopping them: links, disabling, ending sessions. An administrator starts these and never sees
 * a password, a link or a code. Taking an authenticator away needs a second administrator.
 */
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { once } from '#platform/database/once.ts'
import { ok } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import type { AccountsOptions } from '../options.ts'
import { newSecret } from '../secrets.ts'
import { accountParams, type AccountPath, administrator, afterConfirmation, anothersAccount } from './entry.ts'
import * as store from './store.ts'

const config = { ...administrator, params: accountParams, fields: [] }

export function addSignInHelpRoutes(app: App, options: AccountsOptions): void {
  act('/admin/accounts/:accountId/invitations', async (trx, account) => {
    await sendLink(trx, options, account.id)
  })

  act('/admin/accounts/:accountId/disablement', async (trx, account, requestId) => {
    await store.setDisabled(trx, account.id, true)
    await store.endSessionsOf(trx, account.id)
    await note(trx, {
      action: 'disable account',
      subject: { kind: 'account', id: account.id },
      areaId: account.areaId,
      requestId,
    })
  })

  act('/admin/accounts/:accountId/enablement', async (trx, account, requestId) => {
    await store.setDisabled(trx, account.id, false)
    await note(trx, {
      action: 'enable account',
      subject: { kind: 'account', id: account.id },
      areaId: account.areaId,
      requestId,
    })
  })

  act('/admin/accounts/:accountId/ended-sessions', async (trx, account) => {
    await store.endSessionsOf(trx, account.id)
  })

  act('/admin/accounts/:accountId/authenticator-proposals', async (trx, account, requestId) => {
    const { id: accountId, areaId } = account
    if (!(await store.addProposal(trx, { kind: 'authenticator', accountId, areaId }))) return
    await note(trx, { action: 'propose authenticator', subject: { kind: 'account', id: accountId }, areaId, requestId })
  })

  /** One button of the account's page: done once confirmed, and back to the page. */
  function act(address: string, work: (trx: Trx, account: store.Account, requestId: string) => Promise<void>): void {
    app.post<AccountPath>(address, { config }, async (request, reply) => {
      const page = `/admin/accounts/${request.params.accountId}`
      const done = await afterConfirmation(request, reply, page, async (trx, actor) => {
        const account = await anothersAccount(trx, actor, request.params.accountId)
        return once<never>(trx, request.formToken, async () => {
          await work(trx, account, request.id)
          return ok(page)
        })
      })
      return done === undefined ? reply : reply.redirect(page, 303)
    })
  }
}

/** Sends the account its link: an invitation, or a new password once it can sign in. It goes to its own address alone. */
export async function sendLink(trx: Trx, { queueMail, baseUrl }: AccountsOptions, accountId: string): Promise<void> {
  const link = newSecret()
  const invited = await store.invite(trx, accountId, link.hash)
  if (invited === undefined) throw new NotFound()
  await queueMail(trx, {
    to: invited.email,
    template: invited.kind === 'invitation' ? 'invitation' : 'new password',
    details: { link: `${baseUrl}/invitation/${link.token}` },
    language: invited.language,
    areaId: invited.areaId,
  })
}
