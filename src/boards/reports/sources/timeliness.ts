/** How much of the work was done in time, as the safe counts that are settled: a period is in the year in which it ends. */
import { Temporal } from 'temporal-polyfill'
import { periodWords } from '#statistics/figures-page.ts'
import { liveMeasures } from '#statistics/live-measures.ts'
import { listFigures } from '#statistics/store.ts'
import type { FigureTable } from '../figures.ts'
import type { ReportSource } from '../sources.ts'

export const timelinessInReport: ReportSource = {
  key: 'timeliness',
  heading: 'Work done in time',
  draft: async (trx, { areaId, year }) => {
    const figures = (await listFigures(trx)).filter(
      (one) =>
        one.areaId === areaId &&
        Temporal.PlainDate.compare(one.until, year.from) >= 0 &&
        Temporal.PlainDate.compare(one.until, year.until) <= 0,
    )
    const tables = liveMeasures.map(({ code, label, column }): FigureTable => ({
      title: label,
      headings: ['Period', column],
      rows: figures
        .filter(({ measure }) => measure === code)
        .toSorted((one, other) => Temporal.PlainDate.compare(one.until, other.until))
        // One that was too small is counted with the period after it, and stands for itself only while none has followed.
        .filter(({ share }, place, all) => share !== undefined || place === all.length - 1)
        .map(({ from, until, share }) => [periodWords(from, until), { share: share ?? null }]),
      editions: ['board', 'scrutiny', 'public'],
      drawing: { kind: 'periods', name: 0, value: 1 },
    }))
    return {
      text: 'Each number counts deadlines of the partnership, or invitations to its panel; none counts people. Where there were too few to tell, nothing is told.',
      figures: tables.filter(({ rows }) => rows.length > 0),
    }
  },
}
