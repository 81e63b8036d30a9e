import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readSheetApart, type SheetRefusal } from './read-sheet.ts'
import type { SheetHead, SheetRow } from './sheet.ts'
import { workbook, zipped, type Cell } from './workbook-for-tests.ts'

type Read = { readonly head: SheetHead | undefined; readonly rows: readonly SheetRow[] }

async function read(bytes: Uint8Array, name: string): Promise<Read | SheetRefusal> {
  let head: SheetHead | undefined
  const rows: SheetRow[] = []
  const outcome = await readSheetApart(bytes, name, {
    head: (one) => {
      head = one
    },
    rows: async (some) => {
      rows.push(...some)
    },
  })
  return outcome.ok ? { head, rows } : outcome.reason
}

async function cells(bytes: Uint8Array, name = 'staff.csv'): Promise<readonly (readonly string[])[] | SheetRefusal> {
  const outcome = await read(bytes, name)
  return typeof outcome === 'string' ? outcome : outcome.rows.map(([, row]) => row)
}

const oneSheet = (rows: readonly (readonly Cell[])[], is1904 = false) => workbook([{ name: 'Staff', rows }], { is1904 })

describe('a text of rows', () => {
  const rows = [
    ['Name', 'E-mail'],
    ['Siân Ó Dálaigh', 's@x.example'],
  ]
  const text = 'Name,E-mail\r\n"Siân Ó Dálaigh",s@x.example\r\n'

  test('is read whichever program saved it: UTF-8 with its mark or without, UTF-16, Windows', async () => {
    assert.deepEqual(await cells(Buffer.from(text)), rows)
    assert.deepEqual(await cells(Buffer.from(`\uFEFF${text}`)), rows)
    assert.deepEqual(await cells(Buffer.from(`\uFEFF${text}`, 'utf16le')), rows)
    assert.deepEqual(await cells(Buffer.from(text, 'latin1')), rows)
  })

  test('may be parted by semicolons or tabs', async () => {
    assert.deepEqual(await cells(Buffer.from(text.replaceAll(',', ';'))), rows)
    assert.deepEqual(await cells(Buffer.from(text.replaceAll(',', '\t'))), rows)
  })

  test('keeps the number of each line, empty ones apart', async () => {
    const outcome = await read(Buffer.from('A,B\n\n,,\n1,2\n'), 'x.csv')
    assert.ok(typeof outcome === 'object')
    assert.deepEqual(outcome.rows, [
      [1, ['A', 'B']],
      [4, ['1', '2']],
    ])
  })
})

describe('a workbook', () => {
  test('days are days, counted from 1900 or from 1904', async () => {
    assert.deepEqual(await cells(oneSheet([['Done'], [{ day: 46_000 }]]), 'a.xlsx'), [['Done'], ['2025-12-09']])
    assert.deepEqual(await cells(oneSheet([['Done'], [{ day: 44_538 }]], true), 'a.xlsx'), [['Done'], ['2025-12-09']])
  })

  test('a formula is the value that the file has for it, and nothing where it has none', async () => {
    const sheet = oneSheet([
      ['Name', 'Note'],
      [
        { formula: 'A1&"x"', value: 'Nia' },
        { formula: 'HYPERLINK("http://x")', value: undefined },
      ],
    ])
    assert.deepEqual(await cells(sheet, 'a.xlsx'), [['Name', 'Note'], ['Nia']])
  })

  test('hidden sheets and further ones are named, and not read', async () => {
    const outcome = await read(
      workbook([
        { name: 'Left & gone', state: 'veryHidden', rows: [['Secret']] },
        { name: 'Staff', rows: [['Name'], ['Nia']] },
        { name: 'Notes', rows: [['Note']] },
      ]),
      'a.xlsx',
    )
    assert.ok(typeof outcome === 'object')
    assert.deepEqual(outcome.head, { hiddenSheets: ['Left & gone'], otherSheets: ['Notes'], epoch: '1900' })
    assert.deepEqual(outcome.rows, [
      [1, ['Name']],
      [2, ['Nia']],
    ])
  })

  test('merged headings keep their columns', async () => {
    const sheet = workbook([
      {
        name: 'Staff',
        rows: [
          ['Report', undefined, undefined],
          ['Name', 'E-mail', 'Done'],
          ['Nia', 'n@x', 3],
        ],
        merged: ['A1:C1'],
      },
    ])
    assert.deepEqual(await cells(sheet, 'a.xlsx'), [['Report'], ['Name', 'E-mail', 'Done'], ['Nia', 'n@x', '3']])
  })

  test('an error in a cell does not hide the rest', async () => {
    const outcome = await cells(
      oneSheet([
        ['Name', 'Done'],
        [{ error: '#N/A' }, { day: 46_000 }],
      ]),
      'a.xlsx',
    )
    assert.ok(typeof outcome !== 'string')
    assert.equal(outcome[1]?.at(-1), '2025-12-09')
  })
})

describe('what is no list of people is refused', () => {
  test('a bomb ends in its own process, and ours stays as it is', async () => {
    const before = process.memoryUsage().rss
    const bomb = zipped([
      ['[Content_Types].xml', '<Types/>'],
      ['xl/workbook.xml', '<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'],
      ['xl/worksheets/sheet1.xml', Buffer.alloc(300 * 1024 * 1024, '<c/>')],
    ])
    assert.ok(bomb.length < 1024 * 1024)
    assert.equal(await read(bomb, 'a.xlsx'), 'too-much')
    assert.ok(process.memoryUsage().rss - before < 700 * 1024 * 1024)
  })

  test('what is not what its name says, or nothing we read', async () => {
    assert.equal(await read(Buffer.from('Name,E-mail'), 'a.xlsx'), 'type-not-read')
    assert.equal(await read(oneSheet([['Name']]), 'a.csv'), 'type-not-read')
    assert.equal(await read(Buffer.from('%PDF-1.7'), 'a.pdf'), 'type-not-read')
    assert.equal(await read(Buffer.from('PK\u0003\u0004 no archive'), 'a.xlsx'), 'too-much')
    assert.equal(await read(Buffer.alloc(0), 'a.csv'), 'empty')
    assert.equal(await read(Buffer.alloc(11 * 1024 * 1024, 'a'), 'a.csv'), 'too-large')
    assert.equal(await read(zipped([['word/document.xml', '<w/>']]), 'a.xlsx'), 'damaged')
    assert.equal(await read(Buffer.from([0, 1, 2, 3, 4]), 'a.csv'), 'damaged')
  })
})
