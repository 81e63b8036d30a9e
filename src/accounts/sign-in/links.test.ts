import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountsHouse, type Person } from '../house-for-tests.ts'
import { codeOfStep } from '../one-time-code.ts'
import { hashOf, newSecret } from '../secrets.ts'

const house = await accountsHouse()
const { owner } = house
const chosen = 'velvet tractor lemonade'

/** Somebody who was invited and has not answered yet. */
async function invited(): Promise<{ person: Person; address: string }> {
  const person = await house.aPerson({ roles: ['referrer'] })
  await owner.query('delete from accounts.credential where account_id = $1', [person.id])
  return { person, address: await aLink(person, 'invitation') }
}

async function aLink(person: Person, kind: string): Promise<string> {
  const { token } = newSecret()
  await owner.query(
    'insert into accounts.invitation (id, account_id, kind, token_hash) values (gen_random_uuid(), $1, $2, $3)',
    [person.id, kind, hashOf(token)],
  )
  return `/invitation/${token}`
}

test('an invited person sets a password, an authenticator, keeps recovery codes, and is signed in', async () => {
  const { person, address } = await invited()
  const browser = house.browser()
  const page = await browser.get(address)
  assert.match(page.body, new RegExp(person.email))
  const set = await browser.submit(address, { password: chosen })
  assert.equal(set.headers.location, '/sign-in/authenticator')
  assert.equal((await browser.get('/account')).statusCode, 303)

  await browser.submit('/sign-in/authenticator-offers', {}, '/sign-in/authenticator')
  const offer = await browser.get('/sign-in/authenticator')
  const secret = (/([A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(offer.body)?.[0] ?? '').replaceAll(' ', '')
  assert.equal(secret.length, 32)
  const picture = await browser.get('/sign-in/authenticator/picture')
  assert.equal(picture.headers['content-type'], 'image/svg+xml')
  assert.match(picture.body, /^<svg /)

  const wrong = await browser.submit('/sign-in/authenticator', { code: '000000' })
  assert.equal(wrong.statusCode, 422)
  const { rows } = await owner.query<{ step: string }>('select access.current_step() as step')
  const done = await browser.submit('/sign-in/authenticator', { code: codeOfStep(secret, Number(rows[0]?.step)) })
  assert.equal(done.statusCode, 200)
  assert.equal([...done.body.matchAll(/<code>/g)].length, 8)
  assert.equal((await browser.get('/account')).statusCode, 200)

  const { rows: kept } = await owner.query<{ phc: string; sealed: Buffer }>(
    'select password_phc as phc, totp_sealed as sealed from accounts.credential where account_id = $1',
    [person.id],
  )
  assert.match(kept[0]?.phc ?? '', /^\$argon2id\$v=19\$m=65536,t=3/)
  assert.ok(!kept[0]?.sealed.includes(secret))
})

test('opening a page or a picture changes nothing', async () => {
  const { person, address } = await invited()
  const browser = house.browser()
  await browser.submit(address, { password: chosen })
  const state = async () =>
    (await owner.query('select * from accounts.credential where account_id = $1', [person.id])).rows[0] as unknown
  const before = await state()
  await browser.get('/sign-in/authenticator')
  assert.equal((await browser.get('/sign-in/authenticator/picture')).statusCode, 404)
  assert.deepEqual(await state(), before)
})

test('a link is dead after its first use, after a day, and for a disabled account', async () => {
  const used = await invited()
  await house.browser().submit(used.address, { password: chosen })
  const old = await invited()
  await owner.query(
    "update accounts.invitation set made_at = made_at - interval '25 hours', expires_at = expires_at - interval '25 hours' where account_id = $1",
    [old.person.id],
  )
  const disabled = await invited()
  await owner.query('update accounts.account set disabled_at = now() where id = $1', [disabled.person.id])
  for (const address of [used.address, old.address, disabled.address, `/invitation/${newSecret().token}`]) {
    assert.equal((await house.browser().get(address)).statusCode, 404)
    const browser = house.browser()
    const reply = await browser.submit(address, { password: chosen }, '/forgotten-password')
    assert.equal(reply.statusCode, 404)
    assert.match(reply.body, /does not work any more/)
  }
})

test('of two who use a link at the same moment one sets the password', async () => {
  const { address } = await invited()
  const browsers = [house.browser(), house.browser()]
  const replies = await Promise.all(browsers.map((browser) => browser.submit(address, { password: chosen })))
  assert.deepEqual(replies.map((reply) => reply.statusCode).sort(), [303, 404])
})

test('a password that is refused leaves the link alive', async () => {
  const { address } = await invited()
  const browser = house.browser()
  for (const [password, words] of [
    ['short', /15 characters or more/],
    ['passwordpassword', /harder to guess/],
    ['our council umbrella kite', /must not include your name/],
    ['', /Enter a password/],
  ] as const) {
    const reply = await browser.submit(address, { password })
    assert.equal(reply.statusCode, 422)
    assert.match(reply.body, words)
    assert.ok(password === '' || !reply.body.includes(password))
  }
  assert.equal((await browser.submit(address, { password: chosen })).statusCode, 303)
})

test('a forgotten password is set anew by mail, and the second factor is still asked for', async () => {
  const person = await house.aPerson({ roles: ['coordinator'] })
  const signedIn = await house.signedIn(person)
  const sent = house.mails.length
  const asked = await house.browser().submit('/forgotten-password', { email: person.email })
  assert.equal(asked.statusCode, 200)
  assert.equal(house.mails.length, sent + 1)
  const mail = house.mails[sent]
  assert.equal(mail?.to, person.email)
  assert.deepEqual(Object.keys(mail.details), ['link'])

  const browser = house.browser()
  const address = new URL(mail.details['link'] ?? '').pathname
  const reply = await browser.submit(address, { password: chosen })
  assert.equal(reply.headers.location, '/sign-in/code')
  assert.equal((await browser.get('/account')).statusCode, 303)
  assert.equal((await browser.get('/sign-in/authenticator')).headers.location, '/sign-in')
  assert.equal((await signedIn.get('/account')).statusCode, 303)
  await owner.query('delete from accounts.totp_step_used where account_id = $1', [person.id])
  assert.equal((await browser.submit('/sign-in/code', { code: await house.codeFor(person) })).headers.location, '/work')
})

test('"I have forgotten my password" answers everybody alike, and mails only who can sign in', async () => {
  const known = await house.aPerson()
  const disabled = await house.aPerson()
  await owner.query('update accounts.account set disabled_at = now() where id = $1', [disabled.id])
  const { person: never } = await invited()
  const sent = house.mails.length
  const answers = []
  for (const email of [known.email, 'nobody@agency.example', disabled.email, never.email]) {
    const reply = await house.browser().submit('/forgotten-password', { email })
    answers.push([reply.statusCode, reply.body.replace(/nonce="[^"]*"/g, ''), Object.keys(reply.headers).sort()])
  }
  for (const answer of answers) assert.deepEqual(answer, answers[0])
  assert.deepEqual(
    house.mails.slice(sent).map((mail) => mail.to),
    [known.email],
  )
})

test('asking again and again sends one mail in five minutes', async () => {
  const person = await house.aPerson()
  const sent = house.mails.length
  for (let time = 0; time < 3; time += 1) await house.browser().submit('/forgotten-password', { email: person.email })
  assert.equal(house.mails.length - sent, 1)
})

test('whoever set a new password by mail has a free way in, however many guess at the account', async () => {
  const person = await house.aPerson({ roles: ['coordinator'] })
  for (let guess = 0; guess < 40; guess += 1) {
    await owner.query('select access.begin_attempt($1, $2, null)', [person.email, `203.0.113.${guess}`])
  }
  const stranger = await house
    .browser('192.0.2.77')
    .submit('/sign-in', { email: person.email, password: person.password })
  assert.equal(stranger.statusCode, 429)
  const browser = house.browser('192.0.2.78')
  await browser.submit(await aLink(person, 'password'), { password: chosen })
  const reply = await browser.submit('/sign-in', { email: person.email, password: chosen }, '/forgotten-password')
  assert.equal(reply.headers.location, '/sign-in/code')
})

test('a link for a new authenticator asks for the password, and takes the old one away', async () => {
  const person = await house.aPerson({ roles: ['coordinator'] })
  const address = await aLink(person, 'authenticator')
  const wrong = await house.browser('192.0.2.80').submit(address, { password: 'wrong umbrella kettle' })
  assert.equal(wrong.statusCode, 422)
  const browser = house.browser('192.0.2.81')
  const reply = await browser.submit(address, { password: person.password })
  assert.equal(reply.headers.location, '/sign-in/authenticator')
  const { rows } = await owner.query(
    'select from accounts.credential where account_id = $1 and totp_sealed is not null',
    [person.id],
  )
  assert.equal(rows.length, 0)
  assert.equal((await house.browser('192.0.2.82').get(address)).statusCode, 404)
})

test('whoever breaks off may enrol within a day of the invitation, and after that needs a new one', async () => {
  const { person, address } = await invited()
  await house.browser().submit(address, { password: chosen })
  const soon = await house.browser('192.0.2.83').submit('/sign-in', { email: person.email, password: chosen })
  assert.equal(soon.headers.location, '/sign-in/authenticator')
  await owner.query("update accounts.invitation set used_at = now() - interval '25 hours' where account_id = $1", [
    person.id,
  ])
  const browser = house.browser('192.0.2.84')
  await browser.submit('/sign-in', { email: person.email, password: chosen })
  assert.match((await browser.get('/sign-in/code')).body, /need a new invitation/)
  assert.equal(
    (await browser.submit('/sign-in/authenticator-offers', {}, '/forgotten-password')).headers.location,
    '/sign-in',
  )
})
