/**
 * A referral arrives: one transaction that stores it whole or not at all. For each person: a person, the answers and the referrer
 * sealed under that person's key, the documents, and a case opened by whoever keeps cases (handed in, because cases stand above).
 * The same path serves a professional who is signed in and a visitor: neither can read back what was written.
 */
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { addPerson, type NewPerson } from '#people/store.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Vault } from '#platform/database/vault.ts'
import { note } from '#records/audit.ts'

export type SubmittedPerson = Omit<NewPerson, 'id' | 'areaId' | 'reviewOn'> & {
  /** What was answered about this person and the concern, as kept (platform/forms keep()). JSON. */
  readonly answers: string
}

export type SubmittedDocument = {
  readonly name: string
  readonly mediaType: string
  readonly sha256: string
  readonly bytes: Uint8Array
}

export type Submission = {
  readonly areaId: string
  readonly channel: 'professional' | 'public'
  readonly formId: string
  readonly formVersion: string
  readonly language: 'en' | 'cy'
  readonly sector: string
  readonly concern: string
  readonly told: string
  readonly emergency: 'not needed' | '999 called'
  readonly safeguarding: 'made' | 'not needed' | 'not known'
  readonly people: readonly SubmittedPerson[]
  /** What was answered about the referrer, as kept. JSON, sealed apart from the answers. */
  readonly referrer: string
  readonly referrerAgencyId?: string | undefined
  readonly documents: readonly SubmittedDocument[]
  readonly formToken: string
}

/** Opens the case that this referral makes, in the same transaction. */
export type OpenCase = (trx: Trx, opening: Opening) => Promise<void>

export type Opening = {
  readonly caseId: string
  readonly areaId: string
  readonly reference: string
  readonly personId: string
  readonly referralId: string
  readonly receivedOn: Temporal.PlainDate
  readonly facts: {
    readonly channel: 'professional' | 'public'
    readonly told: string
    readonly sector: string
    readonly concern: string
    readonly emergency: 'not needed' | '999 called'
    readonly safeguarding: 'made' | 'not needed' | 'not known'
  }
}

export type Receipt = {
  readonly referralId: string
  readonly reference: string
  /** Shown once, to the referrer alone: with it they may ask whether the referral was received, is being looked at, or is closed. */
  readonly code: string
  readonly caseIds: readonly string[]
}

export type Receiving = {
  readonly vault: Vault
  readonly openCase: OpenCase
  readonly today: Temporal.PlainDate
}

/** Months after which somebody must look whether a referral nobody decided is still needed; closures set their own (process.md 2.14). */
const firstReviewMonths = 12

/** Stores a referral. Runs as a visitor (see Database.asVisitor), with the session's account as its author when there is one. */
export async function receiveReferral(trx: Trx, submission: Submission, receiving: Receiving): Promise<Receipt> {
  const referralId = newId()
  const reference = await nextReference(trx, submission.areaId)
  const code = randomBytes(16).toString('base64url')
  await trx
    .insertInto('referrals.referral')
    .values({
      id: referralId,
      area_id: submission.areaId,
      reference,
      channel: submission.channel,
      received_on: receiving.today,
      sector: submission.sector,
      concern: submission.concern,
      told: submission.told,
      emergency: submission.emergency,
      safeguarding: submission.safeguarding,
      form_id: submission.formId,
      form_version: submission.formVersion,
      language: submission.language,
      referrer_agency: submission.referrerAgencyId ?? null,
      receipt_hash: receiptHash(code),
      form_token: submission.formToken,
    })
    .execute()

  const caseIds: string[] = []
  for (const [position, person] of submission.people.entries()) {
    const personId = newId()
    const caseId = newId()
    caseIds.push(caseId)
    await addPerson(trx, {
      ...person,
      id: personId,
      areaId: submission.areaId,
      reviewOn: receiving.today.add({ months: firstReviewMonths }),
    })
    await addSubject(trx, { referralId, personId, position: position + 1, person, submission }, receiving.vault)
    await receiving.openCase(trx, {
      caseId,
      areaId: submission.areaId,
      reference: submission.people.length === 1 ? reference : `${reference}-${position + 1}`,
      personId,
      referralId,
      receivedOn: receiving.today,
      facts: {
        channel: submission.channel,
        told: submission.told,
        sector: submission.sector,
        concern: submission.concern,
        emergency: submission.emergency,
        safeguarding: submission.safeguarding,
      },
    })
    await note(trx, {
      action: 'receive referral',
      subject: { kind: 'referral', id: referralId },
      areaId: submission.areaId,
      caseId,
      details: {
        channel: submission.channel,
        people: submission.people.length,
        documents: submission.documents.length,
      },
    })
  }
  return { referralId, reference, code, caseIds }
}

type NewSubject = {
  readonly referralId: string
  readonly personId: string
  readonly position: number
  readonly person: SubmittedPerson
  readonly submission: Submission
}

async function addSubject(trx: Trx, subject: NewSubject, vault: Vault): Promise<void> {
  const { personId, submission } = subject
  const areaId = submission.areaId
  const id = newId()
  await trx
    .insertInto('referrals.subject')
    .values({
      id,
      area_id: areaId,
      referral_id: subject.referralId,
      person_id: personId,
      position: subject.position,
      answers_sealed: await vault.seal(personId, answersPlace(id), subject.person.answers),
    })
    .execute()
  await trx
    .insertInto('referrals.referrer')
    .values({
      subject_id: id,
      area_id: areaId,
      sealed: await vault.seal(personId, referrerPlace(id), submission.referrer),
    })
    .execute()
  for (const document of submission.documents) {
    const attachmentId = newId()
    await trx
      .insertInto('referrals.attachment')
      .values({
        id: attachmentId,
        area_id: areaId,
        subject_id: id,
        name_sealed: await vault.seal(personId, attachmentPlace(attachmentId, 'name_sealed'), document.name),
        media_type: document.mediaType,
        bytes: document.bytes.byteLength,
        sha256: Buffer.from(document.sha256, 'hex'),
        sealed: await vault.seal(personId, attachmentPlace(attachmentId, 'sealed'), document.bytes),
      })
      .execute()
  }
}

/** Where sealed parts of a referral lie: the reader must name the same place. */
export const answersPlace = (subjectId: string) => ({
  table: 'referrals.subject',
  column: 'answers_sealed',
  row: subjectId,
})
export const referrerPlace = (subjectId: string) => ({ table: 'referrals.referrer', column: 'sealed', row: subjectId })
export const attachmentPlace = (attachmentId: string, column: 'name_sealed' | 'sealed') => ({
  table: 'referrals.attachment',
  column,
  row: attachmentId,
})

/** What the database keeps of a receipt code. */
export function receiptHash(code: string): Buffer {
  return createHash('sha256').update(code).digest()
}

async function nextReference(trx: Trx, areaId: string): Promise<string> {
  const { rows } = await sql<{ given: string[] }>`select referrals.next_reference(${areaId}::uuid, 1) as given`.execute(
    trx,
  )
  const given = rows[0]?.given[0]
  if (given === undefined) throw new Error('no reference was given')
  return given
}
