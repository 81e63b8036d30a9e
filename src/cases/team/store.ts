/**
 * The work of a team in rows: who works cases, who leads which, what is overdue and where. The counts are of cases that the reader may
 * open one by one anyway; they are how a coordinator sees that someone has too much, and never leave this page.
 */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { isStage, type Stage } from '../journey/stages.ts'

export type CaseWorker = {
  readonly id: string
  readonly name: string
  readonly jobTitle: string
  /** Where they work cases, and where they are a chair: a chair sees restricted cases too. */
  readonly areaIds: readonly string[]
  readonly chairsIn: readonly string[]
}

/** People who work cases today in the areas in which the reader does, by name. */
export async function listCaseWorkers(trx: Trx): Promise<readonly CaseWorker[]> {
  const { rows } = await sql<{ id: string; name: string; job_title: string; areas: string[]; chairs: string[] }>`
    select account_id as id, name, job_title,
           array_agg(area_id order by area_id)::text[] as areas,
           coalesce(array_agg(area_id) filter (where sees_restricted), '{}')::text[] as chairs
      from cases.who_works_cases()
     group by account_id, name, job_title
     order by name, account_id
     limit 500`.execute(trx)
  return rows.map(({ id, name, job_title, areas, chairs }) => ({
    id,
    name,
    jobTitle: job_title,
    areaIds: areas,
    chairsIn: chairs,
  }))
}

export type Load = { readonly open: number; readonly overdue: number; readonly thisWeek: number }

export type OpenWork = Load & {
  readonly stage: Stage
  /** Undefined: nobody leads these. */
  readonly lead: { readonly id: string; readonly name: string } | undefined
}

/** Open cases the reader may see, by stage and lead. One query, however many there are. */
export async function countOpenWork(trx: Trx, today: Temporal.PlainDate): Promise<readonly OpenWork[]> {
  const rows = await trx
    .selectFrom('cases.case_file as file')
    .leftJoin('accounts.account as lead', 'lead.id', 'file.lead_account')
    .select([
      'file.stage',
      'file.lead_account',
      'lead.name as lead_name',
      sql<number>`count(*)::integer`.as('open'),
      sql<number>`(count(*) filter (where file.next_due_on < ${today}))::integer`.as('overdue'),
      sql<number>`(count(*) filter (where file.next_due_on between ${today} and ${today.add({ days: 7 })}))::integer`.as(
        'this_week',
      ),
    ])
    .where('file.closed_on', 'is', null)
    .groupBy(['file.stage', 'file.lead_account', 'lead.name'])
    .execute()
  return rows.map((row) => {
    if (!isStage(row.stage)) throw new Error(`a case has a stage that the journey does not know: ${row.stage}`)
    return {
      stage: row.stage,
      lead:
        row.lead_account === null ? undefined : { id: row.lead_account, name: row.lead_name ?? 'Someone elsewhere' },
      open: row.open,
      overdue: row.overdue,
      thisWeek: row.this_week,
    }
  })
}

export function total(loads: readonly Load[]): Load {
  return loads.reduce<Load>(
    (sum, load) => ({
      open: sum.open + load.open,
      overdue: sum.overdue + load.overdue,
      thisWeek: sum.thisWeek + load.thisWeek,
    }),
    { open: 0, overdue: 0, thisWeek: 0 },
  )
}
