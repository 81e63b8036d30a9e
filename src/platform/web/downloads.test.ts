import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attachment } from './downloads.ts'
import { aWeb } from './web-for-tests.ts'

test('a file is only ever kept, never shown: not even one that is a web page', async (t) => {
  const bytes = Buffer.from('<script>alert(1)</script>')
  const { app } = await aWeb(t, (app) => {
    app.get('/file', { config: { roles: 'anyone', personal: true } }, async (_request, reply) =>
      reply.download({ name: 'Document 1.html', type: 'text/html', bytes }),
    )
  })
  const answer = await app.inject('/file')
  assert.deepEqual(answer.rawPayload, bytes)
  assert.equal(
    answer.headers['content-disposition'],
    `attachment; filename="Document 1.html"; filename*=UTF-8''Document%201.html`,
  )
  assert.equal(answer.headers['content-type'], 'text/html')
  assert.equal(answer.headers['content-security-policy'], "sandbox; default-src 'none'; frame-ancestors 'none'")
  assert.equal(answer.headers['x-content-type-options'], 'nosniff')
  assert.equal(answer.headers['cache-control'], 'no-store')
})

test('part of a larger buffer is sent as that part', async (t) => {
  const { app } = await aWeb(t, (app) => {
    app.get('/file', { config: { roles: 'anyone', personal: false } }, async (_request, reply) =>
      reply.download({ name: 'a.csv', type: 'text/csv', bytes: new Uint8Array([1, 2, 3, 4]).subarray(1, 3) }),
    )
  })
  assert.deepEqual([...(await app.inject('/file')).rawPayload], [2, 3])
})

test('a name that would end the header, name a folder or hide its ending is made harmless', () => {
  assert.equal(
    attachment('a"b\r\nSet-Cookie: x.pdf'),
    `attachment; filename="a_b__Set-Cookie_ x.pdf"; filename*=UTF-8''a%22b__Set-Cookie%3A%20x.pdf`,
  )
  assert.equal(
    attachment('../../etc/passwd'),
    `attachment; filename=".._.._etc_passwd"; filename*=UTF-8''.._.._etc_passwd`,
  )
  assert.equal(attachment('plan\u202efdp.exe'), `attachment; filename="plan_fdp.exe"; filename*=UTF-8''plan_fdp.exe`)
  assert.equal(
    attachment('Cynllun Ffŵl (1).pdf'),
    `attachment; filename="Cynllun Ff_l (1).pdf"; filename*=UTF-8''Cynllun%20Ff%C5%B5l%20%281%29.pdf`,
  )
  assert.doesNotThrow(() => attachment('\ud800.pdf'))
})
