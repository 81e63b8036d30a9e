/** Quarters are told once, side by side, and never when somebody could be made out. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { isSafe, shareWords, type Share } from '#reference/disclosure.ts'
import { settle, settleAll, type Settled } from './settling.ts'

const first = Temporal.PlainDate.from('2025-04-01')
const share = (numerator: number, denominator: number): Share => ({ numerator, denominator })
const shown = (settled: readonly Settled[]) =>
  settled.map(
    ({ from, until, share }) => `${from.toString()} to ${until.toString()}: ${share ? shareWords(share) : '-'}`,
  )

test('fewer than five on either side of the line is not told', () => {
  for (const [numerator, denominator] of [
    [4, 4],
    [4, 20],
    [16, 20],
    [1, 6],
  ] as const)
    assert.equal(isSafe(share(numerator, denominator)), false, `${numerator} of ${denominator}`)
  for (const [numerator, denominator] of [
    [0, 5],
    [5, 5],
    [15, 20],
    [5, 20],
  ] as const)
    assert.equal(isSafe(share(numerator, denominator)), true, `${numerator} of ${denominator}`)
})

test('no percentage is told of fewer than ten, and none is rounded up', () => {
  assert.equal(shareWords(share(7, 7)), '7 of 7')
  assert.equal(shareWords(share(199, 200)), '199 of 200 (99%)')
})

test('a quarter that is too small is counted with the next', () => {
  const counts = new Map([
    ['2025-04-01', share(3, 3)],
    ['2025-07-01', share(6, 6)],
    ['2025-10-01', share(9, 9)],
  ])
  assert.deepEqual(shown(settle(counts, [], first, Temporal.PlainDate.from('2026-01-01'))), [
    '2025-04-01 to 2025-06-30: -',
    '2025-04-01 to 2025-09-30: 9 of 9',
    '2025-10-01 to 2025-12-31: 9 of 9',
  ])
})

test('a quarter is settled on the day after it ends, and no day earlier', () => {
  const counts = new Map([['2025-04-01', share(5, 5)]])
  assert.equal(settle(counts, [], first, Temporal.PlainDate.from('2025-06-30')).length, 0)
  assert.equal(settle(counts, [], first, Temporal.PlainDate.from('2025-07-01')).length, 1)
})

const byQuarter = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { minLength: 1, maxLength: 12 }).map((pairs) =>
  pairs.map(([one, other], place) => ({
    quarter: first.add({ months: 3 * place }),
    share: share(Math.min(one, other), Math.max(one, other)),
  })),
)
const asMap = (quarters: readonly { quarter: Temporal.PlainDate; share: Share }[]) =>
  new Map(quarters.map(({ quarter, share }) => [quarter.toString(), share]))

test('always: every figure told is safe, periods told do not overlap, and settling twice adds nothing', () => {
  fc.assert(
    fc.property(byQuarter, (quarters) => {
      const today = first.add({ months: 3 * quarters.length })
      const settled = settle(asMap(quarters), [], first, today)
      const told = settled.filter((one) => one.share !== undefined)
      for (const one of told) assert.ok(one.share && isSafe(one.share))
      for (const [place, one] of told.entries()) {
        const before = told[place - 1]
        if (before) assert.ok(Temporal.PlainDate.compare(before.until, one.from) < 0)
      }
      assert.deepEqual(settle(asMap(quarters), settled, first, today), [])
    }),
  )
})

test('always: settled night by night is as settled at once, and what was told stays when a record is put right later', () => {
  fc.assert(
    fc.property(byQuarter, fc.nat(11), fc.nat(5), (quarters, late, more) => {
      const counts = asMap(quarters)
      const nights: Settled[] = []
      for (const { quarter } of quarters) nights.push(...settle(counts, nights, first, quarter.add({ months: 3 })))
      const today = first.add({ months: 3 * quarters.length })
      assert.deepEqual(nights, settle(counts, [], first, today))
      const changed = quarters[late % quarters.length]
      if (changed === undefined) return
      const { numerator, denominator } = changed.share
      const corrected = new Map(counts).set(changed.quarter.toString(), share(numerator, denominator + more))
      assert.deepEqual(settle(corrected, nights, first, today), [])
    }),
  )
})

test('a measure that counts the same things as another ends a period only where that one does', () => {
  const all = new Map([
    ['2025-04-01', share(7, 7)],
    ['2025-07-01', share(3, 3)],
    ['2025-10-01', share(5, 5)],
  ])
  const some = new Map([
    ['2025-04-01', share(2, 7)],
    ['2025-07-01', share(3, 3)],
    ['2025-10-01', share(0, 5)],
  ])
  const measures = [{ code: 'all' }, { code: 'some', within: 'all' }]
  const settled = settleAll(
    measures,
    ({ code }) => (code === 'all' ? all : some),
    () => [],
    first,
    Temporal.PlainDate.from('2026-01-01'),
  )
  assert.deepEqual(shown(settled.get(measures[1] ?? { code: '' }) ?? []), [
    '2025-04-01 to 2025-06-30: -',
    // "5 of 10" would be safe by itself, and beside "7 of 7" would tell of three.
    '2025-04-01 to 2025-09-30: -',
    '2025-04-01 to 2025-12-31: 5 of 15 (33%)',
  ])
})

/** Decisions of a quarter: unanimous, by majority, by the chair. */
const decisions = fc.array(fc.tuple(fc.nat(12), fc.nat(6), fc.nat(6)), { minLength: 1, maxLength: 12 })

test('always: no two measures of the same decisions tell together of fewer than five, on any side of any line', () => {
  fc.assert(
    fc.property(decisions, (quarters) => {
      const day = (place: number) => first.add({ months: 3 * place }).toString()
      const counts = (of: (one: readonly [number, number, number]) => Share) =>
        new Map(quarters.map((one, place) => [day(place), of(one)]))
      const total = counts(([unanimous, majority, chair]) => {
        const sum = unanimous + majority + chair
        return share(sum, sum)
      })
      const alike = counts(([unanimous, majority, chair]) => share(unanimous, unanimous + majority + chair))
      const byChair = counts(([, majority, chair]) => share(chair, majority + chair))
      const measures = [{ code: 'total' }, { code: 'alike', within: 'total' }, { code: 'chair', within: 'alike' }]
      const countsOf = { total, alike, chair: byChair } as const
      const settled = settleAll(
        measures,
        ({ code }) => countsOf[code as keyof typeof countsOf],
        () => [],
        first,
        first.add({ months: 3 * quarters.length }),
      )
      // Whatever is told is told up to a day; what lies between two such days is what a reader can work out.
      const known = (code: string, of: (share: Share) => number) =>
        [...settled].flatMap(([measure, its]) =>
          measure.code !== code
            ? []
            : its.flatMap((one) => (one.share === undefined ? [] : [{ until: one.until, count: of(one.share) }])),
        )
      const upTo = (told: readonly { until: Temporal.PlainDate; count: number }[]) => {
        let sum = 0
        return new Map(told.map(({ until, count }) => [until.toString(), (sum += count)]))
      }
      const pairs = [
        [
          upTo(known('total', ({ denominator }) => denominator)),
          upTo(known('alike', ({ denominator }) => denominator)),
        ],
        [
          upTo(known('alike', ({ numerator, denominator }) => denominator - numerator)),
          upTo(known('chair', ({ denominator }) => denominator)),
        ],
      ] as const
      for (const [outer, inner] of pairs)
        for (const [until, sum] of inner)
          for (const [other, whole] of outer) {
            const between = Math.abs(whole - sum)
            assert.ok(between === 0 || between >= 5, `${other} less ${until}: ${between}`)
          }
    }),
  )
})
