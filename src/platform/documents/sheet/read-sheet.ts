/**
 * Reads a table that others made (a workbook, or a text of rows) in a process of its own (../apart/run-apart.ts). Its rows come in batches and are
 * never all in our memory; a file made to swell ends that process alone.
 */
import { endingOf, safeFileName } from '../../files/file-name.ts'
import { ok, refuse, type Outcome } from '../../outcome.ts'
import { runApart } from '../apart/run-apart.ts'
import { messageIn, rowsIn, type SheetBatch, type SheetHead, type SheetRow } from './sheet.ts'

export const sheetRefusals = [
  'empty',
  'too-large',
  'type-not-read',
  'damaged',
  'unclosed-quote',
  'too-much',
  'too-many-rows',
  'busy',
] as const
export type SheetRefusal = (typeof sheetRefusals)[number]

/** Why it is not read, and where in the file, when it is a line that is wrong. */
export type SheetFault = { readonly why: SheetRefusal; readonly line?: number }

export const maxSheetBytes = 10 * 1024 * 1024
export const maxRows = 60_000
const maxAtOnce = 2
let running = 0

export const sheetKinds = ['xlsx', 'text'] as const
export type SheetKind = (typeof sheetKinds)[number]

export type SheetTaker = {
  head(head: SheetHead): void | Promise<void>
  /** Asked for the next rows only when this has been done with: memory stays flat however slow it is. */
  rows(batch: SheetBatch): Promise<void>
}

/** What a file is, by the ending of its name and its first bytes, or why it is not looked into: nothing of it is parsed. */
export function sheetKindOf(bytes: Uint8Array, fileName: string): Outcome<SheetKind, SheetRefusal> {
  if (bytes.byteLength === 0) return refuse('empty')
  if (bytes.byteLength > maxSheetBytes) return refuse('too-large')
  const ending = endingOf(safeFileName(fileName) ?? '')
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (ending === 'xlsx') return isArchive ? ok('xlsx') : refuse('type-not-read')
  return (ending === 'csv' || ending === 'txt') && !isArchive ? ok('text') : refuse('type-not-read')
}

/**
 * @param pieces the file, of at most maxSheetBytes
 * @returns how many rows were handed over. After a refusal, what was handed over is to be thrown away.
 */
export async function readSheetApart(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  kind: SheetKind,
  taker: SheetTaker,
  { mostRows = maxRows }: { readonly mostRows?: number } = {},
): Promise<Outcome<number, SheetFault>> {
  if (running >= maxAtOnce) return refuse({ why: 'busy' })
  running += 1
  try {
    return await readApart(pieces, kind, taker, mostRows)
  } finally {
    running -= 1
  }
}

async function readApart(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  kind: SheetKind,
  taker: SheetTaker,
  mostRows: number,
): Promise<Outcome<number, SheetFault>> {
  let rows = 0
  const told: { isWhole: boolean; fault?: SheetFault } = { isWhole: false }
  const ending = await runApart({
    program: new URL('sheet-process.ts', import.meta.url),
    words: [kind],
    input: pieces,
    async line(written) {
      const message = messageIn(written)
      switch (message?.kind) {
        case 'head':
          await taker.head(message.head)
          return true
        case 'rows':
          rows += message.count
          if (rows > mostRows) told.fault = { why: 'too-many-rows' }
          else await taker.rows(message)
          return told.fault === undefined
        case 'end':
          told.isWhole = true
          return true
        case 'unclosed quote':
          told.fault = { why: 'unclosed-quote', line: message.line }
          return false
        case 'too much':
          told.fault = { why: 'too-much' }
          return false
        case undefined:
          told.fault = { why: 'damaged' }
          return false
      }
    },
  })
  if (told.fault !== undefined) return refuse(told.fault)
  if (ending === 'well' && told.isWhole) return ok(rows)
  return refuse({ why: ending === 'at its limits' ? 'too-much' : 'damaged' })
}

export type SmallSheet = { readonly head: SheetHead | undefined; readonly rows: readonly SheetRow[] }

/** A list that is small enough to be held as a whole: @param mostRows headings and all */
export async function readSmallSheet(
  bytes: Uint8Array,
  fileName: string,
  { mostRows }: { readonly mostRows: number },
): Promise<Outcome<SmallSheet, SheetFault>> {
  const kind = sheetKindOf(bytes, fileName)
  if (!kind.ok) return refuse({ why: kind.reason })
  let head: SheetHead | undefined
  const rows: SheetRow[] = []
  const taker: SheetTaker = {
    head: (found) => {
      head = found
    },
    rows: async (batch) => {
      rows.push(...rowsIn(batch))
    },
  }
  const read = await readSheetApart([bytes], kind.value, taker, { mostRows })
  return read.ok ? ok({ head, rows }) : read
}

export function sheetFaultWords({ why, line }: SheetFault): string {
  return why === 'unclosed-quote' && line !== undefined
    ? `A quotation mark opens in row ${line} of the file and does not close`
    : refusalWords[why]
}

const refusalWords: Readonly<Record<SheetRefusal, string>> = {
  empty: 'The file is empty',
  'too-large': 'The file must be smaller than 10 MB',
  'type-not-read': 'The file must be a workbook (.xlsx) or a text of rows (.csv), and be what its name says',
  damaged: 'The file is damaged, or is not what its name says',
  'unclosed-quote': 'A quotation mark opens in the file and does not close',
  'too-much': 'The file unpacks to more than a list of people should hold, or could not be read in time',
  'too-many-rows': 'The file has more than 60,000 rows. Import it in parts',
  busy: 'Other files are being read. Try again in a minute',
}
