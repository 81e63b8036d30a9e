/**
 * The figures of a report as they are kept and frozen: tables of typed cells, and how a table is drawn. What a cell says differs from edition
 * to edition; what is drawn is never more than what is said.
 */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { formatDay } from '#platform/day-and-time.ts'
import { publicShare, publicWords, shareWords, type Share } from '#reference/disclosure.ts'

export const editions = ['board', 'scrutiny', 'public'] as const
export type Edition = (typeof editions)[number]

const Cell = z.union([
  z.string(),
  /** A safe count of cases or people: each edition has its own disclosure control. Null: too few to tell anybody. */
  z.object({ share: z.object({ numerator: z.number(), denominator: z.number() }).nullable() }),
  /** A number of things, such as meetings, which tells of no person of a case: everybody may have it as it is. */
  z.object({ count: z.number(), of: z.number().optional(), unit: z.string().optional() }),
  z.object({ day: z.iso.date() }),
  /** Several things by their names. */
  z.object({ names: z.array(z.string()) }),
])

/** A column of the table, by its place. */
const column = z.number().int().min(0)

/** How a table is drawn: of its own cells, so that what is frozen has its drawing frozen with it. */
const Drawing = z.discriminatedUnion('kind', [
  /** A bar for each row; under a name for each group of rows, where there are groups. */
  z.object({ kind: z.literal('bars'), group: column.optional(), name: column, value: column }),
  /** A column for each row, a row for each period, in their order. */
  z.object({ kind: z.literal('periods'), name: column, value: column }),
  /** Points over time, on a line of its own for each name. */
  z.object({ kind: z.literal('readings'), name: column, day: column, value: column }),
  /** What hangs on what: a row for each action, and one without a state for each end that no action serves. */
  z.object({ kind: z.literal('thread'), from: column, by: column, action: column, state: column }),
])

const FigureTable = z.object({
  title: z.string(),
  headings: z.array(z.string()),
  /** A cell for each heading. */
  rows: z.array(z.array(Cell)),
  editions: z.array(z.enum(editions)),
  drawing: Drawing.optional(),
})
export const Figures = z.array(FigureTable)
export type Cell = z.infer<typeof Cell>
export type Drawing = z.infer<typeof Drawing>
export type FigureTable = z.infer<typeof FigureTable>

/** How tall or long a cell is drawn: a part of a whole from nought to one, or a number beside others. */
export type Drawn =
  | { readonly kind: 'part'; readonly height: number }
  | { readonly kind: 'amount'; readonly height: number }
  /** Nothing may be told, or nobody knew: drawn as a gap, never as nought. */
  | { readonly kind: 'gap' }

export type ShownCell = {
  readonly words: string
  readonly drawn: Drawn
  readonly names: readonly string[]
  readonly day?: Temporal.PlainDate
}

/** What the readers of an edition get of a cell, in words and in a drawing. */
export function shownCell(cell: Cell, edition: Edition): ShownCell {
  if (typeof cell === 'string') return { words: cell, drawn: gap, names: cell === '' ? [] : [cell] }
  if ('share' in cell) return shownShare(cell.share, edition)
  if ('day' in cell) {
    const day = Temporal.PlainDate.from(cell.day)
    return { words: formatDay(day), drawn: gap, names: [], day }
  }
  if ('names' in cell) return { words: cell.names.join('; '), drawn: gap, names: cell.names }
  const { count, of, unit } = cell
  if (of === undefined)
    return {
      words: unit === undefined ? String(count) : `${count} ${unit}`,
      drawn: { kind: 'amount', height: count },
      names: [],
    }
  return { words: `${count} of ${of}`, drawn: partOf({ numerator: count, denominator: of }), names: [] }
}

const gap: Drawn = { kind: 'gap' }

/** The public's drawing is of the public's rounded numbers: a height of the exact ones would undo the rounding. */
function shownShare(share: Share | null, edition: Edition): ShownCell {
  if (edition !== 'public')
    return share === null
      ? { words: 'Too few to tell: with the next period', drawn: gap, names: [] }
      : { words: shareWords(share), drawn: partOf(share), names: [] }
  const told = share === null ? undefined : publicShare(share)
  return { words: publicWords(told), drawn: told === undefined ? gap : partOf(told), names: [] }
}

function partOf({ numerator, denominator }: Share): Drawn {
  return denominator === 0 ? gap : { kind: 'part', height: numerator / denominator }
}
