import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { maxRows, readSmallSheet, type SheetRefusal, type SmallSheet } from './read-sheet.ts'
import { dayOfSerial, isDayFormat } from './workbook-days.ts'
import { bomb, workbook, zipped, type Cell } from './workbook-for-tests.ts'

async function read(bytes: Uint8Array, name: string): Promise<SmallSheet | SheetRefusal> {
  const outcome = await readSmallSheet(bytes, name, { mostRows: maxRows })
  return outcome.ok ? outcome.value : outcome.reason.why
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

  test('may end its lines as any system does, or as several did', async () => {
    for (const end of ['\n', '\r\n', '\r'])
      assert.deepEqual(await cells(Buffer.from(text.replaceAll('\r\n', end))), rows)
    assert.deepEqual(await cells(Buffer.from('A,B\r\n1,2\n3,4\r5,6')), [
      ['A', 'B'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ])
  })

  test('numbers a row by the line on which it begins, though a cell goes on over several', async () => {
    const outcome = await read(Buffer.from('A,B\n"1\n1",2\n3,4\n'), 'x.csv')
    assert.ok(typeof outcome === 'object')
    assert.deepEqual(outcome.rows, [
      [1, ['A', 'B']],
      [2, ['1 1', '2']],
      [4, ['3', '4']],
    ])
  })

  test('with a quotation mark that never closes is refused by the row in which it opens', async () => {
    for (const rest of ['', 'x,y\n'.repeat(40_000)]) {
      const outcome = await readSmallSheet(Buffer.from(`A,B\n1,2\n3,"4\n${rest}`), 'x.csv', { mostRows: maxRows })
      assert.deepEqual(outcome, { ok: false, reason: { why: 'unclosed-quote', line: 3 } })
    }
  })

  test('may hold letters that a database would not take: they go', async () => {
    assert.deepEqual(await cells(Buffer.from('\uFEFFA\uD800,\u200BB\u00A0 \n', 'utf16le')), [['A\uFFFD', 'B']])
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

  test('a day is known by its format, whatever the program wrote; a time of day is none', async () => {
    for (const format of ['dd/mm/yyyy;@', '[$-809]d mmmm yyyy', 'yyyy\\-mm\\-dd', 'mmm-yy', '"Day "d'])
      assert.ok(isDayFormat(format), format)
    for (const format of ['General', '0.00', '#,##0.00 "d"', '[h]:mm:ss', 'mm:ss.0', '[Red]0', '@', '_-£* #,##0'])
      assert.ok(!isDayFormat(format), format)
    assert.deepEqual(
      [60, 61, 1, 2_958_465].map((serial) => dayOfSerial(serial, '1900')),
      ['1900-02-28', '1900-03-01', '1900-01-01', '9999-12-31'],
    )
    assert.equal(dayOfSerial(0.5, '1900'), undefined)
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
  test('a bomb of whatever kind ends in its own process within 10 seconds, and ours stays as it is', async () => {
    const before = process.memoryUsage.rss()
    for (const [what, file] of [
      ['empty cells', bomb('sheet', { repeat: '<c/>', times: 75_000_000 })],
      ['one name', bomb('sheet', { before: '<', repeat: 'a', times: 300_000_000 })],
      ['strings', bomb('strings', { before: '<sst>', repeat: '<si><t>a</t></si>', times: 20_000_000 })],
    ] as const) {
      assert.ok(file.length < 1024 * 1024, what)
      const began = performance.now()
      assert.equal(await read(file, 'a.xlsx'), 'too-much', what)
      assert.ok(performance.now() - began < 10_500, `${what} within 10 seconds`)
    }
    assert.ok(process.memoryUsage.rss() - before < 60 * 1024 * 1024)
  })

  test('what is not what its name says, or nothing we read', async () => {
    assert.equal(await read(Buffer.from('Name,E-mail'), 'a.xlsx'), 'type-not-read')
    assert.equal(await read(oneSheet([['Name']]), 'a.csv'), 'type-not-read')
    assert.equal(await read(Buffer.from('%PDF-1.7'), 'a.pdf'), 'type-not-read')
    assert.equal(await read(Buffer.from('PK\u0003\u0004 no archive'), 'a.xlsx'), 'damaged')
    assert.equal(await read(Buffer.alloc(0), 'a.csv'), 'empty')
    assert.equal(await read(Buffer.alloc(11 * 1024 * 1024, 'a'), 'a.csv'), 'too-large')
    assert.equal(await read(zipped([['word/document.xml', '<w/>']]), 'a.xlsx'), 'damaged')
    assert.equal(await read(Buffer.from([0, 1, 2, 3, 4]), 'a.csv'), 'damaged')
  })
})
