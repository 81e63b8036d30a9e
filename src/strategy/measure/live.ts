/** Live measures: their readings are safe counts of the statistics room, one for each period that is told, and nobody writes them down. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { periodWords } from '#statistics/figures-page.ts'
import { liveMeasures, type LiveMeasureCode } from '#statistics/live-measures.ts'
import { listFigures } from '#statistics/store.ts'
import type { Figure } from '../measures.ts'

export type LiveReading = {
  readonly id: string
  /** The last day of its period. */
  readonly on: Temporal.PlainDate
  readonly figure: Figure
  readonly remark: string
  readonly corrects: undefined
  readonly isCorrected: false
  readonly by: string
  readonly at: Temporal.Instant
}

/** By area and measure; nothing is asked for where no measure is live. */
export async function listLiveReadings(
  trx: Trx,
  wanted: readonly { readonly areaId: string; readonly source: string | undefined }[],
): Promise<(areaId: string, source: string) => readonly LiveReading[]> {
  if (wanted.every(({ source }) => source === undefined)) return () => []
  const figures = await listFigures(trx)
  return (areaId, source) =>
    figures
      .filter((figure) => figure.areaId === areaId && figure.measure === source)
      .flatMap(({ from, until, share, settledAt }) =>
        share === undefined
          ? []
          : [
              {
                id: `${source} ${until.toString()}`,
                on: until,
                figure: { kind: 'share' as const, ...share },
                remark: periodWords(from, until),
                corrects: undefined,
                isCorrected: false as const,
                by: 'Counted by Causeway',
                at: settledAt,
              },
            ],
      )
      .toReversed()
}

export function liveWords(source: string | undefined): string | undefined {
  const measure = liveMeasures.find(({ code }) => code === source)
  return measure && `${measure.label}. ${measure.counts}. Settled once a quarter; never of fewer than five.`
}

export const liveOptions: readonly { readonly code: LiveMeasureCode; readonly label: string }[] = liveMeasures.map(
  ({ code, label }) => ({ code, label }),
)
