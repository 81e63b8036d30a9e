/** Cases opened in an emergency, as rows: who opened which, until when, why, and what somebody else found of it. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Vault } from '#platform/database/vault.ts'

/** What somebody else found. A follow-up is no last word: another review comes after it. */
export const outcomes = ['justified', 'not justified', 'follow up'] as const
export type Outcome = (typeof outcomes)[number]

export type EmergencyAccess = {
  readonly id: string
  readonly areaId: string
  readonly caseId: string
  readonly personId: string
  readonly reference: string
  readonly accountId: string
  readonly accountName: string
  readonly startedAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** What was found, oldest first. */
  readonly reviews: readonly Review[]
}

export type Review = {
  readonly id: string
  readonly accessId: string
  readonly outcome: Outcome
  readonly reviewedBy: string
  readonly reviewedAt: Temporal.Instant
  readonly sealed: Buffer
}

export type Opened = {
  readonly id: string
  readonly caseId: string
  readonly areaId: string
  readonly reference: string
}

const reasonPlace = (accessId: string) => ({ table: 'cases.emergency_reason', column: 'sealed', row: accessId })
const reviewPlace = (reviewId: string) => ({ table: 'cases.emergency_review', column: 'sealed', row: reviewId })

/** Opens a case by its reference; undefined when the database opens none, whatever the cause. The reason is part of it. */
export async function openInEmergency(
  trx: Trx,
  vault: Vault,
  asked: { readonly reference: string; readonly reason: string },
): Promise<Opened | undefined> {
  const id = newId()
  const { rows } = await sql<{ case_id: string; area_id: string; person_id: string }>`
    select case_id, area_id, person_id from cases.open_in_emergency(${id}::uuid, ${asked.reference})`.execute(trx)
  const row = rows[0]
  if (row === undefined) return undefined
  await trx
    .insertInto('cases.emergency_reason')
    .values({
      access_id: id,
      area_id: row.area_id,
      sealed: await vault.seal(row.person_id, reasonPlace(id), asked.reason),
    })
    .execute()
  return { id, caseId: row.case_id, areaId: row.area_id, reference: asked.reference }
}

/** Whom to tell of an access that was begun in this transaction. */
export async function whomToTell(trx: Trx, accessId: string): Promise<{ email: string; language: 'en' | 'cy' }[]> {
  const { rows } = await sql<{ email: string; language: string }>`
    select email, language from cases.emergency_notices(${accessId}::uuid)`.execute(trx)
  return rows.map(({ email, language }) => ({ email, language: language === 'cy' ? 'cy' : 'en' }))
}

export async function findAccess(trx: Trx, accessId: string): Promise<EmergencyAccess | undefined> {
  const row = await accesses(trx).where('access.id', '=', accessId).executeTakeFirst()
  return row === undefined ? undefined : (await withReviews(trx, [row]))[0]
}

/** The newest of what the reader may see, of every area of theirs. */
export async function listAccesses(trx: Trx, limit = 50): Promise<readonly EmergencyAccess[]> {
  return withReviews(trx, await accesses(trx).orderBy('access.started_at', 'desc').limit(limit).execute())
}

/** Those of a case, newest first. */
export async function listAccessesOfCase(
  trx: Trx,
  of: { readonly areaId: string; readonly caseId: string },
): Promise<readonly EmergencyAccess[]> {
  const rows = await accesses(trx)
    .where('access.area_id', '=', of.areaId)
    .where('access.case_id', '=', of.caseId)
    .orderBy('access.started_at', 'desc')
    .execute()
  return withReviews(trx, rows)
}

/** Those of others on which nobody has said the last word, oldest first. */
export async function listToReview(trx: Trx, me: string, limit = 50): Promise<readonly EmergencyAccess[]> {
  const rows = await accesses(trx)
    .where('access.account_id', '<>', me)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('cases.emergency_review as review')
            .select('review.id')
            .whereRef('review.access_id', '=', 'access.id')
            .where('review.outcome', '<>', 'follow up'),
        ),
      ),
    )
    .orderBy('access.started_at')
    .limit(limit)
    .execute()
  return withReviews(trx, rows)
}

/** How often this person opened a case in an emergency since then, as far as the reader sees: a fact for whoever reviews. */
export async function countSince(trx: Trx, accountId: string, since: Temporal.Instant): Promise<number> {
  const row = await trx
    .selectFrom('cases.emergency_access')
    .select(({ fn }) => fn.countAll<string>().as('many'))
    .where('account_id', '=', accountId)
    .where('started_at', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(row.many)
}

/** The reason, opened; undefined when the person's key is gone, or the reason is not the reader's to read. */
export async function reasonOf(trx: Trx, vault: Vault, access: EmergencyAccess): Promise<string | undefined> {
  const row = await trx
    .selectFrom('cases.emergency_reason')
    .select('sealed')
    .where('access_id', '=', access.id)
    .executeTakeFirst()
  return row === undefined ? undefined : vault.open(access.personId, reasonPlace(access.id), row.sealed)
}

/** What reviewers wrote, in the order of `access.reviews`. */
export async function wordsOfReviews(vault: Vault, access: EmergencyAccess): Promise<readonly (string | undefined)[]> {
  return vault.openMany(
    access.reviews.map(({ id, sealed }) => ({ subjectId: access.personId, place: reviewPlace(id), sealed })),
  )
}

export async function addReview(
  trx: Trx,
  vault: Vault,
  access: EmergencyAccess,
  found: { readonly outcome: Outcome; readonly words: string },
): Promise<void> {
  const id = newId()
  await trx
    .insertInto('cases.emergency_review')
    .values({
      id,
      area_id: access.areaId,
      access_id: access.id,
      opened_by: access.accountId,
      outcome: found.outcome,
      sealed: await vault.seal(access.personId, reviewPlace(id), found.words),
    })
    .execute()
}

/** The last word on an access, if there is one. */
export function settled(access: EmergencyAccess): Review | undefined {
  return access.reviews.find(({ outcome }) => outcome !== 'follow up')
}

function accesses(trx: Trx) {
  return trx
    .selectFrom('cases.emergency_access as access')
    .leftJoin('accounts.account as account', 'account.id', 'access.account_id')
    .select([
      'access.id',
      'access.area_id',
      'access.case_id',
      'access.person_id',
      'access.reference',
      'access.account_id',
      'access.started_at',
      'access.ends_at',
      'account.name',
    ])
}

type AccessRow = Awaited<ReturnType<ReturnType<typeof accesses>['execute']>>[number]

async function withReviews(trx: Trx, rows: readonly AccessRow[]): Promise<readonly EmergencyAccess[]> {
  if (rows.length === 0) return []
  const found = await trx
    .selectFrom('cases.emergency_review as review')
    .leftJoin('accounts.account as account', 'account.id', 'review.reviewed_by')
    .select(['review.id', 'review.access_id', 'review.outcome', 'review.reviewed_at', 'review.sealed', 'account.name'])
    .where(
      'review.access_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('review.reviewed_at')
    .execute()
  const reviews = found.map((row) => ({
    id: row.id,
    accessId: row.access_id,
    outcome: outcomeIn(row.outcome),
    reviewedBy: row.name ?? 'Someone who has left',
    reviewedAt: row.reviewed_at,
    sealed: row.sealed,
  }))
  return rows.map((row) => ({
    id: row.id,
    areaId: row.area_id,
    caseId: row.case_id,
    personId: row.person_id,
    reference: row.reference,
    accountId: row.account_id,
    accountName: row.name ?? 'Someone who has left',
    startedAt: row.started_at,
    endsAt: row.ends_at,
    reviews: reviews.filter(({ accessId }) => accessId === row.id),
  }))
}

function outcomeIn(text: string): Outcome {
  const outcome = outcomes.find((known) => known === text)
  if (outcome === undefined) throw new Error(`an emergency review ended in nothing that we know: ${text}`)
  return outcome
}
