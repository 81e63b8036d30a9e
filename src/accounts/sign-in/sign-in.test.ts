import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomBytes } from 'node:crypto'
import { accountsHouse } from '../house-for-tests.ts'
import { beginAttempt, beginSession } from './store.ts'

const house = await accountsHouse()
const { owner } = house

/** Each test comes from an address of its own, so that none is slowed by another's wrong guesses. */
let addresses = 0
const anAddress = (): string => `198.51.100.${(addresses += 1)}`

/** As if so much time had passed since everything that is counted and timed. */
async function timePasses(interval: string): Promise<void> {
  await owner.query(`
    update accounts.sign_in_attempt set at = at - '${interval}'::interval;
    update accounts.code_try set at = at - '${interval}'::interval;
    update accounts.session set started_at = started_at - '${interval}'::interval, last_seen_at = last_seen_at - '${interval}'::interval,
      second_factor_at = second_factor_at - '${interval}'::interval`)
}

test('with the right password and code a person is signed in, and comes to the page they wanted', async () => {
  const person = await house.aPerson({ roles: ['coordinator'] })
  const browser = house.browser(anAddress())
  const sent = await browser.get('/account')
  assert.equal(sent.headers.location, '/sign-in?next=%2Faccount')
  const first = await browser.submit('/sign-in', {
    email: ` ${person.email.toUpperCase()} `,
    password: person.password,
    next: '/account',
  })
  assert.equal(first.headers.location, '/sign-in/code?next=%2Faccount')
  const second = await browser.submit('/sign-in/code', { code: await house.codeFor(person), next: '/account' })
  assert.equal(second.headers.location, '/account')
  const page = await browser.get('/account')
  assert.equal(page.statusCode, 200)
  assert.match(page.body, new RegExp(person.name))
})

test('after signing in nobody is sent to another site', async () => {
  const person = await house.aPerson({ roles: ['coordinator'] })
  for (const next of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/../..//evil.example',
  ]) {
    const browser = house.browser(anAddress())
    const reply = await browser.submit('/sign-in', { email: person.email, password: person.password, next })
    assert.equal(reply.headers.location, '/sign-in/code', next)
  }
})

test('with the password alone every page leads to the second step', async () => {
  const person = await house.aPerson({ roles: ['coordinator', 'referrer'] })
  const browser = house.browser(anAddress())
  await browser.submit('/sign-in', { email: person.email, password: person.password })
  const closed = house.app.routeList().filter((route) => !route.roles.includes('anyone'))
  assert.ok(closed.length > 10)
  for (const route of closed) {
    const address = route.path.replace(/:\w+/g, '0192f000-0000-7000-8000-000000000000')
    const fields = route.method === 'POST' ? await browser.hiddenFields('/sign-in/code') : {}
    const reply = route.method === 'GET' ? await browser.get(address) : await browser.post(address, fields)
    assert.equal(reply.statusCode, 303, `${route.method} ${address}`)
    const location = String(reply.headers.location)
    assert.match(location, /^\/sign-in(\?next=.*)?$/)
    assert.match(String((await browser.get(location)).headers.location), /^\/sign-in\/code/)
  }
})

test('a password with any difference at all is refused', async () => {
  const person = await house.aPerson()
  const wrong = [
    `${person.password} `,
    person.password.toUpperCase(),
    person.password.slice(1),
    person.password.replaceAll(' ', ''),
  ]
  for (const password of wrong) {
    const reply = await house.browser(anAddress()).submit('/sign-in', { email: person.email, password })
    assert.equal(reply.statusCode, 422)
  }
})

test('known, unknown, disabled and never invited addresses get the same answer', async () => {
  const known = await house.aPerson()
  const disabled = await house.aPerson()
  await owner.query('update accounts.account set disabled_at = now() where id = $1', [disabled.id])
  const invited = await house.aPerson()
  await owner.query('update accounts.credential set password_phc = null where account_id = $1', [invited.id])
  const answers = []
  for (const email of [known.email, 'nobody@agency.example', disabled.email, invited.email]) {
    const reply = await house.browser(anAddress()).submit('/sign-in', { email, password: 'wrong umbrella kettle' })
    answers.push(comparable(reply, email))
  }
  for (const answer of answers) assert.deepEqual(answer, answers[0])
})

test('asked to wait, known and unknown addresses get the same answer too', async () => {
  const known = await house.aPerson()
  const answers = []
  for (const email of [known.email, 'nobody-else@agency.example']) {
    const browser = house.browser(anAddress())
    let reply = await browser.submit('/sign-in', { email, password: 'wrong umbrella kettle' })
    for (let guess = 0; guess < 5; guess += 1)
      reply = await browser.submit('/sign-in', { email, password: 'wrong umbrella kettle' })
    assert.equal(reply.statusCode, 429)
    answers.push(comparable(reply, email))
  }
  assert.deepEqual(answers[0], answers[1])
})

test('of two thousand guesses fewer than a hundred are looked at in an hour, and the owner signs in meanwhile', async () => {
  const person = await house.aPerson({ roles: ['coordinator'] })
  const own = await house.signedIn(person, { address: anAddress() })
  await own.submit('/sign-out', {}, '/account')
  // Straight to the function that every guess must pass: what is counted here is how many it lets through in an hour of guessing.
  let looked = 0
  for (let guess = 0; guess < 2_000; guess += 1) {
    const { rows } = await owner.query<{ attempt_id: string | null }>(
      'select attempt_id from access.begin_attempt($1, $2, null)',
      [person.email, `203.0.113.${guess % 200}`],
    )
    if (rows[0]?.attempt_id != null) looked += 1
    await owner.query("update accounts.sign_in_attempt set at = at - interval '1.8 seconds'")
  }
  assert.ok(looked > 10 && looked < 100, `${looked} guesses were looked at`)
  const began = performance.now()
  const reply = await own.submit('/sign-in', { email: person.email, password: person.password })
  assert.equal(reply.headers.location, '/sign-in/code')
  assert.ok(performance.now() - began < 30_000)
})

test('one attacker leaves the owner a way in from a new device', async () => {
  const person = await house.aPerson({ roles: ['coordinator'] })
  const attacker = house.browser(anAddress())
  for (let guess = 0; guess < 8; guess += 1)
    await attacker.submit('/sign-in', { email: person.email, password: 'wrong umbrella kettle' })
  const reply = await house.browser(anAddress()).submit('/sign-in', { email: person.email, password: person.password })
  assert.equal(reply.headers.location, '/sign-in/code')
})

test('a password that was looked at once is not looked at again', async () => {
  const person = await house.aPerson()
  const { rows: stored } = await owner.query<{ phc: string }>(
    'select password_phc as phc from accounts.credential where account_id = $1',
    [person.id],
  )
  const from = { email: person.email, source: anAddress(), device: null }
  const attempt = await house.database.asVisitor({}, (trx) => beginAttempt(trx, from))
  assert.ok('id' in attempt)
  const guess = (derived: string) =>
    house.database.asVisitor({}, (trx) =>
      beginSession(trx, { attemptId: attempt.id, derived, tokenHash: randomBytes(32), browser: '' }),
    )
  const first = await guess('$argon2id$v=19$m=65536,t=3,p=1$wrong$wrong')
  const second = await guess(stored[0]?.phc ?? '')
  assert.deepEqual([first, second], [undefined, undefined])
})

test('a code works once, and of twenty at the same moment one wins', async () => {
  const person = await house.aPerson({ roles: ['coordinator'] })
  const browser = house.browser(anAddress())
  await browser.submit('/sign-in', { email: person.email, password: person.password })
  const fields = { ...(await browser.hiddenFields('/sign-in/code')), code: await house.codeFor(person) }
  const before = new Map(browser.cookies)
  const twenty = Array.from({ length: 20 }, () => {
    const twin = house.browser(anAddress())
    for (const [name, value] of before) twin.cookies.set(name, value)
    return twin
  })
  const replies = await Promise.all(twenty.map((twin) => twin.post('/sign-in/code', fields)))
  const won = replies.filter((reply) => reply.statusCode === 303 && reply.headers.location === '/work')
  assert.equal(won.length, 1)

  const again = house.browser(anAddress())
  await again.submit('/sign-in', { email: person.email, password: person.password })
  const second = await again.submit('/sign-in/code', { code: fields.code })
  assert.equal(second.statusCode, 422)
  assert.match(second.body, /Wait for the next one/)
})

test('a code of the step before or after is taken, one of two steps ago is not', async () => {
  for (const [offset, status] of [
    [-1, 303],
    [1, 303],
    [-2, 422],
    [3, 422],
  ] as const) {
    const person = await house.aPerson({ roles: ['coordinator'] })
    const browser = house.browser(anAddress())
    await browser.submit('/sign-in', { email: person.email, password: person.password })
    const fields = await browser.hiddenFields('/sign-in/code')
    const reply = await browser.post('/sign-in/code', { ...fields, code: await house.codeFor(person, offset) })
    assert.equal(reply.statusCode, status, `a code ${offset} steps away`)
  }
})

test('five tries of a code in five minutes, then even the right one has to wait', async () => {
  const person = await house.aPerson({ roles: ['coordinator'] })
  const browser = house.browser(anAddress())
  await browser.submit('/sign-in', { email: person.email, password: person.password })
  for (let guess = 0; guess < 5; guess += 1) {
    assert.equal((await browser.submit('/sign-in/code', { code: '000000' })).statusCode, 422)
  }
  assert.equal((await browser.submit('/sign-in/code', { code: await house.codeFor(person) })).statusCode, 429)
  await timePasses('5 minutes')
  assert.equal((await browser.submit('/sign-in/code', { code: await house.codeFor(person) })).statusCode, 303)
})

test('the tries of someone who knows the password do not use up those of the owner', async () => {
  const person = await house.aPerson({ roles: ['coordinator'] })
  const own = await house.signedIn(person, { address: anAddress() })
  await own.submit('/sign-out', {}, '/account')
  const thief = house.browser(anAddress())
  await thief.submit('/sign-in', { email: person.email, password: person.password })
  for (let guess = 0; guess < 6; guess += 1) await thief.submit('/sign-in/code', { code: '000000' })
  await own.submit('/sign-in', { email: person.email, password: person.password })
  await owner.query('delete from accounts.totp_step_used where account_id = $1', [person.id])
  assert.equal((await own.submit('/sign-in/code', { code: await house.codeFor(person) })).statusCode, 303)
})

test('the second step has to follow within a quarter of an hour', async () => {
  const person = await house.aPerson()
  const browser = house.browser(anAddress())
  await browser.submit('/sign-in', { email: person.email, password: person.password })
  await timePasses('16 minutes')
  assert.equal((await browser.get('/sign-in/code')).headers.location, '/sign-in')
})

test('the database keeps no session token, only its hash', async () => {
  const person = await house.aPerson({ roles: ['coordinator'] })
  const browser = await house.signedIn(person, { address: anAddress() })
  const tokens = [...browser.cookies.values()].map((value) => decodeURIComponent(value).split('.')[0] ?? '')
  assert.ok(tokens.some((token) => token.length === 43))
  const { rows } = await owner.query<{ dump: string }>(
    `select string_agg(query_to_xml(format('select * from %I.%I', schemaname, tablename), true, true, '')::text, '') as dump
       from pg_tables where schemaname in ('accounts', 'platform', 'records')`,
  )
  const dump = rows[0]?.dump ?? ''
  assert.ok(dump.includes(person.email))
  for (const token of tokens.filter((each) => each.length >= 20)) {
    for (const form of [
      token,
      Buffer.from(token, 'base64url').toString('base64'),
      Buffer.from(token).toString('base64'),
      Buffer.from(token, 'base64url').toString('hex'),
    ]) {
      assert.ok(!dump.includes(form))
    }
  }
})

test('each step of signing in gives a new identifier, and the old one is dead', async () => {
  const person = await house.aPerson({ roles: ['coordinator'] })
  const browser = house.browser(anAddress())
  browser.cookies.set('__Host-causeway', 'A'.repeat(43))
  await browser.submit('/sign-in', { email: person.email, password: person.password })
  const half = browser.cookies.get('__Host-causeway')
  assert.notEqual(half, 'A'.repeat(43))
  await browser.submit('/sign-in/code', { code: await house.codeFor(person) })
  const whole = browser.cookies.get('__Host-causeway')
  assert.notEqual(whole, half)
  await owner.query('delete from accounts.totp_step_used where account_id = $1', [person.id])
  await browser.submit('/account/confirmation', { code: await house.codeFor(person) })
  const confirmed = browser.cookies.get('__Host-causeway')
  assert.notEqual(confirmed, whole)
  for (const [token, status] of [
    ['A'.repeat(43), 303],
    [half, 303],
    [whole, 303],
    [confirmed, 200],
  ] as const) {
    const other = house.browser(anAddress())
    other.cookies.set('__Host-causeway', token ?? '')
    assert.equal((await other.get('/account')).statusCode, status)
  }
})

test('a session ends after fifteen minutes without use and after ten hours whatever its use', async () => {
  const person = await house.aPerson({ roles: ['coordinator'] })
  const idle = await house.signedIn(person, { address: anAddress() })
  await timePasses('14 minutes')
  assert.equal((await idle.get('/account')).statusCode, 200)
  await timePasses('16 minutes')
  assert.equal((await idle.get('/account')).statusCode, 303)

  const busy = await house.signedIn(person, { address: anAddress() })
  await owner.query(
    "update accounts.session set started_at = now() - interval '10 hours 1 minute', last_seen_at = now() where ended_at is null",
  )
  assert.equal((await busy.get('/account')).statusCode, 303)
})

test('signing out kills the session on the server and clears the browser, but leaves the device known', async () => {
  const person = await house.aPerson({ roles: ['coordinator'] })
  const browser = await house.signedIn(person, { address: anAddress() })
  const copied = browser.cookies.get('__Host-causeway') ?? ''
  const reply = await browser.submit('/sign-out', {}, '/account')
  assert.match(String(reply.headers['clear-site-data']), /"cache", "storage"/)
  assert.equal(browser.cookies.has('__Host-causeway'), false)
  assert.equal(browser.cookies.has('__Host-causeway-device'), true)
  const thief = house.browser(anAddress())
  thief.cookies.set('__Host-causeway', copied)
  assert.equal((await thief.get('/account')).headers.location, '/sign-in?next=%2Faccount')
})

test('a leaver is out at the next request', async () => {
  const person = await house.aPerson({ roles: ['coordinator'] })
  const browser = await house.signedIn(person, { address: anAddress() })
  assert.equal((await browser.get('/account')).statusCode, 200)
  await owner.query('update accounts.account set disabled_at = now() where id = $1', [person.id])
  assert.equal((await browser.get('/account')).headers.location, '/sign-in?next=%2Faccount')
})

test('a recovery code signs in once', async () => {
  const person = await house.aPerson({ roles: ['coordinator'] })
  const own = await house.signedIn(person, { address: anAddress() })
  const made = await own.submit('/account/recovery-codes', {})
  const codes = [...made.body.matchAll(/<code>([\w-]+)<\/code>/g)].map((match) => match[1] ?? '')
  assert.equal(codes.length, 8)
  const { rows } = await owner.query<{ dump: string }>(
    "select string_agg(r::text, '') as dump from accounts.recovery_code r",
  )
  assert.ok(!codes.some((code) => rows[0]?.dump.includes(code)))

  for (const status of [303, 422]) {
    const browser = house.browser(anAddress())
    await browser.submit('/sign-in', { email: person.email, password: person.password })
    const reply = await browser.submit('/sign-in/recovery', {
      code: (codes[0] ?? '').toUpperCase().replaceAll('-', ''),
    })
    assert.equal(reply.statusCode, status)
  }
})

test('what is noted of signing in says who, and never what they typed', async () => {
  const person = await house.aPerson({ roles: ['coordinator'] })
  await house.browser(anAddress()).submit('/sign-in', { email: person.email, password: 'wrong umbrella kettle' })
  await house.signedIn(person, { address: anAddress() })
  const { rows } = await owner.query<{ action: string; actor: string | null }>(
    'select action, actor from records.audit_event where subject_id = $1 order by at, id',
    [person.id],
  )
  assert.deepEqual(rows, [
    { action: 'refuse password', actor: null },
    { action: 'give password', actor: person.id },
    { action: 'sign in', actor: person.id },
  ])
})

test('a form of the wrong shape is answered with a message, never a fault', async () => {
  const browser = house.browser(anAddress())
  for (const fields of [
    {},
    { email: '', password: '' },
    { email: 'x'.repeat(5_000), password: 'y' },
    { email: 'a@b', password: 'z'.repeat(5_000) },
  ]) {
    const reply = await browser.submit('/sign-in', fields)
    assert.equal(reply.statusCode, 422)
    assert.match(reply.body, /There is a problem/)
  }
  const nul = await browser.submit('/sign-in', { email: 'a\u0000b@c.example', password: 'x\u0000y' })
  assert.equal(nul.statusCode, 422)
})

/** What of an answer could tell one address from another. */
function comparable(reply: { statusCode: number; headers: object; body: string }, email: string) {
  const passing = new Set(['set-cookie', 'content-security-policy', 'date', 'content-length', 'retry-after'])
  return {
    status: reply.statusCode,
    headers: Object.fromEntries(Object.entries(reply.headers).filter(([name]) => !passing.has(name))),
    cookies: [...JSON.stringify(reply.headers).matchAll(/__Host-[\w-]+/g)].map(String),
    body: reply.body
      .replaceAll(email, 'EMAIL')
      .replace(/name="(_csrf|formToken)" value="[^"]*"/g, '')
      .replace(/nonce="[^"]*"/g, '')
      .replace(/\d+ (seconds|minutes?)/g, 'TIME')
      .replace(/what was recorded on [^.]+\./, 'AT'),
  }
}
