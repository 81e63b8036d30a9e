/**
 * The nightly checks. What each case's journal adds up to is compared with what lists say of it; what the rows alone can tell is asked of the
 * database. Findings are settled in one transaction at the end, so that a run that is killed leaves those of the night before.
 */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Database } from '#platform/database/database.ts'
import type { JobDefinition } from '#platform/jobs/jobs.ts'
import { note } from '#records/audit.ts'
import { valuesOf, type SettingKey } from '#reference/settings.ts'
import { ClerkJournal } from '../clerk-journal.ts'
import { ImpossibleJournal } from '../journey.ts'
import { stageOf, stagesOf } from '../journey/stages.ts'
import type { JournalEntry } from '../journey/state.ts'
import { cachedColumns } from '../store.ts'
import type { FindingKind } from './findings.ts'

export type Found = { readonly case: string; readonly kind: FindingKind }

export function checkCasesJob(): JobDefinition {
  return {
    name: 'check-cases',
    schedule: { dailyAt: '02:40' },
    limitSeconds: 3_600,
    async work(_ids, { database, clock, stopping }) {
      const { checked, found } = await checkJournals(database, clock.today(), stopping)
      // Broken off: what was found so far is not the whole, and settling it would clear what was not looked at.
      if (stopping.aborted) return { checked }
      const { added, cleared } = await settle(database, found)
      return { checked, added, cleared }
    },
  }
}

type ToCheck = {
  id: string
  stage: string
  closed_on: Temporal.PlainDate | null
  lead_account: string | null
  restricted: boolean
  next_clock: string | null
  next_due_on: Temporal.PlainDate | null
  journal: unknown
  settings: Partial<Record<SettingKey, number>>
}

const atOnce = 200

async function checkJournals(
  database: Database,
  today: Temporal.PlainDate,
  stopping: AbortSignal,
): Promise<{ checked: number; found: readonly Found[] }> {
  const found: Found[] = []
  let checked = 0
  let after = '00000000-0000-0000-0000-000000000000'
  while (!stopping.aborted) {
    const from = after
    const { rows } = await database.asService('clerk', (trx) =>
      sql<ToCheck>`select * from cases.to_check(${from}::uuid, ${atOnce})`.execute(trx),
    )
    for (const row of rows) {
      const kind = amissWith(row, today)
      if (kind !== undefined) found.push({ case: row.id, kind })
    }
    checked += rows.length
    const last = rows.at(-1)
    if (last === undefined || rows.length < atOnce) break
    after = last.id
  }
  return { checked, found }
}

/** Every journal folds to the cached stage; a difference is ours to mend, never a user's doing. */
function amissWith(row: ToCheck, today: Temporal.PlainDate): FindingKind | undefined {
  let columns: ReturnType<typeof cachedColumns>
  try {
    const entries: readonly JournalEntry[] = ClerkJournal.parse(row.journal)
    columns = cachedColumns(entries, valuesOf(row.settings), today)
  } catch (error) {
    if (error instanceof ImpossibleJournal || error instanceof z.ZodError) return 'the journal cannot be read'
    throw error
  }
  const same =
    columns.stage === row.stage &&
    columns.lead_account === row.lead_account &&
    columns.restricted === row.restricted &&
    columns.next_clock === row.next_clock &&
    String(columns.closed_on) === String(row.closed_on) &&
    String(columns.next_due_on) === String(row.next_due_on)
  return same ? undefined : 'the list differs from the journal'
}

async function settle(database: Database, journals: readonly Found[]): Promise<{ added: number; cleared: number }> {
  const owed = Object.fromEntries(stagesOf('open').map((stage) => [stage, stageOf(stage).responsible]))
  return await database.asService('clerk', async (trx) => {
    const odd = await sql<Found>`
      select case_id as "case", kind from cases.odd_cases(${JSON.stringify(owed)}::jsonb)`.execute(trx)
    const all = JSON.stringify([...journals, ...odd.rows])
    const { rows } = await sql<{ added: number; cleared: number }>`
      select added, cleared from cases.settle_findings(${all}::jsonb)`.execute(trx)
    const settled = rows[0] ?? { added: 0, cleared: 0 }
    await note(trx, { action: 'check cases', subject: { kind: 'checks' }, details: { ...settled } })
    return settled
  })
}
