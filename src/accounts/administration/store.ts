/**
 * Agencies, accounts, roles and what waits for a second administrator. Row security shows an administrator their own areas alone,
 * and refuses every change without a second factor of the last five minutes; a refusal by it is a fault here, since the pages ask first.
 */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { AgencyKind } from '../agency-kinds.ts'
import type { Role } from '../roles.ts'

export type Agency = {
  readonly id: string
  readonly areaId: string
  readonly areaName: string
  readonly name: string
  readonly kind: string
  readonly agreementFrom: Temporal.PlainDate | null
  readonly agreementUntil: Temporal.PlainDate | null
}

export type AgencyChange = {
  readonly name: string
  readonly kind: AgencyKind
  readonly agreementFrom: string | null
  readonly agreementUntil: string | null
}

function agencies(trx: Trx, areaIds: readonly string[]) {
  return trx
    .selectFrom('accounts.agency as g')
    .innerJoin('accounts.area as r', 'r.id', 'g.area_id')
    .where('g.area_id', 'in', areaIds)
    .select([
      'g.id',
      'g.area_id as areaId',
      'r.name as areaName',
      'g.name',
      'g.kind',
      'g.agreement_from as agreementFrom',
      'g.agreement_until as agreementUntil',
    ])
}

export function listAgencies(trx: Trx, areaIds: readonly string[]): Promise<Agency[]> {
  return agencies(trx, areaIds).orderBy('r.name').orderBy('g.name').execute()
}

export function findAgency(trx: Trx, areaIds: readonly string[], id: string): Promise<Agency | undefined> {
  return agencies(trx, areaIds).where('g.id', '=', id).executeTakeFirst()
}

/** Undefined when the area has an agency of this name. */
export async function addAgency(trx: Trx, areaId: string, agency: AgencyChange): Promise<string | undefined> {
  const id = newId()
  const added = await trx
    .insertInto('accounts.agency')
    .values({ id, area_id: areaId, ...agencyColumns(agency) })
    .onConflict((conflict) => conflict.columns(['area_id', 'name']).doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows) === 1 ? id : undefined
}

/** False when another agency of the area has this name. */
export async function changeAgency(trx: Trx, agency: Agency, change: AgencyChange): Promise<boolean> {
  const taken = await agencies(trx, [agency.areaId])
    .where('g.name', '=', change.name)
    .where('g.id', '<>', agency.id)
    .executeTakeFirst()
  if (taken !== undefined) return false
  await trx.updateTable('accounts.agency').set(agencyColumns(change)).where('id', '=', agency.id).execute()
  return true
}

function agencyColumns(agency: AgencyChange) {
  return {
    name: agency.name,
    kind: agency.kind,
    agreement_from: day(agency.agreementFrom),
    agreement_until: day(agency.agreementUntil),
  }
}

export type ListedAccount = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly agencyName: string
  readonly disabledAt: Temporal.Instant | null
}

export const accountsOnAPage = 25

/**
 * One page of accounts by name, starting after an account; one more row than a page tells that there is a next.
 *
 * @param after the last account of the page before: its id, so that no name stands in an address
 */
export function listAccounts(
  trx: Trx,
  areaIds: readonly string[],
  { after, agencyId }: { after?: string | undefined; agencyId?: string | undefined },
): Promise<ListedAccount[]> {
  return trx
    .selectFrom('accounts.account as a')
    .innerJoin('accounts.agency as g', 'g.id', 'a.agency_id')
    .where('a.area_id', 'in', areaIds)
    .$if(agencyId !== undefined, (query) => query.where('a.agency_id', '=', agencyId ?? ''))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(a.name, a.id) > (select l.name, l.id from accounts.account l where l.id = ${after ?? ''}::uuid)`,
      ),
    )
    .orderBy('a.name')
    .orderBy('a.id')
    .limit(accountsOnAPage + 1)
    .select(['a.id', 'a.name', 'a.email', 'g.name as agencyName', 'a.disabled_at as disabledAt'])
    .execute()
}

export type Account = {
  readonly id: string
  readonly areaId: string
  readonly agencyId: string
  readonly areaName: string
  readonly agencyName: string
  readonly name: string
  readonly email: string
  readonly jobTitle: string
  readonly language: string
  readonly trainingUntil: Temporal.PlainDate | null
  readonly disabledAt: Temporal.Instant | null
  readonly version: number
}

export function findAccount(trx: Trx, areaIds: readonly string[], id: string): Promise<Account | undefined> {
  return trx
    .selectFrom('accounts.account as a')
    .innerJoin('accounts.agency as g', 'g.id', 'a.agency_id')
    .innerJoin('accounts.area as r', 'r.id', 'a.area_id')
    .where('a.area_id', 'in', areaIds)
    .where('a.id', '=', id)
    .select([
      'a.id',
      'a.area_id as areaId',
      'a.agency_id as agencyId',
      'r.name as areaName',
      'g.name as agencyName',
      'a.name',
      'a.email',
      'a.job_title as jobTitle',
      'a.language',
      'a.channel_training_until as trainingUntil',
      'a.disabled_at as disabledAt',
      'a.version',
    ])
    .executeTakeFirst()
}

export type AccountChange = {
  readonly name: string
  readonly jobTitle: string
  readonly agencyId: string
  readonly language: 'en' | 'cy'
  readonly trainingUntil: string | null
}

/** Undefined when there is an account with this address somewhere in the service, perhaps in an area the actor does not see. */
export async function addAccount(
  trx: Trx,
  agency: Agency,
  email: string,
  account: AccountChange,
): Promise<string | undefined> {
  const id = newId()
  const added = await trx
    .insertInto('accounts.account')
    .values({ id, area_id: agency.areaId, email, ...accountColumns(account) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows) === 1 ? id : undefined
}

/** False when somebody else changed it since `version` was read. */
export async function changeAccount(trx: Trx, id: string, version: number, change: AccountChange): Promise<boolean> {
  const changed = await trx
    .updateTable('accounts.account')
    .set({ ...accountColumns(change), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return Number(changed.numUpdatedRows) === 1
}

export async function setDisabled(trx: Trx, id: string, disabled: boolean): Promise<void> {
  await trx
    .updateTable('accounts.account')
    .set({ disabled_at: disabled ? sql<Temporal.Instant>`now()` : null })
    .where('id', '=', id)
    .execute()
}

function accountColumns(account: AccountChange) {
  return {
    name: account.name,
    job_title: account.jobTitle,
    agency_id: account.agencyId,
    language: account.language,
    channel_training_until: day(account.trainingUntil),
  }
}

export type SignInState = {
  readonly hasPassword: boolean
  readonly hasAuthenticator: boolean
  readonly lastSignedInAt: Temporal.Instant | null
  readonly openSessions: number
  readonly invitedUntil: Temporal.Instant | null
}

/** How far these accounts have got with signing in; never a secret, only whether there is one. */
export async function listSignInStates(trx: Trx, accountIds: readonly string[]): Promise<Map<string, SignInState>> {
  const { rows } = await sql<{
    account_id: string
    has_password: boolean | null
    has_authenticator: boolean | null
    last_signed_in_at: Temporal.Instant | null
    open_sessions: number
    invited_until: Temporal.Instant | null
  }>`select * from access.sign_in_states(${accountIds}::uuid[])`.execute(trx)
  return new Map(
    rows.map((row) => [
      row.account_id,
      {
        hasPassword: row.has_password === true,
        hasAuthenticator: row.has_authenticator === true,
        lastSignedInAt: row.last_signed_in_at,
        openSessions: row.open_sessions,
        invitedUntil: row.invited_until,
      },
    ]),
  )
}

export type Invited = {
  readonly kind: 'invitation' | 'password'
  readonly email: string
  readonly language: 'en' | 'cy'
  readonly areaId: string
}

/** Makes a link for somebody the actor administers: the first invitation, or a new password. Undefined when it may not be made. */
export async function invite(trx: Trx, accountId: string, linkHash: Buffer): Promise<Invited | undefined> {
  const { rows } = await sql<{ kind: Invited['kind']; email: string; language: 'en' | 'cy'; area_id: string }>`
    select * from access.invite(${accountId}::uuid, ${newId()}::uuid, ${linkHash})`.execute(trx)
  const row = rows[0]
  return row && { kind: row.kind, email: row.email, language: row.language, areaId: row.area_id }
}

export async function endSessionsOf(trx: Trx, accountId: string): Promise<number> {
  const { rows } = await sql<{ ended: number }>`select access.end_sessions_of(${accountId}::uuid) as ended`.execute(trx)
  return rows[0]?.ended ?? 0
}

export type Held = {
  readonly id: string
  readonly role: string
  readonly areaName: string
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate | null
}

/** Roles held now or to come, in the actor's areas. */
export function listHoldings(trx: Trx, accountId: string): Promise<Held[]> {
  return trx
    .selectFrom('accounts.holding as h')
    .innerJoin('accounts.area as r', 'r.id', 'h.area_id')
    .where('h.account_id', '=', accountId)
    .where(sql<boolean>`(h.until_on is null or h.until_on >= access.today())`)
    .orderBy('r.name')
    .orderBy('h.role')
    .select(['h.id', 'h.role', 'r.name as areaName', 'h.from_on as fromOn', 'h.until_on as untilOn'])
    .execute()
}

/** Why a role may not be given: to oneself, held already, or a case role beside the administrator's. Null: it may. */
export async function refuseRole(trx: Trx, accountId: string, areaId: string, role: Role): Promise<string | null> {
  const { rows } = await sql<{ reason: string | null }>`
    select access.refuse_role(${accountId}::uuid, ${areaId}::uuid, ${role}) as reason`.execute(trx)
  return rows[0]?.reason ?? null
}

type Giving = {
  readonly accountId: string
  readonly areaId: string
  readonly role: Role
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: string | null
}

/** Gives a role that one administrator may give alone. */
export async function addHolding(trx: Trx, giving: Giving): Promise<void> {
  await trx
    .insertInto('accounts.holding')
    .values({
      id: newId(),
      account_id: giving.accountId,
      area_id: giving.areaId,
      role: giving.role,
      from_on: giving.fromOn,
      until_on: day(giving.untilOn),
      granted_by: sql<string>`access.actor()`,
    })
    .execute()
}

/** Ends a role as of yesterday: it counts no more at the next request. False when there is no such role to end. */
export async function endHolding(trx: Trx, accountId: string, holdingId: string): Promise<string | undefined> {
  const ended = await trx
    .updateTable('accounts.holding')
    .set({ until_on: sql<Temporal.PlainDate>`access.today() - 1`, ended_by: sql<string>`access.actor()` })
    .where('id', '=', holdingId)
    .where('account_id', '=', accountId)
    .where(sql<boolean>`(until_on is null or until_on >= access.today())`)
    .returning('role')
    .executeTakeFirst()
  return ended?.role
}

/** Asks for what a second administrator must confirm. False when the same is waiting already. */
export async function addProposal(
  trx: Trx,
  proposal: ({ readonly kind: 'role' } & Giving) | { kind: 'authenticator'; accountId: string; areaId: string },
): Promise<boolean> {
  const of =
    proposal.kind === 'role'
      ? { role: proposal.role, from_on: proposal.fromOn, until_on: day(proposal.untilOn) }
      : { role: null, from_on: null, until_on: null }
  const added = await trx
    .insertInto('accounts.proposal')
    .values({ id: newId(), account_id: proposal.accountId, area_id: proposal.areaId, kind: proposal.kind, ...of })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows) === 1
}

export type Proposal = {
  readonly id: string
  readonly kind: string
  readonly role: string | null
  readonly accountId: string
  readonly accountName: string
  readonly agencyName: string
  readonly areaName: string
  readonly untilOn: Temporal.PlainDate | null
  readonly proposedBy: string
  readonly proposerName: string
  readonly proposedAt: Temporal.Instant
}

/** What waits in these areas, or for this account, the longest waiting first. */
export function listOpenProposals(trx: Trx, areaIds: readonly string[], accountId?: string): Promise<Proposal[]> {
  return trx
    .selectFrom('accounts.proposal as p')
    .innerJoin('accounts.account as a', 'a.id', 'p.account_id')
    .innerJoin('accounts.agency as g', 'g.id', 'a.agency_id')
    .innerJoin('accounts.area as r', 'r.id', 'p.area_id')
    .leftJoin('accounts.account as b', 'b.id', 'p.proposed_by')
    .where('p.area_id', 'in', areaIds)
    .where('p.settled_at', 'is', null)
    .$if(accountId !== undefined, (query) => query.where('p.account_id', '=', accountId ?? ''))
    .orderBy('p.proposed_at')
    .limit(100)
    .select([
      'p.id',
      'p.kind',
      'p.role',
      'p.account_id as accountId',
      'a.name as accountName',
      'g.name as agencyName',
      'r.name as areaName',
      'p.until_on as untilOn',
      'p.proposed_by as proposedBy',
      sql<string>`coalesce(b.name, 'Another administrator')`.as('proposerName'),
      'p.proposed_at as proposedAt',
    ])
    .execute()
}

export type Settled = {
  readonly answer:
    'confirmed' | 'refused' | 'missing' | 'settled before' | 'second factor' | 'own proposal' | 'held or not together'
  /** Where the link for a new authenticator goes, when that was confirmed. */
  readonly mailTo: { readonly email: string; readonly language: 'en' | 'cy'; readonly areaId: string } | undefined
}

export async function settleProposal(
  trx: Trx,
  proposalId: string,
  confirm: boolean,
  linkHash: Buffer,
): Promise<Settled> {
  const { rows } = await sql<{
    answer: Settled['answer']
    email: string | null
    language: 'en' | 'cy' | null
    area_id: string | null
  }>`select * from access.settle_proposal(${proposalId}::uuid, ${confirm}, ${newId()}::uuid, ${newId()}::uuid, ${linkHash})`.execute(
    trx,
  )
  const row = rows[0]
  if (row === undefined) throw new Error('a proposal without an answer')
  const { email, language, area_id: areaId } = row
  return {
    answer: row.answer,
    mailTo: email === null || language === null || areaId === null ? undefined : { email, language, areaId },
  }
}

/** ISO text as the database takes a day. */
function day(text: string | null) {
  return text === null ? null : sql<Temporal.PlainDate>`${text}::date`
}
