import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptFile, maxFileBytes, type FileRefusal } from './accept-file.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0'), Buffer.alloc(40)])
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
const text = Buffer.from('Seen at the youth club on Tuesday.\r\n\tCaffi Tŷ Glas, عربي\n')
const gif = Buffer.from('GIF89a\x01\x00\x01\x00')
const zip = Buffer.from('PK\x03\x04\x14\x00\x00\x00', 'latin1')
const elf = Buffer.from('\x7fELF\x02\x01\x01', 'latin1')

const accepted: [string, Buffer, string, string][] = [
  ['a PDF', pdf, 'letter.pdf', 'application/pdf'],
  ['a PDF with capitals in its name', pdf, 'LETTER.PDF', 'application/pdf'],
  ['a PNG', png, 'photo.png', 'image/png'],
  ['a JPEG', jpeg, 'photo.jpg', 'image/jpeg'],
  ['a JPEG by its longer name', jpeg, 'photo.jpeg', 'image/jpeg'],
  ['plain text with accents and Arabic', text, 'nodiadau tŷ.txt', 'text/plain'],
]
for (const [what, bytes, name, type] of accepted) {
  test(`${what} is taken`, async () => {
    const outcome = await acceptFile(bytes, name)
    assert.ok(outcome.ok)
    assert.equal(outcome.value.type, type)
    assert.equal(outcome.value.size, bytes.byteLength)
    assert.match(outcome.value.sha256, /^[0-9a-f]{64}$/)
  })
}

const refused: [string, Buffer, string, FileRefusal][] = [
  ['an empty file', Buffer.alloc(0), 'letter.pdf', 'empty'],
  ['a file over the limit', Buffer.alloc(maxFileBytes + 1, 'a'), 'notes.txt', 'too-large'],
  ['a GIF', gif, 'photo.gif', 'type-not-taken'],
  ['a page of HTML', Buffer.from('<html>'), 'page.html', 'type-not-taken'],
  ['a drawing that can hold script', Buffer.from('<svg onload="x"/>'), 'drawing.svg', 'type-not-taken'],
  ['a program', elf, 'setup.exe', 'type-not-taken'],
  ['a spreadsheet', zip, 'list.xlsx', 'type-not-taken'],
  ['an old Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'letter.doc', 'type-not-taken'],
  ['a macro Word file by its own name', zip, 'letter.docm', 'type-not-taken'],
  ['a file without an ending', pdf, 'letter', 'type-not-taken'],
  ['a program called PDF', elf, 'letter.pdf', 'content-differs'],
  ['a PNG called PDF', png, 'letter.pdf', 'content-differs'],
  ['a PDF called PNG', pdf, 'photo.png', 'content-differs'],
  ['a GIF called JPEG', gif, 'photo.jpg', 'content-differs'],
  ['a PDF behind a page of HTML', Buffer.concat([Buffer.from('<html></html>'), pdf]), 'letter.pdf', 'content-differs'],
  ['an archive called Word', zip, 'letter.docx', 'content-differs'],
  ['a program called text', elf, 'notes.txt', 'content-differs'],
  ['a picture called text', png, 'notes.txt', 'content-differs'],
  ['text with a NUL', Buffer.from('a\0b'), 'notes.txt', 'content-differs'],
  ['text that is not UTF-8', Buffer.from([0xc3, 0x28]), 'notes.txt', 'content-differs'],
  ['a truncated PNG signature', png.subarray(0, 4), 'photo.png', 'content-differs'],
  ['a name of dots alone', pdf, '..', 'name-unusable'],
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
  ['a very long name is shortened and keeps its ending', `${'n'.repeat(300)}.txt`, `${'n'.repeat(90)}.txt`],
]
for (const [what, name, expected] of named) {
  test(what, async () => {
    const outcome = await acceptFile(text, name)
    assert.ok(outcome.ok)
    assert.equal(outcome.value.name, expected)
  })
}

test('a Word file that carries macros is refused', async () => {
  const outcome = await acceptFile(Buffer.concat([zip, Buffer.from('word/vbaProject.bin')]), 'letter.docx')
  assert.deepEqual(outcome, { ok: false, reason: 'content-differs' })
})
