/** Safe counts as the page shows them: a table for each measure of an area, the latest period first. */
import { Temporal } from 'temporal-polyfill'
import { shareWords } from '#reference/disclosure.ts'
import type { Share } from '#reference/disclosure.ts'
import type { LiveMeasure } from './live-measure.ts'
import { liveMeasures } from './live-measures.ts'
import type { Figure } from './store.ts'

export type FiguresShown = {
  readonly areaName: string
  readonly measures: readonly {
    /** Its code, with hyphens. */
    readonly id: string
    readonly label: string
    readonly counts: string
    readonly column: string
    readonly rows: readonly { readonly period: string; readonly words: string; readonly share: Share }[]
    /** A quarter or more is waiting for enough to tell of. */
    readonly waiting: string | undefined
  }[]
}

export function figuresPage(
  figures: readonly Figure[],
  measures: readonly LiveMeasure[] = liveMeasures,
): readonly FiguresShown[] {
  return [...Map.groupBy(figures, ({ areaId }) => areaId).values()].map((theirs) => ({
    areaName: theirs[0]?.areaName ?? '',
    measures: measures.map(({ code, label, counts, column }) => {
      const its = theirs
        .filter(({ measure }) => measure === code)
        .toSorted((one, other) => Temporal.PlainDate.compare(other.until, one.until))
      const latest = its[0]
      return {
        id: code.replaceAll(' ', '-'),
        label,
        counts,
        column,
        rows: its.flatMap(({ from, until, share }) =>
          share === undefined ? [] : [{ period: periodWords(from, until), words: shareWords(share), share }],
        ),
        waiting:
          latest?.share === undefined && latest !== undefined ? periodWords(latest.from, latest.until) : undefined,
      }
    }),
  }))
}

/** "April to June 2026", "October 2025 to June 2026". Periods are whole months. */
export function periodWords(from: Temporal.PlainDate, until: Temporal.PlainDate): string {
  const month = (day: Temporal.PlainDate) => day.toLocaleString('en-GB', { month: 'long' })
  return from.year === until.year
    ? `${month(from)} to ${month(until)} ${until.year}`
    : `${month(from)} ${from.year} to ${month(until)} ${until.year}`
}
