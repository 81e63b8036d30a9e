/**
 * How often an earlier record is found when the same person is written down again with mistakes, and how many others
 * are shown beside it. The same measure on 200,000 people is in bench/; this one runs with the tests.
 */
import { suite, test } from 'node:test'
import assert from 'node:assert/strict'
import { Temporal } from 'temporal-polyfill'
import { compare, isCandidate, lookUpKeys, matchKeys, type Described } from '#people/matching.ts'
import { chance } from './chance.ts'
import { inventPeople } from './generate.ts'
import { mistype } from './mistakes.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const seed = 20_261_124

/** The records of an area, looked up by equality of keys as the database does. */
function registerOf(people: readonly Described[]): (newer: Described) => readonly Described[] {
  const holders = new Map<string, Described[]>()
  for (const person of people) {
    for (const { key } of matchKeys(person)) {
      const sharing = holders.get(key)
      if (sharing) sharing.push(person)
      else holders.set(key, [person])
    }
  }
  return (newer) => {
    const sharing = new Set(lookUpKeys(newer).flatMap((key) => holders.get(key) ?? []))
    return [...sharing].filter((earlier) => isCandidate(compare(newer, earlier)))
  }
}

suite(`Among 5,000 invented people written down again with mistakes (seed ${seed})`, () => {
  const by = chance(seed)
  const people = inventPeople(seed, 5_000, today)
  const candidatesFor = registerOf(people)
  const tries = Array.from({ length: 1_500 }, () => {
    const person = by.oneOf(people)
    const { written } = mistype(by, person, today)
    const shown = candidatesFor(written)
    return { found: shown.includes(person), shown: shown.length }
  })

  test('more than 97 in 100 are found', () => {
    const recall = tries.filter(({ found }) => found).length / tries.length
    assert.ok(recall > 0.97, String(recall))
  })

  test('fewer than ten candidates are shown, on average and at most', () => {
    const mean = tries.reduce((sum, { shown }) => sum + shown, 0) / tries.length
    assert.ok(mean < 10, String(mean))
    assert.ok(Math.max(...tries.map(({ shown }) => shown)) < 10)
  })

  test('somebody who was never referred brings up almost nobody', () => {
    const strangers = inventPeople(seed + 1, 500, today)
    const shown = strangers.reduce((sum, stranger) => sum + candidatesFor(stranger).length, 0)
    assert.ok(shown / strangers.length < 0.5, String(shown / strangers.length))
  })
})
