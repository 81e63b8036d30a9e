/** Counts of hate crime out of files, good and ugly. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { keyOf, takenIn } from './counts.ts'
import { readRows } from './read-rows.ts'

const today = Temporal.PlainDate.from('2026-11-30')
const wards = [
  { id: 'w1', name: 'Grays Riverside' },
  { id: 'w2', name: 'Chafford, North' },
]
const head = 'month,ward,strand,kind,count'
const read = (...lines: string[]) => readRows(Buffer.from([head, ...lines].join('\n')), wards, today)

function rejectedIn(...lines: string[]) {
  const outcome = read(...lines)
  assert.ok(outcome.ok)
  return outcome.value.rejected
}

test('a good file is read whole: marks of Windows, quotes, capitals and empty lines included', () => {
  const text = `\uFEFF${head.toUpperCase()}\r\n2026-09,Grays Riverside,race,crime,12\r\n\r\n2026-09,"chafford, north",Religion or beliefs,Incident,0\r\n`
  const outcome = readRows(Buffer.from(text), wards, today)
  assert.ok(outcome.ok)
  assert.deepEqual(outcome.value.rejected, [])
  assert.deepEqual(
    outcome.value.counts.map(({ wardId, strand, kind, count }) => [wardId, strand, kind, count]),
    [
      ['w1', 'race', 'crime', 12],
      ['w2', 'religion', 'incident', 0],
    ],
  )
})

test('each row that does not fit is told with its number and why', () => {
  const reasons = rejectedIn(
    '2026-09,Grays Riverside,race,crime,12',
    'Sep 2026,Grays Riverside,race,crime,1',
    '2026-11,Grays Riverside,race,crime,1',
    '2026-09,Atlantis,race,crime,1',
    '2026-09,Grays Riverside,football,crime,1',
    '2026-09,Grays Riverside,race,rumour,1',
    '2026-09,Grays Riverside,race,incident,=1+1',
    '2026-09,Grays Riverside,race,incident,-1',
    '2026-09,Grays Riverside,race,crime,13',
    '2026-09,Grays Riverside,race,crime',
  )
  assert.deepEqual(
    reasons.map(({ row, reason }) => [row, reason.slice(0, 22)]),
    [
      [3, 'The month must be writ'],
      [4, 'The month has not ende'],
      [5, 'The ward is not among '],
      [6, 'The strand must be one'],
      [7, 'The kind must be crime'],
      [8, 'The count must be a wh'],
      [9, 'The count must be a wh'],
      [10, 'It is of the same mont'],
      [11, 'It has 4 columns, and '],
    ],
  )
})

test('a file of another kind is refused whole', () => {
  const refusal = (bytes: Uint8Array) => {
    const outcome = readRows(bytes, wards, today)
    return outcome.ok ? 'read' : outcome.reason
  }
  assert.equal(refusal(Buffer.from(`${head};\n1;2`)), 'wrong columns')
  assert.equal(refusal(Buffer.from('ward,month,strand,kind,count\n')), 'wrong columns')
  assert.equal(refusal(Buffer.from('')), 'wrong columns')
  assert.equal(refusal(Buffer.from(head)), 'no rows')
  assert.equal(refusal(Buffer.from(`${head}\n2026-09,Café`, 'latin1')), 'not UTF-8')
  assert.equal(refusal(Buffer.from(head, 'utf16le')), 'not UTF-8')
  assert.equal(refusal(Buffer.alloc(1_000_001, 'a')), 'too large')
  assert.equal(refusal(Buffer.from(`${head}\n${'a,\n'.repeat(20_001)}`)), 'too many rows')
})

test('whatever is in a file, it is read or refused, and every row of it is either taken or told', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('2026-09', 'Grays Riverside', 'race', 'crime', '3', '"', '","'))
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 20 }), (rows) => {
      const text = rows.map((cells) => cells.join(',').replaceAll(/[\r\n]/g, ' ')).join('\n')
      const outcome = readRows(Buffer.from(`${head}\n${text}`), wards, today)
      if (!outcome.ok) return
      const { counts, rejected } = outcome.value
      const full = text.split('\n').filter((line) => line.replaceAll(/[,"\s]/g, '') !== '').length
      assert.ok(counts.length + rejected.length >= full)
      assert.equal(new Set(counts.map(keyOf)).size, counts.length)
    }),
  )
})

test('the same taken in again changes nothing', () => {
  const outcome = read('2026-09,Grays Riverside,race,crime,12', '2026-09,Grays Riverside,race,incident,3')
  assert.ok(outcome.ok)
  const { counts } = outcome.value
  assert.deepEqual(takenIn(counts, []), { added: 2, changed: 0, unchanged: 0 })
  assert.deepEqual(takenIn(counts, counts), { added: 0, changed: 0, unchanged: 2 })
  const corrected = counts.map((one) => ({ ...one, count: one.count + 1 }))
  assert.deepEqual(takenIn(corrected, counts), { added: 0, changed: 2, unchanged: 0 })
})
