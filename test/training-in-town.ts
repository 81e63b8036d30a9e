/** Training in a town of the tests: the usual courses, somebody of the health agency who took one, and the ids that addresses name. */
import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { backstage, type Backstage } from '../src/demonstration/backstage.ts'
import { listCourses, listRequirements } from '#training/courses/store.ts'
import { addUsualCourses } from '#training/courses/national.ts'
import { addBatch, addImport, settleRead } from '#training/imports/store.ts'
import { addCertificate } from '#training/certificates/store.ts'
import { addCompletion, addPerson } from '#training/people/store.ts'
import { keepers } from '#training/who.ts'
import { book, listBookings } from '#training/sessions/bookings-store.ts'
import { addSession } from '#training/sessions/store.ts'
import { newId } from '#platform/database/ids.ts'
import type { Trx } from '#platform/database/database.ts'
import type { SheetHead, SheetRow } from '#platform/documents/sheet/sheet.ts'
import type { TestDatabase } from './database.ts'

export type TrainingIds = {
  readonly areaId: string
  readonly courseId: string
  readonly requirementId: string
  readonly personId: string
  readonly completionId: string
  /** A file that waits to be told which column is which. */
  readonly importId: string
  /** One of the person's that waits to be looked at, handed in by a colleague who keeps nobody. */
  readonly certificateId: string
  /** To come, for everybody; that person has a place. */
  readonly sessionId: string
  readonly bookingId: string
  /** Today, for everybody; that person has a place there, too. */
  readonly heldSessionId: string
}

/** What stands for the ids in an address: who came is said of the session that has begun. */
export function trainingIdsFor(path: string, ids: TrainingIds): Readonly<Record<string, string>> {
  return /\/(attendance|came-too)$/.test(path) ? { ...ids, sessionId: ids.heldSessionId } : ids
}

/**
 * @param of.agencyId whose contact keeps the person, too
 * @param of.own the address of somebody there who signs in, and is in the register as well
 */
export async function trainingInTown(
  { ownerConnection, vault }: Pick<TestDatabase, 'ownerConnection' | 'vault'>,
  of: { readonly areaId: string; readonly by: string; readonly agencyId: string; readonly own?: string },
): Promise<TrainingIds> {
  const today = Temporal.Now.plainDateISO('Europe/London')
  return await backstage(ownerConnection, vault, today, (stage) =>
    stage.as(of.by, async () => {
      await addUsualCourses(stage.trx, of.areaId, today.subtract({ years: 1 }))
      const courses = await listCourses(stage.trx, of.areaId)
      const course = found(courses.find(({ code }) => code === 'gov_awareness'))
      const requirement = found(
        (await listRequirements(stage.trx, of.areaId, today)).find(({ courseId }) => courseId === course.id),
      )
      const personId = found(
        await addPerson(stage.trx, of, {
          name: 'Nia Driftwood',
          email: 'nia.driftwood@health.example',
          staffNumber: 'H-1001',
          role: 'frontline',
          setting: 'general',
          startedOn: today.subtract({ years: 1 }),
          leftOn: undefined,
        }),
      )
      const completionId = found(
        await addCompletion(
          stage.trx,
          { id: personId, areaId: of.areaId },
          { courseId: course.id, completedOn: today.subtract({ months: 2 }), certificate: 'C-7', evidence: 'verified' },
        ),
      )
      if (of.own !== undefined) await addSomebody(stage.trx, of, of.own, today)
      const importId = await aFile(stage.trx, of)
      const certificateId = await aCertificate(stage, { id: personId, areaId: of.areaId }, course.id)
      const session = { areaId: of.areaId, courseId: course.id, personId }
      const held = await aSession(stage.trx, session, today)
      return {
        areaId: of.areaId,
        courseId: course.id,
        requirementId: requirement.id,
        personId,
        completionId,
        importId,
        certificateId,
        ...(await aSession(stage.trx, session, today.add({ days: 14 }))),
        heldSessionId: held.sessionId,
      }
    }),
  )
}

async function addSomebody(
  trx: Trx,
  agency: { readonly areaId: string; readonly agencyId: string },
  email: string,
  today: Temporal.PlainDate,
): Promise<void> {
  const somebody = { name: email, email, staffNumber: undefined, role: 'frontline', setting: 'general' } as const
  await addPerson(trx, agency, { ...somebody, startedOn: today.subtract({ months: 1 }), leftOn: undefined })
}

async function aSession(
  trx: Trx,
  of: { readonly areaId: string; readonly courseId: string; readonly personId: string },
  heldOn: Temporal.PlainDate,
): Promise<{ readonly sessionId: string; readonly bookingId: string }> {
  const sessionId = await addSession(trx, {
    ...of,
    heldOn,
    startsAt: '09:30',
    endsAt: '12:30',
    place: 'Grays Library',
    link: '',
    capacity: 20,
    trainer: 'Thurrock Council',
    agencyId: undefined,
  })
  await book(trx, { id: sessionId, areaId: of.areaId }, [of.personId])
  const [booking] = await listBookings(trx, sessionId)
  return { sessionId, bookingId: found(booking).id }
}

async function aFile(trx: Trx, of: { readonly areaId: string; readonly agencyId: string }): Promise<string> {
  const one = { id: newId(), areaId: of.areaId, agencyId: of.agencyId, source: 'course portal' }
  const head: SheetHead = { hiddenSheets: ['Leavers'], otherSheets: [], epoch: '1900' }
  const rows: readonly SheetRow[] = [
    [1, ['Name', 'Email', 'Course', 'Completed']],
    [2, ['Ann Shingle', 'ann@health.example', 'Prevent awareness (government e-learning)', '03/02/2026']],
  ]
  await addImport(trx, { ...one, kind: 'text' }, Buffer.alloc(0))
  await addBatch(trx, one, 0, { json: JSON.stringify(rows) })
  await settleRead(trx, one.id, { head, firstRows: rows, rows: rows.length })
  return one.id
}

async function aCertificate(
  stage: Backstage,
  person: { readonly id: string; readonly areaId: string },
  courseId: string,
): Promise<string> {
  const colleague = await stage.trx
    .selectFrom('accounts.account as account')
    .select('account.id')
    .where('account.area_id', '=', person.areaId)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('accounts.holding as holding')
            .select('holding.id')
            .whereRef('holding.account_id', '=', 'account.id')
            .where('holding.role', 'in', keepers),
        ),
      ),
    )
    .orderBy('account.id')
    .executeTakeFirstOrThrow()
  const content = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
  const sha256 = createHash('sha256').update(content).digest('hex')
  const completedOn = stage.today.subtract({ days: 20 })
  return await stage.as(colleague.id, () =>
    addCertificate(
      stage.trx,
      person,
      { courseId, completedOn, number: 'C-8' },
      { name: 'certificate.pdf', mediaType: 'application/pdf', sha256, content },
    ),
  )
}

function found<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('the town lacks its training')
  return thing
}
