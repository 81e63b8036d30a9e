import assert from 'node:assert/strict'
import { inflateRawSync } from 'node:zlib'
import { test } from 'node:test'
import { readWordFile } from '#platform/files/word-file.ts'
import type { PaperDocument } from './document.ts'
import { toPdf } from './pdf.ts'
import { toWord } from './word.ts'

const paper: PaperDocument = {
  title: 'A letter about #support and *stars*',
  language: 'cy',
  author: 'Anytown Council',
  marking: 'OFFICIAL-SENSITIVE',
  reference: 'THU-2026-0001',
  blocks: [
    { kind: 'heading', text: 'Beth sy’n digwydd?' },
    { kind: 'paragraph', text: 'Ŵyn ac ŷd: "quotes", $maths$, [brackets] and \\backslashes\\ stay as they are.' },
    { kind: 'list', items: ['Un', '#eval("dau")'] },
    { kind: 'to fill in', label: 'Llofnod' },
  ],
}

test('a PDF is tagged, says its language and title, and embeds every font', async () => {
  const pdf = (await toPdf(paper)).toString('latin1')
  assert.match(pdf, /^%PDF-1\.7/)
  assert.match(pdf, /\/MarkInfo ?<<[^>]*\/Marked true/)
  assert.match(pdf, /\/Lang ?\(cy-GB\)/)
  assert.match(pdf, /<pdfuaid:part>1<\/pdfuaid:part>/)
  assert.match(pdf, /A letter about #support and \*stars\*/)
  assert.match(pdf, /\/S ?\/H1/)
  const fonts = new Set([...pdf.matchAll(/\/FontName ?\/([A-Za-z0-9+-]+)/g)].map(([, name]) => name))
  assert.equal([...pdf.matchAll(/\/FontFile2/g)].length, fonts.size)
  assert.ok(fonts.size > 0)
})

const withTable: PaperDocument = {
  ...paper,
  blocks: [
    {
      kind: 'table',
      headings: ['Pwy', '#Sut'],
      rows: [
        ['A', 'B'],
        ['*C*', 'D'],
      ],
    },
  ],
}

test('a table has headers that assistive technology knows as headers, in PDF and in Word', async () => {
  const pdf = (await toPdf(withTable)).toString('latin1')
  assert.match(pdf, /\/S ?\/Table/)
  assert.equal([...pdf.matchAll(/\/S ?\/TH\b/g)].length, 2)
  assert.equal([...pdf.matchAll(/\/S ?\/TD\b/g)].length, 4)
  const body = part(await toWord(withTable), 'word/document.xml')
  assert.equal([...body.matchAll(/<w:tblHeader\/>/g)].length, 1)
  assert.match(body, /\*C\*/)
})

const drawing = {
  kind: 'drawing',
  svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" font-family="Source Sans 3, Arial"><rect width="90" height="40"/><text y="80">“Half” &amp; all</text></svg>',
  words: 'Meetings: a bar (half) of <all>.',
  width: 300,
  height: 100,
} as const
const withDrawing: PaperDocument = {
  ...paper,
  blocks: [
    { kind: 'heading', text: 'Cyfarfodydd' },
    { kind: 'heading', text: 'Faint?', level: 2 },
    drawing,
    { kind: 'table', headings: ['Corff', 'Faint'], rows: [['Bwrdd', '1']] },
  ],
}

test('a drawing is a figure with words for whoever does not see it, its letters are letters, and its table follows', async () => {
  const pdf = (await toPdf(withDrawing)).toString('latin1')
  assert.equal([...pdf.matchAll(/\/S ?\/Figure\b/g)].length, 1)
  assert.match(pdf, /\/Alt ?\(Meetings: a bar \(half\) of <all>\.\)/)
  assert.deepEqual([...pdf.matchAll(/\/S ?\/(H\d|Figure|Table)\b/g)].map(([, tag]) => tag).toSorted(), [
    'Figure',
    'H1',
    'H2',
    'H3',
    'Table',
  ])
  assert.match(pdf, /\/FontFile2/)
})

test('a Word file has a drawing as SVG, with the same words, and a headline of the second kind', async () => {
  const bytes = await toWord(withDrawing)
  const body = part(bytes, 'word/document.xml')
  assert.match(body, /<wp:docPr [^>]*descr="Meetings: a bar \(half\) of &lt;all&gt;\."/)
  assert.match(body, /w:pStyle w:val="Heading2"/)
  assert.match(body, /svgBlip/)
  const [svg] = /word\/media\/[^/]+?\.svg/.exec(bytes.toString('latin1')) ?? assert.fail('no SVG')
  assert.equal(part(bytes, svg), drawing.svg)
  // A program without SVG shows a white place, and the table beneath.
  assert.ok(body.indexOf('svgBlip') < body.indexOf('<w:tbl>'))
})

test('a name in letters that the font does not have makes no failure', async () => {
  const named = async (text: string) => (await toPdf({ ...paper, blocks: [{ kind: 'paragraph', text }] })).length
  for (const name of ['Łukasz Żółć', 'Олена', 'محمد', '李明', 'אברהם', 'नमिता', '🙂'])
    assert.ok((await named(name)) > 1_000, name)
})

test('a Word file is a document without macros, with headings, lists, its language and its marking', async () => {
  const bytes = await toWord(paper)
  assert.equal(readWordFile(bytes), 'document')
  const body = part(bytes, 'word/document.xml')
  assert.match(body, /w:pStyle w:val="Title"/)
  assert.match(body, /w:pStyle w:val="Heading1"/)
  assert.match(body, /<w:numPr>/)
  assert.match(body, /Beth sy’n digwydd\?/)
  assert.match(part(bytes, 'word/styles.xml'), /w:lang w:val="cy-GB"/)
  assert.match(part(bytes, 'word/footer1.xml'), /OFFICIAL-SENSITIVE.*THU-2026-0001/)
  assert.match(part(bytes, 'docProps/core.xml'), /A letter about #support/)
})

/** One part of the archive, unpacked, found by its name in the central directory. */
function part(bytes: Buffer, name: string): string {
  const at = bytes.lastIndexOf(Buffer.from(name)) - 46
  assert.equal(bytes.readUInt32LE(at), 0x02014b50, name)
  const [packed, local] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)]
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  return inflateRawSync(bytes.subarray(start, start + packed)).toString()
}
