import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aBrowser } from './browser-for-tests.ts'
import type { App } from './web.ts'
import { analystToken, aWeb, coordinatorToken, origin } from './web-for-tests.ts'

let saved = 0

function aForm(app: App): void {
  app.get('/form', { config: { roles: 'anyone', personal: false } }, async (_request, reply) =>
    reply.page('platform/web/views/clash.njk', { keepYours: { fields: [] } }),
  )
  app.post('/form', { config: { roles: 'anyone', personal: false } }, async (_request, reply) => {
    saved += 1
    return reply.redirect('/saved', 303)
  })
}

async function aFilledForm(t: Parameters<typeof aWeb>[0], token?: string) {
  const { app } = await aWeb(t, aForm)
  const browser = aBrowser(app, token)
  await browser.open('/form')
  saved = 0
  return { app, browser, fields: browser.hidden() }
}

test('a form from our own page is accepted, of a visitor and of someone signed in', async (t) => {
  for (const token of [undefined, coordinatorToken]) {
    const { browser, fields } = await aFilledForm(t, token)
    assert.match(fields['formToken'] ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-7/)
    assert.equal((await browser.send('/form', {})).statusCode, 303)
    assert.equal(saved, 1)
  }
})

test('a browser without Sec-Fetch-Site is judged by its Origin', async (t) => {
  const { browser, fields } = await aFilledForm(t)
  assert.equal((await browser.send('/form', fields, { origin })).statusCode, 303)
  assert.equal(saved, 1)
})

test('a form sent from elsewhere is refused, although its token is right', async (t) => {
  const { browser, fields } = await aFilledForm(t, coordinatorToken)
  const elsewhere: Record<string, string>[] = [
    {},
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { origin: 'http://127.0.0.1:3001' },
    { origin: `${origin}.evil.example` },
    { origin: 'https://127.0.0.1:3000' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'cross-site', origin },
    { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
  ]
  for (const headers of elsewhere) {
    assert.equal((await browser.send('/form', fields, headers)).statusCode, 403, JSON.stringify(headers))
  }
  assert.equal(saved, 0)
})

test('a form without its token, or with a wrong one, is refused', async (t) => {
  const { browser, fields } = await aFilledForm(t, coordinatorToken)
  const right = fields['_csrf'] ?? ''
  for (const wrong of ['', 'x', right.slice(1), `${right}x`, right.toUpperCase()]) {
    assert.equal((await browser.send('/form', { ...fields, _csrf: wrong })).statusCode, 403, wrong)
  }
  assert.equal(saved, 0)
})

test('a token sent twice is no token', async (t) => {
  const { app, browser, fields } = await aFilledForm(t)
  const csrf = encodeURIComponent(fields['_csrf'] ?? '')
  const answer = await app.inject({
    method: 'POST',
    url: '/form',
    cookies: Object.fromEntries(browser.cookies),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: `_csrf=${csrf}&_csrf=${csrf}`,
  })
  assert.equal(answer.statusCode, 403)
})

test('a token of someone else, or of the same browser before sign-in, is refused', async (t) => {
  const { app, browser, fields } = await aFilledForm(t)
  const formCookie = browser.cookies.get('__Host-causeway-form') ?? ''

  const afterSignIn = aBrowser(app, coordinatorToken)
  afterSignIn.cookies.set('__Host-causeway-form', formCookie)
  assert.equal((await afterSignIn.send('/form', fields)).statusCode, 403)

  const someoneElse = aBrowser(app, analystToken)
  await someoneElse.open('/form')
  const theirs = someoneElse.hidden()
  afterSignIn.cookies.set('__Host-causeway-form', someoneElse.cookies.get('__Host-causeway-form') ?? '')
  assert.equal((await afterSignIn.send('/form', theirs)).statusCode, 403)
  assert.equal(saved, 0)
})

test('a cookie that we did not sign protects nothing', async (t) => {
  const { browser, fields } = await aFilledForm(t)
  const signed = decodeURIComponent(browser.cookies.get('__Host-causeway-form') ?? '')
  browser.cookies.set('__Host-causeway-form', signed.replace(/\.[^.]*$/, ''))
  assert.equal((await browser.send('/form', fields)).statusCode, 403)
  browser.cookies.delete('__Host-causeway-form')
  assert.equal((await browser.send('/form', fields)).statusCode, 403)
})

test('a first page with several forms has one token for all of them', async (t) => {
  const { app } = await aWeb(t, (app) => {
    app.get('/work', { config: { roles: 'signed in', personal: false } }, async (request, reply) => {
      await request.asActor(async () => undefined)
      return reply.page('platform/web/views/clash.njk', { keepYours: { fields: [] } })
    })
  })
  const answer = await aBrowser(app, coordinatorToken).open('/work')
  const tokens = [...answer.body.matchAll(/name="_csrf" value="([^"]+)"/g)].map((match) => match[1])
  assert.equal(tokens.length, 2)
  assert.equal(new Set(tokens).size, 1)
  assert.equal(answer.cookies.length, 1)
})

test('a page without a form gives no cookie', async (t) => {
  const { app } = await aWeb(t)
  assert.equal((await app.inject('/cookies')).headers['set-cookie'], undefined)
})

test('the cookie of a form is out of reach of scripts and other hosts', async (t) => {
  const { app } = await aWeb(t, aForm)
  assert.match(
    String((await app.inject('/form')).headers['set-cookie']),
    /^__Host-causeway-form=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
})
