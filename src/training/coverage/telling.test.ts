import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { columnsOf, isHeldApart, isTellable, sumOf, withheldFrom, type Counts, type Row } from './telling.ts'

const of = (inDate: number, people: number): Counts => ({ inDate, people })

describe('what is told of training to those who do not keep the register', () => {
  test('an agency with enough people on either side of the line is told of', () => {
    const rows = [[of(20, 30)], [of(16, 16)], [of(0, 7)]]
    assert.equal(withheldFrom(rows).size, 0)
  })

  test('one person is withheld, and a second agency with them, so that the total does not give them away', () => {
    const rows = [[of(1, 1)], [of(20, 30)], [of(6, 12)]]
    assert.deepEqual([...withheldFrom(rows)], [rows[0]?.[0], rows[2]?.[0]])
  })

  test('several small ones that are enough together need no other withheld', () => {
    const rows = [[of(1, 2)], [of(4, 9)], [of(20, 30)]]
    assert.deepEqual([...withheldFrom(rows)], [rows[0]?.[0], rows[1]?.[0]])
  })

  test('where all of them together are too few, there is no total either', () => {
    const rows = [[of(1, 1)], [of(1, 1)]]
    const withheld = withheldFrom(rows)
    assert.deepEqual(
      columnsOf(rows).map((column) => isHeldApart(column, withheld)),
      [false],
    )
  })

  test('what is withheld under one course is not had from another that counts the same people', () => {
    const rows = [
      [of(6, 12), of(6, 12)],
      [of(1, 1), of(21, 31)],
      [of(20, 30), of(20, 30)],
    ]
    assert.ok(withheldFrom(rows).has(rows[0]?.[1] ?? assert.fail()))
  })

  test('whatever the counts: nothing unsafe is told, nor left over when what is told is taken from a total', () => {
    const cell = fc
      .tuple(fc.nat(12), fc.nat(12))
      .map(([inDate, more]): Counts | undefined => (inDate + more === 0 ? undefined : of(inDate, inDate + more)))
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((columns) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 8 }))
    fc.assert(
      fc.property(table, (rows: readonly Row[]) => {
        const withheld = withheldFrom(rows)
        for (const column of columnsOf(rows)) {
          const told = column.filter((one) => one !== undefined && !withheld.has(one))
          for (const one of told) assert.ok(one !== undefined && isTellable(one))
          if (!isHeldApart(column, withheld)) continue
          const left = sumOf(column.filter((one) => one !== undefined && withheld.has(one)))
          assert.ok(left.people === 0 || isTellable(left))
          assert.ok(sumOf(column).people === 0 || isTellable(sumOf(column)))
        }
      }),
    )
  })
})
