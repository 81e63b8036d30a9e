/**
 * Signing in, as the database has it: each function is one definer function of migrations/20261124062500_sign-in.sql, which
 * compares, counts, notes and decides. Secrets travel as hashes.
 */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'

/** A password may be looked at now, or only after a while. */
export type Attempt = { readonly id: string; readonly parameters: string } | { readonly waitSeconds: number }

export async function beginAttempt(
  trx: Trx,
  from: { email: string; source: string; device: Buffer | null },
): Promise<Attempt> {
  const { rows } = await sql<{ attempt_id: string | null; parameters: string | null; wait_seconds: number }>`
    select * from access.begin_attempt(${from.email}, ${from.source}, ${from.device}::bytea)`.execute(trx)
  const row = rows[0]
  if (row === undefined) throw new Error('an attempt without an answer')
  if (row.attempt_id === null || row.parameters === null) return { waitSeconds: row.wait_seconds }
  return { id: row.attempt_id, parameters: row.parameters }
}

/** What comes after the password: a code, enrolling an authenticator, or a new invitation because the day for enrolling is over. */
export type NextStep = 'code' | 'enrol' | 'invitation'

/** Undefined when the password was not right. */
export async function beginSession(
  trx: Trx,
  proof: { attemptId: string; derived: string; tokenHash: Buffer; browser: string },
): Promise<NextStep | undefined> {
  const { rows } = await sql<{ next: NextStep | null }>`
    select access.begin_session(${proof.attemptId}::uuid, ${proof.derived}, ${newId()}::uuid, ${proof.tokenHash}, ${proof.browser}) as next`.execute(
    trx,
  )
  return rows[0]?.next ?? undefined
}

export async function renewPasswordHash(trx: Trx, derived: string, stronger: string): Promise<void> {
  await sql`select access.renew_password_hash(${derived}, ${stronger})`.execute(trx)
}

export type HalfSession = {
  readonly accountId: string
  readonly email: string
  readonly name: string
  readonly areaName: string
  readonly hasAuthenticator: boolean
  readonly mayEnrol: boolean
}

/** The person who has given a password and still owes the second factor. */
export async function findHalfSession(trx: Trx): Promise<HalfSession | undefined> {
  const { rows } = await sql<{
    account_id: string
    email: string
    name: string
    area_name: string
    has_authenticator: boolean
    may_enrol: boolean
  }>`select * from access.half_session()`.execute(trx)
  const row = rows[0]
  if (row === undefined) return undefined
  return {
    accountId: row.account_id,
    email: row.email,
    name: row.name,
    areaName: row.area_name,
    hasAuthenticator: row.has_authenticator,
    mayEnrol: row.may_enrol,
  }
}

export type CodeTry = {
  readonly accountId: string
  readonly sealedSecret: Buffer | undefined
  readonly step: number
  readonly allowed: boolean
}

/** Counts one try of a code and answers what to check it against. Undefined when there is nobody to ask. */
export async function tryCode(trx: Trx): Promise<CodeTry | undefined> {
  const { rows } = await sql<{ account_id: string; totp_sealed: Buffer | null; step: string; allowed: boolean }>`
    select * from access.try_code()`.execute(trx)
  const row = rows[0]
  if (row === undefined) return undefined
  return {
    accountId: row.account_id,
    sealedSecret: row.totp_sealed ?? undefined,
    step: Number(row.step),
    allowed: row.allowed,
  }
}

export async function refuseCode(trx: Trx): Promise<void> {
  await sql`select access.refuse_code()`.execute(trx)
}

export type NewIdentifier = { readonly tokenHash: Buffer; readonly device: Buffer; readonly browser: string }

/** False when this step was used before: of twenty at once, one is first. */
export async function completeSession(trx: Trx, step: number, to: NewIdentifier): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select access.complete_session(${step}, ${to.tokenHash}, ${to.device}, ${to.browser}) as done`.execute(trx)
  return rows[0]?.done === true
}

export type RecoveryAnswer = 'signed in' | 'wrong' | 'too many tries'

export async function spendRecoveryCode(trx: Trx, codeHash: Buffer, to: NewIdentifier): Promise<RecoveryAnswer> {
  const { rows } = await sql<{ answer: RecoveryAnswer }>`
    select access.use_recovery_code(${codeHash}, ${to.tokenHash}, ${to.device}, ${to.browser}) as answer`.execute(trx)
  return rows[0]?.answer ?? 'wrong'
}

/** Ends the session of this transaction, half or whole; nothing when there is none. */
export async function endSession(trx: Trx): Promise<void> {
  await sql`select access.end_session()`.execute(trx)
}

export type Offer = {
  readonly accountId: string
  readonly email: string
  readonly sealedOffer: Buffer | undefined
  readonly step: number
}

/** Whom an authenticator may be enrolled for now, and what is on offer; undefined when this session may not. */
export async function findOffer(trx: Trx): Promise<Offer | undefined> {
  const { rows } = await sql<{ account_id: string; email: string; totp_offered: Buffer | null; step: string }>`
    select * from access.offered_authenticator()`.execute(trx)
  const row = rows[0]
  if (row === undefined) return undefined
  return {
    accountId: row.account_id,
    email: row.email,
    sealedOffer: row.totp_offered ?? undefined,
    step: Number(row.step),
  }
}

export async function offerAuthenticator(trx: Trx, sealed: Buffer): Promise<void> {
  await sql`select access.offer_authenticator(${sealed})`.execute(trx)
}

export async function confirmAuthenticator(
  trx: Trx,
  step: number,
  recoveryHashes: readonly Buffer[],
  to: NewIdentifier,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select access.confirm_authenticator(${step}, ${recoveryHashes}::bytea[], ${to.tokenHash}, ${to.device}, ${to.browser}) as done`.execute(
    trx,
  )
  return rows[0]?.done === true
}

export type Invitation = {
  readonly kind: 'invitation' | 'password' | 'authenticator'
  readonly email: string
  readonly name: string
  readonly areaName: string
  readonly agencyName: string
}

/** What a link is for; undefined when it was never made, was used, or is more than a day old. */
export async function findInvitation(trx: Trx, linkHash: Buffer): Promise<Invitation | undefined> {
  const { rows } = await sql<{
    kind: Invitation['kind']
    email: string
    name: string
    area_name: string
    agency_name: string
  }>`select kind, email, name, area_name, agency_name from access.invitation(${linkHash})`.execute(trx)
  const row = rows[0]
  if (row === undefined) return undefined
  return { kind: row.kind, email: row.email, name: row.name, areaName: row.area_name, agencyName: row.agency_name }
}

/** Sets the password and begins a half session; undefined when the link is dead. */
export async function setPasswordByInvitation(
  trx: Trx,
  linkHash: Buffer,
  phc: string,
  to: NewIdentifier,
): Promise<NextStep | undefined> {
  const { rows } = await sql<{ next: NextStep | null }>`
    select access.set_password_by_invitation(${linkHash}, ${phc}, ${newId()}::uuid, ${to.tokenHash}, ${to.device}, ${to.browser}) as next`.execute(
    trx,
  )
  return rows[0]?.next ?? undefined
}

/** Begins a half session that may enrol a new authenticator; false when the link is dead or the password not right. */
export async function beginNewAuthenticator(
  trx: Trx,
  linkHash: Buffer,
  proof: { attemptId: string; derived: string; tokenHash: Buffer; browser: string },
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select access.begin_new_authenticator(${linkHash}, ${proof.attemptId}::uuid, ${proof.derived}, ${newId()}::uuid, ${proof.tokenHash}, ${proof.browser}) as done`.execute(
    trx,
  )
  return rows[0]?.done === true
}

export type ResetOffer = { readonly email: string; readonly language: 'en' | 'cy'; readonly areaId: string }

/** Where to send a link for a new password; undefined when no mail is due, for whatever reason. */
export async function offerPasswordReset(trx: Trx, email: string, linkHash: Buffer): Promise<ResetOffer | undefined> {
  const { rows } = await sql<{ email: string; language: 'en' | 'cy'; area_id: string }>`
    select * from access.offer_password_reset(${email}, ${newId()}::uuid, ${linkHash})`.execute(trx)
  const row = rows[0]
  return row === undefined ? undefined : { email: row.email, language: row.language, areaId: row.area_id }
}
