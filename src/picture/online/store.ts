/** Counts of local work about harm online, in rows. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { hasCode } from '#reference/code-list.ts'
import { onlineWork, type OnlineWork } from '#reference/online-work.ts'

export type OnlineCount = { readonly month: Temporal.PlainDate; readonly kind: OnlineWork; readonly count: number }

/** In the place of a count of the same month and kind. */
export async function putCount(trx: Trx, areaId: string, { month, kind, count }: OnlineCount): Promise<void> {
  await sql`
    insert into picture.online_work as kept (area_id, month, kind, count)
    values (${areaId}::uuid, ${month}::date, ${kind}, ${count})
        on conflict (area_id, month, kind) do update
       set count = excluded.count, version = kept.version + 1, changed_by = access.actor(), changed_at = now()
     where kept.count <> excluded.count`.execute(trx)
}

/** The latest month first. */
export async function listOnlineWork(
  trx: Trx,
  areaId: string,
  since: Temporal.PlainDate,
): Promise<readonly OnlineCount[]> {
  const rows = await trx
    .selectFrom('picture.online_work')
    .select(['month', 'kind', 'count'])
    .where('area_id', '=', areaId)
    .where('month', '>=', since)
    .orderBy('month', 'desc')
    .execute()
  return rows.flatMap(({ month, kind, count }) => (hasCode(onlineWork, kind) ? [{ month, kind, count }] : []))
}
