import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { answeredInTime, answerState, countThemes, reachByMonth, type Engagement } from './engagement.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

function anEngagement(told: { held?: string; reach?: number; due?: string; given?: string } = {}): Engagement {
  return {
    id: 'one',
    areaId: 'here',
    kind: 'visit',
    heldOn: day(told.held ?? '2026-05-04'),
    purpose: 'To listen',
    audience: 'A residents’ group',
    ward: '',
    reach: told.reach ?? 20,
    themes: ['hate_crime', 'fear'],
    heard: '',
    followUp:
      told.due === undefined
        ? undefined
        : { what: 'Come again', ownerAgencyId: 'council', owner: 'Council', dueOn: day(told.due) },
    answer: told.given === undefined ? undefined : { did: 'We came', told: 'At the meeting', givenOn: day(told.given) },
    with: [],
    version: 1,
    changedBy: 'Somebody',
    changedAt: Temporal.Instant.from('2026-05-04T09:00Z'),
  }
}

test('an answer on the day that was promised is in time, a day later it is late', () => {
  const today = day('2026-06-30')
  assert.equal(answerState(anEngagement(), today), 'none asked')
  assert.equal(answerState(anEngagement({ due: '2026-06-30' }), today), 'open')
  assert.equal(answerState(anEngagement({ due: '2026-06-29' }), today), 'late')
  assert.equal(answerState(anEngagement({ due: '2026-06-01', given: '2026-06-01' }), today), 'in time')
  assert.equal(answerState(anEngagement({ due: '2026-06-01', given: '2026-06-02' }), today), 'answered late')
})

test('a share counts what fell due in the period, answered late or not at all too', () => {
  const all = [
    anEngagement({ due: '2026-04-01', given: '2026-04-01' }),
    anEngagement({ due: '2026-06-30', given: '2026-07-01' }),
    anEngagement({ due: '2026-05-01' }),
    anEngagement({ due: '2026-07-01', given: '2026-05-05' }),
    anEngagement(),
  ]
  assert.deepEqual(answeredInTime(all, day('2026-04-01'), day('2026-06-30')), { numerator: 1, denominator: 3 })
})

test('reach is summed for each of the twelve months, those without any too', () => {
  const all = [
    anEngagement({ held: '2026-11-30', reach: 12 }),
    anEngagement({ held: '2026-11-01', reach: 8 }),
    anEngagement({ held: '2025-11-30', reach: 500 }),
    anEngagement({ held: '2025-12-01', reach: 3 }),
  ]
  const months = reachByMonth(all, day('2026-11-30'))
  assert.equal(months.length, 12)
  assert.deepEqual([months[0]?.month.toString(), months[0]?.held, months[0]?.reach], ['2025-12', 1, 3])
  assert.deepEqual([months[11]?.month.toString(), months[11]?.held, months[11]?.reach], ['2026-11', 2, 20])
  assert.equal(months[5]?.reach, 0)
})

test('themes are counted once for each engagement that had them', () => {
  assert.deepEqual(countThemes([anEngagement(), { themes: ['fear'] }]), [
    { theme: 'fear', count: 2 },
    { theme: 'hate_crime', count: 1 },
  ])
})
