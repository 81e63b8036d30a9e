/** The national threat level: what is published, and what an area adds. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { publishedLevels } from '#reference/threat-levels.ts'
import { levelHistory, levelOn, mayAdd } from './level.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const today = day('2026-11-30')

test('the published levels follow each other in time, and each is a change', () => {
  for (const [place, { level, from }] of publishedLevels.entries()) {
    const before = publishedLevels[place - 1]
    if (before === undefined) continue
    assert.ok(before.from < from, from)
    assert.notEqual(before.level, level, from)
  }
})

test('a level stands from its day until the next', () => {
  const history = levelHistory([])
  assert.equal(levelOn(history, day('2006-07-31')), undefined)
  assert.equal(levelOn(history, day('2006-08-01'))?.level, 'severe')
  assert.equal(levelOn(history, day('2017-09-16'))?.level, 'critical')
  assert.equal(levelOn(history, day('2026-04-29'))?.level, 'substantial')
  assert.equal(levelOn(history, today)?.level, 'severe')
})

test('what an area adds follows what is published, and never overrules it', () => {
  const old = { level: 'low', from: day('2020-01-01'), source: 'Somebody said so' } as const
  const fresh = { level: 'substantial', from: day('2026-10-01'), source: 'Written statement' } as const
  const history = levelHistory([fresh, old])
  assert.equal(levelOn(history, day('2020-01-02'))?.level, 'substantial')
  assert.deepEqual(history.at(-1), { ...fresh, status: 'added here' })
})

test('a change is added at the end, not before it comes, and only if it is one', () => {
  const history = levelHistory([])
  assert.equal(mayAdd(history, { level: 'critical', from: day('2026-12-01') }, today), 'in the future')
  assert.equal(mayAdd(history, { level: 'critical', from: day('2026-04-30') }, today), 'not after the last')
  assert.equal(mayAdd(history, { level: 'severe', from: day('2026-11-30') }, today), 'no change')
  assert.equal(mayAdd(history, { level: 'critical', from: today }, today), undefined)
})
