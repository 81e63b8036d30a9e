/** SQL of reminders: what went, what goes next, and who asked for none. Whose rows there are is the database's to say. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { isReminderStep, type ReminderStep } from './steps.ts'

export type Sent = {
  readonly personId: string
  readonly person: string
  readonly agency: string
  readonly course: string
  readonly dueOn: Temporal.PlainDate
  readonly step: ReminderStep
  readonly sentOn: Temporal.PlainDate
}

/** The latest first. */
export async function listSent(trx: Trx, areaId: string): Promise<readonly Sent[]> {
  const rows = await trx
    .selectFrom('training.reminder as reminder')
    .innerJoin('training.person as person', 'person.id', 'reminder.person_id')
    .innerJoin('accounts.agency as agency', 'agency.id', 'person.agency_id')
    .innerJoin('training.course as course', 'course.id', 'reminder.course_id')
    .select(['reminder.person_id', 'reminder.due_on', 'reminder.step', 'reminder.sent_on'])
    .select(['person.name as person', 'agency.name as agency', 'course.name as course'])
    .where('reminder.area_id', '=', areaId)
    .orderBy('reminder.sent_on', 'desc')
    .orderBy('person.name')
    .orderBy('course.name')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    person: row.person,
    agency: row.agency,
    course: row.course,
    dueOn: row.due_on,
    step: stepIn(row.step),
    sentOn: row.sent_on,
  }))
}

export type Coming = {
  readonly personId: string
  readonly person: string
  readonly agency: string
  readonly course: string
  readonly dueOn: Temporal.PlainDate
  readonly sent: readonly ReminderStep[]
  /** Why no letter goes to them, though their agency is told. */
  readonly noLetter: 'no address' | 'asked for none' | undefined
}

/** Whoever must have a course by a day within so many days, or should have had it and was not told, the nearest day first. */
export async function listComing(
  trx: Trx,
  areaId: string,
  today: Temporal.PlainDate,
  withinDays: number,
): Promise<readonly Coming[]> {
  const { rows } = await sql<{
    person_id: string
    person: string
    agency: string
    course: string
    due_on: Temporal.PlainDate
    sent: readonly string[]
    has_address: boolean
    without_letters: boolean
  }>`
    select p.id as person_id, p.name as person, g.name as agency, c.name as course, n.due_on,
           array(select r.step from training.reminder r
                  where r.area_id = p.area_id and r.person_id = p.id and r.course_id = n.course_id and r.due_on = n.due_on) as sent,
           training.can_be_written_to(p.email) as has_address,
           exists (select from training.without_letters w where w.area_id = p.area_id and w.person_id = p.id) as without_letters
      from training.needed_by(${areaId}::uuid, ${today}::date) n
      join training.person p on p.id = n.person_id
      join accounts.agency g on g.id = p.agency_id
      join training.course c on c.id = n.course_id
     where n.due_on <= ${today.add({ days: withinDays })}::date
       and not exists (select from training.reminder r
                        where r.area_id = p.area_id and r.person_id = p.id and r.course_id = n.course_id and r.due_on = n.due_on and r.step = 'past')
     order by n.due_on desc, p.name, c.name
     limit 500`.execute(trx)
  return rows.map((row) => ({
    personId: row.person_id,
    person: row.person,
    agency: row.agency,
    course: row.course,
    dueOn: row.due_on,
    sent: row.sent.map(stepIn),
    noLetter: row.without_letters ? 'asked for none' : row.has_address ? undefined : 'no address',
  }))
}

export type Digest = { readonly agency: string; readonly sentOn: Temporal.PlainDate; readonly people: number }

/** The last that went to each agency. */
export async function listDigests(trx: Trx, areaId: string): Promise<readonly Digest[]> {
  const rows = await trx
    .selectFrom('training.digest as digest')
    .innerJoin('accounts.agency as agency', 'agency.id', 'digest.agency_id')
    .select(['agency.name as agency', 'digest.sent_on', 'digest.people'])
    .distinctOn(['agency.name', 'digest.agency_id'])
    .where('digest.area_id', '=', areaId)
    .orderBy('agency.name')
    .orderBy('digest.agency_id')
    .orderBy('digest.week_on', 'desc')
    .execute()
  return rows.map((row) => ({ agency: row.agency, sentOn: row.sent_on, people: row.people }))
}

export async function getsLetters(trx: Trx, personId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('training.without_letters')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row === undefined
}

type OnePerson = { readonly id: string; readonly areaId: string }

/** Said again, it stays as it is. */
export async function sayLetters(trx: Trx, { id, areaId }: OnePerson, wanted: boolean): Promise<void> {
  if (wanted) await trx.deleteFrom('training.without_letters').where('person_id', '=', id).execute()
  else
    await trx
      .insertInto('training.without_letters')
      .values({ area_id: areaId, person_id: id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

function stepIn(text: string): ReminderStep {
  if (!isReminderStep(text)) throw new Error(`the database has a step that the room does not know: ${text}`)
  return text
}
