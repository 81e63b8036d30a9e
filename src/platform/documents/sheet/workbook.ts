/**
 * Reads a workbook (.xlsx) row by row, in memory that does not grow with its rows. The first sheet that is not hidden is read. Formulas are never
 * worked out: the value that the file has for them is read.
 * Source: ECMA-376, part 1, 18.2 (workbook), 18.3 (worksheets), 18.4 (shared strings), 18.8 (styles).
 */
import { partsOf, type Part } from '../../files/archive.ts'
import type { SheetHead } from './sheet.ts'
import { dayOfSerial, isDayFormat, isUsualDayFormat } from './workbook-days.ts'
import { readXml, type Allowance, type XmlTaker } from './xml.ts'

/** Of all parts that are read: 50,000 rows of a staff list come to a third of it. */
const maxUnpackedBytes = 100 * 1024 * 1024
export const maxColumns = 100
/** Of a cell, before it is tidied: more is no name and no course. */
const maxLetters = 2_000

export type RowTaker = { head(head: SheetHead): void; row(line: number, cells: readonly string[]): void }

/** @throws TooMuch when it unpacks to more than a list of people should, and an error when it is damaged or no workbook */
export async function readWorkbook(bytes: Buffer, taker: RowTaker): Promise<void> {
  const parts = new Map((partsOf(bytes) ?? []).map((part) => [part.name.toLowerCase(), part]))
  const allowance: Allowance = { bytesLeft: maxUnpackedBytes }
  const read = async (name: string, xml: XmlTaker) => {
    const part: Part | undefined = parts.get(name.toLowerCase())
    if (part === undefined) throw new Error(`the workbook lacks a part: ${name}`)
    await readXml(bytes, part, allowance, xml)
  }
  const has = (name: string) => parts.has(name.toLowerCase())

  const { sheets, counts1904 } = await readDirectory(read)
  const [first, ...others] = sheets.filter(({ isHidden }) => !isHidden)
  if (first === undefined) throw new Error('the workbook has no sheet to read')
  taker.head({
    hiddenSheets: sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name),
    otherSheets: others.map(({ name }) => name),
    epoch: counts1904 ? '1904' : '1900',
  })
  const links = await readLinks(read)
  const place = links.byId.get(first.link)
  if (place === undefined) throw new Error('the workbook does not say where its sheet is')
  const dayStyles = links.styles !== undefined && has(links.styles) ? await readDayStyles(read, links.styles) : []
  const strings = links.strings !== undefined && has(links.strings) ? await readStrings(read, links.strings) : []
  await read(place, sheetTaker(taker, { strings, dayStyles, counts1904 }))
}

type Read = (name: string, xml: XmlTaker) => Promise<void>
type Sheet = { readonly name: string; readonly link: string; readonly isHidden: boolean }

async function readDirectory(read: Read): Promise<{ readonly sheets: readonly Sheet[]; readonly counts1904: boolean }> {
  const sheets: Sheet[] = []
  let counts1904 = false
  await read('xl/workbook.xml', {
    opened(name, attributes) {
      if (name === 'workbookPr') counts1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
      if (name !== 'sheet') return
      const link = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      const isHidden = ['hidden', 'veryHidden'].includes(attributes['state'] ?? '')
      sheets.push({ name: (attributes['name'] ?? '').slice(0, 100), link, isHidden })
    },
  })
  return { sheets, counts1904 }
}

type Links = { readonly byId: ReadonlyMap<string, string>; styles: string | undefined; strings: string | undefined }

async function readLinks(read: Read): Promise<Links> {
  const byId = new Map<string, string>()
  const links: Links = { byId, styles: undefined, strings: undefined }
  await read('xl/_rels/workbook.xml.rels', {
    opened(name, { Id: id = '', Type: type = '', Target: target = '' }) {
      if (name !== 'Relationship') return
      const place = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//u, '')}`
      byId.set(id, place)
      if (type.endsWith('/styles')) links.styles = place
      if (type.endsWith('/sharedStrings')) links.strings = place
    },
  })
  return links
}

/** By the number of a style, whether a number in it is shown as a day. */
async function readDayStyles(read: Read, name: string): Promise<readonly boolean[]> {
  const own = new Map<number, boolean>()
  const styles: boolean[] = []
  let isInFormats = false
  await read(name, {
    opened(element, { numFmtId = '0', formatCode = '' }) {
      const id = Number(numFmtId)
      if (element === 'numFmt') own.set(id, isDayFormat(formatCode))
      if (element === 'cellXfs') isInFormats = true
      if (element === 'xf' && isInFormats) styles.push(own.get(id) ?? isUsualDayFormat(id))
    },
    closed(element) {
      if (element === 'cellXfs') isInFormats = false
    },
  })
  return styles
}

async function readStrings(read: Read, name: string): Promise<readonly string[]> {
  const strings: string[] = []
  const words = wordsTaker()
  await read(name, {
    opened(element) {
      if (element === 'si') words.begin()
      words.opened(element)
    },
    text: words.text,
    closed(element) {
      words.closed(element)
      // A copy of its own: a slice would keep the whole piece that it came from.
      if (element === 'si') strings.push(Buffer.from(words.taken()).toString())
    },
  })
  return strings
}

/** Gathers what stands in the text elements, of which a string with several fonts has several. How something is pronounced is no part of it. */
function wordsTaker() {
  let taken = ''
  let isText = false
  let isSound = false
  return {
    begin() {
      taken = ''
    },
    taken: () => taken,
    opened(element: string) {
      if (element === 'rPh') isSound = true
      isText = !isSound && (element === 't' || element === 'v')
    },
    text: (words: string) => {
      if (isText && taken.length < maxLetters) taken += words
    },
    closed(element: string) {
      if (element === 'rPh') isSound = false
      isText = false
    },
  }
}

type Known = {
  readonly strings: readonly string[]
  readonly dayStyles: readonly boolean[]
  readonly counts1904: boolean
}

function sheetTaker(taker: RowTaker, known: Known): XmlTaker {
  const words = wordsTaker()
  let line = 0
  let cells: string[] = []
  let across = -1
  let type = ''
  let style = 0
  return {
    opened(element, attributes) {
      if (element === 'row') {
        line = Math.max(line + 1, Number(attributes['r'] ?? 0) || 0)
        cells = []
        across = -1
      } else if (element === 'c') {
        across = columnOf(attributes['r'] ?? '') ?? across + 1
        type = attributes['t'] ?? ''
        style = Number(attributes['s'] ?? 0)
        words.begin()
      } else words.opened(element)
    },
    text: words.text,
    closed(element) {
      if (element === 'row')
        taker.row(
          line,
          Array.from(cells, (cell: string | undefined) => cell ?? ''),
        )
      else if (element === 'c') {
        if (across < maxColumns) cells[across] = cellText(words.taken(), type, known.dayStyles[style] === true, known)
      } else words.closed(element)
    },
  }
}

/** A day keeps its date alone: workbooks have no time zone. An error in a cell, such as #N/A, is nothing. */
function cellText(written: string, type: string, isDay: boolean, { strings, counts1904 }: Known): string {
  switch (type) {
    case 's':
      return strings[Number(written)] ?? ''
    case 'b':
      return written === '1' ? 'true' : 'false'
    case 'd':
      return written.slice(0, 10)
    case 'e':
      return ''
    case '':
    case 'n': {
      const number = written === '' ? NaN : Number(written)
      if (Number.isNaN(number)) return written
      return (isDay ? dayOfSerial(number, counts1904 ? '1904' : '1900') : undefined) ?? String(number)
    }
    default:
      return written
  }
}

/** From 0: "C7" is 2. Undefined where the cell does not say where it is. */
function columnOf(reference: string): number | undefined {
  let column = 0
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
  }
  return column === 0 ? undefined : column - 1
}
