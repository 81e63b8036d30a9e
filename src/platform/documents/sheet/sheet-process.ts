/**
 * Run apart by read-sheet.ts: takes a workbook or a text of rows on standard input and prints what it holds, a line a message (sheet.ts). Nothing
 * but the rows of one batch is held; printing waits for the reader.
 */
import { buffer } from 'node:stream/consumers'
import { begun } from '../apart/lines.ts'
import { decodeText } from '../source/decode-text.ts'
import { printed, type SheetMessage, type SheetRow } from './sheet.ts'
import { readTextRows, UnclosedQuote } from './text-rows.ts'
import { maxColumns, readWorkbook, type RowTaker } from './workbook.ts'
import { TooMuch } from './xml.ts'

const rowsAtOnce = 500
const lettersAtOnce = 32 * 1024

let batch: SheetRow[] = []
let letters = 0

const taker: RowTaker = {
  head: (head) => {
    print({ kind: 'head', head })
  },
  row(line, cells) {
    const texts = cells.slice(0, maxColumns).map(tidy)
    while (texts.at(-1) === '') texts.pop()
    if (texts.length === 0) return
    batch.push([line, texts])
    letters += texts.reduce((sum, text) => sum + text.length, 0)
    if (batch.length >= rowsAtOnce || letters >= lettersAtOnce) printBatch()
  },
}

process.stdout.write(`${begun}\n`)
try {
  const bytes = await buffer(process.stdin)
  if (process.argv[2] === 'xlsx') await readWorkbook(bytes, taker)
  else printText(bytes)
  printBatch()
  print({ kind: 'end' })
} catch (error) {
  // Whatever else is thrown ends this process by an error, and that says that the file is damaged.
  if (error instanceof UnclosedQuote) print({ kind: 'unclosed quote', line: error.line })
  else if (error instanceof TooMuch) print({ kind: 'too much' })
  else throw error
}

function printText(bytes: Buffer): void {
  const text = decodeText(bytes)
  if (text === undefined) throw new Error('this is no text')
  taker.head({ hiddenSheets: [], otherSheets: [], epoch: 'none' })
  readTextRows(text, (line, cells) => {
    taker.row(line, cells)
  })
}

/** On one line, and nothing in it that the database would not take. */
function tidy(cell: string): string {
  return cell
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 500)
    .toWellFormed()
}

function printBatch(): void {
  if (batch.length > 0) print({ kind: 'rows', count: batch.length, json: JSON.stringify(batch) })
  batch = []
  letters = 0
}

function print(message: SheetMessage): void {
  process.stdout.write(printed(message))
}
