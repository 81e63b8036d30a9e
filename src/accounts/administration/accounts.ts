/** The list of accounts, one account's page, adding somebody and changing their details. */
import { z } from 'zod'
import { areasAs } from '#platform/database/actor.ts'
import { ledTo, once } from '#platform/database/once.ts'
import { isMailAddress } from '#platform/mail/letter.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import type { AccountsOptions } from '../options.ts'
import { isRole, roleNames, roleSights } from '../roles.ts'
import {
  administeredAreas,
  administrator,
  afterConfirmation,
  anothersAccount,
  formPage,
  readForm,
  refusedAt,
  theAccount,
  accountParams,
  type AccountPath,
} from './entry.ts'
import { accountAnswers, accountChange, accountForm, newAccountForm } from './forms.ts'
import { sendLink } from './sign-in-help.ts'
import * as store from './store.ts'

const listQuery = z.object({
  after: z.uuid().optional(),
  agency: z.union([z.uuid(), z.literal('').transform(() => undefined)]).optional(),
})

const list = '/admin/accounts'
const notAnAddress = 'Enter their work email address in the correct format, like name@example.com'
const versionField = z.object({ version: z.coerce.number().int() })

export function addAccountRoutes(app: App, options: AccountsOptions): void {
  app.get<{ Querystring: { after?: string; agency?: string } }>(
    list,
    { config: { ...administrator, query: listQuery } },
    async (request, reply) => {
      const { after, agency } = request.query
      const model = await request.asActor(async (trx, actor) => {
        const areaIds = areasAs(actor, 'administrator')
        const agencies = await store.listAgencies(trx, areaIds)
        const found = await store.listAccounts(trx, areaIds, { after, agencyId: agency })
        const accounts = found.slice(0, store.accountsOnAPage)
        const states = await store.listSignInStates(
          trx,
          accounts.map((account) => account.id),
        )
        const last = found.length > accounts.length ? accounts.at(-1)?.id : undefined
        return {
          heading: 'Accounts',
          accounts: accounts.map((account) => ({ ...account, state: stateOf(account, states.get(account.id)) })),
          agencies: [
            { value: '', text: 'All agencies' },
            ...agencies.map(({ id, name }) => ({ value: id, text: name })),
          ],
          agency: agency ?? '',
          isFirst: after === undefined,
          first: agency === undefined ? list : `${list}?agency=${agency}`,
          next:
            last === undefined
              ? undefined
              : `${list}?${new URLSearchParams({ ...(agency && { agency }), after: last }).toString()}`,
        }
      })
      return reply.page('accounts/administration/views/accounts.njk', model)
    },
  )

  app.get('/admin/accounts/new', { config: administrator }, async (request, reply) => {
    const agencies = await afterConfirmation(request, reply, '/admin/accounts/new', (trx, actor) =>
      store.listAgencies(trx, areasAs(actor, 'administrator')),
    )
    if (agencies === undefined) return reply
    if (agencies.length === 0) return reply.redirect('/admin/agencies/new', 303)
    return formPage(reply, newAccountForm(agencies), { action: list, back: list, answers: { language: 'en' } })
  })

  app.post(list, { config: administrator }, async (request, reply) => {
    const result = await afterConfirmation(request, reply, '/admin/accounts/new', async (trx, actor) => {
      const agencies = await store.listAgencies(trx, areasAs(actor, 'administrator'))
      const form = newAccountForm(agencies)
      const read = readForm(form, request, app.today())
      if ('again' in read) return { form, ...read }
      const change = accountChange(read.answers)
      const agency = agencies.find(({ id }) => id === change.agencyId)
      const email = read.answers['email']
      if (agency === undefined || typeof email !== 'string') throw new Error('an answer that the form does not offer')
      if (!isMailAddress(email)) return { form, ...refusedAt(form, 'email', notAnAddress, request.body) }
      const added = await once(trx, request.formToken, async () => {
        const id = await store.addAccount(trx, agency, email.toLowerCase(), change)
        if (id === undefined) return refuse('taken')
        await note(trx, {
          action: 'add account',
          subject: { kind: 'account', id },
          areaId: agency.areaId,
          requestId: request.id,
        })
        await sendLink(trx, options, id)
        return ok(`${list}/${id}`)
      })
      if (added.ok) return { location: added.value }
      return {
        form,
        ...refusedAt(form, 'email', 'This email address cannot be used: there is an account with it', request.body),
      }
    })
    if (result === undefined) return reply
    if ('location' in result) return reply.redirect(result.location, 303)
    return formPage(reply, result.form, { action: list, back: list, ...('again' in result ? result.again : {}) })
  })

  app.get<AccountPath>(
    '/admin/accounts/:accountId',
    { config: { ...administrator, params: accountParams } },
    async (request, reply) => {
      const today = app.today().toString()
      const model = await request.asActor(async (trx, actor) => {
        const account = await theAccount(trx, actor, request.params.accountId)
        const areaIds = administeredAreas(actor).map((area) => area.id)
        const states = await store.listSignInStates(trx, [account.id])
        const holdings = await store.listHoldings(trx, account.id)
        const waiting = await store.listOpenProposals(trx, areaIds, account.id)
        return {
          heading: account.name,
          account,
          address: `${list}/${account.id}`,
          isOwn: account.id === actor.accountId,
          state: stateOf(account, states.get(account.id)),
          signIn: states.get(account.id),
          trainingCurrent: account.trainingUntil !== null && account.trainingUntil.toString() >= today,
          holdings: holdings.map((held) => ({ ...held, ...described(held.role) })),
          waiting: waiting.map((proposal) => ({ ...proposal, what: whatIsProposed(proposal) })),
        }
      })
      return reply.page('accounts/administration/views/account.njk', model)
    },
  )

  app.get<AccountPath>(
    '/admin/accounts/:accountId/details',
    { config: { ...administrator, params: accountParams } },
    async (request, reply) => {
      const address = `${list}/${request.params.accountId}`
      const found = await afterConfirmation(request, reply, `${address}/details`, async (trx, actor) => {
        const account = await anothersAccount(trx, actor, request.params.accountId)
        return { account, agencies: await store.listAgencies(trx, [account.areaId]) }
      })
      if (found === undefined) return reply
      return formPage(reply, accountForm(found.agencies), {
        action: `${address}/details`,
        back: address,
        answers: accountAnswers(found.account),
        hidden: { version: String(found.account.version) },
      })
    },
  )

  app.post<AccountPath>(
    '/admin/accounts/:accountId/details',
    { config: { ...administrator, params: accountParams } },
    async (request, reply) => {
      const address = `${list}/${request.params.accountId}`
      const result = await afterConfirmation(request, reply, `${address}/details`, async (trx, actor) => {
        const account = await anothersAccount(trx, actor, request.params.accountId)
        const form = accountForm(await store.listAgencies(trx, [account.areaId]))
        const hidden = { version: String(account.version) }
        const read = readForm(form, request, app.today(), ['version'])
        const version = versionField.safeParse(request.body)
        if ('again' in read) return { form, hidden, ...read }
        // What the first submit changed is no change by somebody else.
        if ((await ledTo(trx, request.formToken)) !== undefined) return 'saved'
        const change = accountChange(read.answers)
        const changed = await once(trx, request.formToken, async () => {
          if (!version.success || !(await store.changeAccount(trx, account.id, version.data.version, change)))
            return refuse('changed meanwhile')
          await note(trx, {
            action: 'change account',
            subject: { kind: 'account', id: account.id },
            areaId: account.areaId,
            requestId: request.id,
            details: { agency: change.agencyId, trainingUntil: change.trainingUntil ?? 'none' },
          })
          return ok(address)
        })
        if (!changed.ok) {
          const message = `Somebody else has changed this account meanwhile. It now says: ${inOneLine(account)}. Send the form again to put yours in its place`
          return { form, hidden, ...refusedAt(form, 'name', message, request.body) }
        }
        return 'saved'
      })
      if (result === undefined) return reply
      if (result === 'saved') return reply.redirect(address, 303)
      const { form, hidden } = result
      return formPage(reply, form, {
        action: `${address}/details`,
        back: address,
        hidden,
        ...('again' in result ? result.again : {}),
      })
    },
  )
}

type State = { readonly text: string; readonly colour: string }

function stateOf(account: { disabledAt: unknown }, signIn: store.SignInState | undefined): State {
  if (account.disabledAt !== null) return { text: 'Disabled', colour: 'grey' }
  if (signIn?.hasAuthenticator === true) return { text: 'Active', colour: 'green' }
  if (signIn?.invitedUntil != null) return { text: 'Invited', colour: 'blue' }
  return { text: 'Cannot sign in yet', colour: 'yellow' }
}

function described(role: string): { roleName: string; sight: string } {
  return isRole(role) ? { roleName: roleNames[role], sight: roleSights[role] } : { roleName: role, sight: '' }
}

/** "Case officer in Thurrock", "A new authenticator app". */
export function whatIsProposed(proposal: store.Proposal): string {
  if (proposal.role === null) return 'A new authenticator app'
  return `${described(proposal.role).roleName} in ${proposal.areaName}`
}

function inOneLine(account: store.Account): string {
  const training =
    account.trainingUntil === null ? 'no training recorded' : `training until ${account.trainingUntil.toString()}`
  return [account.name, account.jobTitle, account.agencyName, training].filter((part) => part !== '').join(', ')
}
