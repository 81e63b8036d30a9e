import { suite, test } from 'node:test'
import assert from 'node:assert/strict'
import { Temporal } from 'temporal-polyfill'
import { roles } from '#reference/roles.ts'
import { accountFor, demonstrationAccounts, rolesOf } from './accounts.ts'
import { agencyKeys, demonstrationAgencies } from './agencies.ts'
import { demonstrationMeetings } from './meetings.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const accounts = demonstrationAccounts(today)

suite('The people who sign in', () => {
  test('cover every role, so that each can be tried by one click', () => {
    for (const role of roles) assert.ok(rolesOf(accountFor(role)).includes(role))
  })

  test('have names and addresses of their own, which reach nobody', () => {
    assert.equal(new Set(accounts.map(({ name }) => name)).size, accounts.length)
    assert.equal(new Set(accounts.map(({ email }) => email)).size, accounts.length)
    for (const { email } of accounts) assert.match(email, /^[a-z]+\.[a-z]+@[a-z-]+\.example$/)
  })

  test('never run the accounts and read cases as well', () => {
    for (const { roles: held } of accounts) {
      assert.ok(!held.includes('administrator') || held.length === 1)
      assert.ok(!held.includes('elected member') || held.length === 1)
    }
  })

  test('are trained for Channel, save one member whose training ran out', () => {
    const lapsed = accounts.filter(
      ({ channelTrainingUntil: until }) => until !== undefined && Temporal.PlainDate.compare(until, today) < 0,
    )
    assert.deepEqual(
      lapsed.map(({ key }) => key),
      ['forumMember'],
    )
  })
})

suite('The agencies', () => {
  test('have a contact each who can answer a request, save those that are never asked', () => {
    const neverAsked = ['communitySafety', 'governance', 'police', 'lantern', 'foreshore']
    for (const agency of agencyKeys.filter((key) => !neverAsked.includes(key))) {
      assert.ok(
        accounts.some((account) => account.agency === agency && account.roles.includes('partner contact')),
        agency,
      )
    }
  })

  test('share by a current agreement, save one whose agreement ran out', () => {
    const lapsed = demonstrationAgencies(today).filter(
      ({ agreementUntil }) => Temporal.PlainDate.compare(agreementUntil, today) < 0,
    )
    assert.deepEqual(
      lapsed.map(({ key }) => key),
      ['foreshore'],
    )
  })
})

suite('The panel’s meetings', () => {
  const meetings = demonstrationMeetings(today)

  test('had the council in the chair and the home force in the room, every time', () => {
    for (const { heldOn, invited } of meetings) {
      const wasHeld = Temporal.PlainDate.compare(heldOn, today) < 0
      if (!wasHeld) continue
      const there = invited.filter(({ present }) => present === 'present').map(({ capacity }) => capacity)
      assert.ok(there.includes('chair') || there.includes('deputy'))
      assert.ok(there.includes('police'))
    }
  })

  test('lie in order, the next one a little ahead with its pack not yet sent', () => {
    const next = meetings.find(({ key }) => key === 'next')
    assert.ok(next && Temporal.PlainDate.compare(next.heldOn, today) > 0)
    assert.equal(next.packSentOn, undefined)
    const days = meetings.map(({ heldOn }) => heldOn.toString())
    assert.deepEqual(days.toSorted(), days)
  })
})
