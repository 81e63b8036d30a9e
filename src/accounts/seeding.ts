/**
 * Accounts put in directly, with a known password and one-time-code secret: for the demonstration and for acceptance data alone.
 * Real accounts begin with an invitation, whose password nobody but their owner ever knows.
 */
import type pg from 'pg'
import type { Vault } from '#platform/database/vault.ts'
import { newId } from '#platform/database/ids.ts'
import type { AgencyKind } from './agency-kinds.ts'
import { sealTotpSecret } from './one-time-code.ts'
import { hashPassword } from './password.ts'
import type { Role } from './roles.ts'

export type SeededArea = { code: string; name: string; shortName: string; policeForce: string }

export type SeededAgency = {
  areaId: string
  name: string
  kind: AgencyKind
  /** ISO days; both absent: no agreement. */
  agreementFrom?: string
  agreementUntil?: string
}

export type SeededAccount = {
  areaId: string
  agencyId: string
  email: string
  name: string
  jobTitle?: string
  language?: 'en' | 'cy'
  /** ISO day until which their Channel training is current. */
  channelTrainingUntil?: string
  roles: readonly { role: Role; areaId?: string; fromOn: string; untilOn?: string }[]
  /** Either the password, or a hash made once by hashPassword and used for many invented people. */
  password: { typed: string } | { phc: string }
  /** Base32, from newTotpSecret(). */
  totpSecret: string
}

/** Inserts an area, or answers the one with this code. The client must stand above row security (owner connection). */
export async function addAreaDirectly(client: pg.ClientBase, area: SeededArea): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `insert into accounts.area (id, code, name, short_name, police_force) values ($1, $2, $3, $4, $5)
     on conflict (code) do update set name = excluded.name returning id`,
    [newId(), area.code, area.name, area.shortName, area.policeForce],
  )
  return onlyId(rows)
}

/** Inserts an agency, or answers the one of this name in the area. */
export async function addAgencyDirectly(client: pg.ClientBase, agency: SeededAgency): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `insert into accounts.agency (id, area_id, name, kind, agreement_from, agreement_until) values ($1, $2, $3, $4, $5, $6)
     on conflict (area_id, name) do update set kind = excluded.kind returning id`,
    [newId(), agency.areaId, agency.name, agency.kind, agency.agreementFrom ?? null, agency.agreementUntil ?? null],
  )
  return onlyId(rows)
}

/** Inserts an account ready to sign in: password, confirmed authenticator, roles. Answers its id. */
export async function addAccountDirectly(client: pg.ClientBase, vault: Vault, account: SeededAccount): Promise<string> {
  const id = newId()
  await client.query(
    `insert into accounts.account (id, area_id, agency_id, email, name, job_title, language, channel_training_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      account.areaId,
      account.agencyId,
      account.email.toLowerCase(),
      account.name,
      account.jobTitle ?? '',
      account.language ?? 'en',
      account.channelTrainingUntil ?? null,
    ],
  )
  const phc = 'phc' in account.password ? account.password.phc : await hashPassword(account.password.typed)
  await client.query(
    'insert into accounts.credential (account_id, password_phc, totp_sealed, totp_confirmed_at) values ($1, $2, $3, now())',
    [id, phc, await sealTotpSecret(vault, id, account.totpSecret)],
  )
  for (const { role, areaId, fromOn, untilOn } of account.roles) {
    await client.query(
      'insert into accounts.holding (id, account_id, area_id, role, from_on, until_on) values ($1, $2, $3, $4, $5, $6)',
      [newId(), id, areaId ?? account.areaId, role, fromOn, untilOn ?? null],
    )
  }
  return id
}

function onlyId(rows: readonly { id: string }[]): string {
  const id = rows[0]?.id
  if (id === undefined) throw new Error('an insert that answered no row')
  return id
}
