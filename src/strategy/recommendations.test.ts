/** What the threat profile recommends is answered in the plan, or shows as a hole of the thread. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { threadPage } from './golden/thread-page.ts'
import type { OpenStrategy } from './plan/open.ts'
import { withFound, type FoundRecommendation, type PlanPart } from './recommendations.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const own: PlanPart = { key: 'own', kind: 'recommendation', number: '1.', heading: 'Radicalisation', text: 'Spot it.' }
const found = (key: string, more: Partial<FoundRecommendation> = {}): FoundRecommendation => ({
  key,
  number: '7',
  from: 'Threat profile 2026',
  words: 'Look at gaming platforms.',
  address: `/picture/profiles/p#${key}`,
  ...more,
})
const opened = (parts: readonly PlanPart[]): OpenStrategy => ({
  strategy: {
    id: 's',
    areaId: 'a',
    areaName: 'Thurrock',
    title: 'Strategy',
    period: '2026-2029',
    fromYear: 2026,
    toYear: 2029,
    naming: { revision: 1, by: 'Cora', at: Temporal.Instant.from('2026-11-01T09:00:00Z') },
    versions: [],
  },
  parts,
  limits: { milestoneRedAfter: 30, measureKnownWithin: 4, evidenceStaleAfter: 12 },
  rule: '',
})

test('a recommendation from elsewhere that nothing answers is a hole, with a link to where it stands', () => {
  const page = threadPage(opened(withFound([own], [found('gaming')])), [], today)
  assert.deepEqual(
    page.holes.map(({ text, href, words }) => [text, href, words]),
    [
      ['Recommendation 1 Radicalisation', '/strategy/s#part-own', 'no action answers it'],
      ['Recommendation 7 Threat profile 2026', '/picture/profiles/p#gaming', 'no action answers it'],
    ],
  )
  assert.match(page.drawing, /href="\/picture\/profiles\/p#gaming"/)
})

test('one that is answered by other work is no hole, and says how in the drawing and the table', () => {
  const parts = withFound([], [found('gaming', { answered: 'By other work: the police do it' })])
  const page = threadPage(opened(parts), [], today)
  assert.deepEqual(page.holes, [])
  assert.match(page.drawing, /By other work/)
  assert.deepEqual(
    page.rows.map(({ holes }) => holes),
    [['None: By other work: the police do it']],
  )
})

test('one that the strategy repeats in its own words stands there once', () => {
  assert.deepEqual(withFound([own], [found('own')]), [own])
})
