import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Unavailable } from '../failures.ts'
import type { App } from './web.ts'
import { aWeb } from './web-for-tests.ts'

const open = { roles: 'anyone', personal: false } as const

function everyKindOfAnswer(app: App): void {
  app.get('/page', { config: open }, async (_request, reply) =>
    reply.page('platform/web/views/error.njk', { kind: '404' }),
  )
  app.get('/redirect', { config: open }, async (_request, reply) => reply.redirect('/page', 303))
  app.get('/file', { config: open }, async (_request, reply) =>
    reply.download({ name: 'plan.pdf', type: 'application/pdf', bytes: Buffer.from('x') }),
  )
  app.get('/fault', { config: open }, async () => {
    throw new Error('a fault')
  })
  app.get('/away', { config: open }, async () => {
    throw new Unavailable('away')
  })
  app.get('/private', { config: { roles: 'signed in', personal: true } }, async (request) =>
    request.asActor(async () => 'x'),
  )
  app.post('/page', { config: open }, async () => 'x')
}

/** Twelve kinds of answer (OU-03), each with the status it must have. */
const answers = [
  [200, 'GET', '/page'],
  [303, 'GET', '/redirect'],
  [303, 'GET', '/private'],
  [200, 'GET', '/file'],
  [400, 'GET', '/page?unknown=1'],
  [400, 'GET', '/%zz'],
  [403, 'POST', '/page'],
  [404, 'GET', '/nowhere'],
  [405, 'DELETE', '/page'],
  [414, 'GET', `/${'x'.repeat(2_100)}`],
  [500, 'GET', '/fault'],
  [503, 'GET', '/away'],
  [200, 'GET', '/health/live'],
  [200, 'GET', '/robots.txt'],
] as const

test('every answer, whatever its kind, carries the same protection', async (t) => {
  const { app } = await aWeb(t, everyKindOfAnswer)
  for (const [status, method, url] of answers) {
    const { statusCode, headers } = await app.inject({ method, url })
    const answer = `${method} ${url.slice(0, 40)}`
    assert.equal(statusCode, status, answer)
    assert.equal(headers['strict-transport-security'], 'max-age=31536000; includeSubDomains', answer)
    assert.equal(headers['x-content-type-options'], 'nosniff', answer)
    assert.equal(headers['referrer-policy'], 'no-referrer', answer)
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin', answer)
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin', answer)
    assert.equal(headers['x-robots-tag'], 'noindex, nofollow', answer)
    assert.equal(headers['cache-control'], 'no-store', answer)
    assert.match(String(headers['permissions-policy']), /camera=\(\).*geolocation=\(\).*microphone=\(\)/, answer)
    assert.match(String(headers['content-security-policy']), /default-src 'none'/, answer)
    assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/, answer)
    assert.equal(headers['server'], undefined, answer)
    assert.equal(headers['x-powered-by'], undefined, answer)
  }
})

test('a page may run its own scripts, known by a value made for this answer alone, and nothing else', async (t) => {
  const { app } = await aWeb(t, everyKindOfAnswer)
  const first = await app.inject('/page')
  const policy = String(first.headers['content-security-policy'])
  assert.match(policy, /(^|;)script-src 'nonce-[\w+/]{22}=='(;|$)/)
  assert.match(policy, /(^|;)style-src 'self'(;|$)/)
  for (const rule of [
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ]) {
    assert.ok(policy.split(';').includes(rule), rule)
  }
  assert.doesNotMatch(policy, /unsafe|\*|https?:|data:/)

  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none'
  const scripts = [...first.body.matchAll(/<script[^>]*>/g)].map((tag) => tag[0])
  assert.equal(scripts.length, 2)
  for (const tag of scripts) assert.ok(tag.includes(`nonce="${nonce}"`), tag)

  const second = await app.inject('/page')
  assert.ok(!String(second.headers['content-security-policy']).includes(nonce))
})
