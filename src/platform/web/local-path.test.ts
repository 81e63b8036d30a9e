import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localPath } from './local-path.ts'
import { aWeb } from './web-for-tests.ts'

test('an address within the service is kept, with its query', () => {
  for (const path of [
    '/',
    '/work',
    '/cases?stage=gateway&page=2',
    '/cases/01890000-0000-7000-8000-000000000001#plan'.replace(/#.*/, ''),
  ]) {
    assert.equal(localPath(path), path)
  }
})

test('an address that leads elsewhere is refused', () => {
  const elsewhere = [
    '',
    ' ',
    'work',
    'https://evil.example',
    'http://evil.example/',
    '//evil.example',
    '///evil.example',
    '////evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '\\\\evil.example',
    '/\\/evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/ /evil.example',
    '/\u0000/evil.example',
    '/\u00a0/evil.example',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'mailto:a@b.example',
    'ftp://evil.example',
    'https:evil.example',
    'https:/evil.example',
    'https:\\\\evil.example',
    '//evil.example/%2f..',
    '//evil.example:443',
    '//user@evil.example',
    '//[::1]',
    '//2130706433',
    '//evil%E3%80%82example',
    '/.//evil.example',
    '/..//evil.example',
    '/././/evil.example',
    '/a/..//evil.example',
    '/a/../..//evil.example',
    '/%2e%2e//evil.example',
    '/%2e//evil.example',
    '?next=//evil.example',
    '#//evil.example',
    '.',
    '..',
    './work',
    '../work',
    '@evil.example',
    '/work\r\nSet-Cookie: a=b',
    '/work\u2028',
    '/wörk',
    '/work\u202e',
    '/work\ud800',
    `/${'x'.repeat(1_001)}`,
    '／／evil.example',
    '/／evil.example',
    '/\\\\evil.example',
    '/work\\..\\..\\',
    '<script>',
    '/work<\u0000>',
  ]
  for (const address of elsewhere) assert.equal(localPath(address), undefined, JSON.stringify(address))
  assert.ok(elsewhere.length >= 60)
})

test('what is not text is no address', () => {
  for (const value of [undefined, null, 7, ['/work'], { toString: () => '/work' }])
    assert.equal(localPath(value), undefined)
})

test('an answer that would lead elsewhere is a fault, and leads nowhere', async (t) => {
  const addresses = ['https://evil.example/', '//evil.example', '/\\evil.example', '/work', '/cases?page=2#plan']
  const { app } = await aWeb(t, (app) => {
    for (const [place, address] of addresses.entries()) {
      app.get(`/${place}`, { config: { roles: 'anyone', personal: false } }, async (_request, reply) =>
        reply.redirect(address, 303),
      )
    }
  })
  const answers = await Promise.all(addresses.map((_, place) => app.inject(`/${place}`)))
  assert.deepEqual(
    answers.map((answer) => [answer.statusCode, answer.headers.location]),
    [
      [500, undefined],
      [500, undefined],
      [500, undefined],
      [303, '/work'],
      [303, '/cases?page=2#plan'],
    ],
  )
})
