/** Where the pages of a plan stand. */
import { z } from 'zod'

export const StrategyPath = z.object({ strategyId: z.uuid() })
export type StrategyPath = { Params: z.infer<typeof StrategyPath> }
export const ActionPath = StrategyPath.extend({ actionId: z.uuid() })
export type ActionPath = { Params: z.infer<typeof ActionPath> }

export const planAddress = (strategyId: string): string => `/strategy/${strategyId}/plan`
export const actionAddress = (strategyId: string, actionId: string): string => `${planAddress(strategyId)}/${actionId}`
