/** What stands for the ids in an address of the partnership's rooms, in the town; nothing for other addresses. */
import { dutyIdsFor } from '../duty-in-town.ts'
import { trainingIdsFor } from '../training-in-town.ts'
import type { Town } from './town.ts'

export function partnershipIds(path: string, town: Town): Readonly<Record<string, string>> {
  return {
    strategyId: town.strategy.id,
    actionId: town.strategy.plan.actionId,
    measureId: town.strategy.plan.measureId,
    readingId: town.strategy.plan.readingId,
    characteristic: 'age',
    ...(path.startsWith('/panel/')
      ? { itemId: town.itemId, actionId: town.panelActionId, seriesActionId: town.seriesActionId }
      : {}),
    ...(path.startsWith('/boards/') ? town.boards : {}),
    ...(/^\/(communities|awareness|about-prevent)\//.test(path) ? town.communities : {}),
    ...(path.startsWith('/panel/') ? town.panel : {}),
    ...(path.startsWith('/picture/') ? town.picture : {}),
    ...(path.startsWith('/training/') ? trainingIdsFor(path, town.training) : {}),
    ...(path.startsWith('/duty/') ? dutyIdsFor(path, town.duty) : {}),
  }
}
