/** Training sessions of the invented Thurrock: to come, full with people waiting, for one agency, cancelled, and held with what people thought. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import type { TrainingCourse } from '#reference/training.ts'
import { listCourses } from '#training/courses/store.ts'
import { addCompletions, say } from '#training/sessions/attendance-store.ts'
import type { Said } from '#training/sessions/attendance.ts'
import { book, listBookings, listDueFor } from '#training/sessions/bookings-store.ts'
import type { Session } from '#training/sessions/session.ts'
import { addSession, cancelSession, findSession, type NewSession } from '#training/sessions/store.ts'

type Wanted = {
  readonly areaId: string
  readonly today: Temporal.PlainDate
  /** Whose people alone come to one of them. */
  readonly healthId: string
}

type Invented = Partial<NewSession> & {
  readonly course: TrainingCourse
  readonly inDays: number
  readonly asked: number
}

export async function inventTrainingSessions(trx: Trx, { areaId, today, healthId }: Wanted): Promise<void> {
  const courses = new Map((await listCourses(trx, areaId)).map(({ id, code }) => [code, id]))
  const invent = async ({ course, inDays, asked, ...own }: Invented): Promise<Session> => {
    const courseId = courses.get(course)
    if (courseId === undefined) throw new Error(`the demonstration has no course ${course}`)
    const id = await addSession(trx, { ...usual, areaId, courseId, heldOn: today.add({ days: inDays }), ...own })
    const session = await findSession(trx, id)
    if (session === undefined) throw new Error('the session that was just arranged is not there')
    const people = await listDueFor(trx, session, today, asked)
    if (people.length > 0)
      await book(
        trx,
        session,
        people.map((person) => person.id),
      )
    return session
  }
  // The first is over before anybody is booked on another, so that those who came to it are no longer due.
  await recordAsHeld(trx, await invent({ course: 'gov_awareness', inDays: -40, asked: 14, capacity: 16 }))
  await invent({ course: 'gov_awareness', inDays: 9, asked: 11 })
  await invent({
    course: 'gov_referrals',
    inDays: 23,
    asked: 15,
    capacity: 6,
    ...online,
    startsAt: '14:00',
    endsAt: '15:30',
  })
  await invent({ course: 'nhs_l3_5', inDays: 16, asked: 6, agencyId: healthId, place: 'Orsett Clinic, training room' })
  const flooded = await invent({ course: 'councillor', inDays: 5, asked: 0, place: 'Town Hall, committee room 2' })
  await cancelSession(trx, flooded, 'The committee room is closed after a leak. A new day follows.')
}

const usual = {
  startsAt: '09:30',
  endsAt: '12:30',
  place: 'Civic Offices, Grays, room 4',
  link: '',
  capacity: 20,
  trainer: 'Thurrock Council',
  agencyId: undefined,
} as const
const online = { place: '', link: 'https://meet.example/prevent-referrals', trainer: 'Essex Police' } as const

async function recordAsHeld(trx: Trx, session: Session): Promise<void> {
  const booked = await listBookings(trx, session.id)
  const said = booked.map(({ personId }, place): Said => {
    const presence = place === 3 ? 'apologies' : place === 8 ? 'absent' : 'attended'
    return { personId, presence }
  })
  await say(trx, session, said)
  const came = said.filter(({ presence }) => presence === 'attended').map(({ personId }) => personId)
  await addCompletions(trx, session, came)
  for (const [useful, surer, pace, change] of thoughts)
    await sql`
      insert into training.feedback (reply_key, area_id, session_id, useful, surer, pace, change)
      values (${randomBytes(32)}, ${session.areaId}::uuid, ${session.id}::uuid, ${useful}, ${surer}, ${pace}, ${change})`.execute(
      trx,
    )
}

const thoughts = [
  ['very', 'surer', 'right', 'More time for the examples from schools'],
  ['very', 'surer', 'right', ''],
  ['quite', 'surer', 'too fast', 'Send the slides beforehand'],
  ['very', 'surer', 'right', ''],
  ['quite', 'same', 'right', ''],
  ['little', 'same', 'too slow', 'Shorter, for those who have done it before'],
  ['very', 'surer', 'right', ''],
  ['quite', 'surer', 'right', ''],
] as const
