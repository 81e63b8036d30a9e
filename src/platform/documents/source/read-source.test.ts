import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32, deflateRawSync } from 'node:zlib'
import { Document, HeadingLevel, Packer, Paragraph, Tab, Table, TableCell, TableRow, TextRun } from 'docx'
import fc from 'fast-check'
import { blockText, type SourceBlock } from './blocks.ts'
import { maxTextBytes, maxWordBytes, readSource, sourceRefusalWords, type SourceRefusal } from './read-source.ts'

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${wordType}.main+xml"/></Types>`
const relations =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'

test('a text is the same in every alphabet and with every line end', async () => {
  const text = '1.0 Cyd-destun £\n\nCaffi Tŷ – “yma”\n\n- un\n- dau\n'
  const expected = await blocksOf(Buffer.from(text), 'a.txt')
  assert.deepEqual(
    expected.map(({ line, kind }) => [line, kind]),
    [
      [1, 'heading'],
      [3, 'paragraph'],
      [5, 'item'],
      [6, 'item'],
    ],
  )
  const written: Record<string, Buffer> = {
    'with a byte order mark': Buffer.from(`\uFEFF${text}`),
    'with Windows line ends': Buffer.from(text.replaceAll('\n', '\r\n')),
    'with old Macintosh line ends': Buffer.from(text.replaceAll('\n', '\r')),
    'in UTF-16': Buffer.from(`\uFEFF${text}`, 'utf16le'),
    'in UTF-16 the other way round': Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
    'in UTF-16 without a mark': Buffer.from(text, 'utf16le'),
    'in UTF-16 the other way round, without a mark': Buffer.from(text, 'utf16le').swap16(),
  }
  for (const [how, bytes] of Object.entries(written)) assert.deepEqual(await blocksOf(bytes, 'a.txt'), expected, how)
})

test('a text as older Windows programs save it keeps its pounds, dashes and quotation marks', async () => {
  const bytes = Buffer.from([0xa3, 0x35, 0x20, 0x96, 0x20, 0x93, 0x61, 0x94, 0x2e])
  const [block] = await blocksOf(bytes, 'a.txt')
  assert.ok(block?.kind === 'paragraph')
  assert.equal(block.text, '£5 – “a”.')
})

test('lines that were broken by hand are one paragraph, short lines are lines of their own', async () => {
  const text = [
    'This line is as long as a line of a letter is, and it',
    'goes on.',
    '',
    'Northbury',
    'Town Hall',
    '',
    '1. An item that is long enough to be broken by hand, and',
    '   then goes on.',
    '2. Another.',
  ].join('\n')
  assert.deepEqual(
    (await blocksOf(Buffer.from(text), 'a.txt')).map((block) => (block.kind === 'table' ? '' : blockText(block))),
    [
      'This line is as long as a line of a letter is, and it goes on.',
      'Northbury',
      'Town Hall',
      '1. An item that is long enough to be broken by hand, and then goes on.',
      '2. Another.',
    ],
  )
})

test('tables stand between tabs, between pipes, or in columns', async () => {
  for (const text of ['a\tb\tc\n\td\te', '| a | b | c |\n|---|---|---|\n|  | d | e |']) {
    const [table, ...rest] = await blocksOf(Buffer.from(text), 'a.md')
    assert.ok(table?.kind === 'table' && rest.length === 0)
    assert.deepEqual(
      table.rows.map(({ cells }) => cells),
      [
        ['a', 'b', 'c'],
        ['', 'd', 'e'],
      ],
    )
  }
  const [columns] = await blocksOf(Buffer.from('20/9/17     Draft      Working group'), 'a.txt')
  assert.ok(columns?.kind === 'table')
  assert.deepEqual(columns.rows[0]?.cells, ['20/9/17', 'Draft', 'Working group'])
})

test('"1." begins an item in a list and a section before a text', async () => {
  const text =
    '1. Introduction\n\nWords of it.\n\n2. Aims\n\nThey are:\n\n1. One thing\n2. Another thing\n\n3. Conclusion\n\nEnd.'
  assert.deepEqual(
    (await blocksOf(Buffer.from(text), 'a.txt')).flatMap((block) => (block.kind === 'heading' ? [block.text] : [])),
    ['Introduction', 'Aims', 'Conclusion'],
  )
})

test('a Word file is read by its styles: title, headings, merged cells, tabs', async () => {
  const cell = (text: string, over: { rowSpan?: number; columnSpan?: number } = {}) =>
    new TableCell({ ...over, children: [new Paragraph(text)] })
  const bytes = await word([
    new Paragraph({ text: 'The title', heading: HeadingLevel.TITLE }),
    new Paragraph({ text: '1.0 First', heading: HeadingLevel.HEADING_1 }),
    new Paragraph({ children: [new TextRun('Owner'), new TextRun({ children: [new Tab()] }), new TextRun('Someone')] }),
    new Paragraph({ text: 'Second', heading: HeadingLevel.HEADING_2 }),
    new Table({
      rows: [
        new TableRow({ children: [cell('a', { columnSpan: 2 }), cell('b')] }),
        new TableRow({ children: [cell('c', { rowSpan: 2 }), cell('d'), cell('e')] }),
        new TableRow({ children: [cell('f'), cell('g')] }),
      ],
    }),
  ])
  assert.deepEqual(await blocksOf(bytes, 'a.docx'), [
    { line: 1, kind: 'heading', level: 1, number: undefined, text: 'The title', isTitle: true },
    { line: 2, kind: 'heading', level: 1, number: '1.0', text: 'First', isTitle: false },
    { line: 3, kind: 'table', rows: [{ line: 3, cells: ['Owner', 'Someone'] }] },
    { line: 4, kind: 'heading', level: 2, number: undefined, text: 'Second', isTitle: false },
    {
      line: 5,
      kind: 'table',
      rows: [
        { line: 5, cells: ['a', '', 'b'] },
        { line: 6, cells: ['c', 'd', 'e'] },
        { line: 7, cells: ['', 'f', 'g'] },
      ],
    },
  ])
})

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkqGcAAAKEAIE=', 'base64')
const documentOf = (body: string) =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`
const paragraph = '<w:p><w:r><w:t>a</w:t></w:r></w:p>'
const parts = (document: string) => ({
  '[Content_Types].xml': types,
  '_rels/.rels': relations,
  'word/document.xml': document,
})

const refused: [string, () => Buffer, string, SourceRefusal][] = [
  ['an empty file', () => Buffer.alloc(0), 'a.txt', 'empty'],
  ['a file of spaces and rules', () => Buffer.from(' \n\n-----\n'), 'a.txt', 'no-words'],
  ['a text over its limit', () => Buffer.alloc(maxTextBytes + 1, 'a'), 'a.txt', 'too-large'],
  ['a Word file over its limit', () => Buffer.alloc(maxWordBytes + 1, 'a'), 'a.docx', 'too-large'],
  ['a text of too many lines', () => Buffer.from('a.\n\n'.repeat(6_000)), 'a.txt', 'too-much'],
  ['a PDF', () => pdf, 'a.pdf', 'type-not-read'],
  ['an old Word file', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'a.doc', 'type-not-read'],
  ['a file without an ending', () => Buffer.from('words'), 'strategy', 'type-not-read'],
  ['a PDF called text', () => pdf, 'a.txt', 'no-text'],
  ['a picture called text', () => png, 'a.txt', 'no-text'],
  ['a Word file called text', () => archive(parts(documentOf(paragraph))), 'a.txt', 'no-text'],
  ['bytes that are no text', () => Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), 'a.md', 'no-text'],
  ['a text called Word', () => Buffer.from('words'), 'a.docx', 'damaged'],
  ['an archive called Word', () => archive({ 'a.txt': 'x' }), 'a.docx', 'damaged'],
  ['a Word file that was cut off', () => archive(parts(documentOf(paragraph))).subarray(0, -9), 'a.docx', 'damaged'],
  ['a Word file whose text is no XML', () => archive(parts('<w:document')), 'a.docx', 'damaged'],
  [
    'a Word file with macros',
    () => archive({ ...parts(documentOf(paragraph)), 'word/vbaProject.bin': 'x' }),
    'a.docx',
    'has-macros',
  ],
  ['a Word file without words', () => archive(parts(documentOf('<w:p/>'))), 'a.docx', 'no-words'],
]
for (const [what, bytes, name, reason] of refused) {
  test(`${what} is refused`, async () => {
    assert.deepEqual(await readSource(bytes(), name), { ok: false, reason })
    assert.doesNotMatch(sourceRefusalWords[reason], /\n/)
  })
}

test('a Word file that unpacks to a thousand times its size is refused soon, and takes no memory of ours', async () => {
  const bomb = archive(parts(' '.repeat(200 * 1024 * 1024)))
  assert.ok(bomb.length < 1024 * 1024)
  await refusesCheaply(bomb, 'too-much')
})

test('a Word file that unpacks to little and grows when it is read is refused, and takes no memory of ours', async () => {
  await refusesCheaply(archive(parts(documentOf('<w:p/>'.repeat(5 * 1024 * 1024)))), 'too-much')
})

test('a Word file whose entities would multiply is refused', async () => {
  const entities = Array.from(
    { length: 12 },
    (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
  ).join('')
  const doctype = `<!DOCTYPE d [<!ENTITY e0 "lol">${entities}]>`
  const document = documentOf('<w:p><w:r><w:t>&e12;</w:t></w:r></w:p>')
  const outcome = await readSource(archive(parts(doctype + document)), 'a.docx')
  assert.ok(!outcome.ok || JSON.stringify(outcome.value).length < 1_000)
})

test('a Word file cannot have another file of the machine read', async () => {
  const links =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
  const picture =
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
  const file = archive({ ...parts(documentOf(paragraph + picture)), 'word/_rels/document.xml.rels': links })
  const outcome = await readSource(file, 'a.docx')
  assert.doesNotMatch(JSON.stringify(outcome), /root:/)
})

test('lines without end cost no more than their length', async () => {
  const size = 500_000
  const lines: Record<string, string> = {
    spaces: `a${' '.repeat(size)}b   c`,
    tabs: `a${'\t'.repeat(size)}b`,
    stars: '*a'.repeat(size / 2),
    dots: `a ${'.'.repeat(size)} x`,
    pipes: '| a '.repeat(size / 4),
    underscores: '_'.repeat(size) + 'a',
    numbers: '1.'.repeat(size / 2),
    letters: 'a'.repeat(size),
    semicolons: '; and '.repeat(size / 6),
  }
  for (const [what, line] of Object.entries(lines)) {
    const begun = performance.now()
    await readSource(Buffer.from(`${line}\n${line}`), 'a.txt')
    assert.ok(performance.now() - begun < 3_000, `${what}: ${performance.now() - begun} ms`)
  }
})

test('no bytes make it fail', async () => {
  const starts = fc.constantFrom(
    Buffer.from('1.0 a\n'),
    Buffer.from('\uFEFF', 'utf16le'),
    png.subarray(0, 8),
    Buffer.alloc(0),
  )
  await fc.assert(
    fc.asyncProperty(starts, fc.uint8Array(), async (start, rest) => {
      const outcome = await readSource(Buffer.concat([start, rest]), 'a.txt')
      assert.ok(outcome.ok || outcome.reason in sourceRefusalWords)
    }),
    { numRuns: 400 },
  )
})

async function refusesCheaply(bytes: Buffer, reason: SourceRefusal): Promise<void> {
  const before = process.memoryUsage.rss()
  const begun = performance.now()
  assert.deepEqual(await readSource(bytes, 'a.docx'), { ok: false, reason })
  assert.ok(performance.now() - begun < 12_000)
  assert.ok(process.memoryUsage.rss() - before < 20 * 1024 * 1024)
}

async function blocksOf(bytes: Buffer, name: string): Promise<readonly SourceBlock[]> {
  const outcome = await readSource(bytes, name)
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}

async function word(children: readonly (Paragraph | Table)[]): Promise<Buffer> {
  return await Packer.toBuffer(new Document({ sections: [{ children: [...children] }] }))
}

/** A ZIP archive of these parts, as Word writes one. */
function archive(contents: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(contents)) {
    const packed = deflateRawSync(content)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(crc32(content), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(Buffer.byteLength(content), 18)
    shared.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, Buffer.from(name), packed])
    const entry = Buffer.alloc(16)
    entry.writeUInt32LE(at, 12)
    entries.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, entry.subarray(2), Buffer.from(name)]),
    )
    locals.push(local)
    at += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}
