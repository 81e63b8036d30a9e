import { suite, test } from 'node:test'
import assert from 'node:assert/strict'
import { Temporal } from 'temporal-polyfill'
import { ageOn } from '#reference/ages.ts'
import { chance } from './chance.ts'
import { inventPeople, inventReferrals, type InventedPerson } from './generate.ts'
import { mistype } from './mistakes.ts'

const today = Temporal.PlainDate.from('2026-11-24')

function ageOf({ birth }: InventedPerson): number {
  assert.ok(birth.known !== 'nothing')
  return birth.known === 'date' ? ageOn(birth.on, today) : birth.years
}

suite('Invented people', () => {
  const people = inventPeople(7, 2_000, today)

  test('are the same for the same seed, and others for another', () => {
    assert.deepEqual(inventPeople(7, 20, today), people.slice(0, 20))
    assert.notDeepEqual(inventPeople(8, 20, today), people.slice(0, 20))
  })

  test('are between 9 and 64, and about 55 in a hundred are under 18', () => {
    const agesNow = people.map(ageOf)
    assert.ok(agesNow.every((age) => age >= 9 && age <= 64))
    const share = agesNow.filter((age) => age < 18).length / people.length
    assert.ok(share > 0.5 && share < 0.6, String(share))
  })

  test('live at postcodes that nobody has', () => {
    for (const { postcode } of people) assert.match(postcode, /^RM(15|16|17|18|19|20) [0-9][CIKMOV]{2}$/)
  })

  test('mostly have names that nobody else of them has', () => {
    const names = new Set(people.map(({ forenames, surname }) => `${forenames} ${surname}`))
    assert.ok(names.size > people.length * 0.99)
  })
})

suite('Invented referrals', () => {
  const referrals = inventReferrals(7, 4_000, today)

  test('follow the published shares of concern and sector', () => {
    const share = (holds: (referral: (typeof referrals)[number]) => boolean) =>
      referrals.filter(holds).length / referrals.length
    const noIdeology = share(({ concern }) => concern === 'D_no_ideology')
    const education = share(({ sector }) => sector === 'education')
    assert.ok(Math.abs(noIdeology - 0.56) < 0.04, String(noIdeology))
    assert.ok(Math.abs(education - 0.36) < 0.04, String(education))
  })

  test('tie no name to a concern: each name meets the concerns as often as any other', () => {
    const islamist = (some: typeof referrals) =>
      some.filter(({ concern }) => concern === 'D_islamist').length / some.length
    const everyone = islamist(referrals)
    for (const initial of ['A', 'J', 'M', 'S']) {
      const some = referrals.filter(({ person }) => person.forenames.startsWith(initial))
      assert.ok(Math.abs(islamist(some) - everyone) < 0.06, `${initial}: ${islamist(some)}`)
    }
  })
})

suite('Mistakes', () => {
  test('change a record, and are the same for the same seed', () => {
    const [person] = inventPeople(3, 1, today)
    assert.ok(person)
    const once = mistype(chance(9), person, today)
    assert.deepEqual(mistype(chance(9), person, today), once)
    assert.ok(once.mistakes.length >= 1 && once.mistakes.length <= 3)
  })
})
