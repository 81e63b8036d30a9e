/**
 * Brings up again, once, an emergency access that nobody has judged in time: a letter to everybody who may judge it. The mark and its letters
 * are one transaction, so that the job may run twice, or be killed midway, and everybody is told once.
 */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Database, Trx } from '#platform/database/database.ts'
import type { JobDefinition } from '#platform/jobs/jobs.ts'
import { note } from '#records/audit.ts'
import { findSettings } from '../store.ts'
import type { Mailing } from '../telling.ts'
import { reviewDueOn } from './review-due.ts'

export function remindReviewersJob(mailing: Mailing): JobDefinition {
  return {
    name: 'remind-reviewers',
    schedule: { dailyAt: '07:45' },
    limitSeconds: 600,
    async work(_ids, { database, clock, stopping }) {
      const counts = { accesses: 0, letters: 0 }
      for (const overdue of await overdueAccesses(database, clock.today())) {
        if (stopping.aborted) break
        const letters = await database.asService('clerk', (trx) => remind(trx, overdue, mailing))
        counts.accesses += letters > 0 ? 1 : 0
        counts.letters += letters
      }
      return counts
    },
  }
}

type Unreviewed = {
  readonly id: string
  readonly area_id: string
  readonly case_id: string
  readonly reference: string
  readonly started_at: Temporal.Instant
}

async function overdueAccesses(database: Database, today: Temporal.PlainDate): Promise<readonly Unreviewed[]> {
  return await database.asService('clerk', async (trx) => {
    const { rows } = await sql<Unreviewed>`select * from cases.emergencies_unreviewed()`.execute(trx)
    const withinOf = new Map<string, number>()
    for (const areaId of new Set(rows.map((row) => row.area_id)))
      withinOf.set(areaId, (await findSettings(trx, areaId)).emergencyReviewWithin)
    return rows.filter(({ area_id, started_at }) => {
      const within = withinOf.get(area_id)
      return within !== undefined && Temporal.PlainDate.compare(today, reviewDueOn(started_at, within)) > 0
    })
  })
}

/** @returns how many letters were queued: none when it was judged or brought up meanwhile */
async function remind(trx: Trx, overdue: Unreviewed, mailing: Mailing): Promise<number> {
  const { rows } = await sql<{ email: string; language: string }>`
    select email, language from cases.remind_of_emergency(${overdue.id}::uuid)`.execute(trx)
  for (const { email, language } of rows)
    await mailing.queueMail(trx, {
      to: email,
      template: 'emergency-access-overdue',
      details: { reference: overdue.reference, link: `${mailing.baseUrl}/emergency-accesses/${overdue.id}` },
      language: language === 'cy' ? 'cy' : 'en',
      areaId: overdue.area_id,
    })
  if (rows.length > 0)
    await note(trx, {
      action: 'remind reviewers of an emergency access',
      subject: { kind: 'emergency access', id: overdue.id },
      areaId: overdue.area_id,
      caseId: overdue.case_id,
      details: { letters: rows.length },
    })
  return rows.length
}
