/**
 * Every night: who turns 18 soon or has, and whose consent comes to its last day. Raises the task, once, and takes no step; until somebody
 * does, the rules treat such a consent as not standing. Cases a hundred at a time, each hundred in its own transaction: run twice, or
 * killed between two, it raises the same tasks.
 */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { newId } from '#platform/database/ids.ts'
import type { Database, Trx } from '#platform/database/database.ts'
import type { JobDefinition } from '#platform/jobs/jobs.ts'
import { note } from '#records/audit.ts'
import { defaultSettings } from '#reference/settings.ts'
import { tasksFor, type Watched } from './tasks.ts'

type WatchRow = {
  readonly case_id: string
  readonly born_on: Temporal.PlainDate | null
  readonly step: string | null
  readonly facts: unknown
  readonly flag_before_18: number | null
  readonly flag_before_refresh: number | null
}

const atATime = 100

export function watchConsentJob(): JobDefinition {
  return {
    name: 'watch-consent',
    schedule: { dailyAt: '02:40' },
    limitSeconds: 900,
    async work(_ids, { database, clock, stopping }) {
      const today = clock.now().toZonedDateTimeISO('Europe/London').toPlainDate()
      let raised = 0
      let after: string | undefined
      do {
        const done = await watchSome(database, today, after)
        raised += done.raised
        after = done.last
      } while (after !== undefined && !stopping.aborted)
      return { raised }
    },
  }
}

/** The next hundred cases. @returns how many tasks were new, and the last case when there may be more */
async function watchSome(database: Database, today: Temporal.PlainDate, after: string | undefined) {
  return await database.asService('clerk', async (trx) => {
    const { rows } = await sql<WatchRow>`
      select * from cases.consent_watch(${after ?? null}::uuid, ${atATime})`.execute(trx)
    let raised = 0
    for (const row of rows) raised += await raiseFor(trx, row, today)
    if (raised > 0)
      await note(trx, { action: 'raise consent tasks', subject: { kind: 'consent tasks' }, details: { raised } })
    return { raised, last: rows.length < atATime ? undefined : rows.at(-1)?.case_id }
  })
}

async function raiseFor(trx: Trx, row: WatchRow, today: Temporal.PlainDate): Promise<number> {
  const tasks = tasksFor(watchedIn(row), today, {
    before18: row.flag_before_18 ?? defaultSettings.turning18Flag,
    beforeRefresh: row.flag_before_refresh ?? defaultSettings.consentRefreshFlag,
  })
  let raised = 0
  for (const { kind, dueOn } of tasks) {
    const answer = await sql<{ new: boolean }>`
      select cases.raise_consent_task(${newId()}::uuid, ${row.case_id}::uuid, ${kind}, ${dueOn}::date) as new`.execute(
      trx,
    )
    if (answer.rows[0]?.new === true) raised += 1
  }
  return raised
}

function watchedIn({ born_on, step, facts }: WatchRow): Watched {
  const bornOn = born_on ?? undefined
  if (step !== 'record consent') return { bornOn, standing: undefined }
  const answer = Answer.parse(facts)
  return {
    bornOn,
    standing:
      answer.status === 'given'
        ? { age: answer.age, until: answer.until === undefined ? undefined : Temporal.PlainDate.from(answer.until) }
        : undefined,
  }
}

/** What of a recorded answer the calendar goes by. */
const Answer = z.object({
  status: z.string(),
  age: z.enum(['under_18', 'adult']),
  until: z.string().optional(),
})
