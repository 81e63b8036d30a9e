/** Every night: venue checks whose time is over go whole, with what was found, decided and appealed. Run twice, it finds nothing more. */
import { findSettings } from '#cases/store.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Database } from '#platform/database/database.ts'
import type { JobDefinition } from '#platform/jobs/jobs.ts'
import { note } from '#records/audit.ts'

export function expireVenueChecksJob(): JobDefinition {
  return {
    name: 'expire-venue-checks',
    schedule: { dailyAt: '02:40' },
    limitSeconds: 600,
    work: (_ids, { database, clock, stopping }) => expireVenueChecks(database, clock.today(), stopping),
  }
}

/** @returns how many checks went */
export async function expireVenueChecks(
  database: Database,
  today: Temporal.PlainDate,
  stopping?: AbortSignal,
): Promise<{ readonly expired: number }> {
  const areas = await database.asService('clerk', (trx) => trx.selectFrom('accounts.area').select('id').execute())
  let expired = 0
  for (const { id: areaId } of areas) {
    if (stopping?.aborted === true) break
    expired += await database.asService('clerk', async (trx) => {
      const { venueCheckKept } = await findSettings(trx, areaId)
      const gone = await trx
        .deleteFrom('duty.venue_check')
        .where('area_id', '=', areaId)
        .where('event_on', '<=', today.subtract({ months: venueCheckKept }))
        .executeTakeFirst()
      const count = Number(gone.numDeletedRows)
      if (count > 0)
        await note(trx, { action: 'expire venue checks', subject: { kind: 'venue check' }, areaId, details: { count } })
      return count
    })
  }
  return { expired }
}
