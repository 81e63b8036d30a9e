/** SQL of who came to a session, and of the completions that follow from it. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { byMe, colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { isPresence, type Attendee, type Presence, type Said } from './attendance.ts'
import type { Session } from './session.ts'

type Row = {
  readonly id: string
  readonly name: string
  readonly agency: string
  readonly email: string | null
  readonly presence: string | null
  readonly was_booked: boolean
  readonly asked_feedback: boolean | null
}

/** Everybody who had a place or of whom it was said whether they came, by name. */
export async function listAttendees(trx: Trx, { id, areaId }: Pick<Session, 'id' | 'areaId'>): Promise<Attendee[]> {
  const { rows } = await sql<Row>`
    select p.id, p.name, g.name as agency, p.email, a.presence, a.asked_feedback, b.id is not null as was_booked
      from training.person p
      join accounts.agency g on g.id = p.agency_id
      left join training.booking b
        on b.area_id = p.area_id and b.session_id = ${id}::uuid and b.person_id = p.id and b.state = 'booked'
      left join training.attendance a on a.area_id = p.area_id and a.session_id = ${id}::uuid and a.person_id = p.id
     where p.area_id = ${areaId}::uuid
       and p.id in (select person_id from training.booking
                     where area_id = ${areaId}::uuid and session_id = ${id}::uuid and state = 'booked'
                    union
                    select person_id from training.attendance where area_id = ${areaId}::uuid and session_id = ${id}::uuid)
     order by p.name, p.id`.execute(trx)
  return rows.map((row) => ({
    personId: row.id,
    name: row.name,
    agency: row.agency,
    email: row.email ?? undefined,
    presence: row.presence === null ? undefined : presenceIn(row.presence),
    wasBooked: row.was_booked,
    askedFeedback: row.asked_feedback === true,
  }))
}

/** How often anything was said of who came: whoever saw fewer has not seen what somebody else recorded. */
export type Sayings = {
  readonly version: number
  readonly changedBy: string
  readonly changedAt: Temporal.Instant | undefined
}

export async function findSayings(trx: Trx, { id, areaId }: Pick<Session, 'id' | 'areaId'>): Promise<Sayings> {
  const { rows } = await sql<{ version: number; changer: string | null; changed_at: Temporal.Instant | null }>`
    select coalesce(sum(a.version), 0)::integer as version, max(a.changed_at) as changed_at,
           (array_agg(c.name order by a.changed_at desc))[1] as changer
      from training.attendance a
      left join accounts.account c on c.id = a.changed_by
     where a.area_id = ${areaId}::uuid and a.session_id = ${id}::uuid`.execute(trx)
  const [row] = rows
  return {
    version: row?.version ?? 0,
    changedBy: colleagueName(row?.changer ?? null),
    changedAt: row?.changed_at ?? undefined,
  }
}

export async function say(trx: Trx, { id, areaId }: Pick<Session, 'id' | 'areaId'>, said: readonly Said[]) {
  if (said.length === 0) return
  await trx
    .insertInto('training.attendance')
    .values(said.map(({ personId, presence }) => ({ area_id: areaId, session_id: id, person_id: personId, presence })))
    .onConflict((conflict) =>
      conflict.columns(['area_id', 'session_id', 'person_id']).doUpdateSet((row) => ({
        presence: row.ref('excluded.presence'),
        version: sql<number>`attendance.version + 1`,
        ...byMe(),
      })),
    )
    .execute()
}

/** Whoever came has completed the course on the day, once. @returns how many completions are new */
export async function addCompletions(trx: Trx, session: Session, personIds: readonly string[]): Promise<number> {
  if (personIds.length === 0) return 0
  const added = await trx
    .insertInto('training.completion')
    .values(
      personIds.map((personId) => ({
        id: newId(),
        area_id: session.areaId,
        person_id: personId,
        course_id: session.courseId,
        completed_on: session.heldOn,
        evidence: 'attended',
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0n)
}

/**
 * Whoever did not come after all has not completed it. What was set aside before stays as it is, and so does what another session of the
 * course on the same day gave (row security sees to that). @returns the ids of the completions that went
 */
export async function removeCompletions(
  trx: Trx,
  session: Session,
  personIds: readonly string[],
): Promise<readonly string[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    delete from training.completion d
     where d.area_id = ${session.areaId}::uuid and d.course_id = ${session.courseId}::uuid
       and d.completed_on = ${session.heldOn}::date and d.evidence = 'attended' and d.person_id = any (${personIds}::uuid[])
       and not exists (select from training.correction x where x.area_id = d.area_id and x.completion_id = d.id)
    returning d.id`.execute(trx)
  return rows.map(({ id }) => id)
}

/** That they were once sent a way to say what they thought. */
export async function markAsked(
  trx: Trx,
  { id, areaId }: Pick<Session, 'id' | 'areaId'>,
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return
  await trx
    .updateTable('training.attendance')
    .set({ asked_feedback: true, ...byMe() })
    .where('area_id', '=', areaId)
    .where('session_id', '=', id)
    .where('person_id', 'in', personIds)
    .execute()
}

function presenceIn(text: string): Presence {
  if (!isPresence(text)) throw new Error(`the database has a presence that the room does not know: ${text}`)
  return text
}
