/** A strategy for tests that look at one: the Thurrock strategy, drafted and, where that is wanted, adopted. */
import { Temporal } from 'temporal-polyfill'
import { backstage } from '../src/demonstration/backstage.ts'
import { thurrockParts, thurrockPeriod, thurrockTitle } from '../src/demonstration/strategy/thurrock-strategy.ts'
import { addStrategy, addVersion, adoptVersion, findStrategy, listParts } from '#strategy/document/store.ts'
import type { Part } from '#strategy/parts.ts'
import type { TestDatabase } from './database.ts'

export type MadeStrategy = {
  readonly id: string
  /** Those of its newest version. */
  readonly parts: readonly Part[]
}

/** @param state of its newest version; 'new draft': the first is in force, and the second being drafted */
export async function aStrategy(
  test: TestDatabase,
  { areaId, by }: { readonly areaId: string; readonly by: string },
  state: 'draft' | 'adopted' | 'new draft',
): Promise<MadeStrategy> {
  const today = Temporal.Now.plainDateISO('Europe/London')
  return await backstage(test.ownerConnection, test.vault, today, async (stage) =>
    stage.as(by, async () => {
      const draft = { areaId, title: thurrockTitle, ...thurrockPeriod, parts: thurrockParts }
      const { strategyId, versionId } = await addStrategy(stage.trx, draft)
      if (state !== 'draft') await adoptVersion(stage.trx, areaId, versionId)
      const strategy = await findStrategy(stage.trx, strategyId)
      if (strategy === undefined) throw new Error('a strategy that its maker cannot find')
      if (state === 'new draft') await addVersion(stage.trx, strategy, 'The last objective is split in two.')
      const made = await findStrategy(stage.trx, strategyId)
      return { id: strategyId, parts: await listParts(stage.trx, made?.versions[0]?.id ?? versionId) }
    }),
  )
}
