/** What the rooms below may know of the strategy in force: which keys its actions serve, and what it recommends itself. Handed to them by main.ts. */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'

export const planKnown = {
  /** Keys of the parts, and of the profile's recommendations, that some action of the area's plan in force is for. */
  served: async (trx: Trx, areaId: string): Promise<ReadonlySet<string>> => {
    const { rows } = await sql<{ key: string }>`
      select distinct unnest(action.serves) as key
        from strategy.action action
       where action.area_id = ${areaId}::uuid
         and exists (select from strategy.version version
                      where version.area_id = action.area_id and version.strategy_id = action.strategy_id
                        and version.state = 'adopted')`.execute(trx)
    return new Set(rows.map(({ key }) => key))
  },

  /** The recommendations that the strategy in force repeats in its own words, as they read. */
  recommended: async (
    trx: Trx,
    areaId: string,
  ): Promise<readonly { readonly key: string; readonly label: string }[]> => {
    const rows = await trx
      .selectFrom('strategy.part as part')
      .innerJoin('strategy.version as version', 'version.id', 'part.version_id')
      .select(['part.part_key', 'part.number', 'part.heading', 'part.text'])
      .where('part.area_id', '=', areaId)
      .where('part.kind', '=', 'recommendation')
      .where('version.state', '=', 'adopted')
      .orderBy('part.position')
      .execute()
    return rows.map(({ part_key, number, heading, text }) => ({
      key: part_key,
      label: shortened([number, heading, text].filter((words) => words !== '').join(' ')),
    }))
  },
}

function shortened(words: string): string {
  return words.length > 120 ? `${words.slice(0, 119).replace(/\s+\S*$/, '')} …` : words
}
