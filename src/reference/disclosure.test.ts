/** What the public is told of a share. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { publicShare, publicWords } from './disclosure.ts'

test('the public is told of no fewer than ten, above the line or below it, and of no exact number', () => {
  const told = (numerator: number, denominator: number) => publicWords(publicShare({ numerator, denominator }))
  assert.equal(told(9, 30), 'Not published: too few')
  assert.equal(told(0, 30), 'Not published: too few')
  assert.equal(told(21, 30), 'Not published: too few')
  assert.equal(told(22, 33), 'About 20 of 35')
  assert.equal(told(12, 12), 'About 10 of 10')
})

test('always: a number that the public gets is a multiple of five from ten up, and never more of less', () => {
  const pair = fc.tuple(fc.nat(500), fc.nat(500))
  fc.assert(
    fc.property(pair, ([one, other]) => {
      const told = publicShare({ numerator: Math.min(one, other), denominator: Math.max(one, other) })
      if (told === undefined) return
      for (const number of [told.numerator, told.denominator]) assert.ok(number >= 10 && number % 5 === 0)
      assert.ok(told.numerator <= told.denominator)
    }),
  )
})
