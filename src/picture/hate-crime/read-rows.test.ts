/** Counts of hate crime out of files, good and ugly. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { readSmallSheet } from '#platform/documents/sheet/read-sheet.ts'
import type { SheetRow } from '#platform/documents/sheet/sheet.ts'
import { keyOf, takenIn } from './counts.ts'
import { readRows } from './read-rows.ts'

const today = Temporal.PlainDate.from('2026-11-30')
const wards = [
  { id: 'w1', name: 'Grays Riverside' },
  { id: 'w2', name: 'Chafford, North' },
]
const head = 'month,ward,strand,kind,count'
const rowsOf = (lines: readonly string[]): readonly SheetRow[] =>
  lines.map((line, place): SheetRow => [place + 1, line.split(',')])
const read = (...lines: string[]) => readRows(rowsOf([head, ...lines]), wards, today)

function rejectedIn(...lines: string[]) {
  const outcome = read(...lines)
  assert.ok(outcome.ok)
  return outcome.value.rejected
}

test('a good file is read whole: marks of Windows, quotes, capitals, empty lines and rows of the old Windows alphabet included', async () => {
  const text = `\uFEFF${head.toUpperCase()}\r\n2026-09,Grays Riverside,race,crime,12\r\n\r\n2026-09,"chafford, north",Religion or beliefs,Incident,0\r\n`
  for (const bytes of [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(text.slice(1), 'latin1')]) {
    const sheet = await readSmallSheet(bytes, 'counts.csv', { mostRows: 10 })
    assert.ok(sheet.ok)
    const outcome = readRows(sheet.value.rows, wards, today)
    assert.ok(outcome.ok)
    assert.deepEqual(outcome.value.rejected, [])
    assert.deepEqual(
      outcome.value.counts.map(({ wardId, strand, kind, count }) => [wardId, strand, kind, count]),
      [
        ['w1', 'race', 'crime', 12],
        ['w2', 'religion', 'incident', 0],
      ],
    )
  }
})

test('months that a workbook took for days are months', () => {
  assert.deepEqual(rejectedIn('2026-09-01,Grays Riverside,race,crime,12'), [])
  assert.equal(rejectedIn('2026-09-02,Grays Riverside,race,crime,12').length, 1)
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
    '2026-09,Grays Riverside,race,crime,1,2',
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
      [11, 'The count must be a wh'],
      [12, 'It has 6 columns, and '],
    ],
  )
})

test('a file of another kind is refused whole', () => {
  const refusal = (...lines: string[]) => {
    const outcome = readRows(rowsOf(lines), wards, today)
    return outcome.ok ? 'read' : outcome.reason
  }
  assert.equal(refusal(`${head},`, '1,2'), 'wrong columns')
  assert.equal(refusal('ward,month,strand,kind,count'), 'wrong columns')
  assert.equal(refusal(), 'wrong columns')
  assert.equal(refusal(head), 'no rows')
})

test('whatever is in a file, it is read or refused, and every row of it is either taken or told', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('2026-09', 'Grays Riverside', 'race', 'crime', '3', '"', '","'))
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 20 }), (rows) => {
      const full = rows.filter((cells) => cells.some((cell) => cell.trim() !== ''))
      const outcome = readRows(
        [[1, head.split(',')], ...full.map((cells, place): SheetRow => [place + 2, cells])],
        wards,
        today,
      )
      if (!outcome.ok) return
      const { counts, rejected } = outcome.value
      assert.equal(counts.length + rejected.length, full.length)
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
