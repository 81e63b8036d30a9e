/** Reading back what a referral said, for those who may see the case it opened. Opened from its seal under the person's key. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import { scanIn, type Scan } from '#platform/files/scan.ts'
import { answersPlace, attachmentPlace, referrerPlace } from './receive.ts'

export type ReferralRead = {
  readonly id: string
  readonly reference: string
  readonly channel: string
  readonly receivedAt: Temporal.Instant
  readonly sector: string
  readonly concern: string
  readonly told: string
  readonly safeguarding: string
  readonly emergency: string
  /** The kept answers as JSON; undefined when the person's key was destroyed. */
  readonly answers: string | undefined
  /** Who referred, as kept JSON; undefined when the reader may not know, or the key is gone. */
  readonly referrer: string | undefined
  readonly documents: readonly DocumentRead[]
}

export type DocumentRead = {
  readonly id: string
  readonly name: string | undefined
  readonly mediaType: string
  readonly bytes: number
  readonly scan: Scan
}

export type OfPerson = { readonly areaId: string; readonly referralId: string; readonly personId: string }

export async function findReferral(
  trx: Trx,
  vault: Vault,
  { areaId, referralId, personId }: OfPerson,
): Promise<ReferralRead | undefined> {
  const row = await trx
    .selectFrom('referrals.referral as referral')
    .innerJoin('referrals.subject as subject', (join) =>
      join.onRef('subject.area_id', '=', 'referral.area_id').onRef('subject.referral_id', '=', 'referral.id'),
    )
    .leftJoin('referrals.referrer as referrer', 'referrer.subject_id', 'subject.id')
    .selectAll('referral')
    .select(['subject.id as subject_id', 'subject.answers_sealed', 'referrer.sealed as referrer_sealed'])
    .where('referral.area_id', '=', areaId)
    .where('referral.id', '=', referralId)
    .where('subject.person_id', '=', personId)
    .executeTakeFirst()
  if (row === undefined) return undefined

  const documents = await trx
    .selectFrom('referrals.attachment')
    .select(['id', 'name_sealed', 'media_type', 'bytes', 'scan'])
    .where('area_id', '=', areaId)
    .where('subject_id', '=', row.subject_id)
    .orderBy('added_at')
    .execute()
  const sealedNames = documents.map((document) => ({
    subjectId: personId,
    place: attachmentPlace(document.id, 'name_sealed'),
    sealed: document.name_sealed,
  }))
  const [answers, ...names] = await vault.openMany([
    { subjectId: personId, place: answersPlace(row.subject_id), sealed: row.answers_sealed },
    ...sealedNames,
  ])
  return {
    id: row.id,
    reference: row.reference,
    channel: row.channel,
    receivedAt: row.received_at,
    sector: row.sector,
    concern: row.concern,
    told: row.told,
    safeguarding: row.safeguarding,
    emergency: row.emergency,
    answers,
    referrer:
      row.referrer_sealed === null
        ? undefined
        : await vault.open(personId, referrerPlace(row.subject_id), row.referrer_sealed),
    documents: documents.map((document, place) => ({
      id: document.id,
      name: names[place],
      mediaType: document.media_type,
      bytes: document.bytes,
      scan: scanIn(document.scan),
    })),
  }
}

export type DocumentContent = {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
  readonly scan: Scan
}

/** One document's bytes; undefined when it does not exist, may not be seen, or can no longer be opened. */
export async function findDocument(
  trx: Trx,
  vault: Vault,
  documentId: string,
  personId: string,
): Promise<DocumentContent | undefined> {
  const row = await trx
    .selectFrom('referrals.attachment as attachment')
    .innerJoin('referrals.subject as subject', 'subject.id', 'attachment.subject_id')
    .select([
      'attachment.id',
      'attachment.name_sealed',
      'attachment.media_type',
      'attachment.sealed',
      'attachment.scan',
    ])
    .where('attachment.id', '=', documentId)
    .where('subject.person_id', '=', personId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const bytes = await vault.openBytes(personId, attachmentPlace(row.id, 'sealed'), row.sealed)
  const name = await vault.open(personId, attachmentPlace(row.id, 'name_sealed'), row.name_sealed)
  return bytes === undefined || name === undefined
    ? undefined
    : { name, mediaType: row.media_type, bytes, scan: scanIn(row.scan) }
}
