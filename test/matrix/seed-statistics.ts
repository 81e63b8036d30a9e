/** Safe counts here and there: one that is told, one that was too small. */
import { areaId } from './seed-accounts.ts'
import type { Put } from './rows.ts'

export async function seedStatistics(put: Put): Promise<void> {
  for (const area of ['here', 'there'] as const) {
    const about = { area_id: areaId(area), measure: 'gateway in time' }
    await put('statistics.figure', area, {
      ...about,
      from_on: '2025-04-01',
      until_on: '2025-06-30',
      numerator: 12,
      denominator: 12,
    })
    await put('statistics.figure', area, {
      ...about,
      from_on: '2025-07-01',
      until_on: '2025-09-30',
      numerator: null,
      denominator: null,
    })
  }
}
