/** The strategy of the demonstration, adopted as the real one was, and dated back. */
import { sql } from 'kysely'
import { adoptVersion, addStrategy } from '#strategy/document/store.ts'
import type { Backstage } from '../backstage.ts'
import { thurrockParts, thurrockPeriod, thurrockTitle } from './thurrock-strategy.ts'

export type StrategyCast = { readonly areaId: string; readonly coordinator: string; readonly chair: string }

/** @returns the strategy's id */
export async function inventStrategy(stage: Backstage, cast: StrategyCast): Promise<string> {
  const { strategyId, versionId } = await stage.as(cast.coordinator, () =>
    addStrategy(stage.trx, { areaId: cast.areaId, title: thurrockTitle, ...thurrockPeriod, parts: thurrockParts }),
  )
  await stage.as(cast.chair, () => adoptVersion(stage.trx, cast.areaId, versionId))
  const [written, adopted] = [stage.today.subtract({ months: 18 }), stage.today.subtract({ months: 13 })]
  await sql`update strategy.strategy set added_at = ${written} where id = ${strategyId}`.execute(stage.trx)
  await sql`update strategy.version set made_at = ${written}, adopted_at = ${adopted} where id = ${versionId}`.execute(
    stage.trx,
  )
  await sql`update strategy.part set changed_at = ${written} where version_id = ${versionId}`.execute(stage.trx)
  return strategyId
}
