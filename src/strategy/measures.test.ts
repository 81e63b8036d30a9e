import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { figureWords, latestOf, movementOf, standingOf, summed, type Figure, type Measured } from './measures.ts'

const day = (number: number): Temporal.PlainDate => Temporal.PlainDate.from('2026-01-01').add({ days: number })
const share = (numerator: number, denominator: number): Figure => ({ kind: 'share', numerator, denominator })
const measure = (figure: Figure | undefined, more: Partial<Measured> = {}): Measured => ({
  kind: figure?.kind ?? 'share',
  direction: 'up',
  baseline: undefined,
  target: 90,
  readings: [{ on: day(1), figure }],
  ...more,
})

const someShare = fc
  .tuple(fc.nat(500), fc.nat(500))
  .map(([one, other]) => share(Math.min(one, other), Math.max(one, other)))

test('a share of two quarters is that of everybody in both, not the middle of two shares', () => {
  assert.deepEqual(summed([share(1, 1), share(0, 99)]), share(1, 100))
})

test('shares are never averaged: what is summed is the same however it is divided', () => {
  fc.assert(
    fc.property(fc.array(someShare, { minLength: 1 }), fc.nat(), (shares, cut) => {
      const at = cut % shares.length
      const parts = [summed(shares.slice(0, at)), summed(shares.slice(at))]
      assert.deepEqual(summed(parts), summed(shares))
    }),
  )
})

test('a quarter in which nobody knew changes no sum, and is not zero', () => {
  fc.assert(
    fc.property(fc.array(someShare), (shares) => {
      assert.deepEqual(summed([undefined, ...shares, undefined]), summed(shares))
    }),
  )
  assert.equal(summed([undefined, undefined]), undefined)
  assert.equal(figureWords(undefined), 'Not known')
})

test('nothing known, or a share of nobody, neither meets a target nor misses it', () => {
  for (const direction of ['up', 'down'] as const) {
    assert.equal(standingOf(measure(undefined, { direction })), 'not known')
    assert.equal(standingOf(measure(share(0, 0), { direction })), 'not known')
    assert.equal(standingOf(measure({ kind: 'count', value: 0 }, { direction, readings: [] })), 'not known')
  }
})

test('zero is a figure like any other', () => {
  assert.equal(standingOf(measure({ kind: 'count', value: 0 })), 'not met')
  assert.equal(standingOf(measure({ kind: 'count', value: 0 }, { direction: 'down', target: 0 })), 'met')
})

test('no share is rounded into meeting its target', () => {
  assert.equal(standingOf(measure(share(8999, 10_000))), 'not met')
  assert.equal(standingOf(measure(share(9, 10))), 'met')
  assert.equal(figureWords(share(2999, 3000)), '2999 of 3000 (99.9%)')
})

test('a figure meets its target upwards or downwards, at the target both', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1000, max: 1000 }), (value, target) => {
      const up = standingOf(measure({ kind: 'count', value }, { target, direction: 'up' }))
      const down = standingOf(measure({ kind: 'count', value }, { target, direction: 'down' }))
      assert.equal(up, value >= target ? 'met' : 'not met')
      assert.equal(down, value <= target ? 'met' : 'not met')
    }),
  )
})

test('what is better one way is worse the other, and level is level', () => {
  fc.assert(
    fc.property(someShare, someShare, (baseline, now) => {
      const up = movementOf(measure(now, { baseline, direction: 'up' }))
      const down = movementOf(measure(now, { baseline, direction: 'down' }))
      const mirrored = { better: 'worse', worse: 'better', level: 'level', 'not known': 'not known' } as const
      assert.equal(down, mirrored[up])
    }),
  )
})

test('the latest reading is that of the latest day, in whatever order they were written down', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(1000), { minLength: 1 }), (days) => {
      const readings = days.map((number) => ({ on: day(number), figure: undefined }))
      assert.equal(latestOf(readings)?.on.toString(), day(Math.max(...days)).toString())
    }),
  )
})
