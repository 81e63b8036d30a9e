/** Safe counts that are settled, as tables of a report: a period is in the year in which it ends. */
import { Temporal } from 'temporal-polyfill'
import { periodWords } from '#statistics/figures-page.ts'
import type { LiveMeasure } from '#statistics/live-measure.ts'
import type { Figure } from '#statistics/store.ts'
import type { FigureTable } from '../figures.ts'
import type { ReportOn } from '../sources.ts'

/** A table for each measure of which anything is settled in the year. */
export function settledInYear(
  figures: readonly Figure[],
  measures: readonly LiveMeasure[],
  { areaId, year }: Pick<ReportOn, 'areaId' | 'year'>,
): readonly FigureTable[] {
  const ofTheYear = figures.filter(
    (one) =>
      one.areaId === areaId &&
      Temporal.PlainDate.compare(one.until, year.from) >= 0 &&
      Temporal.PlainDate.compare(one.until, year.until) <= 0,
  )
  return measures
    .map(({ code, label, column }): FigureTable => ({
      title: label,
      headings: ['Period', column],
      rows: ofTheYear
        .filter(({ measure }) => measure === code)
        .toSorted((one, other) => Temporal.PlainDate.compare(one.until, other.until))
        // One that was too small is counted with the period after it, and stands for itself only while none has followed.
        .filter(({ share }, place, all) => share !== undefined || place === all.length - 1)
        .map(({ from, until, share }) => [periodWords(from, until), { share: share ?? null }]),
      editions: ['board', 'scrutiny', 'public'],
      drawing: { kind: 'periods', name: 0, value: 1 },
    }))
    .filter(({ rows }) => rows.length > 0)
}
