import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { aWeb } from './web-for-tests.ts'

async function report(t: TestContext, type: string, payload: string) {
  const { app, log } = await aWeb(t)
  const answer = await app.inject({
    method: 'POST',
    url: '/security/reports',
    headers: { 'content-type': type },
    payload,
  })
  return { status: answer.statusCode, kept: log.filter((line) => line.includes('broke its content policy')) }
}

test('a report of either kind is noted by its rule, without the page it happened on', async (t) => {
  const old = {
    'csp-report': {
      'document-uri': 'https://x/cases/canary',
      'effective-directive': 'script-src',
      'blocked-uri': 'https://evil.example/canary?x',
      'script-sample': 'canary',
    },
  }
  const recent = [
    {
      type: 'csp-violation',
      url: 'https://x/cases/canary',
      body: { effectiveDirective: 'script-src', blockedURL: 'https://evil.example/canary', sample: 'canary' },
    },
  ]
  for (const [type, body] of [
    ['application/csp-report', old],
    ['application/reports+json', recent],
  ] as const) {
    const { status, kept } = await report(t, type, JSON.stringify(body))
    assert.equal(status, 204)
    assert.equal(kept.length, 1)
    assert.match(kept[0] ?? '', /"rule":"script-src","blocked":"https:\/\/evil\.example"/)
    assert.doesNotMatch(kept.join(''), /canary/)
  }
})

test('what is no report is thrown away', async (t) => {
  for (const payload of [
    '{}',
    '[]',
    'null',
    '7',
    '[{"type":"csp-violation","body":null}]',
    '{"csp-report":7}',
    '{"__proto__":{"x":1}}',
  ]) {
    const { status, kept } = await report(t, 'application/csp-report', payload)
    assert.ok(status === 204 || status === 400, payload)
    assert.deepEqual(kept, [])
  }
  const long = await report(
    t,
    'application/csp-report',
    JSON.stringify({ 'csp-report': { 'blocked-uri': 'x'.repeat(17_000) } }),
  )
  assert.equal(long.status, 413)
  const sneaky = await report(
    t,
    'application/csp-report',
    JSON.stringify({ 'csp-report': { 'effective-directive': 'x\n{"level":50}', 'blocked-uri': 'not an address' } }),
  )
  assert.match(sneaky.kept[0] ?? '', /"rule":"","blocked":""/)
})

test('reports are few a minute', async (t) => {
  const { app } = await aWeb(t)
  const statuses = new Set<number>()
  for (let count = 0; count < 25; count += 1) {
    const answer = await app.inject({
      method: 'POST',
      url: '/security/reports',
      headers: { 'content-type': 'application/csp-report' },
      payload: '{}',
    })
    statuses.add(answer.statusCode)
  }
  assert.deepEqual([...statuses], [204, 429])
})
