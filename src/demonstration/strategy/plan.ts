/** The delivery plan of the demonstration: an action or more for each of the six recommendations, four quarters of updates, and some holes. */
import { actionsWithCommunities } from './actions-with-communities.ts'
import type { InventedAction } from './invented-action.ts'
import { actionsOfAgencies } from './actions-of-agencies.ts'

export const inventedPlan: readonly InventedAction[] = [...actionsOfAgencies, ...actionsWithCommunities]
