/** Areas, agencies and people, with everything that is one person's own: three areas, seven agencies, and somebody for each line of the matrix. */
import { roles, type Role } from '#reference/roles.ts'
import { areas, people, type Area, type Person } from './kinds.ts'
import { bytesOf, idOf, sessionTokenOf, type Put } from './rows.ts'
import { longAgo } from './times.ts'

type Who = { readonly area: Area; readonly agency: string; readonly holds: readonly (readonly [Role, Area])[] }

const names = { here: 'Thurrock', there: 'Southend', beyond: 'Medway' } as const
const agencies: readonly (readonly [name: string, kind: string, area: Area])[] = [
  ['Council', 'council', 'here'],
  ['Police', 'police', 'here'],
  ['Health', 'health', 'here'],
  ['School', 'school', 'here'],
  ['Council', 'council', 'there'],
  ['Health', 'health', 'there'],
  ['Council', 'council', 'beyond'],
]

export const areaId = (area: Area): string => idOf(`area ${area}`)
export const agencyId = (name: string, area: Area): string => idOf(`agency ${name} ${area}`)
export const accountId = (person: Person | Bystander): string => idOf(`account ${person}`)

/** Accounts of people who never try anything: rows for others to see, and somebody to write about. */
type Bystander = 'a colleague' | 'somebody there' | 'somebody beyond'

const agencyOfRole: Partial<Record<Role, string>> = {
  referrer: 'School',
  'case officer': 'Police',
  'partner contact': 'Health',
  'panel member': 'Health',
}

export const who: Readonly<Record<Person, Who>> = {
  ...everyRole(),
  'coordinator, named': { area: 'here', agency: 'Council', holds: [['coordinator', 'here']] },
  'coordinator, in an emergency': { area: 'here', agency: 'Council', holds: [['coordinator', 'here']] },
  'information governance, in an emergency': {
    area: 'here',
    agency: 'Council',
    holds: [['information governance', 'here']],
  },
  'panel member, named': { area: 'here', agency: 'Health', holds: [['panel member', 'here']] },
  'panel member, not invited': { area: 'here', agency: 'Health', holds: [['panel member', 'here']] },
  'case officer of two areas': {
    area: 'here',
    agency: 'Police',
    holds: [
      ['case officer', 'here'],
      ['case officer', 'beyond'],
    ],
  },
  'partner contact of another agency': { area: 'here', agency: 'School', holds: [['partner contact', 'here']] },
  'another referrer': { area: 'here', agency: 'School', holds: [['referrer', 'here']] },
  'somebody without a role': { area: 'here', agency: 'Health', holds: [] },
  'coordinator there': { area: 'there', agency: 'Council', holds: [['coordinator', 'there']] },
  'channel chair there': { area: 'there', agency: 'Council', holds: [['channel chair', 'there']] },
  'panel member there': { area: 'there', agency: 'Health', holds: [['panel member', 'there']] },
  'partner contact there': { area: 'there', agency: 'Health', holds: [['partner contact', 'there']] },
  'information governance there': { area: 'there', agency: 'Council', holds: [['information governance', 'there']] },
  'administrator there': { area: 'there', agency: 'Council', holds: [['administrator', 'there']] },
}

function everyRole(): Record<Role, Who> {
  const one = (role: Role): Who => ({ area: 'here', agency: agencyOfRole[role] ?? 'Council', holds: [[role, 'here']] })
  return Object.fromEntries(roles.map((role) => [role, one(role)])) as Record<Role, Who>
}

/** Roles that one administrator alone cannot give (access.role_needs_two). */
const givenByTwo: readonly Role[] = [
  'coordinator',
  'case officer',
  'channel chair',
  'deputy chair',
  'panel member',
  'intervention provider',
  'information governance',
  'independent reviewer',
  'administrator',
]

export async function seedAccounts(put: Put): Promise<void> {
  for (const area of areas) {
    const facts = {
      code: `E0600000${areas.indexOf(area)}`,
      name: names[area],
      short_name: names[area].slice(0, 3).toUpperCase(),
    }
    await put('accounts.area', area, { id: areaId(area), ...facts, police_force: 'Essex Police' })
  }
  for (const [name, kind, area] of agencies) {
    const agreement = { agreement_from: '2020-01-01', agreement_until: '2099-01-01' }
    await put('accounts.agency', area, { id: agencyId(name, area), area_id: areaId(area), name, kind, ...agreement })
  }
  for (const person of people) await seedPerson(put, person)
  await seedBystanders(put)
  for (const person of people) await seedOwnRows(put, person)
  for (const area of areas) await seedForgotten(put, area)
}

async function seedPerson(put: Put, person: Person): Promise<void> {
  const { area, agency } = who[person]
  await putAccount(put, person, area, agency, person)
  for (const [role, place] of who[person].holds) await putHolding(put, person, role, place)
}

async function putAccount(put: Put, name: Person | Bystander, area: Area, agency: string, of?: Person): Promise<void> {
  const id = accountId(name)
  const place = { area_id: areaId(area), agency_id: agencyId(agency, area) }
  const email = `${name.replaceAll(/[^a-z]+/g, '.')}@${area}.example`
  await put('accounts.account', area, { id, ...place, email, name, channel_training_until: '2099-01-01' }, of)
}

async function putHolding(put: Put, person: Person, role: Role, area: Area): Promise<void> {
  const kind = givenByTwo.includes(role) ? `${area}: a role that two must give` : area
  const row = {
    id: idOf(`holding ${person} ${role} ${area}`),
    account_id: accountId(person),
    area_id: areaId(area),
    role,
  }
  await put('accounts.holding', kind, { ...row, from_on: '2020-01-01' }, person)
}

async function seedBystanders(put: Put): Promise<void> {
  await putAccount(put, 'a colleague', 'here', 'Council')
  await putAccount(put, 'somebody there', 'there', 'Council')
  await putAccount(put, 'somebody beyond', 'beyond', 'Council')
  // Was coordinator once. That must not come back by a change of the day it ended.
  const past = { from_on: '2020-01-01', until_on: '2021-01-01' }
  const former = { account_id: accountId('a colleague'), area_id: areaId('here'), role: 'coordinator' }
  await put('accounts.holding', 'here: ended', { id: idOf('holding ended'), ...former, ...past })
  for (const [area, account, by] of [
    ['here', 'a colleague', 'coordinator'],
    ['there', 'somebody there', 'coordinator there'],
  ] as const) {
    const proposal = { id: idOf(`proposal ${area}`), area_id: areaId(area), account_id: accountId(account) }
    await put('accounts.proposal', area, { ...proposal, kind: 'authenticator', proposed_by: accountId(by) })
  }
}

/** One row of everything that belongs to one person alone. */
async function seedOwnRows(put: Put, person: Person): Promise<void> {
  const { area } = who[person]
  const account_id = accountId(person)
  const id = idOf(`own ${person}`)
  const own: Put = (table, kind, values) => put(table, kind, values, person)
  await own('accounts.credential', area, { account_id, password_phc: '$argon2id$v=19$m=8,t=1,p=1$bm90$bm90' })
  await own('accounts.totp_step_used', area, { account_id, step: 1 })
  await own('accounts.recovery_code', area, { id, account_id, code_hash: bytesOf(`code ${person}`) })
  await own('accounts.remembered_device', area, { id, account_id, token_hash: bytesOf(`device ${person}`) })
  const hashed = { email_key: bytesOf(`email ${person}`), source_key: bytesOf('source') }
  await own('accounts.sign_in_attempt', area, { id, account_id, ...hashed, outcome: 'right' })
  await own('accounts.code_try', area, { id, account_id })
  await own('accounts.invitation', area, { id, account_id, kind: 'invitation', token_hash: bytesOf(`link ${person}`) })
  const token_hash = bytesOf(sessionTokenOf(person))
  await own('accounts.session', area, { id, token_hash, account_id, stage: 'complete', second_factor_at: 'now' })
  const feed = { token_hash: bytesOf(`feed ${person}`), names_bodies: true, good_until: 'tomorrow' }
  await own('accounts.calendar_feed', area, { account_id, ...feed })
  await own('panel.rehearsal', area, { account_id, kept: '{}' })
  const proposal = { id, area_id: areaId(area), account_id, proposed_by: accountId('somebody beyond') }
  await own('accounts.proposal', area, { ...proposal, kind: 'authenticator' })

  const event = { id, actor: account_id, session_id: id, action: 'sign in', subject_kind: 'account' }
  await own('records.audit_event', 'of no area', event)
  await own('records.purpose', area, { session_id: id, case_id: idOf('case open'), account_id, purpose: 'to decide' })
  const draft = { id, form_id: 'referral', form_version: '1', sealed: bytesOf('draft') }
  await own('platform.draft', 'of somebody signed in', { ...draft, owner_account: account_id })
  const document = { id, draft_id: id, bytes: 32, sealed: bytesOf('document') }
  await own('referrals.draft_document', 'of somebody signed in', document)
}

/** Sessions and rehearsals that nobody has used for longer than the clerk keeps them. */
async function seedForgotten(put: Put, area: Area): Promise<void> {
  const bystander = { here: 'a colleague', there: 'somebody there', beyond: 'somebody beyond' } as const
  const session = {
    id: idOf(`old session ${area}`),
    token_hash: bytesOf(`old session ${area}`),
    account_id: accountId(bystander[area]),
  }
  await put('accounts.session', 'unused for 91 days', { ...session, stage: 'complete', last_seen_at: longAgo(91) })
  const { account_id } = session
  await put('panel.rehearsal', 'untouched for 31 days', { account_id, kept: '{}', changed_at: longAgo(31) })
}
