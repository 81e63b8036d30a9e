/** Changes of the threat level that an area has added. */
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { hasCode } from '#reference/code-list.ts'
import { threatLevels } from '#reference/threat-levels.ts'
import { levelHistory, type AddedLevel, type LevelFrom } from './level.ts'

/** What is published, and what the area has added since. */
export async function findLevelHistory(trx: Trx, areaId: string): Promise<readonly LevelFrom[]> {
  const rows = await trx
    .selectFrom('picture.threat_level_change')
    .select(['level', 'from_on', 'source'])
    .where('area_id', '=', areaId)
    .execute()
  return levelHistory(
    rows.flatMap(({ level, from_on, source }) =>
      hasCode(threatLevels, level) ? [{ level, from: from_on, source }] : [],
    ),
  )
}

/** @returns undefined where somebody has added a change of that day meanwhile */
export async function addLevelChange(trx: Trx, areaId: string, change: AddedLevel): Promise<string | undefined> {
  const added = await trx
    .insertInto('picture.threat_level_change')
    .values({ id: newId(), area_id: areaId, level: change.level, from_on: change.from, source: change.source })
    .onConflict((at) => at.columns(['area_id', 'from_on']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id
}
