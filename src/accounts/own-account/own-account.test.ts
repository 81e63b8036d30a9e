import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountsHouse } from '../house-for-tests.ts'

const house = await accountsHouse()
const { owner } = house

let addresses = 0
const anAddress = (): string => `198.51.100.${(addresses += 1)}`

test('people see what is held about them, in plain words', async () => {
  const person = await house.aPerson({ roles: ['case officer'] })
  const browser = await house.signedIn(person, { address: anAddress() })
  const { body } = await browser.get('/account')
  for (const words of [
    person.name,
    person.email,
    'Thurrock Borough',
    'Case officer in Thurrock',
    'agreement is current',
    'Channel training is current',
    'Firefox on Windows',
  ]) {
    assert.ok(body.includes(words), words)
  }
  await owner.query("update accounts.account set channel_training_until = '2020-01-01' where id = $1", [person.id])
  assert.match((await browser.get('/account')).body, /training is not current, so no case opens for you/)
})

test('somebody without any role sees their account, and that there is nothing else to see', async () => {
  const person = await house.aPerson()
  const browser = await house.signedIn(person, { address: anAddress() })
  const reply = await browser.get('/account')
  assert.equal(reply.statusCode, 200)
  assert.match(reply.body, /You have no role yet/)
})

test('people end one of their sessions, or all others, and nobody else’s', async () => {
  const person = await house.aPerson({ roles: ['analyst'] })
  const [here, there, elsewhere] = [
    await house.signedIn(person, { address: anAddress() }),
    await house.signedIn(person, { address: anAddress() }),
    await house.signedIn(person, { address: anAddress() }),
  ]
  const stranger = await house.aPerson({ roles: ['analyst'] })
  const strangers = await house.signedIn(stranger, { address: anAddress() })
  const { rows } = await owner.query<{ id: string }>('select id from accounts.session where account_id = $1', [
    stranger.id,
  ])
  await here.submit('/account/ended-sessions', { session: rows[0]?.id ?? '' }, '/account')
  assert.equal((await strangers.get('/account')).statusCode, 200)

  const { body } = await here.get('/account')
  const one = /name="session" value="([0-9a-f-]{36})"/.exec(body)?.[1] ?? ''
  await here.submit('/account/ended-sessions', { session: one }, '/account')
  assert.deepEqual(
    [(await there.get('/account')).statusCode, (await elsewhere.get('/account')).statusCode].sort(),
    [200, 303],
  )
  await here.submit('/account/ended-sessions', { session: 'others' }, '/account')
  assert.deepEqual([(await there.get('/account')).statusCode, (await elsewhere.get('/account')).statusCode], [303, 303])
  assert.equal((await here.get('/account')).statusCode, 200)
})

test('a password is changed with the old one, and the other sessions end', async () => {
  const person = await house.aPerson({ roles: ['analyst'] })
  const here = await house.signedIn(person, { address: anAddress() })
  const there = await house.signedIn(person, { address: anAddress() })
  const wrong = await here.submit('/account/password', {
    current: 'wrong umbrella kettle',
    password: 'velvet tractor lemonade',
  })
  assert.equal(wrong.statusCode, 422)
  assert.match(wrong.body, /Current password is not correct/)
  const same = await here.submit('/account/password', { current: person.password, password: person.password })
  assert.match(same.body, /must be different from the old one/)
  const weak = await here.submit('/account/password', {
    current: person.password,
    password: 'thurrock umbrella kettle',
  })
  assert.match(weak.body, /must not include your name/)
  const before = here.cookies.get('__Host-causeway')
  const changed = await here.submit('/account/password', {
    current: person.password,
    password: 'velvet tractor lemonade',
  })
  assert.equal(changed.headers.location, '/account')
  assert.notEqual(here.cookies.get('__Host-causeway'), before)
  assert.equal((await here.get('/account')).statusCode, 200)
  assert.equal((await there.get('/account')).statusCode, 303)
  const old = await house.browser(anAddress()).submit('/sign-in', { email: person.email, password: person.password })
  assert.equal(old.statusCode, 422)
})

test('a stolen open session cannot be used to guess the password', async () => {
  const person = await house.aPerson({ roles: ['analyst'] })
  const browser = await house.signedIn(person, { address: anAddress() })
  browser.cookies.delete('__Host-causeway-device')
  const statuses = []
  for (let guess = 0; guess < 6; guess += 1) {
    const reply = await browser.submit('/account/password', {
      current: `wrong umbrella ${guess}`,
      password: 'velvet tractor lemonade',
    })
    statuses.push(reply.statusCode)
  }
  assert.equal(statuses.at(-1), 429)
})

test('new recovery codes and a new authenticator need a fresh second factor', async () => {
  const person = await house.aPerson({ roles: ['analyst'] })
  const browser = await house.signedIn(person, { address: anAddress() })
  assert.equal((await browser.get('/account/authenticator')).headers.location, '/sign-in/authenticator?next=%2Faccount')
  await owner.query(
    "update accounts.session set second_factor_at = now() - interval '6 minutes' where account_id = $1",
    [person.id],
  )
  assert.match(String((await browser.get('/account/authenticator')).headers.location), /^\/account\/confirmation/)
  const reply = await browser.submit('/account/recovery-codes', {}, '/account')
  assert.match(String(reply.headers.location), /^\/account\/confirmation/)
  const offer = await browser.submit('/sign-in/authenticator-offers', {}, '/account')
  assert.equal(offer.headers.location, '/sign-in')
})
