/** Contacts whose review has passed, and whom nobody asked again within the days that the area has set: they go, each area in its own time. */
import { sql } from 'kysely'
import { findSettings } from '#cases/store.ts'
import type { Trx } from '#platform/database/database.ts'
import type { Tidying } from '#records/tidy-job.ts'

export const contactsNotAskedAgain: Tidying = {
  what: 'community contacts whom nobody asked again',
  tidy: async (trx) => {
    // The database shows the clerk only contacts whose review has passed, and of those no name.
    const areas = await trx.selectFrom('communities.contact').select('area_id').distinct().execute()
    let removed = 0
    for (const { area_id } of areas) removed += await removeIn(trx, area_id)
    return { removed }
  },
}

async function removeIn(trx: Trx, areaId: string): Promise<number> {
  const { contactRemovedAfter } = await findSettings(trx, areaId)
  const { numAffectedRows } = await sql`
    delete from communities.contact
     where area_id = ${areaId} and review_on < access.today() - ${contactRemovedAfter}::integer`.execute(trx)
  return Number(numAffectedRows ?? 0)
}
