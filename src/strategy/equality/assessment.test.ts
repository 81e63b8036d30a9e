import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { equalityStanding } from './assessment.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const at = (day: string): Temporal.Instant => Temporal.Instant.from(`${day}T10:00:00Z`)
const signed = { signedAt: at('2026-06-01'), reviewOn: Temporal.PlainDate.from('2027-06-01'), evidenceAt: [] }

test('a characteristic that nobody has assessed, or signed off, does not stand', () => {
  assert.equal(equalityStanding(undefined, today), 'not assessed')
  assert.equal(equalityStanding({ ...signed, signedAt: undefined }, today), 'to be signed off')
  assert.equal(equalityStanding(signed, today), 'signed off')
})

test('evidence that came after the signature opens it again, evidence before it does not', () => {
  assert.equal(equalityStanding({ ...signed, evidenceAt: [at('2026-05-31')] }, today), 'signed off')
  assert.equal(equalityStanding({ ...signed, evidenceAt: [at('2026-06-02')] }, today), 'opened again by evidence')
})

test('a review is due from the day after its day', () => {
  assert.equal(equalityStanding({ ...signed, reviewOn: today }, today), 'signed off')
  assert.equal(equalityStanding({ ...signed, reviewOn: today.subtract({ days: 1 }) }, today), 'review due')
})
