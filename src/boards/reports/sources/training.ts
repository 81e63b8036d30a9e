/**
 * Who has the training they need, as it stands on the day of the report: how many of how many, never a name. What could be somebody is withheld,
 * as it is from the board on the page of coverage; the public has courses alone, rounded.
 */
import { coverageKnown, coverageTable, withheldOf } from '#training/coverage/table.ts'
import type { Counts } from '#training/coverage/telling.ts'
import type { Cell, FigureTable } from '../figures.ts'
import type { ReportSource } from '../sources.ts'

export const trainingInReport: ReportSource = {
  key: 'training',
  heading: 'Training',
  draft: async (trx, { areaId, today }) => {
    const table = coverageTable(await coverageKnown(trx, areaId, today))
    const withheld = withheldOf(table)
    const byCourse: FigureTable = {
      title: 'Training in date, by course',
      headings: ['Course', 'In date, of those who need it and are not exempt'],
      rows: table.courses.map(({ name }, at) => [name, cellOf(table.totals[at], withheld.totals[at] === true)]),
      editions: ['board', 'scrutiny', 'public'],
    }
    // Not for the public: a small agency is a person.
    const byAgency: FigureTable = {
      title: 'Staff with every course they need, by agency',
      headings: ['Agency', 'In date, of those who need any'],
      rows: table.agencies.map(({ name }, at) => {
        const everything = table.rows[at]?.at(-1)
        return [name, cellOf(everything, everything !== undefined && withheld.counts.has(everything))]
      }),
      editions: ['board', 'scrutiny'],
    }
    return {
      text:
        table.rows.length === 0
          ? 'It is not known yet who needs training.'
          : 'Figures are of staff of the partnership’s agencies, as their training stood on the day they were drawn. Where they could be somebody, they are not told.',
      figures: [byCourse, byAgency].filter(({ rows }) => rows.length > 0),
    }
  },
}

function cellOf(counts: Counts | undefined, isWithheld: boolean): Cell {
  if (counts === undefined) return 'Nobody needs it'
  if (isWithheld) return 'Too few to tell'
  return counts.people === 0 ? 'All exempt' : { share: { numerator: counts.inDate, denominator: counts.people } }
}
