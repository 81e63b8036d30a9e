/** SQL of people in training, what they completed and what they are exempt from. Whose rows there are is the database's to say. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { byMeAfter, colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { RowOf } from '#platform/database/rows.ts'
import { keptIn } from '../courses/store.ts'
import { isStatus, type Status } from '../standing.ts'
import { evidences, type Completion, type Evidence, type Exemption, type NeedOf, type Person } from './person.ts'

export const pageSize = 50

/** 'to do' is due or overdue. */
export type Show = 'everyone' | 'to do' | 'overdue' | 'in date' | 'left'
export type Listed = Person & { readonly needs: number; readonly worst: Status | undefined }

/** A page of people by name, with the worst of how they stand: overdue before due before in date. One more than a page tells that there is more. */
export async function listPeople(
  trx: Trx,
  areaId: string,
  wanted: { readonly agencyId: string | undefined; readonly show: Show; readonly page: number },
  today: Temporal.PlainDate,
): Promise<readonly Listed[]> {
  const { rows } = await sql<{ id: string; needs: number; worst: number | null }>`
    select p.id, coalesce(s.needs, 0)::integer as needs, s.worst
      from training.person p
      left join (select person_id, count(*) as needs,
                        max(case status when 'overdue' then 3 when 'due' then 2 when 'current' then 1 else 0 end) as worst
                   from training.standing_on(${areaId}::uuid, ${today}::date) group by person_id) s on s.person_id = p.id
     where p.area_id = ${areaId}::uuid
       and (${wanted.agencyId ?? null}::uuid is null or p.agency_id = ${wanted.agencyId ?? null}::uuid)
       and case ${wanted.show}
             when 'everyone' then p.left_on is null or p.left_on > ${today}::date
             when 'to do' then s.worst >= 2
             when 'overdue' then s.worst = 3
             when 'in date' then s.worst <= 1
             else p.left_on <= ${today}::date
           end
     order by p.name, p.id
     limit ${pageSize + 1} offset ${(wanted.page - 1) * pageSize}`.execute(trx)
  if (rows.length === 0) return []
  const people = await personRows(trx)
    .where(
      'person.id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  const known = new Map(people.map((row) => [row.id, personIn(row)]))
  return rows.flatMap(({ id, needs, worst }) => {
    const person = known.get(id)
    return person === undefined ? [] : [{ ...person, needs, worst: worst === null ? undefined : ranked[worst] }]
  })
}

const ranked: readonly Status[] = ['exempt', 'current', 'due', 'overdue']

export async function findPerson(trx: Trx, id: string): Promise<Person | undefined> {
  const row = await personRows(trx).where('person.id', '=', id).executeTakeFirst()
  return row && personIn(row)
}

/** The actor's own rows: one for each agency that has them in its register, which is nearly always one. */
export async function listOwn(trx: Trx): Promise<readonly Person[]> {
  const rows = await personRows(trx)
    .where('person.id', '=', sql<string>`any ((select access.own_training())::uuid[])`)
    .execute()
  return rows.map(personIn)
}

export type PersonToKeep = Pick<Person, 'name' | 'email' | 'staffNumber' | 'role' | 'setting' | 'startedOn' | 'leftOn'>

/** @returns its id; undefined when the agency has somebody with that e-mail address or staff number */
export async function addPerson(
  trx: Trx,
  agency: Pick<Person, 'areaId' | 'agencyId'>,
  person: PersonToKeep,
): Promise<string | undefined> {
  const id = newId()
  const added = await trx
    .insertInto('training.person')
    .values({ id, area_id: agency.areaId, agency_id: agency.agencyId, ...columnsOf(person) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n ? id : undefined
}

/** Whether the agency has another with that e-mail address or staff number. */
export async function isKnown(
  trx: Trx,
  person: Pick<Person, 'id' | 'agencyId'>,
  change: PersonToKeep,
): Promise<boolean> {
  const row = await trx
    .selectFrom('training.person')
    .select('id')
    .where('agency_id', '=', person.agencyId)
    .where('id', '<>', person.id)
    .where((where) =>
      where.or([where('email', '=', change.email ?? ''), where('staff_number', '=', change.staffNumber ?? '')]),
    )
    .executeTakeFirst()
  return row !== undefined
}

export async function changePerson(trx: Trx, id: string, seen: number, change: PersonToKeep): Promise<bigint> {
  const changed = await trx
    .updateTable('training.person')
    .set({ ...columnsOf(change), ...byMeAfter(seen) })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

function columnsOf(person: PersonToKeep) {
  return {
    name: person.name,
    email: person.email ?? null,
    staff_number: person.staffNumber ?? null,
    role: person.role,
    setting: person.setting,
    started_on: person.startedOn,
    left_on: person.leftOn ?? null,
  }
}

/** What somebody needs today, and how they stand with it. */
export async function listNeedsOf(
  trx: Trx,
  person: Pick<Person, 'id' | 'areaId'>,
  today: Temporal.PlainDate,
): Promise<readonly NeedOf[]> {
  const { rows } = await sql<{
    course_id: string
    course: string
    status: string
    due_on: Temporal.PlainDate
    until_on: Temporal.PlainDate | null
  }>`
    select s.course_id, c.name as course, s.status, s.due_on, s.until_on
      from training.standing_on(${person.areaId}::uuid, ${today}::date, array[${person.id}::uuid]) s
      join training.course c on c.id = s.course_id
     order by c.name`.execute(trx)
  return rows.map((row) => ({
    courseId: row.course_id,
    course: row.course,
    status: isStatus(row.status) ? row.status : 'overdue',
    dueOn: row.due_on,
    untilOn: row.until_on ?? undefined,
  }))
}

/** Everything somebody completed, the latest first, with what was set aside among it. */
export async function listCompletions(trx: Trx, personId: string): Promise<readonly Completion[]> {
  const rows = await completionRows(trx).where('completion.person_id', '=', personId).execute()
  return rows.map(completionIn)
}

export async function findCompletion(trx: Trx, id: string): Promise<(Completion & { personId: string }) | undefined> {
  const row = await completionRows(trx).where('completion.id', '=', id).executeTakeFirst()
  return row && { ...completionIn(row), personId: row.person_id }
}

export type NewCompletion = Pick<Completion, 'courseId' | 'completedOn' | 'certificate' | 'evidence'>

/** @returns its id; undefined when it is recorded already */
export async function addCompletion(
  trx: Trx,
  person: Pick<Person, 'id' | 'areaId'>,
  completion: NewCompletion,
): Promise<string | undefined> {
  const id = newId()
  const added = await trx
    .insertInto('training.completion')
    .values({
      id,
      area_id: person.areaId,
      person_id: person.id,
      course_id: completion.courseId,
      completed_on: completion.completedOn,
      certificate: completion.certificate,
      evidence: completion.evidence,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n ? id : undefined
}

/** @returns false when it was set aside before */
export async function setAside(
  trx: Trx,
  { completionId, areaId, reason }: { readonly completionId: string; readonly areaId: string; readonly reason: string },
): Promise<boolean> {
  const added = await trx
    .insertInto('training.correction')
    .values({ area_id: areaId, completion_id: completionId, reason })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

export async function listExemptions(trx: Trx, personId: string): Promise<readonly Exemption[]> {
  const rows = await trx
    .selectFrom('training.exemption as exemption')
    .innerJoin('training.course as course', 'course.id', 'exemption.course_id')
    .select(['course.name', 'exemption.from_on', 'exemption.until_on', 'exemption.reason'])
    .where('exemption.person_id', '=', personId)
    .orderBy('exemption.from_on', 'desc')
    .execute()
  return rows.map((row) => ({ course: row.name, fromOn: row.from_on, untilOn: row.until_on, reason: row.reason }))
}

export async function addExemption(
  trx: Trx,
  person: Pick<Person, 'id' | 'areaId'>,
  exemption: Omit<Exemption, 'course'> & { readonly courseId: string },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('training.exemption')
    .values({
      id,
      area_id: person.areaId,
      person_id: person.id,
      course_id: exemption.courseId,
      from_on: exemption.fromOn,
      until_on: exemption.untilOn,
      reason: exemption.reason,
    })
    .execute()
  return id
}

const personRows = (trx: Trx) =>
  trx
    .selectFrom('training.person as person')
    .innerJoin('accounts.agency as agency', 'agency.id', 'person.agency_id')
    .leftJoin('accounts.account as changer', 'changer.id', 'person.changed_by')
    .selectAll('person')
    .select(['agency.name as agency', 'changer.name as changer'])

const completionRows = (trx: Trx) =>
  trx
    .selectFrom('training.completion as completion')
    .innerJoin('training.course as course', 'course.id', 'completion.course_id')
    .leftJoin('training.correction as correction', 'correction.completion_id', 'completion.id')
    .leftJoin('accounts.account as adder', 'adder.id', 'completion.added_by')
    .selectAll('completion')
    .select(['course.name as course', 'correction.reason as reason', 'adder.name as adder'])
    .orderBy('completion.completed_on', 'desc')
    .orderBy('completion.id')

function personIn(row: RowOf<ReturnType<typeof personRows>>): Person {
  return {
    ...keptIn(row),
    agencyId: row.agency_id,
    agency: row.agency,
    name: row.name,
    email: row.email ?? undefined,
    staffNumber: row.staff_number ?? undefined,
    role: row.role,
    setting: row.setting,
    startedOn: row.started_on,
    leftOn: row.left_on ?? undefined,
  }
}

function completionIn(row: RowOf<ReturnType<typeof completionRows>>): Completion {
  return {
    id: row.id,
    courseId: row.course_id,
    course: row.course,
    completedOn: row.completed_on,
    certificate: row.certificate,
    evidence: evidenceIn(row.evidence),
    addedBy: colleagueName(row.adder),
    addedAt: row.added_at,
    setAside: row.reason ?? undefined,
  }
}

function evidenceIn(text: string): Evidence {
  const found = evidences.find((one) => one === text)
  if (found === undefined) throw new Error(`the database has evidence that the room does not know: ${text}`)
  return found
}
