/** Accounts: signing in, one's own account, and the administrator's pages. */
import { newId } from '#platform/database/ids.ts'
import { aCaller } from './caller.ts'
import type { Entry } from './entries.ts'
import type { Town } from './town.ts'

const ade = 'Ade Administrator'
const nobodyKnowsThePassword = 'an invented account has no password that could be typed'

/** Somebody's page of an address that a calendar program fetches. What is sent to make one is shown once, and so not sent honestly here. */
async function withCalendar({ accounts, test: { owner } }: Town): Promise<string> {
  await owner.query(
    `insert into accounts.calendar_feed (account_id, token_hash, names_bodies, good_until)
     values ($1, sha256(gen_random_uuid()::text::bytea), false, access.today() + 90)
     on conflict (account_id) do nothing`,
    [accounts.get('Mina Member')],
  )
  return '/account/calendar'
}

/** A button on somebody's page. */
function button(act: string, name: string, adds: Entry['adds'] = {}, isSignedIn = false): Entry {
  return {
    route: `/admin/accounts/:accountId/${act}`,
    as: ade,
    page: async ({ app, origin, accounts }) => {
      if (isSignedIn) await aCaller(app, origin, name)
      return `/admin/accounts/${accounts.get(name) ?? ''}`
    },
    action: new RegExp(`/${act}$`),
    asksNothing: true,
    adds,
  }
}

/** What another administrator has asked for. */
async function aProposal({ test, areaId, accounts }: Town, about: string): Promise<string> {
  const id = newId()
  await test.owner.query(
    `insert into accounts.proposal (id, area_id, account_id, kind, proposed_by) values ($1, $2, $3, 'authenticator', $4)`,
    [id, areaId, accounts.get(about), accounts.get('Gwen Governance')],
  )
  return id
}

const settled = (act: string, about: string): Entry => ({
  route: `/admin/proposals/:proposalId/${act}`,
  as: ade,
  page: async (town) => {
    await aProposal(town, about)
    return '/admin/proposals'
  },
  action: new RegExp(`/${act}$`),
  asksNothing: true,
  adds: {},
})

export const accountEntries: readonly Entry[] = [
  {
    // An honest one brings a file, which this test does not send; src/cases/assessment/frameworks.test.ts does.
    route: '/admin/assessment-frameworks',
    as: ade,
    page: () => '/admin/assessment-frameworks/new',
    action: '/admin/assessment-frameworks',
    answers: { title: 'Another framework', code: 'OTHER', version: '1', licence: 'Ours.' },
  },
  {
    route: '/admin/agencies',
    as: ade,
    page: () => '/admin/agencies/new',
    action: '/admin/agencies',
    answers: { name: 'An invented agency', kind: '*' },
    adds: { 'accounts.agency': 1 },
  },
  {
    route: '/admin/agencies/:agencyId',
    as: ade,
    page: ({ agencies }) => `/admin/agencies/${agencies.get('School') ?? ''}`,
    answers: { name: 'School, renamed' },
    adds: {},
  },
  {
    route: '/admin/accounts',
    as: ade,
    page: () => '/admin/accounts/new',
    action: '/admin/accounts',
    answers: { name: 'Nora Newcomer', email: 'nora.newcomer@thurrock.example', agency: '*', language: 'en' },
    adds: { 'accounts.account': 1, 'platform.outbox': 1 },
  },
  {
    route: '/admin/accounts/:accountId/details',
    as: ade,
    page: ({ accounts }) => `/admin/accounts/${accounts.get('Mina Member') ?? ''}/details`,
    answers: { jobTitle: 'Nurse' },
    adds: {},
  },
  {
    route: '/admin/accounts/:accountId/roles',
    as: ade,
    page: ({ accounts }) => `/admin/accounts/${accounts.get('Mina Member') ?? ''}/roles`,
    answers: { role: 'referrer' },
    adds: { 'accounts.holding': 1 },
  },
  {
    route: '/admin/accounts/:accountId/ended-roles',
    as: ade,
    page: ({ accounts }) => `/admin/accounts/${accounts.get('Mina Member') ?? ''}`,
    action: /\/ended-roles$/,
    anyIdWillDo: 'a role that is not held has ended already: what was asked for is so',
    adds: {},
  },
  button('invitations', 'Bo Board', { 'platform.outbox': 1 }),
  button('authenticator-proposals', 'Bo Board', { 'accounts.proposal': 1 }),
  button('ended-sessions', 'Bo Board', {}, true),
  button('disablement', 'Bo Board'),
  // Disabled a line above.
  button('enablement', 'Bo Board'),
  settled('confirmation', 'Dee Deputy'),
  settled('refusal', 'Mina Member'),
  {
    route: '/account/ended-sessions',
    as: 'Mina Member',
    page: async ({ app, origin }) => {
      await aCaller(app, origin, 'Mina Member')
      return '/account'
    },
    action: '/account/ended-sessions',
    anyIdWillDo: 'a session that is not open has ended already: what was asked for is so',
    adds: {},
  },
  {
    route: '/account/confirmation',
    as: 'Mina Member',
    page: () => '/account/confirmation',
    answers: {},
    asksNothing: true,
    notRepeated: 'confirming changes the session’s identifier, and with it whose form it was',
  },
  {
    route: '/account/calendar',
    as: 'Mina Member',
    page: () => '/account/calendar',
    answers: { titles: 'neutral' },
    notRepeated:
      'the address stands in the first answer alone, and a repeat leads elsewhere: boards/calendar/calendar.test.ts',
  },
  ...(['renewal', 'end'] as const).map((act): Entry => ({
    route: `/account/calendar/${act}`,
    as: 'Mina Member',
    page: withCalendar,
    action: `/account/calendar/${act}`,
    asksNothing: true,
    adds: {},
  })),
  {
    route: '/account/recovery-codes',
    as: 'Mina Member',
    page: () => '/account/recovery-codes',
    asksNothing: true,
    notRepeated: 'the codes stand in this one answer, and nobody can be shown them again',
  },
  {
    route: '/account/password',
    as: 'Mina Member',
    page: () => '/account/password',
    answers: { current: 'an invented password', password: 'another invented password of some length' },
    notRepeated: nobodyKnowsThePassword,
  },
  {
    route: '/sign-in',
    page: () => '/sign-in',
    answers: { email: 'mina.member@thurrock.example', password: 'an invented password' },
    notRepeated: nobodyKnowsThePassword,
  },
  ...(['/sign-in/code', '/sign-in/recovery', '/sign-in/authenticator'] as const).map((route): Entry => ({
    route,
    page: () => '/sign-in',
    action: '/sign-in',
    sendTo: route,
    answers: { code: '123456' },
    notRepeated: nobodyKnowsThePassword,
  })),
  {
    route: '/sign-in/authenticator-offers',
    page: () => '/sign-in',
    action: '/sign-in',
    sendTo: '/sign-in/authenticator-offers',
    asksNothing: true,
    notRepeated: nobodyKnowsThePassword,
  },
  {
    route: '/invitation/:token',
    page: () => '/sign-in',
    action: '/sign-in',
    sendTo: `/invitation/${'A'.repeat(43)}`,
    answers: { password: 'another invented password of some length' },
    notRepeated: 'a link that was never sent',
  },
  {
    route: '/forgotten-password',
    page: () => '/forgotten-password',
    answers: { email: 'somebody.else@thurrock.example' },
    onlyAsks: true,
  },
  {
    route: '/demonstration/sessions',
    page: () => '/demonstration',
    action: '/demonstration/sessions',
    anyIdWillDo: 'everybody of the demonstration is offered, also the neighbours',
    notRepeated: 'signing in gives the browser a new session, and with it whose form it was',
  },
  {
    route: '/sign-out',
    as: 'Mina Member',
    page: () => '/account',
    action: '/sign-out',
    asksNothing: true,
    notRepeated: 'whoever has signed out has no form to repeat',
  },
]
