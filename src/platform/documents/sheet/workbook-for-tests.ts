/** Workbooks as small as a test needs them, written by hand, so that they can be as ugly as those that people send. */
import { constants, crc32, deflateRawSync } from 'node:zlib'

export type Cell =
  | string
  | number
  /** A day as its number, in a cell that is marked as a day. */
  | { readonly day: number }
  /** A formula with the value that was worked out when the file was saved. */
  | { readonly formula: string; readonly value: string | undefined }
  | { readonly error: string }
  | undefined

export type TestSheet = {
  readonly name: string
  readonly state?: 'hidden' | 'veryHidden'
  readonly rows: readonly (readonly Cell[])[]
  readonly merged?: readonly string[]
}

export function workbook(sheets: readonly TestSheet[], { is1904 = false } = {}): Buffer {
  const listed = sheets
    .map(
      ({ name, state }, place) =>
        `<sheet name="${escaped(name)}" sheetId="${place + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${place + 1}"/>`,
    )
    .join('')
  const links = sheets
    .map(
      (_, place) =>
        `<Relationship Id="rId${place + 1}" Type="${office}/relationships/worksheet" Target="worksheets/sheet${place + 1}.xml"/>`,
    )
    .join('')
  return zipped([
    ['[Content_Types].xml', `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`],
    [
      '_rels/.rels',
      `${xml}<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${office}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${xml}<workbook xmlns="${main}" xmlns:r="${office}/relationships"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${listed}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${xml}<Relationships xmlns="${packages}">${links}<Relationship Id="rIdS" Type="${office}/relationships/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${xml}<styleSheet xmlns="${main}"><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ],
    ...sheets.map((sheet, place): Part => [`xl/worksheets/sheet${place + 1}.xml`, sheetXml(sheet)]),
  ])
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships'

function sheetXml({ rows, merged = [] }: TestSheet): string {
  const written = rows
    .map((row, down) => {
      const cells = row.map((cell, across) => cellXml(cell, `${columnName(across)}${down + 1}`)).join('')
      return `<row r="${down + 1}">${cells}</row>`
    })
    .join('')
  const merges = merged.map((reference) => `<mergeCell ref="${reference}"/>`).join('')
  return `${xml}<worksheet xmlns="${main}"><sheetData>${written}</sheetData>${merges === '' ? '' : `<mergeCells>${merges}</mergeCells>`}</worksheet>`
}

function cellXml(cell: Cell, at: string): string {
  if (cell === undefined) return ''
  if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if ('day' in cell) return `<c r="${at}" s="1"><v>${cell.day}</v></c>`
  if ('error' in cell) return `<c r="${at}" t="e"><v>${cell.error}</v></c>`
  const value = cell.value === undefined ? '' : `<v>${escaped(cell.value)}</v>`
  return `<c r="${at}" t="str"><f>${escaped(cell.formula)}</f>${value}</c>`
}

function columnName(place: number): string {
  return place < 26
    ? String.fromCharCode(65 + place)
    : `${columnName(Math.floor(place / 26) - 1)}${columnName(place % 26)}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

type Part = readonly [name: string, content: string | Buffer | Swelling]

/** What is written many times over, and takes next to nothing when it is packed. */
type Swelling = { readonly before?: string; readonly repeat: string; readonly times: number; readonly after?: string }

/** A workbook of which one part swells: its sheet, or the strings that its cells share. */
export function bomb(part: 'sheet' | 'strings', swelling: Swelling): Buffer {
  return zipped([
    ['[Content_Types].xml', '<Types/>'],
    ['xl/workbook.xml', '<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships><Relationship Id="rId1" Type="/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ],
    ['xl/sharedStrings.xml', part === 'strings' ? swelling : '<sst/>'],
    ['xl/worksheets/sheet1.xml', part === 'sheet' ? swelling : '<worksheet/>'],
  ])
}

/** Packed a megabyte at a time, so that whoever makes it does not swell. */
function packedSwelling({ before = '', repeat, times, after = '' }: Swelling): Buffer {
  const atOnce = Math.max(1, Math.floor((1024 * 1024) / repeat.length))
  const block = (text: string) => deflateRawSync(text, { finishFlush: constants.Z_SYNC_FLUSH })
  const many = block(repeat.repeat(atOnce))
  const whole = Math.floor(times / atOnce)
  return Buffer.concat([
    block(before),
    ...Array.from({ length: whole }, () => many),
    deflateRawSync(repeat.repeat(times - whole * atOnce) + after),
  ])
}

/** An archive of these parts, each packed. */
export function zipped(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const [name, content] of parts) {
    const isSwelling = typeof content === 'object' && 'repeat' in content
    // Nobody asks what a part that swells says of its size.
    const bytes = isSwelling ? Buffer.alloc(0) : Buffer.from(content)
    const packed = isSwelling ? packedSwelling(content) : deflateRawSync(bytes)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    entries.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, tail, Buffer.from(name)]))
    bodies.push(local)
    at += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, directory, end])
}
