import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { ageBands, ageOn, bandOf, birthday, isAdultOn, letterSetFor, olderAgeBands } from './ages.ts'

const on = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso)

test('someone is 18 from their birthday, and not the day before', () => {
  assert.equal(isAdultOn(on('2008-03-14'), on('2026-03-13')), false)
  assert.equal(isAdultOn(on('2008-03-14'), on('2026-03-14')), true)
})

test('someone born on 29 February comes of age on 1 March', () => {
  assert.equal(isAdultOn(on('2008-02-29'), on('2026-02-28')), false)
  assert.equal(birthday(on('2008-02-29'), 18).toString(), '2026-03-01')
  assert.equal(birthday(on('2008-02-29'), 20).toString(), '2028-02-29')
})

test('age is in whole years', () => {
  assert.equal(ageOn(on('2015-11-25'), on('2026-11-24')), 10)
  assert.equal(ageOn(on('2015-11-24'), on('2026-11-24')), 11)
})

for (const [name, bands] of Object.entries({ olderAgeBands, ageBands })) {
  test(`${name}: every age is in exactly one band`, () => {
    for (let age = 0; age <= 120; age++) {
      const found = bands.filter(({ from, to }) => age >= from && (to === undefined || age <= to))
      assert.equal(found.length, 1, String(age))
    }
  })
}

test('17 is in the band for 16 and 17, and 18 in the next', () => {
  assert.equal(bandOf(ageBands, 17).code, '16_17')
  assert.equal(bandOf(ageBands, 18).code, '18_20')
  assert.throws(() => bandOf(ageBands, -1), RangeError)
})

test('letters are written for a child, a young person or an adult', () => {
  assert.deepEqual([12, 13, 17, 18].map(letterSetFor), [
    'child_under_13',
    'young_person_13_17',
    'young_person_13_17',
    'adult',
  ])
})
