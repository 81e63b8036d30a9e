import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { comparedParts } from './comparing.ts'
import type { PartWords } from './parts.ts'

const part = (key: string, text: string): PartWords & { key: string } => ({
  key,
  kind: 'objective',
  number: key,
  heading: '',
  text,
})

test('what stayed, what changed, what was added and what was taken out is each said in words', () => {
  const older = [part('1', 'Keep people safe'), part('2', 'Listen'), part('3', 'Meet')]
  const newer = [part('1', 'Keep people safe'), part('3', 'Meet often'), part('4', 'Learn')]
  assert.deepEqual(
    comparedParts(older, newer).map(({ name, standing }) => `${name}: ${standing}`),
    ['Objective 1: The same in both', 'Objective 2: Taken out', 'Objective 3: Changed', 'Objective 4: Added'],
  )
})

test('a changed part shows the words of one version alone as such', () => {
  const [row] = comparedParts([part('1', 'Keep adults safe')], [part('1', 'Keep children safe')])
  assert.deepEqual(
    row?.older?.map((run) => `${run.in}:${run.text.trim()}`),
    ['both:1\nKeep', 'older:adults', 'both:safe'],
  )
  assert.deepEqual(
    row.newer?.map((run) => `${run.in}:${run.text.trim()}`),
    ['both:1\nKeep', 'newer:children', 'both:safe'],
  )
})

test('every part of either version is shown once, whatever was changed', () => {
  const version = fc
    .uniqueArray(fc.integer({ min: 1, max: 12 }))
    .map((keys) => keys.map((key) => part(String(key), `Text ${key % 3}`)))
  fc.assert(
    fc.property(version, version, (older, newer) => {
      const shown = comparedParts(older, newer).map(({ key }) => key)
      assert.deepEqual(shown.toSorted(), [...new Set([...older, ...newer].map(({ key }) => key))].sort())
    }),
  )
})
