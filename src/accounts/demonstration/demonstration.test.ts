import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountsHouse } from '../house-for-tests.ts'

test('one click signs in as somebody, and a button stands for the code, where the data is a demonstration’s', async (t) => {
  const house = await accountsHouse(t, { demonstration: true })
  const person = await house.aPerson({ roles: ['channel chair'] })
  const browser = house.browser()
  assert.equal((await browser.get('/demonstration')).statusCode, 404)
  await house.owner.query("update platform.instance set kind = 'demonstration'")
  const page = await browser.get('/demonstration')
  assert.match(page.body, /Channel chair/)
  const reply = await browser.submit('/demonstration/sessions', { account: person.id }, '/demonstration')
  assert.equal(reply.headers.location, '/work')
  assert.equal((await browser.get('/account')).statusCode, 200)

  await house.owner.query("update accounts.session set second_factor_at = now() - interval '6 minutes'")
  const confirmed = await browser.submit('/account/confirmation', { next: '/account/recovery-codes' })
  assert.equal(confirmed.headers.location, '/account/recovery-codes')

  await house.owner.query("update platform.instance set kind = 'real'")
  assert.equal((await browser.get('/demonstration')).statusCode, 404)
  assert.equal((await browser.submit('/demonstration/sessions', { account: person.id }, '/account')).statusCode, 404)
  assert.equal((await browser.submit('/account/confirmation', {})).statusCode, 422)
})

test('without the setting there is no such page, whatever the data', async (t) => {
  const house = await accountsHouse(t)
  await house.owner.query("update platform.instance set kind = 'demonstration'")
  const person = await house.aPerson({ roles: ['channel chair'] })
  assert.equal((await house.browser().get('/demonstration')).statusCode, 404)
  const reply = await house.browser().submit('/demonstration/sessions', { account: person.id }, '/sign-in')
  assert.equal(reply.statusCode, 404)
})
