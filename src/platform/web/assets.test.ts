import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { buildAssets } from './assets.ts'
import { aWeb } from './web-for-tests.ts'

test('stylesheet, scripts and icon are kept by browsers for a year', async (t) => {
  const { app } = await aWeb(t)
  const page = (await app.inject('/cookies')).body
  const addresses = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '')
  assert.equal(addresses.length, 3)
  for (const address of addresses) {
    const answer = await app.inject(address)
    assert.equal(answer.statusCode, 200, address)
    assert.equal(answer.headers['cache-control'], 'public, max-age=31536000, immutable')
    assert.equal(answer.headers['x-content-type-options'], 'nosniff')
    assert.match(String(answer.headers['content-type']), /^(text\/css|text\/javascript|image\/svg\+xml)/)
  }
})

test('a browser that takes compressed text gets it', async (t) => {
  const { app } = await aWeb(t)
  const { addressOf } = await buildAssets()
  const plain = await app.inject(addressOf('main.css'))
  const zipped = await app.inject({ url: addressOf('main.css'), headers: { 'accept-encoding': 'br, gzip' } })
  assert.equal(zipped.headers['content-encoding'], 'gzip')
  assert.equal(zipped.headers.vary, 'accept-encoding')
  assert.deepEqual(gunzipSync(zipped.rawPayload), plain.rawPayload)
  assert.ok(zipped.rawPayload.length < 30_000)
  const refused = await app.inject({ url: addressOf('main.css'), headers: { 'accept-encoding': 'gzip;q=0' } })
  assert.equal(refused.headers['content-encoding'], undefined)
})

test('no other file can be reached', async (t) => {
  const { app } = await aWeb(t)
  const { fingerprint } = await buildAssets()
  for (const name of [
    'main.scss',
    '../web.ts',
    '..%2fweb.ts',
    '%2e%2e/web.ts',
    '..%5cweb.ts',
    '.env',
    '',
    'images/',
    'images',
    '%00',
    'constructor',
    '__proto__',
    'main.css/',
    'main.css%00.js',
    '../../../../etc/passwd',
    'images/govuk-crest.svg',
    'govuk-frontend.min.js.map',
  ]) {
    assert.equal((await app.inject(`/assets/${fingerprint}/${name}`)).statusCode, 404, name)
  }
})

test('a page of another version still gets a stylesheet, to be forgotten', async (t) => {
  const { app } = await aWeb(t)
  const answer = await app.inject('/assets/0123456789abcdef/main.css')
  assert.equal(answer.statusCode, 200)
  assert.equal(answer.headers['cache-control'], 'no-store')
})

test('the stylesheet needs no font, no crown, and nothing from elsewhere', async (t) => {
  const { app } = await aWeb(t)
  const { addressOf, fingerprint } = await buildAssets()
  const css = (await app.inject(addressOf('main.css'))).body
  assert.doesNotMatch(css, /Transport|@font-face|@import|url\("?(https?:|\/\/|data:)/)
  const images = [...css.matchAll(/url\("?([^)"]+)"?\)/g)].map((match) => match[1] ?? '')
  for (const image of images.filter((name) => !name.includes('crest'))) {
    assert.equal((await app.inject(`/assets/${fingerprint}/${image}`)).statusCode, 200, image)
  }
})

test('the stylesheet is compiled once and kept until what it is made from changes', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-assets-'))
  t.after(() => rm(folder, { recursive: true }))
  const began = performance.now()
  const first = await buildAssets(folder)
  const compiled = performance.now()
  const kept = await readdir(folder)
  assert.equal(kept.length, 1)
  const again = performance.now()
  const second = await buildAssets(folder)
  assert.ok(performance.now() - again < (compiled - began) / 2)
  assert.equal(second.fingerprint, first.fingerprint)
  assert.deepEqual(await readdir(folder), kept)
})
