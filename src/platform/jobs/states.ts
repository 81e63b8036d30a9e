/** How the jobs are doing, for whoever watches the installation. */
import { Temporal } from 'temporal-polyfill'

export type JobState = {
  readonly name: string
  readonly waiting: number
  readonly running: number
  /** Of the last hours or days; see deleteAfterSeconds. */
  readonly failed: number
  readonly lastDoneAt: Temporal.Instant | undefined
  readonly lastFailedAt: Temporal.Instant | undefined
}

type Queries = { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> }

export async function readStates(queries: Queries, names: readonly string[]): Promise<JobState[]> {
  const { rows } = await queries.executeSql(
    `select n.name,
            count(*) filter (where j.state in ('created', 'retry')) as waiting,
            count(*) filter (where j.state = 'active') as running,
            count(*) filter (where j.state = 'failed') as failed,
            max(j.completed_on) filter (where j.state = 'completed') as done_at,
            max(j.completed_on) filter (where j.state = 'failed') as failed_at
       from unnest($1::text[]) with ordinality as n (name, place)
       left join jobs.job j on j.name = n.name
      group by n.name, n.place
      order by n.place`,
    [names],
  )
  return (rows as StateRow[]).map((row) => ({
    name: row.name,
    waiting: Number(row.waiting),
    running: Number(row.running),
    failed: Number(row.failed),
    lastDoneAt: asInstant(row.done_at),
    lastFailedAt: asInstant(row.failed_at),
  }))
}

type StateRow = {
  name: string
  waiting: string
  running: string
  failed: string
  done_at: Date | null
  failed_at: Date | null
}

function asInstant(date: Date | null): Temporal.Instant | undefined {
  return date === null ? undefined : Temporal.Instant.fromEpochMilliseconds(date.getTime())
}
