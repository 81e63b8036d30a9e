import { test } from 'node:test'
import assert from 'node:assert/strict'
import { accountsHouse } from './house-for-tests.ts'

test('a person with the right password and code is signed in', async (t) => {
  const house = await accountsHouse(t)
  const person = await house.aPerson({ roles: ['coordinator'] })
  const browser = house.browser()
  const first = await browser.submit('/sign-in', { email: person.email, password: person.password })
  assert.equal(first.statusCode, 303)
  assert.equal(first.headers.location, '/sign-in/code')
  const second = await browser.submit('/sign-in/code', { code: await house.codeFor(person) })
  assert.equal(second.statusCode, 303)
  assert.equal(second.headers.location, '/work')
})
