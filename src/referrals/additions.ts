/**
 * What a referrer adds to their own referral, and what they may be told. A referral is the asker's own by its receipt code, or by their
 * account; the database decides. Whoever adds cannot read it back: they see on which days they added something, and the messages for them.
 */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { newId } from '#platform/database/ids.ts'
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import type { ReferrerMessage } from '#reference/referrer-messages.ts'
import { receiptHash } from './receive.ts'
import type { OfPerson } from './reading.ts'

/** How somebody says which referral is theirs. */
export type OwnReferral = { readonly code: string } | { readonly referralId: string }

/** A day on which something was added, or a message was left; oldest first. */
export type SaidSince = { readonly on: Temporal.PlainDate; readonly message: string | undefined }

export async function saidSince(trx: Trx, own: OwnReferral): Promise<readonly SaidSince[]> {
  const { receipt, referral } = namedBy(own)
  const { rows } = await sql<{ said_on: Temporal.PlainDate; message: string | null }>`
    select * from referrals.said_since(${receipt}, ${referral}::uuid)`.execute(trx)
  return rows.map((row) => ({ on: row.said_on, message: row.message ?? undefined }))
}

/** Adds to the referral, for each person it is about. @returns how many: none when the referral is not the asker's */
export async function addToReferral(trx: Trx, vault: Vault, own: OwnReferral, kept: string): Promise<number> {
  const { receipt, referral } = namedBy(own)
  const { rows } = await sql<{ subject_id: string; person_id: string }>`
    select * from referrals.own_subjects(${receipt}, ${referral}::uuid)`.execute(trx)
  for (const { subject_id, person_id } of rows) {
    const id = newId()
    const sealed = await vault.seal(person_id, additionPlace(id), kept)
    await sql`select referrals.add_to_referral(${receipt}, ${referral}::uuid, ${id}::uuid, ${subject_id}::uuid, ${sealed})`.execute(
      trx,
    )
  }
  return rows.length
}

export type Addition = {
  readonly id: string
  readonly addedAt: Temporal.Instant
  /** The kept answers as JSON; undefined when the person's key was destroyed. */
  readonly kept: string | undefined
}

/** What was added about one person of a referral, oldest first; nothing for those who may not know who referred. */
export async function listAdditions(
  trx: Trx,
  vault: Vault,
  { areaId, referralId, personId }: OfPerson,
): Promise<readonly Addition[]> {
  const rows = await trx
    .selectFrom('referrals.addition as addition')
    .innerJoin('referrals.subject as subject', (join) =>
      join.onRef('subject.area_id', '=', 'addition.area_id').onRef('subject.id', '=', 'addition.subject_id'),
    )
    .select(['addition.id', 'addition.added_at', 'addition.sealed'])
    .where('subject.area_id', '=', areaId)
    .where('subject.referral_id', '=', referralId)
    .where('subject.person_id', '=', personId)
    .orderBy('addition.added_at')
    .orderBy('addition.id')
    .execute()
  const opened = await vault.openMany(
    rows.map((row) => ({ subjectId: personId, place: additionPlace(row.id), sealed: row.sealed })),
  )
  return rows.map((row, place) => ({ id: row.id, addedAt: row.added_at, kept: opened[place] }))
}

export type LeftMessage = { readonly on: Temporal.PlainDate; readonly message: string }

/** What was left for the referrer to read, oldest first. */
export async function listMessages(trx: Trx, areaId: string, referralId: string): Promise<readonly LeftMessage[]> {
  const rows = await trx
    .selectFrom('referrals.message')
    .select(['message', 'written_at'])
    .where('area_id', '=', areaId)
    .where('referral_id', '=', referralId)
    .orderBy('written_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    on: row.written_at.toZonedDateTimeISO('Europe/London').toPlainDate(),
    message: row.message,
  }))
}

export async function addMessages(
  trx: Trx,
  { areaId, referralId, messages }: { areaId: string; referralId: string; messages: readonly ReferrerMessage[] },
): Promise<void> {
  await trx
    .insertInto('referrals.message')
    .values(messages.map((message) => ({ id: newId(), area_id: areaId, referral_id: referralId, message })))
    .execute()
}

const additionPlace = (id: string) => ({ table: 'referrals.addition', column: 'sealed', row: id })

function namedBy(own: OwnReferral): { receipt: Buffer | null; referral: string | null } {
  return 'code' in own
    ? { receipt: receiptHash(own.code), referral: null }
    : { receipt: null, referral: own.referralId }
}
