/** Where the pages of a measure stand, and a measure opened for those who keep the plan. */
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import type { Circumstances } from '#platform/forms/form-page.ts'
import { readable } from '../entry.ts'
import { actionAddress, ActionPath } from '../plan/addresses.ts'
import { actionForChange } from '../plan/open.ts'

export const MeasurePath = ActionPath.extend({ measureId: z.uuid() })
export type MeasurePath = { Params: z.infer<typeof MeasurePath> }
export const ReadingPath = MeasurePath.extend({ readingId: z.uuid() })

export function measureAddress({ strategyId, actionId, measureId }: MeasurePath['Params']): string {
  return `${actionAddress(strategyId, actionId)}/measures/${measureId}`
}

/** @throws NotFound where there is none, or it is only for reading */
export async function measureForChange(trx: Trx, path: MeasurePath['Params'], here: Circumstances) {
  const { areaId, measures } = await actionForChange(trx, path, here)
  return {
    areaId,
    measure: readable(measures.find(({ id }) => id === path.measureId)),
    address: measureAddress(path),
  }
}
