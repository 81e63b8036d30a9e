/** The administrator's pages: agencies, accounts, roles. No case and nothing of one. */
import type { App } from '#platform/web/web.ts'
import type { AccountsOptions } from '../options.ts'
import { addAccountRoutes } from './accounts.ts'
import { addAgencyRoutes } from './agencies.ts'
import { administeredAreas, administrator } from './entry.ts'
import { addRoleRoutes } from './roles.ts'
import { addSignInHelpRoutes } from './sign-in-help.ts'
import { listOpenProposals } from './store.ts'

export function addAdministrationRoutes(app: App, options: AccountsOptions): void {
  app.get('/admin', { config: administrator }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const areas = administeredAreas(actor)
      const waiting = await listOpenProposals(
        trx,
        areas.map((area) => area.id),
      )
      const mine = waiting.filter(
        (proposal) => proposal.proposedBy !== actor.accountId && proposal.accountId !== actor.accountId,
      )
      return {
        heading: 'Administration',
        areas: areas.map((area) => area.name).join(', '),
        toConfirm: mine.length,
      }
    })
    return reply.page('accounts/administration/views/administration.njk', model)
  })
  addAgencyRoutes(app)
  addAccountRoutes(app, options)
  addSignInHelpRoutes(app, options)
  addRoleRoutes(app, options)
}
