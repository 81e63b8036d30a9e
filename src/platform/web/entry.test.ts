import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NotFound, SignInNeeded } from '../failures.ts'
import { aBrowser } from './browser-for-tests.ts'
import type { App } from './web.ts'
import { analystToken, anInventedDatabase, aWeb, coordinatorToken } from './web-for-tests.ts'

function someRoutes(app: App): void {
  app.get('/cases', { config: { roles: ['coordinator'], personal: true } }, async (request) =>
    request.asActor(async (_trx, actor) => `cases of ${actor.name}`),
  )
  app.get('/missing', { config: { roles: ['coordinator'], personal: true } }, async (request) =>
    request.asActor(async () => {
      throw new NotFound()
    }),
  )
  app.get('/account', { config: { roles: 'signed in', personal: false } }, async (request) =>
    request.asActor(async (_trx, actor) => actor.name),
  )
  app.get('/refer', { config: { roles: 'anyone', personal: false } }, async (request) =>
    request.asVisitor(async () => 'welcome'),
  )
  app.get('/twice', { config: { roles: 'signed in', personal: false } }, async (request) => {
    await request.asActor(async () => 'once')
    return request.asActor(async () => 'twice')
  })
  app.get('/unguarded', { config: { roles: ['coordinator'], personal: true } }, async () => 'everything')
  app.get('/wrong-door', { config: { roles: ['coordinator'], personal: true } }, async (request) =>
    request.asVisitor(async () => 'everything'),
  )
}

test('someone with the role gets in', async (t) => {
  const { app } = await aWeb(t, someRoutes)
  assert.equal((await aBrowser(app, coordinatorToken).open('/cases')).body, 'cases of Sam Coordinator')
})

test('someone without the role meets the same page as for something that does not exist', async (t) => {
  const { app } = await aWeb(t, someRoutes)
  const notTheirs = await aBrowser(app, analystToken).open('/missing')
  const notThere = await aBrowser(app, coordinatorToken).open('/missing')
  assert.equal(notTheirs.statusCode, 404)
  assert.equal(notThere.statusCode, 404)
  assert.equal(withoutSecrets(notTheirs.body), withoutSecrets(notThere.body))
  assert.deepEqual(Object.keys(notTheirs.headers).sort(), Object.keys(notThere.headers).sort())
})

test('signed in is enough where no role is asked for', async (t) => {
  const { app } = await aWeb(t, someRoutes)
  assert.equal((await aBrowser(app, analystToken).open('/account')).body, 'Ann Analyst')
})

test('someone who is not signed in is asked to, and comes back to the page', async (t) => {
  const { app } = await aWeb(t, someRoutes)
  for (const token of [undefined, 'X'.repeat(43), 'short', `${coordinatorToken}x`, '../../etc/passwd']) {
    const answer = await aBrowser(app, token).open('/cases')
    assert.equal(answer.statusCode, 303)
    assert.equal(answer.headers.location, '/sign-in?next=%2Fcases')
    assert.equal(answer.headers['cache-control'], 'no-store')
  }
})

test('after a form that came too late, sign-in leads back only to a page that exists', async (t) => {
  const { app } = await aWeb(t, (app) => {
    const config = { roles: 'signed in', personal: false } as const
    app.get('/form', { config: { roles: 'anyone', personal: false } }, async (_request, reply) =>
      reply.page('platform/web/views/clash.njk', { keepYours: { fields: [] } }),
    )
    app.post('/form', { config }, async (request) => request.asActor(async () => 'x'))
    app.post('/only-post', { config }, async (request) => request.asActor(async () => 'x'))
  })
  const browser = aBrowser(app)
  await browser.open('/form')
  const fields = browser.hidden()
  assert.equal((await browser.send('/form', fields)).headers.location, '/sign-in?next=%2Fform')
  assert.equal((await browser.send('/only-post', fields)).headers.location, '/sign-in')
})

test('a visitor is known by a cookie that is given once', async (t) => {
  const seen: unknown[] = []
  const { app } = await aWeb(t, someRoutes, {
    database: {
      ...anInventedDatabase(),
      asVisitor: async (visit, work) => {
        seen.push(visit)
        return anInventedDatabase().asVisitor(visit, work)
      },
    },
  })
  const browser = aBrowser(app)
  const first = await browser.open('/refer')
  assert.match(
    String(first.headers['set-cookie']),
    /^__Host-causeway-visitor=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
  const second = await browser.open('/refer')
  assert.equal(second.headers['set-cookie'], undefined)
  assert.deepEqual(seen[0], seen[1])
})

test('one request has one transaction', async (t) => {
  const { app } = await aWeb(t, someRoutes)
  assert.equal((await aBrowser(app, coordinatorToken).open('/twice')).statusCode, 500)
})

test('a route for people with a role that forgets to ask who they are answers nobody', async (t) => {
  const { app, log } = await aWeb(t, someRoutes)
  for (const token of [undefined, analystToken, coordinatorToken]) {
    for (const path of ['/unguarded', '/wrong-door']) {
      const answer = await aBrowser(app, token).open(path)
      assert.equal(answer.statusCode, 500)
      assert.doesNotMatch(answer.body, /everything/)
    }
  }
  assert.ok(log.some((line) => line.includes('answered without asking who they are')))
})

test('a session that ends inside the transaction asks for sign-in too', async (t) => {
  const { app } = await aWeb(t, (app) => {
    app.get('/late', { config: { roles: 'signed in', personal: false } }, async (request) =>
      request.asActor(async () => {
        throw new SignInNeeded()
      }),
    )
  })
  assert.equal((await aBrowser(app, coordinatorToken).open('/late')).headers.location, '/sign-in?next=%2Flate')
})

/** A page without what differs from one request, and from one person, to the next. */
function withoutSecrets(page: string): string {
  return page.replace(/ (nonce|value)="[^"]+"/g, '').replace(/Printed by [\w ]+\./, '')
}
