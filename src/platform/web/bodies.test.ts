import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import fc from 'fast-check'
import { aBrowser } from './browser-for-tests.ts'
import { parseForm } from './bodies.ts'
import { aWeb } from './web-for-tests.ts'

const open = { roles: 'anyone', personal: false } as const

/** A form and its answer: what arrived, as JSON. `send` sends any body in its name. */
async function aForm(t: TestContext) {
  const { app } = await aWeb(t, (app) => {
    app.get('/form', { config: open }, async (_request, reply) =>
      reply.page('platform/web/views/clash.njk', { keepYours: { fields: [] } }),
    )
    app.post('/form', { config: open }, async (request) => ({ body: request.body, formToken: request.formToken }))
    app.post('/files', { config: { ...open, upload: true } }, async (request) => ({
      body: request.body,
      uploads: request.uploads.map(({ field, name, bytes }) => ({ field, name, size: bytes.length })),
    }))
  })
  const browser = aBrowser(app)
  await browser.open('/form')
  const fields = browser.hidden()
  const send = (url: string, type: string, payload: string | Buffer) =>
    app.inject({
      method: 'POST',
      url,
      cookies: Object.fromEntries(browser.cookies),
      headers: { 'content-type': type, 'sec-fetch-site': 'same-origin' },
      payload,
    })
  return { fields, send, hidden: new URLSearchParams(fields).toString() }
}

const urlencoded = 'application/x-www-form-urlencoded'

test('a field sent twice is a list, and a field named like a part of the language is a field', async (t) => {
  const { fields, hidden, send } = await aForm(t)
  const answer = await send(
    '/form',
    urlencoded,
    `${hidden}&a=1&b=2&b=3&b=4&__proto__=x&constructor=y&a[]=5&c=%F0%9F%98%80+%00`,
  )
  assert.equal(answer.statusCode, 200)
  const { body } = JSON.parse(answer.body.replace('"__proto__"', '"proto"')) as { body: unknown }
  assert.deepEqual(body, {
    ...fields,
    a: '1',
    b: ['2', '3', '4'],
    proto: 'x',
    constructor: 'y',
    'a[]': '5',
    c: '😀 \u0000',
  })
})

test('nothing that is sent changes what other objects are', () => {
  const before = Object.getOwnPropertyNames(Object.prototype).join()
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', 'a[__proto__][x]', 'a'), fc.string()),
          fc.string({ unit: 'grapheme' }),
        ),
        { maxLength: 30 },
      ),
      (pairs) => {
        const body = parseForm(new URLSearchParams(pairs).toString())
        assert.equal(Object.getPrototypeOf(body), null)
        for (const [name] of pairs) assert.ok(Object.hasOwn(body, name))
        assert.equal(Object.getOwnPropertyNames(Object.prototype).join(), before)
      },
    ),
    { numRuns: 2_000 },
  )
})

// Made before any server, as making it takes seconds in which nothing else happens.
const anyText = fc.string({ unit: 'binary', maxLength: 300 })

test('any bytes at all as a form are answered with a message, never with a fault', async (t) => {
  const { send, hidden } = await aForm(t)
  await fc.assert(
    fc.asyncProperty(anyText, fc.boolean(), async (text, honest) => {
      const answer = await send('/form', urlencoded, honest ? `${hidden}&${text}` : text)
      assert.ok(answer.statusCode < 500, `${answer.statusCode}: ${JSON.stringify(text)}`)
    }),
    { numRuns: 200 },
  )
})

test('a form has up to 200 fields and 256 kB, and no more', async (t) => {
  const { send, hidden } = await aForm(t)
  const some = (count: number): string => Array.from({ length: count }, (_, place) => `&f${place}=x`).join('')
  assert.equal((await send('/form', urlencoded, hidden + some(198))).statusCode, 200)
  assert.equal((await send('/form', urlencoded, hidden + some(199))).statusCode, 413)
  assert.equal((await send('/form', urlencoded, '&'.repeat(200_000))).statusCode, 413)

  const text = 'x'.repeat(256 * 1024 - hidden.length - 3)
  assert.equal((await send('/form', urlencoded, `${hidden}&t=${text}`)).statusCode, 200)
  const tooMuch = await send('/form', urlencoded, `${hidden}&t=${text}x`)
  assert.equal(tooMuch.statusCode, 413)
  assert.equal(tooMuch.headers['connection'], 'close')
})

test('a form without its form token is a bad request', async (t) => {
  const { fields, send } = await aForm(t)
  const csrf = new URLSearchParams({ _csrf: fields['_csrf'] ?? '' }).toString()
  for (const token of [
    '',
    '&formToken=',
    '&formToken=7',
    `&formToken=${fields['formToken']}&formToken=${fields['formToken']}`,
  ]) {
    assert.equal((await send('/form', urlencoded, csrf + token)).statusCode, 400, token)
  }
})

test('nothing but a form is read', async (t) => {
  const { send, hidden } = await aForm(t)
  for (const type of [
    'application/json',
    'text/plain',
    'text/xml',
    'application/csp-report',
    'multipart/form-data',
    'x',
  ]) {
    assert.equal((await send('/form', type, hidden)).statusCode, 415, type)
  }
})

test('files are taken with the fields beside them', async (t) => {
  const { fields, send } = await aForm(t)
  const { type, payload } = multipart([
    ...Object.entries(fields).map(([name, value]) => ({ name, value })),
    { name: 'why', value: 'letter' },
    { name: 'document', value: 'hello', file: 'Letter – Ffion.pdf' },
    { name: 'other', value: '', file: '' },
  ])
  const answer = await send('/files', type, payload)
  assert.deepEqual(answer.json(), {
    body: { ...fields, why: 'letter' },
    uploads: [{ field: 'document', name: 'Letter – Ffion.pdf', size: 5 }],
  })
})

test('files without the anti-forgery token are refused', async (t) => {
  const { fields, send } = await aForm(t)
  const { type, payload } = multipart([
    { name: '_csrf', value: `${fields['_csrf']}x` },
    { name: 'document', value: 'hello', file: 'a.pdf' },
  ])
  assert.equal((await send('/files', type, payload)).statusCode, 403)
})

test('files where none are taken are refused', async (t) => {
  const { fields, send } = await aForm(t)
  const { type, payload } = multipart([{ name: '_csrf', value: fields['_csrf'] ?? '' }])
  assert.equal((await send('/form', type, payload)).statusCode, 415)
})

test('files beyond 20 MB in all, or too many, or a field that is too long, are refused', async (t) => {
  const { fields, send } = await aForm(t)
  const csrf = { name: '_csrf', value: fields['_csrf'] ?? '' }
  const file = (value: string) => ({ name: 'document', value, file: 'a.bin' })
  const tooMuch = [
    [csrf, file('x'.repeat(20 * 1024 * 1024 + 1))],
    [csrf, file('x'.repeat(11 * 1024 * 1024)), file('x'.repeat(10 * 1024 * 1024))],
    [csrf, ...Array.from({ length: 11 }, () => file('x'))],
    [csrf, { name: 'text', value: 'x'.repeat(65 * 1024) }],
    [csrf, ...Array.from({ length: 201 }, (_, place) => ({ name: `f${place}`, value: 'x' }))],
  ]
  for (const parts of tooMuch) {
    const { type, payload } = multipart(parts)
    const answer = await send('/files', type, payload)
    assert.equal(answer.statusCode, 413, `${parts.length} parts`)
  }
})

test('more uploads at once than memory is kept for are asked to come back, and later ones are taken', async (t) => {
  const { fields, send } = await aForm(t)
  const { type, payload } = multipart([
    { name: '_csrf', value: fields['_csrf'] ?? '' },
    { name: 'document', value: 'x'.repeat(2 * 1024 * 1024), file: 'a.bin' },
  ])
  const answers = await Promise.all(Array.from({ length: 12 }, () => send('/files', type, payload)))
  const statuses = answers.map((answer) => answer.statusCode)
  assert.deepEqual(statuses.toSorted(), [...Array<number>(8).fill(200), ...Array<number>(4).fill(503)])
  assert.equal((await send('/files', type, payload)).statusCode, 200)
})

test('a multipart form that is broken off, or names the prototype, is answered without a fault', async (t) => {
  const { fields, send } = await aForm(t)
  const { type, payload } = multipart([
    { name: '_csrf', value: fields['_csrf'] ?? '' },
    { name: 'document', value: 'hello', file: 'a.pdf' },
  ])
  for (let end = 0; end < payload.length; end += 7) {
    const answer = await send('/files', type, payload.subarray(0, end))
    assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, `${end}: ${answer.statusCode}`)
  }
  const named = multipart([{ name: '__proto__', value: 'x' }])
  assert.equal((await send('/files', named.type, named.payload)).statusCode, 400)
})

type Part = { name: string; value: string; file?: string }

function multipart(parts: readonly Part[]): { type: string; payload: Buffer } {
  const edge = 'edge-of-a-part'
  const written = parts.map(({ name, value, file }) => {
    const filename = file === undefined ? '' : `; filename="${file}"\r\nContent-Type: application/octet-stream`
    return `--${edge}\r\nContent-Disposition: form-data; name="${name}"${filename}\r\n\r\n${value}\r\n`
  })
  return { type: `multipart/form-data; boundary=${edge}`, payload: Buffer.from(`${written.join('')}--${edge}--\r\n`) }
}
