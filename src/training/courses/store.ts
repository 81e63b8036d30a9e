/** SQL of courses and requirements. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { byMe, changedIn } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { RowOf } from '#platform/database/rows.ts'
import type { Course, Requirement } from './course.ts'

/** Courses of an area, those that may be taken now first, by name. */
export async function listCourses(trx: Trx, areaId: string): Promise<readonly Course[]> {
  const rows = await courseRows(trx).where('course.area_id', '=', areaId).orderBy('course.name').execute()
  return rows.map(courseIn)
}

export async function findCourse(trx: Trx, id: string): Promise<Course | undefined> {
  const row = await courseRows(trx).where('course.id', '=', id).executeTakeFirst()
  return row && courseIn(row)
}

export type CourseToKeep = Pick<Course, 'name' | 'validityMonths' | 'graceDays' | 'fromOn' | 'untilOn' | 'countsAs'>
type NewCourse = CourseToKeep & Pick<Course, 'areaId' | 'code'>

/** @returns its id; undefined when the area has a course of that name */
export async function addCourse(trx: Trx, course: NewCourse): Promise<string | undefined> {
  const id = newId()
  const added = await trx
    .insertInto('training.course')
    .values({
      id,
      area_id: course.areaId,
      code: course.code ?? null,
      name: course.name,
      validity_months: course.validityMonths,
      grace_days: course.graceDays,
      from_on: course.fromOn,
      until_on: course.untilOn ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return undefined
  await countAs(trx, { id, areaId: course.areaId }, course.countsAs)
  return id
}

export async function hasCourseNamed(trx: Trx, areaId: string, name: string, besides: string): Promise<boolean> {
  const row = await trx
    .selectFrom('training.course')
    .select('id')
    .where('area_id', '=', areaId)
    .where('name', '=', name)
    .where('id', '<>', besides)
    .executeTakeFirst()
  return row !== undefined
}

/** @returns how many rows changed: none when somebody else was faster */
export async function changeCourse(
  trx: Trx,
  course: Pick<Course, 'id' | 'areaId'>,
  seen: number,
  change: CourseToKeep,
): Promise<bigint> {
  const changed = await trx
    .updateTable('training.course')
    .set({
      name: change.name,
      validity_months: change.validityMonths,
      grace_days: change.graceDays,
      from_on: change.fromOn,
      until_on: change.untilOn ?? null,
      ...byMe(),
      version: seen + 1,
    })
    .where('id', '=', course.id)
    .where('version', '=', seen)
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n) {
    await trx.deleteFrom('training.equivalence').where('course_id', '=', course.id).execute()
    await countAs(trx, course, change.countsAs)
  }
  return changed.numUpdatedRows
}

async function countAs(trx: Trx, { id, areaId }: Pick<Course, 'id' | 'areaId'>, others: readonly string[]) {
  if (others.length === 0) return
  await trx
    .insertInto('training.equivalence')
    .values(others.map((other) => ({ area_id: areaId, course_id: id, counts_as_id: other })))
    .execute()
}

/** Requirements of an area that have not ended, by course. */
export async function listRequirements(
  trx: Trx,
  areaId: string,
  today: Temporal.PlainDate,
): Promise<readonly Requirement[]> {
  const rows = await requirementRows(trx)
    .where('requirement.area_id', '=', areaId)
    .where((where) => where.or([where('requirement.until_on', 'is', null), where('requirement.until_on', '>=', today)]))
    .orderBy('course.name')
    .orderBy('requirement.role')
    .orderBy('requirement.id')
    .execute()
  return rows.map(requirementIn)
}

export async function findRequirement(trx: Trx, id: string): Promise<Requirement | undefined> {
  const row = await requirementRows(trx).where('requirement.id', '=', id).executeTakeFirst()
  return row && requirementIn(row)
}

export type NewRequirement = Pick<
  Requirement,
  'areaId' | 'courseId' | 'role' | 'agencyKind' | 'setting' | 'withinDays' | 'why' | 'fromOn'
>

export async function addRequirements(trx: Trx, requirements: readonly NewRequirement[]): Promise<readonly string[]> {
  const rows = requirements.map((one) => ({
    id: newId(),
    area_id: one.areaId,
    course_id: one.courseId,
    role: one.role,
    agency_kind: one.agencyKind,
    setting: one.setting,
    within_days: one.withinDays,
    why: one.why,
    from_on: one.fromOn,
  }))
  if (rows.length > 0) await trx.insertInto('training.requirement').values(rows).execute()
  return rows.map(({ id }) => id)
}

export async function changeRequirement(
  trx: Trx,
  id: string,
  seen: number,
  change: Pick<Requirement, 'withinDays' | 'why' | 'untilOn'>,
): Promise<bigint> {
  const changed = await trx
    .updateTable('training.requirement')
    .set({
      within_days: change.withinDays,
      why: change.why,
      until_on: change.untilOn ?? null,
      ...byMe(),
      version: seen + 1,
    })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

const courseRows = (trx: Trx) =>
  trx
    .selectFrom('training.course as course')
    .leftJoin('accounts.account as changer', 'changer.id', 'course.changed_by')
    .selectAll('course')
    .select('changer.name as changer')
    .select(
      sql<string[]>`array(select e.counts_as_id::text from training.equivalence e
                           where e.area_id = course.area_id and e.course_id = course.id)`.as('counts_as'),
    )

const requirementRows = (trx: Trx) =>
  trx
    .selectFrom('training.requirement as requirement')
    .innerJoin('training.course as course', 'course.id', 'requirement.course_id')
    .leftJoin('accounts.account as changer', 'changer.id', 'requirement.changed_by')
    .selectAll('requirement')
    .select(['course.name as course', 'changer.name as changer'])

function courseIn(row: RowOf<ReturnType<typeof courseRows>>): Course {
  return {
    ...keptIn(row),
    code: row.code ?? undefined,
    name: row.name,
    validityMonths: row.validity_months,
    graceDays: row.grace_days,
    fromOn: row.from_on,
    untilOn: row.until_on ?? undefined,
    countsAs: row.counts_as,
  }
}

function requirementIn(row: RowOf<ReturnType<typeof requirementRows>>): Requirement {
  return {
    ...keptIn(row),
    courseId: row.course_id,
    course: row.course,
    role: row.role,
    agencyKind: row.agency_kind,
    setting: row.setting,
    withinDays: row.within_days,
    why: row.why,
    fromOn: row.from_on,
    untilOn: row.until_on ?? undefined,
  }
}

export function keptIn(row: {
  id: string
  area_id: string
  version: number
  changer: string | null
  changed_at: Temporal.Instant
}) {
  return {
    id: row.id,
    areaId: row.area_id,
    ...changedIn(row),
  }
}
