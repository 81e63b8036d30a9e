/**
 * A small and strict reader of CSV (RFC 4180): commas, quotes doubled inside quotes, UTF-8. What does not fit is refused with its line, never
 * guessed at: this register comes from a list that somebody keeps, and can be saved again.
 */
import { decodeUtf8 } from '#platform/documents/source/decode-text.ts'
import { ok, refuse, type Outcome } from '#platform/outcome.ts'

export type CsvRow = {
  /** Its first line in the file; the heading is line 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export type CsvRefusal =
  { readonly why: 'not UTF-8' } | { readonly why: 'quotes'; readonly line: number } | { readonly why: 'too many rows' }

export const mostRows = 5000

/** Every row with something in it, the heading first. */
export function readCsv(bytes: Uint8Array): Outcome<readonly CsvRow[], CsvRefusal> {
  const text = decodeUtf8(bytes)?.replaceAll('\r\n', '\n')
  if (text === undefined) return refuse({ why: 'not UTF-8' })
  const rows: CsvRow[] = []
  let place = 0
  let line = 1
  while (place < text.length) {
    if (rows.length > mostRows) return refuse({ why: 'too many rows' })
    const read = readRow(text, place)
    if (read === undefined) return refuse({ why: 'quotes', line })
    if (read.cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells: read.cells.map((cell) => cell.trim()) })
    line += text.slice(place, read.next).split('\n').length - 1
    place = read.next
  }
  return ok(rows)
}

/** Undefined where quotes do not close, or something stands behind them. */
function readRow(text: string, from: number): { cells: string[]; next: number } | undefined {
  const cells: string[] = []
  let place = from
  for (;;) {
    const cell = text[place] === '"' ? quoted(text, place) : bare(text, place)
    if (cell === undefined) return undefined
    cells.push(cell.words)
    if (text[cell.next] !== ',') return { cells, next: cell.next + 1 }
    place = cell.next + 1
  }
}

type Cell = { readonly words: string; readonly next: number }

function bare(text: string, from: number): Cell | undefined {
  let next = from
  while (next < text.length && text[next] !== ',' && text[next] !== '\n') next += 1
  const words = text.slice(from, next)
  return words.includes('"') ? undefined : { words, next }
}

function quoted(text: string, from: number): Cell | undefined {
  let next = from + 1
  let words = ''
  while (next < text.length) {
    if (text[next] !== '"') {
      words += text.charAt(next)
      next += 1
    } else if (text[next + 1] === '"') {
      words += '"'
      next += 2
    } else {
      const after = text[next + 1]
      return after === undefined || after === ',' || after === '\n' ? { words, next: next + 1 } : undefined
    }
  }
  return undefined
}
