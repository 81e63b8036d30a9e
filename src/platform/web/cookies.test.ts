import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aBrowser } from './browser-for-tests.ts'
import { aWeb, coordinatorToken } from './web-for-tests.ts'

test('signing in sets a cookie for this host alone, which scripts cannot read', async (t) => {
  const { app } = await aWeb(t, (app) => {
    app.get('/in', { config: { roles: 'anyone', personal: false } }, async (_request, reply) =>
      reply.startSession(coordinatorToken).redirect('/work', 303),
    )
  })
  const answer = await app.inject('/in')
  assert.equal(
    answer.headers['set-cookie'],
    `__Host-causeway=${coordinatorToken}; Path=/; HttpOnly; Secure; SameSite=Lax`,
  )
})

test('signing out clears what is tied to the session, and has the browser forget the pages it kept', async (t) => {
  const { app } = await aWeb(t, (app) => {
    app.get('/out', { config: { roles: 'anyone', personal: false } }, async (_request, reply) =>
      reply.endSession().redirect('/', 303),
    )
  })
  const browser = aBrowser(app, coordinatorToken)
  for (const name of ['visitor', 'form', 'language']) browser.cookies.set(`__Host-causeway-${name}`, 'cy')
  const answer = await browser.open('/out')
  assert.equal(answer.headers['clear-site-data'], '"cache", "storage"')
  assert.deepEqual([...browser.cookies.keys()], ['__Host-causeway-language'])
})

test('the session token is in no page and in no log', async (t) => {
  const { app, log } = await aWeb(t, (app) => {
    app.get('/work', { config: { roles: 'signed in', personal: true } }, async (request, reply) => {
      await request.asActor(async () => undefined)
      return reply.page('platform/web/views/error.njk', { kind: '404' })
    })
  })
  const answer = await aBrowser(app, coordinatorToken).open('/work')
  assert.match(answer.body, /Sign out/)
  assert.doesNotMatch(answer.body + log.join(''), new RegExp(coordinatorToken))
})
