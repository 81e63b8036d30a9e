/**
 * Reminds an agency by mail that a request waits: once before the day an answer is due and once after, to each of its contacts. The mail says
 * nothing of the request. A reminder's row and its letters are one transaction, and the row can be there once: the job may run twice, or be
 * killed midway, and everybody is reminded once.
 */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Database, Trx } from '#platform/database/database.ts'
import type { JobDefinition } from '#platform/jobs/jobs.ts'
import type { MailToQueue } from '#platform/mail/mail.ts'
import { note } from '#records/audit.ts'
import type { SettingValues } from '#reference/settings.ts'
import { findSettings } from '../store.ts'
import { reminderDue, type ReminderKind } from './remind-rules.ts'

export type Reminding = {
  /** Where people reach the service, without a trailing slash. */
  readonly baseUrl: string
  readonly queueMail: (trx: Trx, mail: MailToQueue) => Promise<void>
}

export function remindAgenciesJob(reminding: Reminding): JobDefinition {
  return {
    name: 'remind-agencies',
    schedule: { dailyAt: '07:40' },
    limitSeconds: 600,
    async work(_ids, { database, clock, stopping }) {
      const counts = { requests: 0, letters: 0 }
      for (const due of await remindersDue(database, clock.today())) {
        if (stopping.aborted) break
        const letters = await database.asService('clerk', (trx) => remind(trx, due, reminding))
        if (letters === undefined) continue
        counts.requests += 1
        counts.letters += letters
      }
      return counts
    },
  }
}

type Unanswered = {
  readonly id: string
  readonly area_id: string
  readonly case_id: string
  readonly agency_id: string
  readonly due_on: Temporal.PlainDate
}
type Due = Unanswered & { readonly kind: ReminderKind }

/** No request is reminded of longer before than this, whatever an area has set. */
const horizonDays = 30

async function remindersDue(database: Database, today: Temporal.PlainDate): Promise<readonly Due[]> {
  return await database.asService('clerk', async (trx) => {
    const { rows } = await sql<Unanswered & { reminded: readonly string[] }>`
      select r.id, r.area_id, r.case_id, r.agency_id, r.due_on,
             array(select m.kind from cases.information_reminder m where m.area_id = r.area_id and m.request_id = r.id) as reminded
        from cases.information_request r
       where r.replied_on is null and r.withdrawn_at is null and r.due_on <= ${today.add({ days: horizonDays })}
       order by r.due_on, r.id`.execute(trx)
    const settings = new Map<string, SettingValues>()
    for (const areaId of new Set(rows.map((row) => row.area_id))) settings.set(areaId, await findSettings(trx, areaId))
    return rows.flatMap((row) => {
      const values = settings.get(row.area_id)
      const kind = values && reminderDue(row.due_on, today, values)
      return kind === undefined || row.reminded.includes(kind) ? [] : [{ ...row, kind }]
    })
  })
}

/** @returns how many letters were queued; undefined when it was reminded, answered or withdrawn meanwhile */
async function remind(trx: Trx, due: Due, { baseUrl, queueMail }: Reminding): Promise<number | undefined> {
  // Read again: the list was made a moment ago.
  const open = await trx
    .selectFrom('cases.information_request')
    .select('id')
    .where('id', '=', due.id)
    .executeTakeFirst()
  if (open === undefined) return undefined
  const added = await trx
    .insertInto('cases.information_reminder')
    .values({ area_id: due.area_id, request_id: due.id, kind: due.kind })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return undefined
  const contacts = await sql<{ email: string; language: string }>`
    select email, language from access.contacts_of(${due.agency_id}::uuid)`.execute(trx)
  for (const { email, language } of contacts.rows)
    await queueMail(trx, {
      to: email,
      template: due.kind === 'before' ? 'answer-due' : 'answer-overdue',
      details: { link: `${baseUrl}/work` },
      language: language === 'cy' ? 'cy' : 'en',
      areaId: due.area_id,
    })
  await note(trx, {
    action: 'remind agency',
    subject: { kind: 'information request', id: due.id },
    areaId: due.area_id,
    caseId: due.case_id,
    details: { kind: due.kind, letters: contacts.rows.length },
  })
  return contacts.rows.length
}
