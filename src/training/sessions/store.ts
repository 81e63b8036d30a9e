/** SQL of training sessions. Which there are for somebody is the database's to say. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { byMeAfter } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { RowOf } from '#platform/database/rows.ts'
import { keptIn } from '../courses/store.ts'
import type { Places, Session } from './session.ts'

/** Those of today and to come, the next first. @param courseId of one course only */
export async function listComing(trx: Trx, today: Temporal.PlainDate, courseId?: string): Promise<readonly Session[]> {
  const rows = await ofCourse(sessionRows(trx), courseId)
    .where('session.held_on', '>=', today)
    .orderBy('session.held_on')
    .orderBy('session.starts_at')
    .limit(200)
    .execute()
  return rows.map(sessionIn)
}

/** Those of the year that has passed, the latest first. */
export async function listHeld(trx: Trx, today: Temporal.PlainDate, courseId?: string): Promise<readonly Session[]> {
  const rows = await ofCourse(sessionRows(trx), courseId)
    .where('session.held_on', '<', today)
    .where('session.held_on', '>=', today.subtract({ years: 1 }))
    .orderBy('session.held_on', 'desc')
    .orderBy('session.starts_at', 'desc')
    .limit(200)
    .execute()
  return rows.map(sessionIn)
}

export async function findSession(trx: Trx, id: string): Promise<Session | undefined> {
  const row = await sessionRows(trx).where('session.id', '=', id).executeTakeFirst()
  return row && sessionIn(row)
}

/** Of each session, by its id: how many have a place and how many wait, of whatever agency. */
export async function countPlaces(
  trx: Trx,
  sessions: readonly Pick<Session, 'id'>[],
): Promise<ReadonlyMap<string, Places>> {
  const { rows } = await sql<{ session_id: string } & Places>`
    select session_id, booked, waiting from training.places_taken(${sessions.map(({ id }) => id)}::uuid[])`.execute(trx)
  return new Map(rows.map(({ session_id, booked, waiting }) => [session_id, { booked, waiting }]))
}

export type SessionToKeep = Pick<Session, 'heldOn' | 'startsAt' | 'endsAt' | 'place' | 'link' | 'capacity' | 'trainer'>
export type NewSession = SessionToKeep & Pick<Session, 'areaId' | 'courseId' | 'agencyId'>

/** Its arranger is the writer's agency. @returns its id */
export async function addSession(trx: Trx, session: NewSession): Promise<string> {
  const id = newId()
  await trx
    .insertInto('training.session')
    .values({
      id,
      area_id: session.areaId,
      course_id: session.courseId,
      agency_id: session.agencyId ?? null,
      ...columnsOf(session),
    })
    .execute()
  return id
}

/** @returns how many rows changed: none when somebody else was faster */
export async function changeSession(trx: Trx, id: string, seen: number, change: SessionToKeep): Promise<bigint> {
  const changed = await trx
    .updateTable('training.session')
    .set({ ...columnsOf(change), ...byMeAfter(seen) })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

/** @returns false when it was cancelled before */
export async function cancelSession(
  trx: Trx,
  { id, areaId }: Pick<Session, 'id' | 'areaId'>,
  reason: string,
): Promise<boolean> {
  const added = await trx
    .insertInto('training.session_cancellation')
    .values({ session_id: id, area_id: areaId, reason })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

const sessionRows = (trx: Trx) =>
  trx
    .selectFrom('training.session as session')
    .innerJoin('training.course as course', 'course.id', 'session.course_id')
    .innerJoin('accounts.agency as arranger', 'arranger.id', 'session.arranged_by')
    .leftJoin('accounts.agency as agency', 'agency.id', 'session.agency_id')
    .leftJoin('training.session_cancellation as cancellation', 'cancellation.session_id', 'session.id')
    .leftJoin('accounts.account as changer', 'changer.id', 'session.changed_by')
    .selectAll('session')
    .select([
      'course.name as course',
      'agency.name as agency',
      'arranger.name as arranger',
      'cancellation.reason as cancelled',
      'changer.name as changer',
    ])
    .select(
      sql<boolean>`exists (select from training.attendance a
                            where a.area_id = session.area_id and a.session_id = session.id)`.as('is_recorded'),
    )

function ofCourse(rows: ReturnType<typeof sessionRows>, courseId: string | undefined) {
  return courseId === undefined ? rows : rows.where('session.course_id', '=', courseId)
}

type SessionRow = RowOf<ReturnType<typeof sessionRows>>

function sessionIn(row: SessionRow): Session {
  return {
    ...keptIn(row),
    courseId: row.course_id,
    course: row.course,
    heldOn: row.held_on,
    startsAt: row.starts_at.slice(0, 5),
    endsAt: row.ends_at.slice(0, 5),
    place: row.place,
    link: row.link,
    capacity: row.capacity,
    trainer: row.trainer,
    agencyId: row.agency_id ?? undefined,
    agency: row.agency ?? undefined,
    arrangedBy: row.arranged_by,
    arranger: row.arranger,
    cancelled: row.cancelled ?? undefined,
    isRecorded: row.is_recorded,
  }
}

function columnsOf(session: SessionToKeep) {
  return {
    held_on: session.heldOn,
    starts_at: session.startsAt,
    ends_at: session.endsAt,
    place: session.place,
    link: session.link,
    capacity: session.capacity,
    trainer: session.trainer,
  }
}
