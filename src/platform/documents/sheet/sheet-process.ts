/**
 * Run apart, with little memory and no way to write, by read-sheet.ts: takes a workbook or a text of rows on standard input and prints its head and
 * its rows as lines of JSON. Formulas are never worked out: the value that the file has for them is read.
 */
import { parse } from 'csv-parse/sync'
import { buffer } from 'node:stream/consumers'
import { readSheet } from 'read-excel-file/node'
import { unpackedBytes, unpackedText } from '../../files/word-file.ts'
import { decodeText } from '../source/decode-text.ts'
import type { SheetHead, SheetRow } from './sheet.ts'

/** Of all parts of a workbook together: 50,000 rows of a staff list come to a third of it. */
const maxUnpackedBytes = 100 * 1024 * 1024
/** Read as damaged: it ends by an error, and the parent says so. */
const damaged = new Error('this is no workbook')

const bytes = await buffer(process.stdin)
if (process.argv[2] === 'xlsx') await printWorkbook(bytes)
else printText(bytes)

async function printWorkbook(file: Buffer): Promise<void> {
  if (unpackedBytes(file, maxUnpackedBytes) === undefined) {
    print('too much')
    return
  }
  const workbook = unpackedText(file, 'xl/workbook.xml')
  if (workbook === undefined) throw damaged
  const sheets = sheetsIn(workbook)
  const [first, ...others] = sheets.filter(({ isHidden }) => !isHidden)
  if (first === undefined) throw damaged
  print({
    hiddenSheets: sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name),
    otherSheets: others.map(({ name }) => name),
    epoch: /<workbookPr\b[^>]*\bdate1904\s*=\s*"(1|true)"/u.test(workbook) ? '1904' : '1900',
  } satisfies SheetHead)
  const rows = await readSheet(file, first.name)
  for (const [place, row] of rows.entries()) printRow([place + 1, row.map(cellText)])
}

function sheetsIn(workbook: string): readonly { readonly name: string; readonly isHidden: boolean }[] {
  return [...workbook.matchAll(/<(?:\w+:)?sheet\b([^>]*)>/gu)].flatMap(([, attributes = '']) => {
    const name = /\bname\s*=\s*"([^"]*)"/u.exec(attributes)?.[1]
    return name === undefined
      ? []
      : [{ name: unescaped(name), isHidden: /\bstate\s*=\s*"(hidden|veryHidden)"/u.test(attributes) }]
  })
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

/** A day keeps its date alone: workbooks have no time zone. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : ''
}

function printText(file: Buffer): void {
  const text = decodeText(file)
  if (text === undefined) throw damaged
  print({ hiddenSheets: [], otherSheets: [], epoch: 'none' } satisfies SheetHead)
  const firstLines = text.slice(0, 4_000)
  // Spreadsheets set to a language with decimal commas save with semicolons.
  const delimiter = [',', ';', '\t'].toSorted((one, other) => countOf(firstLines, other) - countOf(firstLines, one))[0]
  parse(text, {
    delimiter: delimiter ?? ',',
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: 64 * 1024,
    onRecord: (record, { lines }) => {
      printRow([lines, record])
      // Printed; nothing is kept.
      return null
    },
  })
}

function countOf(text: string, letter: string): number {
  return text.split(letter).length
}

function printRow([line, cells]: SheetRow): void {
  const texts = cells.map((cell) =>
    cell
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim()
      .slice(0, 500),
  )
  while (texts.at(-1) === '') texts.pop()
  if (texts.length > 0) print([line, texts.slice(0, 100)])
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}
