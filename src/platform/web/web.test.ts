import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../failures.ts'
import { aBrowser } from './browser-for-tests.ts'
import type { App, WebConfig } from './web.ts'
import { aWeb, coordinatorToken } from './web-for-tests.ts'

function aPage(app: App): void {
  app.get('/work', { config: { roles: 'signed in', personal: true } }, async (request, reply) => {
    await request.asActor(async () => undefined)
    return reply.page('platform/web/views/error.njk', { kind: '404', marking: 'OFFICIAL-SENSITIVE' })
  })
  app.get('/start', { config: { roles: 'anyone', personal: false } }, async (_request, reply) =>
    reply.page('platform/web/views/error.njk', { kind: '422', errors: [{ text: 'Enter a name' }], quickExit: true }),
  )
}

test('a page shows where one is, who is signed in, and how carefully to handle it', async (t) => {
  const { app } = await aWeb(t, aPage)
  const { body } = await aBrowser(app, coordinatorToken).open('/work')
  assert.match(body, /<title>Page not found – Causeway<\/title>/)
  assert.match(body, /aria-current="page"[^<]*<strong[^>]*>My work/)
  assert.match(body, /action="\/sign-out" method="post"/)
  assert.equal(body.match(/OFFICIAL-SENSITIVE<\/p>/g)?.length, 2)
  assert.doesNotMatch(body, /Exit this page/)
})

test('a visitor sees no navigation and no sign-out, and can leave quickly where the page says so', async (t) => {
  const { app } = await aWeb(t, aPage)
  const { body } = await aBrowser(app).open('/start')
  assert.doesNotMatch(body, /sign-out|My work|OFFICIAL/)
  assert.match(body, /Exit this page quickly/)
})

test('a page with errors says so in its title', async (t) => {
  const { app } = await aWeb(t, aPage)
  assert.match(
    (await app.inject('/start')).body,
    /<title>Error: There is a problem with your answers – Causeway<\/title>/,
  )
})

test('the demonstration says that it is one, and a real service does not', async (t) => {
  const { app: demonstration } = await aWeb(t)
  const { app: real } = await aWeb(t, undefined, { config: { demonstration: false } })
  const banner = /This is a demonstration. Every person and case in it is invented./
  assert.match((await demonstration.inject('/cookies')).body, banner)
  assert.match((await demonstration.inject('/nowhere')).body, banner)
  assert.doesNotMatch((await real.inject('/cookies')).body, banner)
})

test('today and now are those of the clock that was given', async (t) => {
  const { app } = await aWeb(t)
  assert.equal(app.now().toString(), '2026-11-24T15:45:00Z')
  assert.equal(app.today().toString(), '2026-11-24')
})

test('a configuration that would not be safe stops the start with one line', async (t) => {
  const wrong: [Partial<WebConfig>, RegExp][] = [
    [{ baseUrl: 'http://causeway.example.gov.uk' }, /BASE_URL must be https/],
    [{ baseUrl: 'ftp://127.0.0.1' }, /BASE_URL must be https/],
    [{ baseUrl: 'https://causeway.example.gov.uk/prevent' }, /without a path/],
    [{ secret: 'too short' }, /secret is shorter than 32/],
  ]
  for (const [config, message] of wrong) {
    await assert.rejects(
      aWeb(t, undefined, { config }),
      (error) => error instanceof Refusal && message.test(error.message),
    )
  }
  for (const baseUrl of ['https://causeway.example.gov.uk', 'http://localhost:3000', 'http://[::1]:3000/']) {
    await assert.doesNotReject(aWeb(t, undefined, { config: { baseUrl } }))
  }
})
