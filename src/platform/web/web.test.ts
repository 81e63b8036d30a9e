import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aWeb } from './web-for-tests.ts'

test('a page is laid out with the service name, and its security headers', async (t) => {
  const { app } = await aWeb(t, (app) => {
    app.get('/somewhere', { config: { roles: 'anyone', personal: false } }, async (_request, reply) =>
      reply.page('platform/web/views/error.njk', { kind: '404', reference: 'x' }),
    )
  })
  const answer = await app.inject('/somewhere')
  assert.equal(answer.statusCode, 200)
  assert.match(answer.body, /Page not found – Causeway/)
})
