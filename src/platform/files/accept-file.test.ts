import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { acceptFile, maxFileBytes, type FileRefusal } from './accept-file.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
  Buffer.from('JFIF\0'),
  Buffer.alloc(40),
  Buffer.from([0xff, 0xd9]),
])
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
const text = Buffer.from('Seen at the youth club on Tuesday.\r\n\tCaffi Tŷ Glas, عربي\n')
const gif = Buffer.from('GIF89a\x01\x00\x01\x00')
const elf = Buffer.from('\x7fELF\x02\x01\x01', 'latin1')
const html = Buffer.from('<!doctype html><script>alert(1)</script>')

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${wordType}.main+xml"/></Types>`
const body = { '[Content_Types].xml': types, 'word/document.xml': '<w:document/>' }
const docx = archive(body)
const emptyZip = archive({})
const macros = archive({ ...body, 'word/vbaProject.bin': 'macro' })
const macroType = archive({
  ...body,
  '[Content_Types].xml': types.replace(
    `${wordType}.main+xml`,
    'application/vnd.ms-word.document.macroEnabled.main+xml',
  ),
})
const template = (target: string) =>
  archive({
    ...body,
    'word/_rels/settings.xml.rels': `<Relationships><Relationship Type="x/attachedTemplate" Target="${target}" TargetMode="External"/></Relationships>`,
  })

const accepted: [string, Buffer, string, string][] = [
  ['a PDF', pdf, 'letter.pdf', 'application/pdf'],
  ['a PDF with capitals in its name', pdf, 'LETTER.PDF', 'application/pdf'],
  ['a PNG', png, 'photo.png', 'image/png'],
  ['a JPEG', jpeg, 'photo.jpg', 'image/jpeg'],
  ['a JPEG by its longer name', jpeg, 'photo.jpeg', 'image/jpeg'],
  [
    'a JPEG behind which a phone put a film',
    Buffer.concat([jpeg, Buffer.from('....ftypmp42')]),
    'photo.jpg',
    'image/jpeg',
  ],
  ['a Word document', docx, 'report.docx', wordType],
  ['a Word document with a template on its own computer', template('file:///C:/a.dotm'), 'report.docx', wordType],
  ['plain text with accents and Arabic', text, 'nodiadau tŷ.txt', 'text/plain'],
  ['text as older Windows programs write it', Buffer.from('a £5 note', 'latin1'), 'notes.txt', 'text/plain'],
  ['markup in a text file, which stays text', html, 'page.txt', 'text/plain'],
  ['a file of the largest size', Buffer.alloc(maxFileBytes, 'a'), 'notes.txt', 'text/plain'],
]
for (const [what, bytes, name, type] of accepted) {
  test(`${what} is taken`, async () => {
    const outcome = await acceptFile(bytes, name)
    assert.ok(outcome.ok, JSON.stringify(outcome))
    assert.equal(outcome.value.type, type)
    assert.equal(outcome.value.size, bytes.byteLength)
    assert.match(outcome.value.sha256, /^[0-9a-f]{64}$/)
  })
}

const refused: [string, Buffer, string, FileRefusal][] = [
  ['an empty file', Buffer.alloc(0), 'letter.pdf', 'empty'],
  ['a file over the limit', Buffer.alloc(maxFileBytes + 1, 'a'), 'notes.txt', 'too-large'],
  ['a GIF', gif, 'photo.gif', 'type-not-taken'],
  ['a page of HTML', html, 'page.html', 'type-not-taken'],
  ['a drawing that can hold script', Buffer.from('<svg onload="x"/>'), 'drawing.svg', 'type-not-taken'],
  ['a program', elf, 'setup.exe', 'type-not-taken'],
  ['a program behind a second ending', elf, 'letter.pdf.exe', 'type-not-taken'],
  ['a spreadsheet', emptyZip, 'list.xlsx', 'type-not-taken'],
  ['an archive', emptyZip, 'all.zip', 'type-not-taken'],
  ['an old Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'letter.doc', 'type-not-taken'],
  ['a macro Word file by its own name', macros, 'letter.docm', 'type-not-taken'],
  ['a file without an ending', pdf, 'letter', 'type-not-taken'],
  ['a file whose ending only looks right', pdf, 'letter.pdf.', 'type-not-taken'],
  ['a program called PDF', elf, 'letter.pdf', 'content-differs'],
  ['a PNG called PDF', png, 'letter.pdf', 'content-differs'],
  ['a PDF called PNG', pdf, 'photo.png', 'content-differs'],
  ['a GIF called JPEG', gif, 'photo.jpg', 'content-differs'],
  ['a page of HTML called PNG', html, 'photo.png', 'content-differs'],
  ['a PDF behind a page of HTML', Buffer.concat([html, pdf]), 'letter.pdf', 'content-differs'],
  ['a PDF with an archive behind it', Buffer.concat([pdf, docx]), 'letter.pdf', 'content-differs'],
  ['a PDF that was cut off', pdf.subarray(0, 20), 'letter.pdf', 'content-differs'],
  ['a PDF of no version', Buffer.from('%PDF-x.y\n%%EOF'), 'letter.pdf', 'content-differs'],
  ['a PNG with something behind it', Buffer.concat([png, html]), 'photo.png', 'content-differs'],
  ['a PNG that was cut off', png.subarray(0, 50), 'photo.png', 'content-differs'],
  ['a truncated PNG signature', png.subarray(0, 4), 'photo.png', 'content-differs'],
  ['a JPEG that was cut off', jpeg.subarray(0, 30), 'photo.jpg', 'content-differs'],
  ['a JPEG with an archive behind it', Buffer.concat([jpeg, docx]), 'photo.jpg', 'content-differs'],
  ['a JPEG that is a PDF as well', Buffer.concat([jpeg.subarray(0, 20), pdf, jpeg]), 'photo.jpg', 'content-differs'],
  ['an archive called Word', emptyZip, 'letter.docx', 'content-differs'],
  ['an archive with a picture called Word', archive({ 'a.png': 'x' }), 'letter.docx', 'content-differs'],
  ['a Word document behind a page of HTML', Buffer.concat([html, docx]), 'letter.docx', 'content-differs'],
  ['a Word document with something behind it', Buffer.concat([docx, html]), 'letter.docx', 'content-differs'],
  ['a Word document that was cut off', docx.subarray(0, docx.length - 10), 'letter.docx', 'content-differs'],
  ['a Word document with a path out of its folder', archive({ ...body, '../x': '' }), 'letter.docx', 'content-differs'],
  [
    'a Word document whose list of parts unpacks to too much',
    archive({ ...body, '[Content_Types].xml': ' '.repeat(9e6) }),
    'letter.docx',
    'content-differs',
  ],
  ['a Word document with macros', macros, 'letter.docx', 'has-macros'],
  [
    'a Word document with macros under another name',
    archive({ ...body, 'word/other/VBAPROJECT.BIN': '' }),
    'letter.docx',
    'has-macros',
  ],
  ['a Word document declared to have macros', macroType, 'letter.docx', 'has-macros'],
  [
    'a Word document with a template from the web',
    template('https://evil.example/a.dotm'),
    'letter.docx',
    'has-macros',
  ],
  ['a Word document with a template from a share', template('\\\\evil\\a.dotm'), 'letter.docx', 'has-macros'],
  ['a program called text', elf, 'notes.txt', 'content-differs'],
  ['a picture called text', png, 'notes.txt', 'content-differs'],
  ['text with a NUL', Buffer.from('a\0b'), 'notes.txt', 'content-differs'],
  ['text with an escape character', Buffer.from('a\x1b[2Jb'), 'notes.txt', 'content-differs'],
  ['text that hides a PDF', Buffer.concat([Buffer.from('notes\n'), pdf]), 'notes.txt', 'content-differs'],
  ['a name of dots alone', pdf, '..', 'name-unusable'],
  ['a name that is an ending alone', pdf, '.pdf', 'type-not-taken'],
  ['a name that is only a path', pdf, 'C:\\folder\\', 'name-unusable'],
  ['a name of control characters', pdf, '\u0000\u0007', 'name-unusable'],
]
for (const [what, bytes, name, reason] of refused) {
  test(`${what} is refused`, async () => {
    assert.deepEqual(await acceptFile(bytes, name), { ok: false, reason })
  })
}

const named: [string, string, string][] = [
  ['a path is cut to its last part', '../../etc/passwd.txt', 'passwd.txt'],
  ['a Windows path likewise', 'C:\\Users\\x\\notes.txt', 'notes.txt'],
  ['a mark that turns the writing round is dropped', 'report\u202etxt.txt', 'reporttxt.txt'],
  ['a line break cannot reach a header', 'a\r\nSet-Cookie: x.txt', 'aSet-Cookie x.txt'],
  ['quotes cannot end a header value', 'a"b.txt', 'ab.txt'],
  ['half a character is dropped', 'a\ud800.txt', 'a.txt'],
  ['a hidden file is shown', '.htaccess.txt', 'htaccess.txt'],
  ['the name of a device is a name', 'CON.txt', '_CON.txt'],
  ['a very long name is shortened and keeps its ending', `${'n'.repeat(300)}.txt`, `${'n'.repeat(96)}.txt`],
  ['a name in another script stays', 'ملاحظات ŵ.txt', 'ملاحظات ŵ.txt'],
]
for (const [what, name, expected] of named) {
  test(what, async () => {
    const outcome = await acceptFile(text, name)
    assert.ok(outcome.ok)
    assert.equal(outcome.value.name, expected)
  })
}

test('what the browser declares must agree with the name, unless it knows nothing', async () => {
  for (const declared of ['application/pdf', 'Application/PDF', 'application/octet-stream', '']) {
    assert.ok((await acceptFile(pdf, 'letter.pdf', declared)).ok, declared)
  }
  assert.ok((await acceptFile(text, 'notes.txt', 'text/plain; charset=utf-8')).ok)
  for (const declared of ['text/html', 'image/svg+xml', 'application/x-msdownload']) {
    assert.deepEqual(await acceptFile(pdf, 'letter.pdf', declared), { ok: false, reason: 'content-differs' })
  }
})

test('no bytes and no name make it fail, and a name taken is always safe', async () => {
  const names = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a.pdf', 'a.docx', 'a.png', 'a.jpg', 'a.txt'))
  const starts = fc.constantFrom(pdf, png, jpeg, docx, Buffer.alloc(0))
  const bytes = fc
    .tuple(starts, fc.nat(), fc.uint8Array())
    .map(([start, cut, rest]) => Buffer.concat([start.subarray(0, cut % (start.length + 1)), rest]))
  await fc.assert(
    fc.asyncProperty(bytes, names, async (content, name) => {
      const outcome = await acceptFile(content, name)
      if (!outcome.ok) return
      assert.match(outcome.value.name, /^[^/\\\p{Cc}\p{Cf}\p{Cs}"]{1,100}$/u)
    }),
    { numRuns: 400 },
  )
})

/** A ZIP archive of these parts, as Word writes one. */
function archive(parts: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
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
    const version = Buffer.from([20, 0])
    entries.push(
      Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), version, shared, entry.subarray(2), Buffer.from(name)]),
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
