import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isTime, timeIn } from './time-of-day.ts'

test('a time is read however people type it', () => {
  const typed = {
    '9:30am': '09:30',
    '9.30 AM': '09:30',
    '9:30': '09:30',
    '09.30': '09:30',
    '2pm': '14:00',
    ' 14:00 ': '14:00',
    '12pm': '12:00',
    '12:15am': '00:15',
    midday: '12:00',
    noon: '12:00',
    midnight: '00:00',
    '23:59': '23:59',
  }
  for (const [words, time] of Object.entries(typed)) {
    assert.ok(isTime(words), words)
    assert.equal(timeIn({ at: words }, 'at'), time, words)
  }
})

test('what is no time, or could be something else, is not taken for one', () => {
  for (const words of ['', '9', '24:00', '13pm', '0am', '9:60', '9:3', 'soon', '9:30pm pm', '930', '9-30'])
    assert.ok(!isTime(words), words)
})
