import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import type { App } from './web.ts'
import { aWeb, coordinatorToken } from './web-for-tests.ts'

const open = { roles: 'anyone', personal: false } as const

test('a route that does not say who may use it stops the start', async (t) => {
  await assert.rejects(
    aWeb(t, (app) => app.get('/secret', async () => 'x')),
    /GET \/secret does not say who may use it/,
  )
  await assert.rejects(
    aWeb(t, (app) => app.get('/secret', { config: { roles: [], personal: true } }, async () => 'x')),
    /does not say who may use it/,
  )
})

test('a route that does not say whether it shows personal data stops the start', async (t) => {
  await assert.rejects(
    // @ts-expect-error -- the type checker refuses it already; this is for whoever passes it by
    aWeb(t, (app) => app.get('/secret', { config: { roles: 'anyone' } }, async () => 'x')),
    /GET \/secret does not say whether it shows personal data/,
  )
})

test('a route whose parameters have no shape, or another route’s, stops the start', async (t) => {
  await assert.rejects(
    aWeb(t, (app) => app.get('/cases/:caseId', { config: open }, async () => 'x')),
    /do not name the same parameters/,
  )
  const other = { ...open, params: z.object({ personId: z.uuid() }) }
  await assert.rejects(
    aWeb(t, (app) => app.get('/cases/:caseId', { config: other }, async () => 'x')),
    /do not name the same parameters/,
  )
})

test('every declared route is listed with its roles, and whether it shows personal data', async (t) => {
  const { app } = await aWeb(t, (app) => {
    app.get('/b', { config: open }, async () => 'x')
    app.post('/a', { config: { roles: ['coordinator', 'case officer'], personal: true } }, async () => 'x')
    app.get('/a', { config: { roles: 'signed in', personal: false } }, async () => 'x')
  })
  const listed = app.routeList()
  assert.deepEqual(
    listed.filter((route) => ['/a', '/b'].includes(route.path)),
    [
      { method: 'GET', path: '/a', roles: ['signed in'], personal: false },
      { method: 'POST', path: '/a', roles: ['coordinator', 'case officer'], personal: true },
      { method: 'GET', path: '/b', roles: ['anyone'], personal: false },
    ],
  )
  assert.ok(listed.some((route) => route.path === '/health/ready'))
  assert.ok(listed.every((route) => route.method !== 'HEAD'))
})

function withCases(app: App): void {
  const params = z.object({ caseId: z.uuid() })
  const query = z.object({ page: z.coerce.number().int().min(1).default(1) })
  app.get<{ Params: z.infer<typeof params>; Querystring: z.infer<typeof query> }>(
    '/cases/:caseId',
    { config: { ...open, params, query } },
    async (request) => ({ case: request.params.caseId, page: request.query.page }),
  )
  app.post('/cases', { config: open }, async () => 'x')
}

const caseId = '01890000-0000-7000-8000-000000000001'

test('parameters and query arrive parsed', async (t) => {
  const { app } = await aWeb(t, withCases)
  assert.deepEqual((await app.inject(`/cases/${caseId}`)).json(), { case: caseId, page: 1 })
  assert.deepEqual((await app.inject(`/cases/${caseId}?page=3`)).json(), { case: caseId, page: 3 })
})

test('a parameter that does not fit is a page that does not exist', async (t) => {
  const { app } = await aWeb(t, withCases)
  for (const wrong of ['7', 'constructor', '1%27%20or%201=1', 'x'.repeat(500), '%00', '..%2f..%2fetc']) {
    assert.equal((await app.inject(`/cases/${wrong}`)).statusCode, 404, wrong)
  }
})

test('a query that does not fit, or that no one asked for, is a bad request', async (t) => {
  const { app } = await aWeb(t, withCases)
  for (const wrong of [
    'page=0',
    'page=x',
    'page=1&page=2',
    'page=1&sort=name',
    'utm_source=x',
    '__proto__=1',
    'page[]=1',
  ]) {
    assert.equal((await app.inject(`/cases/${caseId}?${wrong}`)).statusCode, 400, wrong)
  }
  assert.equal((await app.inject('/cookies?utm_source=x')).statusCode, 400)
})

test('only declared methods are answered, and the others are named', async (t) => {
  const { app } = await aWeb(t, withCases)
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const) {
    const answer = await app.inject({ method, url: '/cases' })
    assert.equal(answer.statusCode, 405, method)
    assert.equal(answer.headers.allow, 'POST')
  }
  const answer = await app.inject({ method: 'POST', url: `/cases/${caseId}` })
  assert.equal(answer.statusCode, 405)
  assert.equal(answer.headers.allow, 'GET, HEAD')
  assert.equal((await app.inject({ method: 'DELETE', url: '/nowhere' })).statusCode, 404)
})

test('HEAD answers as GET does, without the body', async (t) => {
  const { app } = await aWeb(t, withCases)
  const answer = await app.inject({ method: 'HEAD', url: `/cases/${caseId}` })
  assert.equal(answer.statusCode, 200)
  assert.equal(answer.body, '')
})

test('a page address with a file’s ending is not that page', async (t) => {
  const { app } = await aWeb(t, (app) => {
    app.get('/work', { config: { roles: 'signed in', personal: true } }, async (request) =>
      request.asActor(async (_trx, actor) => actor.name),
    )
  })
  for (const path of ['/work/1.css', '/work.css', '/work/', '/work%2f1.css', '/work;1.css', '/Work']) {
    const answer = await app.inject({ url: path, cookies: { '__Host-causeway': coordinatorToken } })
    assert.equal(answer.statusCode, 404, path)
    assert.equal(answer.headers['cache-control'], 'no-store')
  }
})
