/** Figures that may be told, as rows. Everything that comes out of here is safe to show to whoever the database lets read it. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import type { Share } from '#reference/disclosure.ts'
import { isLiveMeasure, type LiveMeasureCode } from './live-measures.ts'

export type Figure = {
  readonly areaId: string
  readonly areaName: string
  readonly measure: LiveMeasureCode
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
  /** Undefined: too few to tell, and counted with the period after it. */
  readonly share: Share | undefined
  readonly settledAt: Temporal.Instant
}

/** Of every area whose figures the reader may see, the latest period first. */
export async function listFigures(trx: Trx): Promise<readonly Figure[]> {
  const rows = await trx
    .selectFrom('statistics.figure as figure')
    .innerJoin('accounts.area as area', 'area.id', 'figure.area_id')
    .select([
      'figure.area_id',
      'area.name',
      'figure.measure',
      'figure.from_on',
      'figure.until_on',
      'figure.numerator',
      'figure.denominator',
      'figure.settled_at',
    ])
    .orderBy('area.name')
    .orderBy('figure.until_on', 'desc')
    .execute()
  return rows.flatMap(({ area_id, name, measure, from_on, until_on, numerator, denominator, settled_at }) =>
    isLiveMeasure(measure)
      ? [
          {
            areaId: area_id,
            areaName: name,
            measure,
            from: from_on,
            until: until_on,
            share: numerator === null || denominator === null ? undefined : { numerator, denominator },
            settledAt: settled_at,
          },
        ]
      : [],
  )
}
