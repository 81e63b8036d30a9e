import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { NotFound, Unavailable, Unconfirmed } from '../failures.ts'
import { aBrowser } from './browser-for-tests.ts'
import type { App } from './web.ts'
import { aWeb, coordinatorToken } from './web-for-tests.ts'

const open = { roles: 'anyone', personal: false } as const

/** As the database driver throws it: everywhere a value that somebody stored. */
function aDatabaseFault(): Error {
  return Object.assign(new Error('duplicate key value violates unique constraint "account_email"'), {
    severity: 'ERROR',
    code: '23505',
    detail: 'Key (email)=(canary@anytown.example) already exists.',
    where: 'SQL statement "insert into canary"',
    table: 'account',
    constraint: 'account_email',
    query: 'insert into accounts.account values (canary)',
  })
}

function faults(app: App): void {
  const all: Record<string, () => Error> = {
    missing: () => new NotFound(),
    away: () => new Unavailable('no database connection to /work/canary/socket', { cause: aDatabaseFault() }),
    unconfirmed: () => new Unconfirmed('lost'),
    fault: () => new TypeError('canary is not a function'),
    database: aDatabaseFault,
    caused: () => new Error('above', { cause: aDatabaseFault() }),
    claimed: () => Object.assign(new Error('canary'), { statusCode: 200 }),
    odd: () => Object.assign(new Error('canary'), { statusCode: 418 }),
  }
  for (const [name, fault] of Object.entries(all)) {
    app.get(`/${name}`, { config: open }, async () => {
      throw fault()
    })
  }
  app.get('/no-error', { config: open }, async () => {
    throw Object.create(null)
  })
}

test('what went wrong is answered by a page that says what to do, and nothing of what happened', async (t) => {
  const { app } = await aWeb(t, faults)
  const expected = {
    missing: [404, 'Page not found'],
    away: [503, 'Sorry, the service is unavailable'],
    unconfirmed: [503, 'We could not confirm that your answers were saved'],
    fault: [500, 'Sorry, there is a problem with the service'],
    database: [500, 'Sorry, there is a problem with the service'],
    caused: [500, 'Sorry, there is a problem with the service'],
    claimed: [500, 'Sorry, there is a problem with the service'],
    odd: [500, 'Sorry, there is a problem with the service'],
    'no-error': [500, 'Sorry, there is a problem with the service'],
  } as const
  for (const [name, [status, heading]] of Object.entries(expected)) {
    const answer = await app.inject(`/${name}`)
    assert.equal(answer.statusCode, status, name)
    assert.match(answer.body, new RegExp(`<h1[^>]*>${heading}</h1>`), name)
    assert.match(answer.body, new RegExp(`<title>${heading} – Causeway</title>`), name)
    const told = answer.body + JSON.stringify(answer.headers)
    assert.doesNotMatch(told, /canary|\bat .*\.ts|node_modules|\/work|\/src\/|insert into|23505|stack|TypeError/, name)
  }
})

test('503 says when to come back', async (t) => {
  const { app } = await aWeb(t, faults)
  assert.equal((await app.inject('/away')).headers['retry-after'], '5')
  assert.equal((await app.inject('/unconfirmed')).headers['retry-after'], '5')
  assert.equal((await app.inject('/fault')).headers['retry-after'], undefined)
})

test('a fault has a reference on the page that finds it in the log, with where it happened', async (t) => {
  const { app, log } = await aWeb(t, faults)
  const answer = await app.inject('/fault')
  const reference = /give the reference ([2-9A-Z]{4}-[2-9A-Z]{4})\./.exec(answer.body)?.[1] ?? 'none'
  const line = log.find((line) => line.includes(reference) && line.includes('a request failed')) ?? ''
  assert.match(line, /"name":"TypeError"/)
  assert.match(line, /error-pages\.test\.ts/)
  assert.doesNotMatch((await app.inject('/missing')).body, /give the reference/)
})

test('the log of a database fault names the constraint, and nothing that was stored', async (t) => {
  const { app, log } = await aWeb(t, faults)
  for (const path of ['/database', '/caused', '/away']) await app.inject(path)
  const faulty = log.filter((line) => line.includes('a request failed'))
  assert.equal(faulty.length, 3)
  for (const line of faulty) {
    assert.match(line, /"constraint":"account_email"/)
    assert.doesNotMatch(line, /canary@|insert into/)
  }
})

test('the log has the route, never the address with what was asked or sent', async (t) => {
  const { app, log } = await aWeb(t, faults)
  await app.inject('/missing?canary=1')
  await app.inject('/canary/canary')
  await app.inject({ method: 'POST', url: '/missing', payload: 'canary=1', headers: { 'content-type': 'text/canary' } })
  assert.ok(log.length >= 3)
  assert.doesNotMatch(log.join(''), /canary/)
  const answered = log
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter((line) => line['msg'] === 'answered')
  assert.deepEqual(
    answered.map((line) => [line['method'], line['status']]),
    [
      ['GET', 400],
      ['GET', 404],
      ['POST', 405],
    ],
  )
})

test('a clash shows both versions, whose they are, and a choice', async (t) => {
  const { app } = await aWeb(t, (app) => {
    app.get('/clash', { config: { roles: 'signed in', personal: true } }, async (request, reply) => {
      await request.asActor(async () => undefined)
      return reply.clash({
        what: 'the support plan',
        changedBy: 'Alex Officer',
        changedAt: Temporal.Instant.from('2026-11-24T15:12:00Z'),
        rows: [{ label: 'Aim', theirs: 'A college place', yours: 'A college place <and> a mentor' }],
        seeTheirs: '/cases/1/plan',
        keepYours: { action: '/cases/1/plan', fields: [{ name: 'version', value: '4' }] },
      })
    })
  })
  const answer = await aBrowser(app, coordinatorToken).open('/clash')
  assert.equal(answer.statusCode, 409)
  assert.match(answer.body, /Alex Officer changed the support plan on 24 November 2026 at 3:12pm/)
  assert.match(answer.body, /A college place &lt;and&gt; a mentor/)
  assert.match(answer.body, /<input type="hidden" name="version" value="4">/)
  assert.match(answer.body, /Save my version over theirs/)
  assert.match(answer.body, /href="\/cases\/1\/plan">Leave my version and see theirs/)
})
