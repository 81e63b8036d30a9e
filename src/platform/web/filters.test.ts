import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { formatDay, formatDayAndTime, formatTime } from '../day-and-time.ts'
import { templates } from './pages.ts'

const show = (template: string, model: object = {}): string => templates().renderString(template, model)

test('100 kB of spaces are trimmed at once, where they would have held everybody up for seconds', () => {
  const spaces = ' '.repeat(100_000)
  for (const text of [spaces, `a${spaces}b`, '\t'.repeat(100_000), `${spaces}x`, `x${spaces}`]) {
    const began = performance.now()
    assert.equal(show('{{ text | trim }}', { text }), text.trim())
    // Nunjucks' own needs more than ten seconds for the first of them.
    assert.ok(performance.now() - began < 1_000, `${performance.now() - began} ms`)
  }
})

test('trimming keeps markup as it is and escapes what is not', () => {
  assert.equal(show('{% set a %} <b>x</b> {% endset %}{{ a | safe | trim }}'), '<b>x</b>')
  assert.equal(show('{{ " <b>x</b> " | trim }}'), '&lt;b&gt;x&lt;/b&gt;')
  assert.equal(show('[{{ nothing | trim }}]'), '[]')
})

test('what people typed is shown as text, never as markup or as a template', () => {
  for (const text of [
    '<script>alert(1)</script>',
    '{{ 7 * 7 }}',
    '{% include "x" %}',
    '${7*7}',
    '"><img src=x onerror=alert(1)>',
  ]) {
    const shown = show('<p title="{{ text }}">{{ text }}</p>', { text })
    assert.doesNotMatch(shown, /<script|<img|49/)
  }
})

test('a day is shown as GOV.UK writes it', () => {
  assert.equal(formatDay(Temporal.PlainDate.from('2026-11-24')), '24 November 2026')
  assert.equal(formatDay('2026-02-01'), '1 February 2026')
  assert.equal(formatDay('2026-02-01', 'short'), '1 Feb 2026')
  assert.equal(formatDay('2026-02-01', 'long', 'cy'), '1 Chwefror 2026')
  assert.equal(
    show('{{ on | date }}, {{ on | shortDate }}, {{ on | date("cy") }}', { on: '2026-11-24' }),
    '24 November 2026, 24 Nov 2026, 24 Tachwedd 2026',
  )
})

test('a moment is shown in London, in summer and in winter', () => {
  assert.equal(formatDayAndTime('2026-11-24T15:45:00Z'), '24 November 2026 at 3:45pm')
  assert.equal(formatDayAndTime(Temporal.Instant.from('2026-07-01T15:45:00Z')), '1 July 2026 at 4:45pm')
  assert.equal(formatDayAndTime(new Date('2026-06-30T23:30:00Z')), '1 July 2026 at 12:30am')
  assert.equal(formatDay('2026-06-30T23:30:00Z'), '1 July 2026')
  assert.equal(formatDayAndTime('2026-11-24T15:45:00Z', 'cy'), '24 Tachwedd 2026 am 3:45pm')
})

test('a full hour is shown without minutes, and noon and midnight by name', () => {
  const times = {
    '09:00': '9am',
    '09:05': '9:05am',
    '12:00': 'midday',
    '12:01': '12:01pm',
    '00:00': 'midnight',
    '00:01': '12:01am',
    '23:59': '11:59pm',
  }
  for (const [at, shown] of Object.entries(times)) assert.equal(formatTime(`2026-11-24T${at}:00Z`), shown)
})

test('no date shows nothing, and what is no date is a fault', () => {
  for (const none of [undefined, null, '']) {
    assert.equal(formatDay(none) + formatTime(none) + formatDayAndTime(none), '')
  }
  for (const wrong of ['soon', '2026-02-30', 7, {}, new Date('x')]) assert.throws(() => formatDay(wrong))
})

test('the MoJ timeline shows its moments', () => {
  const shown = show(
    '{% from "moj/components/timeline/macro.njk" import mojTimeline %}{{ mojTimeline({ items: [{ label: { text: "Received" }, text: "x", datetime: { timestamp: "2026-11-24T10:00:00Z", type: "datetime" } }] }) }}',
  )
  assert.match(shown, /24 November 2026 at 10am/)
})
