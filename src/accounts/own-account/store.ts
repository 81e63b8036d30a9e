/** What somebody sees and changes of their own account. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'

export type OwnAccount = {
  readonly name: string
  readonly email: string
  readonly jobTitle: string
  readonly agencyName: string
  readonly areaName: string
  readonly agreementFrom: Temporal.PlainDate | null
  readonly agreementUntil: Temporal.PlainDate | null
  readonly trainingUntil: Temporal.PlainDate | null
  readonly recoveryCodesLeft: number
  readonly holdings: readonly {
    role: string
    areaName: string
    fromOn: Temporal.PlainDate
    untilOn: Temporal.PlainDate | null
  }[]
}

export async function findOwnAccount(trx: Trx, actor: Actor): Promise<OwnAccount> {
  const own = await trx
    .selectFrom('accounts.account as a')
    .innerJoin('accounts.area as r', 'r.id', 'a.area_id')
    // Whoever holds no role yet may not read the agency: its dates are then simply not shown.
    .leftJoin('accounts.agency as g', 'g.id', 'a.agency_id')
    .where('a.id', '=', actor.accountId)
    .select([
      'a.name',
      'a.email',
      'a.job_title',
      'a.channel_training_until',
      'g.agreement_from',
      'g.agreement_until',
      'r.name as area_name',
      sql<number>`access.count_recovery_codes()`.as('recovery_codes'),
    ])
    .executeTakeFirstOrThrow()
  const holdings = await trx
    .selectFrom('accounts.holding as h')
    .innerJoin('accounts.area as r', 'r.id', 'h.area_id')
    .where('h.account_id', '=', actor.accountId)
    .where(sql<boolean>`(h.until_on is null or h.until_on >= access.today())`)
    .orderBy('r.name')
    .orderBy('h.role')
    .select(['h.role', 'h.from_on', 'h.until_on', 'r.name as area_name'])
    .execute()
  return {
    name: own.name,
    email: own.email,
    jobTitle: own.job_title,
    agencyName: actor.agencyName,
    areaName: own.area_name,
    agreementFrom: own.agreement_from,
    agreementUntil: own.agreement_until,
    trainingUntil: own.channel_training_until,
    recoveryCodesLeft: own.recovery_codes,
    holdings: holdings.map((holding) => ({
      role: holding.role,
      areaName: holding.area_name,
      fromOn: holding.from_on,
      untilOn: holding.until_on,
    })),
  }
}

export type OpenSession = {
  readonly id: string
  readonly browser: string
  readonly startedAt: Temporal.Instant
  readonly lastSeenAt: Temporal.Instant
}

/** Sessions that are signed in now, this one among them, the latest used first. */
export async function listOpenSessions(trx: Trx): Promise<OpenSession[]> {
  const rows = await trx
    .selectFrom('accounts.session as s')
    .where(sql<boolean>`s.account_id = access.actor()`)
    .where(sql<boolean>`access.session_is_live(s.stage, s.started_at, s.last_seen_at, s.ended_at)`)
    .orderBy('s.last_seen_at', 'desc')
    .select(['s.id', 's.device', 's.started_at', 's.last_seen_at'])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    browser: row.device,
    startedAt: row.started_at,
    lastSeenAt: row.last_seen_at,
  }))
}

/** Ends one of one's own sessions, or all but this one. Answers how many ended: they are refused at their next request. */
export async function endOwnSessions(trx: Trx, which: { id: string } | 'others'): Promise<number> {
  const ended = await trx
    .updateTable('accounts.session')
    .set({ ended_at: sql<Temporal.Instant>`now()` })
    .where(sql<boolean>`account_id = access.actor()`)
    .where('ended_at', 'is', null)
    .where(which === 'others' ? sql<boolean>`id <> access.session_id()` : sql<boolean>`id = ${which.id}::uuid`)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

/** False when the old password was not right. The other sessions end; this one goes on under the new identifier. */
export async function changePassword(
  trx: Trx,
  proof: { attemptId: string; derived: string; newPhc: string; tokenHash: Buffer },
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select access.change_password(${proof.attemptId}::uuid, ${proof.derived}, ${proof.newPhc}, ${proof.tokenHash}) as done`.execute(
    trx,
  )
  return rows[0]?.done === true
}

/** Proves the second factor again; false when the step was used before. New identifier. */
export async function refreshSecondFactor(trx: Trx, step: number, tokenHash: Buffer): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select access.refresh_second_factor(${step}, ${tokenHash}) as done`.execute(trx)
  return rows[0]?.done === true
}

/** The demonstration confirms by a button; false anywhere else. */
export async function refreshDemonstrationFactor(trx: Trx, tokenHash: Buffer): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select access.refresh_demonstration_factor(${tokenHash}) as done`.execute(trx)
  return rows[0]?.done === true
}

/** False without a fresh second factor. */
export async function replaceRecoveryCodes(trx: Trx, hashes: readonly Buffer[]): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select access.replace_recovery_codes(${hashes}::bytea[]) as done`.execute(trx)
  return rows[0]?.done === true
}

/** A demonstration's data, by the mark of the installation itself. */
export async function isDemonstration(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select access.is_demonstration() as is`.execute(trx)
  return rows[0]?.is === true
}
