/**
 * Every morning: each person is reminded of the courses they must have by a day that is near or past, by one letter however many they are; and
 * once a week the contacts of each agency. The marks that they were and the letters are one transaction, and a mark can be there once: the job may
 * run twice, or be killed midway, and everybody is reminded once. What nobody asks of somebody they are not reminded of.
 */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { findSettings } from '#cases/store.ts'
import type { Database, Trx } from '#platform/database/database.ts'
import type { JobDefinition } from '#platform/jobs/jobs.ts'
import { isMailAddress } from '#platform/mail/letter.ts'
import type { MailToQueue } from '#platform/mail/mail.ts'
import { note } from '#records/audit.ts'
import { reminderDays, type ReminderDays } from './steps.ts'

export type Reminding = {
  /** Where people reach the service, without a trailing slash. */
  readonly baseUrl: string
  readonly queueMail: (trx: Trx, mail: MailToQueue) => Promise<void>
}

export type Reminded = { readonly people: number; readonly agencies: number }

/** In one transaction: what is lost when a process dies is sent by the next run. */
const peopleAtATime = 200

export function remindTrainingJob(reminding: Reminding): JobDefinition {
  return {
    name: 'remind-training',
    schedule: { dailyAt: '07:50' },
    limitSeconds: 600,
    work: (_ids, { database, clock, stopping }) => remindOfTraining(database, clock.today(), reminding, stopping),
  }
}

/** @returns to how many people and agencies letters were queued */
export async function remindOfTraining(
  database: Database,
  today: Temporal.PlainDate,
  reminding: Reminding,
  stopping?: AbortSignal,
): Promise<Reminded> {
  const areas = await database.asService('clerk', async (trx) => {
    const rows = await trx.selectFrom('accounts.area').select('id').execute()
    const found = []
    for (const { id } of rows) found.push({ id, days: reminderDays(await findSettings(trx, id)) })
    return found
  })
  const sum = { people: 0, agencies: 0 }
  for (const area of areas) {
    let some = 0
    do {
      if (stopping?.aborted === true) return sum
      some = await database.asService('clerk', (trx) => remindPeople(trx, area, today, reminding))
      sum.people += some
    } while (some === peopleAtATime)
    sum.agencies += await database.asService('clerk', (trx) => remindAgencies(trx, area, today, reminding))
  }
  return sum
}

type Area = { readonly id: string; readonly days: ReminderDays }
type Addressee = { readonly email: string; readonly language: string }

/** @returns how many people were marked as reminded */
async function remindPeople(trx: Trx, { id, days }: Area, today: Temporal.PlainDate, reminding: Reminding) {
  const { rows } = await sql<Addressee & { is_past: boolean }>`
    select email, language, is_past
      from training.remind_people(${id}::uuid, ${today}::date, ${days.first}, ${days.second}, ${days.last}, ${peopleAtATime})`.execute(
    trx,
  )
  for (const person of rows)
    await send(trx, reminding, id, {
      ...person,
      template: person.is_past ? 'training-past' : 'training-near',
      page: '/training/own',
    })
  if (rows.length > 0)
    await note(trx, {
      action: 'remind people of training',
      subject: { kind: 'training' },
      areaId: id,
      details: { people: rows.length },
    })
  return rows.length
}

/** @returns how many agencies were told */
async function remindAgencies(trx: Trx, { id, days }: Area, today: Temporal.PlainDate, reminding: Reminding) {
  const { rows } = await sql<Addressee & { agency_id: string }>`
    select agency_id, email, language
      from training.remind_agencies(${id}::uuid, ${today}::date, ${days.first})`.execute(trx)
  for (const contact of rows)
    await send(trx, reminding, id, { ...contact, template: 'training-of-agency', page: '/training/reminders' })
  const agencies = new Set(rows.map(({ agency_id }) => agency_id)).size
  if (agencies > 0)
    await note(trx, {
      action: 'remind agencies of training',
      subject: { kind: 'training' },
      areaId: id,
      details: { agencies, letters: rows.length },
    })
  return agencies
}

async function send(
  trx: Trx,
  { baseUrl, queueMail }: Reminding,
  areaId: string,
  { email, language, template, page }: Addressee & { readonly template: string; readonly page: string },
): Promise<void> {
  // The database leaves out whom no letter can reach; one that it should have is no reason to stop everybody else’s.
  if (!isMailAddress(email)) return
  await queueMail(trx, {
    to: email,
    template,
    details: { link: `${baseUrl}${page}` },
    language: language === 'cy' ? 'cy' : 'en',
    areaId,
  })
}
