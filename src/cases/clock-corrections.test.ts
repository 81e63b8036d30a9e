/** Pauses and corrected starts: what is shown changes, what was due stays or keeps its history. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { defaultSettings } from '#reference/settings.ts'
import { deadlines, type Deadline } from './clocks.ts'
import { ids, journal, journeysTo, line, refusalOf, then } from './journeys-for-tests.ts'
import { foldJournal } from './journey.ts'
import type { ClockName } from './journey/clock-table.ts'
import type { Stage } from './journey/stages.ts'
import type { JournalEntry } from './journey/state.ts'

const after = (stage: Stage) => journal(...journeysTo[stage])

function runs(entries: readonly JournalEntry[], clock: ClockName, today: string): readonly Deadline[] {
  return deadlines(entries, defaultSettings, Temporal.PlainDate.from(today)).filter((one) => one.clock === clock)
}

function shown(deadline: Deadline | undefined): readonly (string | undefined)[] {
  return [deadline?.startedOn.toString(), deadline?.dueOn.toString(), deadline?.state]
}

test('a pause changes what is shown and counts its days, and the day that was due stays', () => {
  const paused = then(
    after('gateway'),
    line('2026-03-05', 'pause clock', { clock: 'gateway', cause: 'awaiting partner information' }),
  )
  const [during] = runs(paused, 'gateway', '2026-03-12')
  assert.deepEqual(shown(during), ['2026-03-02', '2026-03-09', 'paused'])
  assert.equal(during?.pausedDays, 7)

  const resumed = then(paused, line('2026-03-12', 'resume clock', { clock: 'gateway' }))
  const [since] = runs(resumed, 'gateway', '2026-03-20')
  assert.deepEqual(shown(since), ['2026-03-02', '2026-03-09', 'overdue'])
  assert.equal(since?.pausedDays, 7)
})

test('a decision taken while the clock is paused ends the pause', () => {
  const decided = then(
    after('gateway'),
    line('2026-03-05', 'pause clock', { clock: 'gateway', cause: 'awaiting partner information' }),
    line('2026-03-11', 'decide gateway', { outcome: 'continue' }),
  )
  const [gateway] = runs(decided, 'gateway', '2026-06-01')
  assert.equal(gateway?.state, 'met late')
  assert.equal(gateway.pausedDays, 6)
})

test('a pause ends with its clock, and a clock that does not run cannot be paused', () => {
  const pause = line('2026-03-05', 'pause clock', { clock: 'gateway', cause: 'awaiting partner information' })
  const decided = then(after('gateway'), pause, line('2026-03-11', 'decide gateway', { outcome: 'continue' }))
  assert.deepEqual(foldJournal(decided).pauses, [])
  assert.equal(refusalOf(decided, { ...pause, on: '2026-03-12' }), 'clock-not-running')
  const acknowledge = line('2026-03-05', 'pause clock', { clock: 'acknowledge', cause: 'awaiting consent' })
  assert.equal(refusalOf(after('gateway'), acknowledge), 'clock-not-pausable')
})

test('only a clock that has started has a start to correct', () => {
  const correct = line('2026-03-05', 'correct trigger date', { clock: 'first panel', startedOn: '2026-03-01' })
  assert.equal(refusalOf(after('gateway'), correct), 'clock-not-started')
})

test('a corrected start moves the day and keeps what it was', () => {
  const corrected = then(
    after('gateway'),
    line('2026-03-05', 'correct trigger date', { clock: 'gateway', startedOn: '2026-02-27' }),
    line('2026-03-06', 'correct trigger date', { clock: 'gateway', startedOn: '2026-02-26' }),
  )
  const [gateway] = runs(corrected, 'gateway', '2026-03-06')
  assert.deepEqual(shown(gateway), ['2026-02-26', '2026-03-05', 'overdue'])
  assert.deepEqual(
    gateway?.corrections.map(({ wasStartedOn, wasDueOn, correctedBy }) => [
      wasStartedOn.toString(),
      wasDueOn.toString(),
      correctedBy,
    ]),
    [
      ['2026-03-02', '2026-03-09', ids.coordinator],
      ['2026-02-27', '2026-03-06', ids.coordinator],
    ],
  )
})

test('a decision that was late stays with its history when the start is corrected', () => {
  const late = then(
    after('gateway'),
    line('2026-03-11', 'decide gateway', { outcome: 'continue' }),
    line('2026-03-12', 'correct trigger date', { clock: 'gateway', startedOn: '2026-03-04' }),
  )
  const [gateway] = runs(late, 'gateway', '2026-03-12')
  assert.equal(gateway?.state, 'met on time')
  assert.equal(gateway.corrections[0]?.wasDueOn.toString(), '2026-03-09')
})
