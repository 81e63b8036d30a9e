/** What the strategy in force shows of the duty: which recommendations are answered, and how the actions of its plan stand. */
import type { Trx } from '#platform/database/database.ts'
import type { EvidenceSource } from '#records/evidence.ts'
import { listStrategies } from './document/store.ts'
import { partsOf } from './plan/forms.ts'
import { openActions, openStrategy, ragName } from './plan/open.ts'
import type { Rag } from './rag.ts'

const colours: readonly Rag[] = ['done', 'green', 'amber', 'red', 'not begun']

export const strategyEvidence: EvidenceSource = async (trx, { areaId, today }) => {
  const id = await inForce(trx, areaId)
  if (id === undefined) return []
  const opened = await openStrategy(trx, id, today)
  const actions = await openActions(trx, opened, today)
  const recommendations = partsOf(opened.parts, 'recommendation')
  const answered = recommendations.filter(
    ({ key, answered }) => answered !== undefined || actions.some(({ serves }) => serves.includes(key)),
  )
  const counts = colours
    .map((rag) => ({ rag, count: actions.filter(({ shown }) => shown.rag === rag).length }))
    .filter(({ count }) => count > 0)
  return [
    {
      key: 'strategy/recommendations',
      label: 'Recommendations that are answered',
      says: recommendations.length === 0 ? 'none yet' : `${answered.length} of ${recommendations.length}`,
      address: `/strategy/${id}/thread`,
    },
    {
      key: 'strategy/actions',
      label: 'Actions of the delivery plan',
      says: counts.length === 0 ? 'none yet' : counts.map(({ rag, count }) => `${ragName(rag)}: ${count}`).join(', '),
      address: `/strategy/${id}/plan`,
    },
  ]
}

/** Where an action is added to the plan in force; undefined where none is. */
export async function newActionAddress(trx: Trx, areaId: string): Promise<string | undefined> {
  const id = await inForce(trx, areaId)
  return id === undefined ? undefined : `/strategy/${id}/plan/new`
}

async function inForce(trx: Trx, areaId: string): Promise<string | undefined> {
  const strategies = await listStrategies(trx)
  return strategies.find((one) => one.areaId === areaId && one.versions.some(({ state }) => state === 'adopted'))?.id
}
