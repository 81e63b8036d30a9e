/** SQL of certificates, their files and what was found of them. Whose rows there are is the database's to say. */
import type { Temporal } from 'temporal-polyfill'
import { colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { RowOf } from '#platform/database/rows.ts'
import { scanIn } from '#platform/files/scan.ts'
import { addCompletion } from '../people/store.ts'
import { outcomeIn, type Certificate, type CertificateOutcome } from './certificate.ts'

/** Accepted by platform/files, which says what it is. */
export type NewFile = {
  /** Safe to show and to download under. */
  readonly name: string
  readonly mediaType: string
  /** In hex. */
  readonly sha256: string
  readonly content: Uint8Array
}

export type NewCertificate = {
  readonly courseId: string
  readonly completedOn: Temporal.PlainDate
  readonly number: string
}

export async function addCertificate(
  trx: Trx,
  person: { readonly id: string; readonly areaId: string },
  { courseId, completedOn, number }: NewCertificate,
  { name, mediaType, sha256, content }: NewFile,
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('training.certificate')
    .values({
      id,
      area_id: person.areaId,
      person_id: person.id,
      course_id: courseId,
      completed_on: completedOn,
      number,
    })
    .execute()
  await trx
    .insertInto('training.certificate_file')
    .values({
      certificate_id: id,
      area_id: person.areaId,
      name,
      media_type: mediaType,
      bytes: content.byteLength,
      sha256: Buffer.from(sha256, 'hex'),
      content: Buffer.from(content),
    })
    .execute()
  return id
}

/** Whether one waits for this course and day already, or was verified. */
export async function isHandedIn(trx: Trx, personId: string, { courseId, completedOn }: NewCertificate) {
  const row = await certificateRows(trx)
    .where('certificate.person_id', '=', personId)
    .where('certificate.course_id', '=', courseId)
    .where('certificate.completed_on', '=', completedOn)
    .where((where) => where.or([where('decision.outcome', 'is', null), where('decision.outcome', '=', 'verified')]))
    .executeTakeFirst()
  return row !== undefined
}

export async function findCertificate(trx: Trx, id: string): Promise<Certificate | undefined> {
  const row = await certificateRows(trx).where('certificate.id', '=', id).executeTakeFirst()
  return row && certificateIn(row)
}

/** Of one person, the latest first. */
export async function listCertificatesOf(trx: Trx, personId: string): Promise<readonly Certificate[]> {
  const rows = await certificateRows(trx)
    .where('certificate.person_id', '=', personId)
    .orderBy('certificate.added_at', 'desc')
    .execute()
  return rows.map(certificateIn)
}

/** What waits to be looked at, the oldest first. */
export async function listWaiting(trx: Trx): Promise<readonly Certificate[]> {
  const rows = await certificateRows(trx)
    .where('decision.outcome', 'is', null)
    .orderBy('certificate.added_at')
    .limit(200)
    .execute()
  return rows.map(certificateIn)
}

/** What was looked at last. */
export async function listDecided(trx: Trx): Promise<readonly Certificate[]> {
  const rows = await certificateRows(trx)
    .where('decision.outcome', 'is not', null)
    .orderBy('decision.decided_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(certificateIn)
}

/** With its content; undefined where there is none, or none for this reader. */
export async function findFile(trx: Trx, certificateId: string) {
  const row = await trx
    .selectFrom('training.certificate_file')
    .select(['name', 'media_type', 'content', 'scan'])
    .where('certificate_id', '=', certificateId)
    .executeTakeFirst()
  return row && { name: row.name, mediaType: row.media_type, content: row.content, scan: scanIn(row.scan) }
}

export type Decided = { readonly outcome: CertificateOutcome; readonly reason: string }

/**
 * Writes down what was found, and makes the completion of one that was verified. A completion that was verified before is the same one.
 *
 * @returns 'decided meanwhile' when somebody was faster; 'set aside' when the completion it proves was recorded before, and set aside
 */
export async function decide(
  trx: Trx,
  certificate: Certificate,
  { outcome, reason }: Decided,
): Promise<'done' | 'decided meanwhile' | 'set aside'> {
  if (outcome === 'verified' && (await isSetAside(trx, certificate))) return 'set aside'
  const added = await trx
    .insertInto('training.certificate_decision')
    .values({
      certificate_id: certificate.id,
      area_id: certificate.areaId,
      handed_in_by: certificate.handedInBy.id,
      person_id: certificate.personId,
      course_id: certificate.courseId,
      completed_on: certificate.completedOn,
      outcome,
      reason,
      evidence: outcome === 'verified' ? outcome : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return 'decided meanwhile'
  if (outcome === 'verified')
    await addCompletion(
      trx,
      { id: certificate.personId, areaId: certificate.areaId },
      {
        courseId: certificate.courseId,
        completedOn: certificate.completedOn,
        certificate: certificate.number,
        evidence: 'verified',
      },
    )
  return 'done'
}

async function isSetAside(trx: Trx, { personId, courseId, completedOn }: Certificate): Promise<boolean> {
  const row = await trx
    .selectFrom('training.completion as completion')
    .innerJoin('training.correction as correction', 'correction.completion_id', 'completion.id')
    .select('completion.id')
    .where('completion.person_id', '=', personId)
    .where('completion.course_id', '=', courseId)
    .where('completion.completed_on', '=', completedOn)
    .where('completion.evidence', '=', 'verified')
    .executeTakeFirst()
  return row !== undefined
}

/** Where to write to whoever handed one in; undefined where they are of another area, or gone. */
export async function findAddressee(trx: Trx, accountId: string) {
  const row = await trx
    .selectFrom('accounts.account')
    .select(['email', 'language'])
    .where('id', '=', accountId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return row && { email: row.email, language: row.language === 'cy' ? ('cy' as const) : ('en' as const) }
}

const certificateRows = (trx: Trx) =>
  trx
    .selectFrom('training.certificate as certificate')
    .innerJoin('training.person as person', 'person.id', 'certificate.person_id')
    .innerJoin('accounts.agency as agency', 'agency.id', 'person.agency_id')
    .innerJoin('training.course as course', 'course.id', 'certificate.course_id')
    .leftJoin('training.certificate_file as file', 'file.certificate_id', 'certificate.id')
    .leftJoin('training.certificate_decision as decision', 'decision.certificate_id', 'certificate.id')
    .leftJoin('accounts.account as sender', 'sender.id', 'certificate.added_by')
    .leftJoin('accounts.account as decider', 'decider.id', 'decision.decided_by')
    .selectAll('certificate')
    .select([
      'person.name as person',
      'person.email',
      'person.agency_id',
      'agency.name as agency',
      'course.name as course',
      'file.name as file_name',
      'file.bytes',
      'file.scan',
      'decision.outcome',
      'decision.reason',
      'decision.decided_at',
      'sender.name as sender',
      'decider.name as decider',
    ])

type Row = RowOf<ReturnType<typeof certificateRows>>

function certificateIn(row: Row): Certificate {
  return {
    id: row.id,
    areaId: row.area_id,
    personId: row.person_id,
    person: row.person,
    email: row.email ?? undefined,
    agencyId: row.agency_id,
    agency: row.agency,
    courseId: row.course_id,
    course: row.course,
    completedOn: row.completed_on,
    number: row.number,
    handedInBy: { id: row.added_by, name: colleagueName(row.sender) },
    handedInAt: row.added_at,
    file:
      row.file_name === null || row.bytes === null || row.scan === null
        ? undefined
        : { name: row.file_name, bytes: row.bytes, scan: scanIn(row.scan) },
    decision:
      row.outcome === null || row.decided_at === null
        ? undefined
        : {
            outcome: outcomeIn(row.outcome),
            reason: row.reason ?? '',
            by: colleagueName(row.decider),
            at: row.decided_at,
          },
  }
}
