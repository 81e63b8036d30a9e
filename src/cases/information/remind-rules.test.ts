import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { defaultSettings } from '#reference/settings.ts'
import { reminderDue } from './remind-rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const on = (today: string, dueOn: string) => reminderDue(day(dueOn), day(today), defaultSettings)

test('an answer due on Monday is reminded of from the Friday before, not earlier', () => {
  assert.equal(on('2026-11-26', '2026-11-30'), undefined)
  for (const today of ['2026-11-27', '2026-11-28', '2026-11-30']) assert.equal(on(today, '2026-11-30'), 'before')
})

test('after the day it was due, the next working day brings the second reminder', () => {
  assert.equal(on('2026-11-28', '2026-11-27'), undefined)
  assert.equal(on('2026-11-30', '2026-11-27'), 'after')
  assert.equal(on('2027-02-01', '2026-11-27'), 'after')
})

test('Christmas is counted as the holidays it has', () => {
  assert.equal(on('2026-12-24', '2026-12-29'), 'before')
  assert.equal(on('2026-12-28', '2026-12-24'), undefined)
  assert.equal(on('2026-12-29', '2026-12-24'), 'after')
})
