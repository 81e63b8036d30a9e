/** Giving and ending roles. Nobody gives one to themselves; a role that opens cases waits for a second administrator. */
import { z } from 'zod'
import { once } from '#platform/database/once.ts'
import { NotFound } from '#platform/failures.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import type { AccountsOptions } from '../options.ts'
import { rolesForTwo } from '../roles.ts'
import { newSecret } from '../secrets.ts'
import { whatIsProposed } from './accounts.ts'
import {
  accountParams,
  type AccountPath,
  administeredAreas,
  administrator,
  afterConfirmation,
  anothersAccount,
  formPage,
  readForm,
  refusedAt,
} from './entry.ts'
import { roleAnswers, roleForm } from './forms.ts'
import * as store from './store.ts'

const EndForm = z.object({ holding: z.uuid() })
const proposalParams = z.object({ proposalId: z.uuid() })
type ProposalPath = { Params: { proposalId: string } }

export function addRoleRoutes(app: App, options: AccountsOptions): void {
  const ofAccount = { ...administrator, params: accountParams }
  const ofProposal = { ...administrator, params: proposalParams }

  app.get<AccountPath>('/admin/accounts/:accountId/roles', { config: ofAccount }, async (request, reply) => {
    const page = `/admin/accounts/${request.params.accountId}`
    const form = await afterConfirmation(request, reply, `${page}/roles`, async (trx, actor) => {
      const account = await anothersAccount(trx, actor, request.params.accountId)
      return roleForm(administeredAreas(actor), account.name)
    })
    return form === undefined ? reply : formPage(reply, form, { action: `${page}/roles`, back: page })
  })

  app.post<AccountPath>('/admin/accounts/:accountId/roles', { config: ofAccount }, async (request, reply) => {
    const page = `/admin/accounts/${request.params.accountId}`
    const result = await afterConfirmation(request, reply, `${page}/roles`, async (trx, actor) => {
      const account = await anothersAccount(trx, actor, request.params.accountId)
      const areas = administeredAreas(actor)
      const form = roleForm(areas, account.name)
      const read = readForm(form, request, app.today())
      if ('again' in read) return { form, ...read }
      const { role, areaId, untilOn } = roleAnswers(read.answers, areas)
      const giving = { accountId: account.id, areaId, role, fromOn: app.today(), untilOn }
      const waits = rolesForTwo.includes(role)
      const given = await once<string>(trx, request.formToken, async () => {
        // Asked within: the first submit gave the role, which must not refuse the second.
        if ((await store.refuseRole(trx, account.id, areaId, role)) !== null) return refuse(cannotHold)
        if (waits && !(await store.addProposal(trx, { kind: 'role', ...giving }))) return refuse(waiting)
        if (!waits) {
          await store.addHolding(trx, giving)
          await store.endSessionsOf(trx, account.id)
        }
        await note(trx, {
          action: waits ? 'propose role' : 'give role',
          subject: { kind: 'account', id: account.id },
          areaId,
          requestId: request.id,
          details: { role },
        })
        return ok(page)
      })
      return given.ok ? 'saved' : { form, ...refusedAt(form, 'role', given.reason, request.body) }
    })
    if (result === undefined) return reply
    if (result === 'saved') return reply.redirect(page, 303)
    return formPage(reply, result.form, {
      action: `${page}/roles`,
      back: page,
      ...('again' in result ? result.again : {}),
    })
  })

  app.post<AccountPath>(
    '/admin/accounts/:accountId/ended-roles',
    { config: { ...ofAccount, fields: ['holding'] } },
    async (request, reply) => {
      const page = `/admin/accounts/${request.params.accountId}`
      const form = EndForm.safeParse(request.body)
      const done = await afterConfirmation(request, reply, page, async (trx, actor) => {
        const account = await anothersAccount(trx, actor, request.params.accountId)
        if (!form.success) throw new NotFound()
        const role = await store.endHolding(trx, account.id, form.data.holding)
        // Ended already, by whoever was a moment earlier: what was asked for is so.
        if (role === undefined) return true
        await store.endSessionsOf(trx, account.id)
        await note(trx, {
          action: 'end role',
          subject: { kind: 'account', id: account.id },
          areaId: account.areaId,
          requestId: request.id,
          details: { role },
        })
        return true
      })
      return done === undefined ? reply : reply.redirect(page, 303)
    },
  )

  app.get('/admin/proposals', { config: administrator }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const proposals = await store.listOpenProposals(
        trx,
        administeredAreas(actor).map((area) => area.id),
      )
      return {
        heading: 'Waiting for a second administrator',
        proposals: proposals.map((proposal) => ({
          ...proposal,
          what: whatIsProposed(proposal),
          isMine: proposal.proposedBy === actor.accountId,
          isAboutMe: proposal.accountId === actor.accountId,
        })),
      }
    })
    return reply.page('accounts/administration/views/proposals.njk', model)
  })

  for (const [address, confirm] of [
    ['/admin/proposals/:proposalId/confirmation', true],
    ['/admin/proposals/:proposalId/refusal', false],
  ] as const) {
    app.post<ProposalPath>(address, { config: { ...ofProposal, fields: [] } }, async (request, reply) => {
      const link = newSecret()
      const answer = await afterConfirmation(request, reply, '/admin/proposals', async (trx) => {
        const settled = await store.settleProposal(trx, request.params.proposalId, confirm, link.hash)
        if (settled.mailTo !== undefined) {
          const { email, language, areaId } = settled.mailTo
          const details = { link: `${options.baseUrl}/invitation/${link.token}` }
          await options.queueMail(trx, { to: email, template: 'new authenticator', details, language, areaId })
        }
        return settled.answer
      })
      if (answer === undefined) return reply
      switch (answer) {
        case 'missing':
          throw new NotFound()
        case 'confirmed':
        case 'refused':
        case 'settled before':
        case 'second factor':
          return reply.redirect('/admin/proposals', 303)
        case 'own proposal':
        case 'held or not together': {
          const heading = 'This cannot be confirmed'
          const why =
            answer === 'own proposal' ? 'You asked for this yourself, so somebody else confirms it.' : `${cannotHold}.`
          return reply.code(422).page('accounts/administration/views/not-confirmed.njk', { heading, why })
        }
      }
    })
  }
}

const waiting = 'This role is waiting for a second administrator already'
const cannotHold =
  'They hold this role already, or the two do not go together: whoever administers an area reads none of its cases'
