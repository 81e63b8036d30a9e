import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { defaultSettings } from '#reference/settings.ts'
import { deadlines } from './clocks.ts'
import { journeyLine, lineAcross, lineDown, type JourneyLine } from './journey-line.ts'
import { ids, journal, journeysTo, line, then } from './journeys-for-tests.ts'
import { foldJournal } from './journey.ts'
import { isClosed, stageNames, stageOf, type Stage } from './journey/stages.ts'
import type { JournalEntry } from './journey/state.ts'

const lineOf = (entries: readonly JournalEntry[], today: string): JourneyLine =>
  journeyLine(foldJournal(entries), deadlines(entries, defaultSettings, Temporal.PlainDate.from(today)))
const after = (stage: Stage) => journal(...journeysTo[stage])
const states = ({ stops }: JourneyLine) => stops.map(({ state }) => state)

test('at the gateway the referral is done, the gateway is current and the rest lies ahead', () => {
  const drawn = lineOf(after('gateway'), '2026-03-05')
  assert.deepEqual(states(drawn), ['done', 'current', ...Array<string>(6).fill('ahead')])
  assert.equal(drawn.here, undefined)
})

test('the line tells the clock that is due next, and that it is overdue', () => {
  const acknowledged = then(after('gateway'), line('2026-03-03', 'acknowledge', { how: 'email' }))
  assert.deepEqual(lineOf(acknowledged, '2026-03-05').clock, {
    label: 'Gateway decision',
    words: 'due 9 March 2026',
    tone: 'calm',
  })
  assert.equal(lineOf(acknowledged, '2026-03-09').clock?.words, 'due today')
  assert.deepEqual(lineOf(acknowledged, '2026-03-10').clock, {
    label: 'Gateway decision',
    words: 'overdue, was due 9 March 2026',
    tone: 'late',
  })
})

test('a case that ended stops where it left, and what it never reached is not ahead of it', () => {
  const drawn = lineOf(after('closed_nfa'), '2026-03-06')
  assert.deepEqual(states(drawn), ['done', 'done', ...Array<string>(6).fill('not reached')])
  assert.equal(drawn.here, 'Closed: no further action')
  assert.match(drawn.name, /^The case is at its end: Closed: no further action\./)
})

test('a case put away after its reviews has been all the way', () => {
  const filed = ([6, 12] as const).map((review) => line('2027-10-01', 'file review', { review, filedIn: 'both' }))
  const archived = then(after('review_12m'), ...filed, line('2027-10-01', 'archive', {}))
  assert.deepEqual(states(lineOf(archived, '2027-10-01')), Array<string>(8).fill('done'))
})

test('a reopened case stands where it left', () => {
  const drawn = lineOf(after('reopened'), '2026-03-09')
  assert.equal(drawn.stops[drawn.at]?.label, 'Gateway')
  assert.equal(drawn.here, 'Reopened')
})

test('a deferred case stands at the panel and says so', () => {
  const drawn = lineOf(after('deferred'), '2026-04-08')
  assert.deepEqual([drawn.stops[drawn.at]?.label, drawn.here], ['Panel', 'Deferred'])
})

for (const stage of stageNames) {
  test(`a case at “${stageOf(stage).label}” has a line with a name, one place at most that is current`, () => {
    const drawn = lineOf(after(stage), '2027-12-01')
    assert.notEqual(drawn.name, '')
    const current = drawn.stops.filter(({ state }) => state === 'current').length
    assert.equal(current, drawn.ended ? 0 : 1)
    if (!isClosed(stage)) assert.equal(drawn.ended, false)
    for (const svg of [lineAcross(drawn), lineDown(drawn)]) {
      assert.match(svg, /^<svg [^>]*role="img" aria-label="The case is at/)
      assert.doesNotMatch(svg, /<script|<style|style=|undefined|NaN/)
      for (const { label } of drawn.stops) assert.ok(svg.includes(`>${label}</text>`), label)
    }
  })
}

test('what is done can be told from what is current without colour', () => {
  const svg = lineAcross(lineOf(after('gateway'), '2026-03-05'))
  assert.equal(svg.match(/l4\.5 4\.5l8 -9/g)?.length, 1)
})

test('the line never shows who the case is about', () => {
  assert.ok(!lineAcross(lineOf(after('gateway'), '2026-03-05')).includes(ids.otherPerson))
})
