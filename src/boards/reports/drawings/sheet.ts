/** What every drawing of a report is drawn on: the rows of a table, on a sheet of one width. */
import type { ShownCell } from '../figures.ts'

/** Every drawing is as wide as the others, so that letters are as large in each. */
export const width = 680

export type Rows = readonly (readonly ShownCell[])[]

/** What a kind of drawing makes of its rows. */
export type Drawn = {
  readonly parts: readonly string[]
  readonly height: number
  /** How it is drawn: "a bar for each of 8". */
  readonly shape: string
  /** What is drawn, one after the other: "Council, 4 of 4". */
  readonly said: readonly string[]
}

export function cellAt(row: readonly ShownCell[], column: number): ShownCell {
  const cell = row[column]
  if (cell === undefined) throw new Error('a drawing of a column that its table does not have')
  return cell
}

export function round(value: number): number {
  return Math.round(value * 10) / 10
}
