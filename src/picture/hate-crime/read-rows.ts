/**
 * Counts of hate crime out of the rows of a file, strictly: five columns by name, one count a row, months as 2026-10. A row that does not fit is told
 * with its number, as a spreadsheet numbers it, and why; nothing is guessed. Either every row fits, or none is taken in.
 */
import { Temporal } from 'temporal-polyfill'
import type { SheetRow } from '#platform/documents/sheet/sheet.ts'
import { ok, refuse, type Outcome } from '#platform/outcome.ts'
import { hateCrimeKinds, hateCrimeStrands, type HateCrimeKind, type HateCrimeStrand } from '#reference/hate-crime.ts'
import { keyOf, type HateCrimeCount } from './counts.ts'

export const columns = ['month', 'ward', 'strand', 'kind', 'count'] as const
export const maxBytes = 1_000_000
/** Beneath the names of the columns. */
export const maxRows = 20_000

export type RejectedRow = { readonly row: number; readonly reason: string }

export type FileRefusal = 'wrong columns' | 'no rows'

export type ReadRows = { readonly counts: readonly HateCrimeCount[]; readonly rejected: readonly RejectedRow[] }

/**
 * @param rows of the file: the names of its columns first
 * @param wards of the area by name, those that have ended too
 * @param today the month that goes on has no count yet
 */
export function readRows(
  [head, ...lines]: readonly SheetRow[],
  wards: readonly { readonly id: string; readonly name: string }[],
  today: Temporal.PlainDate,
): Outcome<ReadRows, FileRefusal> {
  if (head?.[1].map((cell) => cell.toLowerCase()).join() !== columns.join()) return refuse('wrong columns')
  if (lines.length === 0) return refuse('no rows')

  const byName = new Map(wards.map(({ id, name }) => [name.toLowerCase(), id]))
  const counts: HateCrimeCount[] = []
  const rejected: RejectedRow[] = []
  const firstAt = new Map<string, number>()
  for (const [row, cells] of lines) {
    const read = readRow(cells, byName, today)
    if (typeof read === 'string') {
      rejected.push({ row, reason: read })
      continue
    }
    const before = firstAt.get(keyOf(read))
    if (before === undefined) counts.push(read)
    else rejected.push({ row, reason: `It is of the same month, ward, strand and kind as row ${before}` })
    firstAt.set(keyOf(read), before ?? row)
  }
  return ok({ counts, rejected })
}

/** A count, or what is wrong with the row. */
function readRow(
  cells: readonly string[],
  wards: ReadonlyMap<string, string>,
  today: Temporal.PlainDate,
): HateCrimeCount | string {
  if (cells.length > columns.length) return `It has ${cells.length} columns, and must have ${columns.length}`
  const [monthWritten = '', wardName = '', strandWritten = '', kindWritten = '', countWritten = ''] = cells
  const month = monthIn(monthWritten)
  if (month === undefined) return 'The month must be written like 2026-10'
  if (Temporal.PlainDate.compare(month.add({ months: 1 }), today) > 0) return 'The month has not ended'
  if (month.year < 2008) return 'The month is before hate crime was recorded so'
  const wardId = wards.get(wardName.toLowerCase())
  if (wardId === undefined) return 'The ward is not among those of the area'
  const strand = strandIn(strandWritten)
  if (strand === undefined) return `The strand must be one of: ${hateCrimeStrands.map(({ code }) => code).join(', ')}`
  const kind = kindIn(kindWritten)
  if (kind === undefined) return 'The kind must be crime or incident'
  if (!/^\d{1,4}$/.test(countWritten)) return 'The count must be a whole number from 0 to 9999'
  return { wardId, month, strand, kind, count: Number(countWritten) }
}

function monthIn(written: string): Temporal.PlainDate | undefined {
  // A workbook takes what looks like a month for its first day.
  const [, month] = /^(\d{4}-(?:0[1-9]|1[0-2]))(?:-01)?$/.exec(written) ?? []
  return month === undefined ? undefined : Temporal.PlainDate.from(`${month}-01`)
}

/** By its code, or by the words that we show for it. */
function strandIn(written: string): HateCrimeStrand | undefined {
  const wanted = written.toLowerCase()
  return hateCrimeStrands.find(({ code, label }) => code === wanted || label.en.toLowerCase() === wanted)?.code
}

function kindIn(written: string): HateCrimeKind | undefined {
  const wanted = written.toLowerCase()
  return hateCrimeKinds.find(({ code }) => code === wanted)?.code
}
