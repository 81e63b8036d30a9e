/** SQL of places at a session: asked for, waited for, given up. Who has one and who waits is decided in the database, one at a time. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { byMe } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { oneOf, type RowOf } from '#platform/database/rows.ts'
import type { Session } from './session.ts'

const bookingStates = ['booked', 'waiting', 'withdrawn'] as const
export type BookingState = (typeof bookingStates)[number]

export type Booking = {
  readonly id: string
  readonly sessionId: string
  readonly personId: string
  readonly person: string
  readonly agency: string
  /** Where letters go; some have none. */
  readonly email: string | undefined
  readonly state: BookingState
}

/** Those of a session that stand and that one may see: who has a place by name, then who waits, in order. */
export async function listBookings(trx: Trx, sessionId: string): Promise<readonly Booking[]> {
  const rows = await bookingRows(trx)
    .where('booking.session_id', '=', sessionId)
    .where('booking.state', '<>', 'withdrawn')
    .orderBy('booking.state')
    .orderBy(sql`case booking.state when 'booked' then person.name end`)
    .orderBy('booking.asked_at')
    .execute()
  return rows.map(bookingIn)
}

export async function findBooking(trx: Trx, id: string): Promise<Booking | undefined> {
  const row = await bookingRows(trx).where('booking.id', '=', id).executeTakeFirst()
  return row && bookingIn(row)
}

/** Bookings that stand, of these people, at sessions from a day on. */
export async function listBookingsOf(
  trx: Trx,
  personIds: readonly string[],
  from: Temporal.PlainDate,
): Promise<readonly Booking[]> {
  if (personIds.length === 0) return []
  const rows = await bookingRows(trx)
    .innerJoin('training.session as session', 'session.id', 'booking.session_id')
    .where('booking.person_id', 'in', personIds)
    .where('booking.state', '<>', 'withdrawn')
    .where('session.held_on', '>=', from)
    .orderBy('session.held_on')
    .execute()
  return rows.map(bookingIn)
}

/** Asks for a place for each, in this order. Whoever has asked already is left as they are. @returns how many are new */
export async function book(
  trx: Trx,
  session: Pick<Session, 'id' | 'areaId'>,
  personIds: readonly string[],
): Promise<number> {
  const added = await trx
    .insertInto('training.booking')
    .values(
      personIds.map((personId) => ({
        id: newId(),
        area_id: session.areaId,
        session_id: session.id,
        person_id: personId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0n)
}

/** Whoever asks at the same time waits until this transaction has ended. Before anything that may free a place. */
export async function takeTurn(trx: Trx, sessionId: string): Promise<void> {
  await sql`select training.take_turn(${sessionId}::uuid)`.execute(trx)
}

/** @returns false when it was given up before */
export async function withdraw(trx: Trx, bookingId: string): Promise<boolean> {
  const changed = await trx
    .updateTable('training.booking')
    .set({ state: 'withdrawn', ...byMe() })
    .where('id', '=', bookingId)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** Those who waited longest take what places there are. @returns them, of whatever agency, with the address to tell it to */
export async function moveUp(trx: Trx, sessionId: string): Promise<readonly { readonly email: string | undefined }[]> {
  const { rows } = await sql<{ email: string | null }>`
    select email from training.move_up(${sessionId}::uuid)`.execute(trx)
  return rows.map(({ email }) => ({ email: email ?? undefined }))
}

export type Bookable = {
  readonly id: string
  readonly name: string
  readonly agency: string
  readonly isOverdue: boolean
}

/** Those whom one keeps who are due or overdue for the session's course and have not asked yet: who is latest first. */
export async function listDueFor(
  trx: Trx,
  session: Session,
  today: Temporal.PlainDate,
  most: number,
): Promise<readonly Bookable[]> {
  const { rows } = await sql<{ id: string; name: string; agency: string; is_overdue: boolean }>`
    select p.id, p.name, g.name as agency, s.status = 'overdue' as is_overdue
      from training.standing_on(${session.areaId}::uuid, ${today}::date) s
      join training.person p on p.id = s.person_id
      join accounts.agency g on g.id = p.agency_id
     where s.course_id = ${session.courseId}::uuid and s.status in ('due', 'overdue')
       and (${session.agencyId ?? null}::uuid is null or p.agency_id = ${session.agencyId ?? null}::uuid)
       and not exists (select from training.booking b
                        where b.area_id = p.area_id and b.session_id = ${session.id}::uuid and b.person_id = p.id
                          and b.state <> 'withdrawn')
     order by s.status desc, s.due_on, p.name, p.id
     limit ${most}`.execute(trx)
  return rows.map(({ id, name, agency, is_overdue }) => ({ id, name, agency, isOverdue: is_overdue }))
}

export type Known = {
  readonly id: string
  readonly email: string | undefined
  readonly staffNumber: string | undefined
}

/** People of the register whom these e-mail addresses or staff numbers name, as far as one may see and they may come. */
export async function findPeople(trx: Trx, session: Session, words: readonly string[]): Promise<readonly Known[]> {
  if (words.length === 0) return []
  let people = trx
    .selectFrom('training.person')
    .select(['id', 'email', 'staff_number'])
    .where('area_id', '=', session.areaId)
    .where((where) =>
      where.or([
        where(
          'email',
          'in',
          words.map((word) => word.toLowerCase()),
        ),
        where('staff_number', 'in', words),
      ]),
    )
  if (session.agencyId !== undefined) people = people.where('agency_id', '=', session.agencyId)
  const rows = await people.execute()
  return rows.map(({ id, email, staff_number }) => ({
    id,
    email: email ?? undefined,
    staffNumber: staff_number ?? undefined,
  }))
}

const bookingRows = (trx: Trx) =>
  trx
    .selectFrom('training.booking as booking')
    .innerJoin('training.person as person', 'person.id', 'booking.person_id')
    .innerJoin('accounts.agency as agency', 'agency.id', 'person.agency_id')
    .select([
      'booking.id',
      'booking.session_id',
      'booking.person_id',
      'booking.state',
      'person.name as person',
      'person.email',
      'agency.name as agency',
    ])

type BookingRow = RowOf<ReturnType<typeof bookingRows>>

function bookingIn(row: BookingRow): Booking {
  return {
    id: row.id,
    sessionId: row.session_id,
    personId: row.person_id,
    person: row.person,
    agency: row.agency,
    email: row.email ?? undefined,
    state: oneOf(bookingStates, row.state),
  }
}
