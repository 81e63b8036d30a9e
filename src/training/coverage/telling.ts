/**
 * What may be told of training to those who do not keep an agency's people. In a small agency "1 of 2" is somebody, so what the house calls
 * unsafe is withheld. And it must not be had from what is told: not by taking a column from its total, nor from another column of the same
 * agency that counts the same people. Source: reference/disclosure.ts; reliability PR-07 and PR-08.
 */
import { isSafe } from '#reference/disclosure.ts'
import type { Share } from './coverage.ts'

export type Counts = Pick<Share, 'inDate' | 'people'>

/** An agency's, or those of all agencies: course by course. Undefined where nobody needs it. */
export type Row = readonly (Counts | undefined)[]

export function isTellable({ inDate, people }: Counts): boolean {
  return isSafe({ numerator: inDate, denominator: people })
}

/** Which counts of these agencies are withheld. */
export function withheldFrom(rows: readonly Row[]): ReadonlySet<Counts> {
  const withheld = new Set(rows.flatMap((row) => known(row).filter((one) => !isTellable(one))))
  let before: number
  do {
    before = withheld.size
    for (const column of columnsOf(rows)) {
      const next = isHeldApart(column, withheld) ? undefined : smallestTold(column, withheld)
      if (next !== undefined) withheld.add(next)
    }
    for (const one of rows.flatMap((row) => sameAsWithheld(row, withheld))) withheld.add(one)
  } while (withheld.size > before)
  return withheld
}

/** Whether a column's total says nothing of those in it that are withheld: together they could be told of, or there are none. */
export function isHeldApart(column: Row, withheld: ReadonlySet<Counts>): boolean {
  const hidden = known(column).filter((one) => withheld.has(one))
  return hidden.length === 0 || isTellable(sumOf(hidden))
}

export function sumOf(counts: Row): Counts {
  return known(counts).reduce((sum, one) => ({ inDate: sum.inDate + one.inDate, people: sum.people + one.people }), {
    inDate: 0,
    people: 0,
  })
}

/** The columns of rows that are as long as each other. */
export function columnsOf(rows: readonly Row[]): readonly Row[] {
  return (rows[0] ?? []).map((_first, place) => rows.map((row) => row[place]))
}

function smallestTold(column: Row, withheld: ReadonlySet<Counts>): Counts | undefined {
  return known(column)
    .filter((one) => !withheld.has(one))
    .toSorted((one, other) => one.people - other.people)[0]
}

/** Those who need one course alone stand in two columns, as the same people. */
function sameAsWithheld(row: Row, withheld: ReadonlySet<Counts>): readonly Counts[] {
  const hidden = known(row).filter((one) => withheld.has(one))
  return known(row).filter((one) => hidden.some(({ inDate, people }) => inDate === one.inDate && people === one.people))
}

function known(row: Row): readonly Counts[] {
  return row.filter((one) => one !== undefined)
}
