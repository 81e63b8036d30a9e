/** What information governance asks of the audit besides its events: what can be chosen from, and how far it is sealed. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'

/** The acts that an area's audit holds, each once. Steps from one to the next, however many events there are. */
export async function listActions(trx: Trx, areaId: string): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`
    with recursive step as (
      (select action from records.audit_event where area_id = ${areaId}::uuid order by action limit 1)
      union all
      select (select e.action from records.audit_event e where e.area_id = ${areaId}::uuid and e.action > step.action order by e.action limit 1)
        from step where step.action is not null)
    select action from step where action is not null`.execute(trx)
  return rows.map((row) => row.action)
}

/** People of the area, by name: those of the past too, since the audit is about the past. */
export async function listPeople(trx: Trx, areaId: string): Promise<{ id: string; name: string; agency: string }[]> {
  return trx
    .selectFrom('accounts.account as a')
    .innerJoin('accounts.agency as g', 'g.id', 'a.agency_id')
    .select(['a.id', 'a.name', 'g.name as agency'])
    .where('a.area_id', '=', areaId)
    .orderBy('a.name')
    .orderBy('a.id')
    .execute()
}

/** The newest signed statement over the audit of the whole installation. */
export async function findNewestCheckpoint(
  trx: Trx,
): Promise<{ events: number; madeAt: Temporal.Instant } | undefined> {
  const { rows } = await sql<{ size: string; made_at: Temporal.Instant }>`
    select size, made_at from records.audit_checkpoint order by size desc limit 1`.execute(trx)
  return rows[0] && { events: Number(rows[0].size), madeAt: rows[0].made_at }
}
