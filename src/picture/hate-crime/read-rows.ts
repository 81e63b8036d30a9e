/**
 * Counts of hate crime out of a CSV file, strictly: five columns by name, one count a row, months as 2026-10. A row that does not fit is told
 * with its number, as a spreadsheet numbers it, and why; nothing is guessed. Either every row fits, or none is taken in.
 */
import { Temporal } from 'temporal-polyfill'
import { decodeUtf8 } from '#platform/documents/source/decode-text.ts'
import { ok, refuse, type Outcome } from '#platform/outcome.ts'
import { hateCrimeKinds, hateCrimeStrands, type HateCrimeKind, type HateCrimeStrand } from '#reference/hate-crime.ts'
import { keyOf, type HateCrimeCount } from './counts.ts'

export const columns = ['month', 'ward', 'strand', 'kind', 'count'] as const
export const maxBytes = 1_000_000
export const maxRows = 20_000

export type RejectedRow = { readonly row: number; readonly reason: string }

export type FileRefusal = 'too large' | 'not UTF-8' | 'wrong columns' | 'no rows' | 'too many rows'

export type ReadRows = { readonly counts: readonly HateCrimeCount[]; readonly rejected: readonly RejectedRow[] }

/**
 * @param wards of the area by name, those that have ended too
 * @param today the month that goes on has no count yet
 */
export function readRows(
  bytes: Uint8Array,
  wards: readonly { readonly id: string; readonly name: string }[],
  today: Temporal.PlainDate,
): Outcome<ReadRows, FileRefusal> {
  if (bytes.byteLength > maxBytes) return refuse('too large')
  const text = decodeUtf8(bytes)
  if (text === undefined) return refuse('not UTF-8')
  const [head, ...lines] = cellsOf(text)
  if (head?.cells.map((cell) => cell.toLowerCase()).join() !== columns.join()) return refuse('wrong columns')
  if (lines.length === 0) return refuse('no rows')
  if (lines.length > maxRows) return refuse('too many rows')

  const byName = new Map(wards.map(({ id, name }) => [name.toLowerCase(), id]))
  const counts: HateCrimeCount[] = []
  const rejected: RejectedRow[] = []
  const firstAt = new Map<string, number>()
  for (const { row, cells } of lines) {
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
  if (cells.length !== columns.length) return `It has ${cells.length} columns, and must have ${columns.length}`
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
  const found = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(written)
  return found === null ? undefined : Temporal.PlainDate.from(`${written}-01`)
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

type Line = { readonly row: number; readonly cells: readonly string[] }

/**
 * The cells of each line that is not empty. A cell in quotes may hold commas; a line break inside quotes is not taken, for no cell of ours
 * has one: the row is then one that does not fit.
 */
function cellsOf(text: string): readonly Line[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line, place) => ({ row: place + 1, cells: splitLine(line) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
}

function splitLine(line: string): readonly string[] {
  const cells: string[] = []
  // One pass, and no way back: the time is in proportion to the line.
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at]
    if (isQuoted && sign === '"' && line[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (sign === '"') isQuoted = !isQuoted
    else if (sign === ',' && !isQuoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += sign ?? ''
  }
  return [...cells, cell.trim()]
}
