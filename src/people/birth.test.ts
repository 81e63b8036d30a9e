import { suite, test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import {
  allBirthSpans,
  birthSpans,
  birthYears,
  compareBirths,
  partialBirthKeys,
  wholeBirthKeys,
  type Birth,
} from './birth.ts'

function born(on: string): Birth {
  return { known: 'date', on: Temporal.PlainDate.from(on) }
}
function aged(years: number, on = '2026-11-24'): Birth {
  return { known: 'age', years, on: Temporal.PlainDate.from(on) }
}
const notKnown: Birth = { known: 'nothing' }

function shareAKey(a: Birth, b: Birth): boolean {
  const keys = (birth: Birth) => [...wholeBirthKeys(birth), ...partialBirthKeys(birth)]
  return keys(a).some((key) => keys(b).includes(key))
}

suite('Two birth dates', () => {
  const cases = [
    ['2011-04-03', '2011-04-03', 'same'],
    ['2011-04-03', '2011-03-04', 'day and month swapped'],
    ['2011-04-03', '2012-04-03', 'one digit differs'],
    ['2011-04-03', '2011-04-13', 'one digit differs'],
    ['2011-04-12', '2011-04-21', 'one part differs'],
    ['2009-04-12', '2010-04-12', 'one part differs'],
    ['2011-01-01', '2011-07-14', 'only the year is the same'],
    ['2011-04-03', '1987-09-21', 'differs'],
  ] as const
  for (const [one, other, likeness] of cases) {
    test(`${one} and ${other}: ${likeness}`, () => {
      assert.equal(compareBirths(born(one), born(other)), likeness)
      assert.equal(compareBirths(born(other), born(one)), likeness)
    })
  }

  test('share a key when one part was mistyped or day and month changed places', () => {
    for (const other of ['2011-03-04', '2012-04-03', '2011-04-13', '2011-09-03', '1911-04-03']) {
      assert.ok(shareAKey(born('2011-04-03'), born(other)), other)
    }
  })

  test('share no key when two parts differ', () => {
    assert.ok(!shareAKey(born('2011-04-03'), born('2012-05-03')))
  })

  const days = fc
    .integer({ min: 0, max: 36_000 })
    .map((after) => Temporal.PlainDate.from('1930-01-01').add({ days: after }))

  test('that are called nearly the same always share a key', () => {
    fc.assert(
      fc.property(days, days, fc.constantFrom('year', 'month', 'day'), (one, other, part) => {
        const mistyped = one.with({ [part]: other[part] })
        if (compareBirths({ known: 'date', on: one }, { known: 'date', on: mistyped }) === 'only the year is the same')
          return
        assert.ok(shareAKey({ known: 'date', on: one }, { known: 'date', on: mistyped }))
      }),
    )
  })
})

suite('An estimated age', () => {
  test('of a child is taken to be within two years', () => {
    assert.deepEqual(birthYears(aged(14)), { from: 2009, to: 2014 })
  })

  test('of an adult is taken to be within five', () => {
    assert.deepEqual(birthYears(aged(40)), { from: 1980, to: 1991 })
  })

  test('fits a birth date it allows, and counts from the day it was given', () => {
    assert.equal(compareBirths(aged(14), born('2012-06-01')), 'age fits')
    assert.equal(compareBirths(aged(14, '2020-01-10'), born('2012-06-01')), 'differs')
    assert.equal(compareBirths(aged(14), aged(16)), 'age fits')
    assert.equal(compareBirths(aged(14), aged(40)), 'differs')
  })

  test('shares a span with every birth date that it fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1930, max: 2026 }), (years, year) => {
        const birth = born(`${year}-06-15`)
        if (compareBirths(aged(years), birth) !== 'age fits') return
        assert.ok(birthSpans(aged(years)).some((span) => birthSpans(birth).includes(span)))
      }),
    )
  })
})

suite('When nothing is known of the birth', () => {
  test('it neither agrees nor differs', () => {
    assert.equal(compareBirths(notKnown, born('2012-06-01')), 'not known')
    assert.equal(compareBirths(aged(14), notKnown), 'not known')
    assert.equal(compareBirths(notKnown, notKnown), 'not known')
  })

  test('there are no keys of its own, and every span may hold it', () => {
    assert.deepEqual([...wholeBirthKeys(notKnown), ...partialBirthKeys(notKnown), ...birthSpans(notKnown)], [])
    assert.ok(birthSpans(born('1931-01-01')).every((span) => allBirthSpans.includes(span)))
  })
})
