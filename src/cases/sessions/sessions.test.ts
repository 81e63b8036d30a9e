import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { addWorkingDays } from '#reference/working-days.ts'
import { awaiting, mayWrite, sessionState, tally, type EventKind, type SessionEvent, type Terms } from './sessions.ts'
import { awaitingInWords, tallyInWords } from './words.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const monday = day('2026-03-02')

const terms: Terms = {
  agreed: 7,
  fromOn: monday,
  untilOn: day('2026-06-30'),
  reportWithin: 5,
  bookWithin: 10,
  supportStands: true,
  endedOn: undefined,
  seenUpto: 0,
  endSeen: true,
}

/** Events told as a few words each, numbered in the order told. */
function told(...lines: readonly [number: number, kind: EventKind, on: string, more?: Partial<SessionEvent>][]) {
  return lines.map(([number, kind, on, more], place): SessionEvent => ({
    seq: place + 1,
    number,
    kind,
    on: day(on),
    ...(kind === 'not held' ? { why: 'person_did_not_come' as const } : {}),
    ...more,
  }))
}

const waitsFor = (events: readonly SessionEvent[], today: string, more: Partial<Terms> = {}) =>
  awaiting({ ...terms, ...more }, events, day(today))

test('seven sessions bought and one held: the words say so, and it waits for the coordinator and the panel', () => {
  const events = told([1, 'booked', '2026-03-09'], [1, 'held', '2026-03-09'], [1, 'reported', '2026-03-11'])
  const summer = tally(terms, events, day('2026-05-20'))
  assert.equal(
    tallyInWords(summer),
    '7 sessions agreed: 1 held, 6 not booked. 1 report received. None seen by the panel.',
  )
  assert.deepEqual(summer.awaiting.map(awaitingInWords), [
    '6 of the sessions agreed are not booked, and nothing is booked next',
  ])
  assert.ok(summer.awaiting.every(({ forCoordinator, forPanel }) => forCoordinator && forPanel))
  // Once the time is over, it is said at once, and is not forgotten by waiting longer.
  for (const later of ['2026-07-01', '2028-07-03']) {
    const over = awaiting(terms, events, day(later))
    assert.deepEqual(over.map(awaitingInWords), ['The time agreed is over, and 6 sessions were not held'])
  }
})

test('a panel that has seen it sees it again at the next meeting, while nothing is booked', () => {
  const events = told([1, 'booked', '2026-03-09'], [1, 'held', '2026-03-09'], [1, 'reported', '2026-03-11'])
  const [found] = waitsFor(events, '2026-05-20', { seenUpto: 3 })
  assert.equal(found?.kind, 'not booked')
  assert.equal(found.forPanel, true)
})

test('seven bought, one held, and ended: the panel is told until it has looked', () => {
  const events = told([1, 'booked', '2026-03-09'], [1, 'held', '2026-03-09'], [1, 'reported', '2026-03-11'])
  const ended = { supportStands: false, endedOn: day('2026-04-01'), endSeen: false }
  const found = waitsFor(events, '2026-05-20', ended)
  assert.deepEqual(found.map(awaitingInWords), ['The commission has ended, and 6 sessions were not held'])
  assert.equal(found[0]?.forPanel, true)
  assert.deepEqual(waitsFor(events, '2026-05-20', { ...ended, endSeen: true }), [])
})

test('a booked day that passes in silence is asked about the next day', () => {
  const events = told([1, 'booked', '2026-03-09'])
  assert.deepEqual(waitsFor(events, '2026-03-09'), [])
  const found = waitsFor(events, '2026-03-10')
  assert.equal(found[0]?.kind, 'no word')
  assert.equal(
    found.map(awaitingInWords)[0],
    'Session 1 was booked for 9 March 2026, and nobody has said whether it was held',
  )
})

test('a report is overdue once its working days are over, and not before', () => {
  const events = told([1, 'booked', '2026-03-09'], [1, 'held', '2026-03-09'], [2, 'booked', '2026-03-30'])
  assert.equal(sessionState(1, events, terms, day('2026-03-16')).state, 'held')
  assert.deepEqual(waitsFor(events, '2026-03-16'), [])
  assert.equal(sessionState(1, events, terms, day('2026-03-17')).state, 'report overdue')
  assert.equal(waitsFor(events, '2026-03-17')[0]?.kind, 'report overdue')
})

test('a session that was not held waits for the coordinator until it is booked again, and for the panel until it has seen it', () => {
  const missed = told([1, 'booked', '2026-03-09'], [1, 'not held', '2026-03-09'])
  assert.deepEqual(
    waitsFor(missed, '2026-03-10').map(({ forCoordinator, forPanel }) => [forCoordinator, forPanel]),
    [[true, true]],
  )
  assert.equal(
    waitsFor(missed, '2026-03-10').map(awaitingInWords)[0],
    'Session 1 was not held on 9 March 2026: the person did not come',
  )
  const again = [...missed, ...told([1, 'booked', '2026-03-20']).map((event) => ({ ...event, seq: 3 }))]
  assert.deepEqual(
    waitsFor(again, '2026-03-10').map(({ forCoordinator, forPanel }) => [forCoordinator, forPanel]),
    [[false, true]],
  )
  assert.deepEqual(waitsFor(again, '2026-03-10', { seenUpto: 2 }), [])
})

test('when support stops, a session that is booked is called off, and no other is asked for', () => {
  const events = told([1, 'booked', '2026-03-20'])
  const stopped = { supportStands: false }
  assert.equal(waitsFor(events, '2026-03-10', stopped)[0]?.kind, 'booked, but support has stopped')
  assert.deepEqual(waitsFor([], '2026-05-20', stopped), [])
  const write = (kind: EventKind, on: string, supportedThen: boolean) =>
    mayWrite(
      { number: 1, kind, on: day(on), supportedThen, mayStrike: true },
      { ...terms, ...stopped },
      [],
      day('2026-03-21'),
    )
  assert.equal(write('booked', '2026-03-25', false), 'support-stopped')
  assert.equal(write('held', '2026-03-20', false), 'support-stopped-that-day')
  assert.equal(write('held', '2026-03-05', true), undefined, 'held before it stopped, and written down late')
})

test('an entry struck out counts no more, and stays among the events', () => {
  const events = told(
    [1, 'booked', '2026-03-09'],
    [1, 'held', '2026-03-09'],
    [1, 'struck', '2026-03-10', { strikes: 2 }],
    [1, 'not held', '2026-03-09'],
  )
  assert.equal(sessionState(1, events, terms, day('2026-03-10')).state, 'not held')
  assert.equal(events.length, 4)
})

test('a session is not held twice, reported before it is held, or booked outside the time agreed', () => {
  const events = told([1, 'booked', '2026-03-09'], [1, 'held', '2026-03-09'])
  const write = (number: number, kind: EventKind, on: string) =>
    mayWrite({ number, kind, on: day(on), supportedThen: true, mayStrike: false }, terms, events, day('2026-03-10'))
  assert.equal(write(1, 'held', '2026-03-10'), 'already-held')
  assert.equal(write(1, 'booked', '2026-03-20'), 'already-held')
  assert.equal(write(2, 'reported', '2026-03-10'), 'not-held')
  assert.equal(write(2, 'booked', '2026-07-01'), 'outside-the-period')
  assert.equal(write(2, 'booked', '2026-03-09'), 'outside-the-period')
  assert.equal(write(2, 'held', '2026-03-11'), 'not-yet')
  assert.equal(write(8, 'booked', '2026-03-20'), 'no-such-session')
  assert.equal(write(1, 'struck', '2026-03-10'), 'not-your-entry')
  assert.equal(write(3, 'struck', '2026-03-10'), 'nothing-to-strike')
})

// ── always ────────────────────────────────────────────────────────────────────────────────────

const kinds = ['booked', 'held', 'not held', 'reported', 'no report', 'struck'] as const

/** Any history that the rules let come about. */
const histories = fc
  .array(
    fc.record({ number: fc.integer({ min: 0, max: 4 }), kind: fc.constantFrom(...kinds), days: fc.nat({ max: 9 }) }),
    {
      maxLength: 25,
    },
  )
  .map((tries) => {
    const agreed: Terms = { ...terms, agreed: 3 }
    const events: SessionEvent[] = []
    let today = monday
    for (const { number, kind, days } of tries) {
      today = today.add({ days })
      const on = kind === 'booked' ? today.add({ days }) : today
      const writing = { number, kind, on, supportedThen: true, mayStrike: true }
      if (mayWrite(writing, agreed, events, today) !== undefined) continue
      const strikes =
        kind === 'struck'
          ? events.findLast(
              (event) =>
                event.number === number &&
                event.kind !== 'struck' &&
                !events.some((other) => other.strikes === event.seq),
            )?.seq
          : undefined
      events.push({
        seq: events.length + 1,
        number,
        kind,
        on,
        ...(kind === 'not held' ? { why: 'other' as const } : {}),
        ...(strikes === undefined ? {} : { strikes }),
      })
    }
    return { agreed, events, today }
  })

test('held, booked, not held and not booked always add up to what was agreed', () => {
  fc.assert(
    fc.property(histories, ({ agreed, events, today }) => {
      const found = tally(agreed, events, today)
      assert.equal(found.held + found.booked + found.notHeld + found.notBooked, found.agreed)
      assert.ok(found.reported + found.reportsOverdue <= found.held)
      assert.ok(found.seenByPanel <= found.reported)
    }),
  )
})

test('whatever happened: long after the time agreed, nothing that was bought and not held or reported is silent', () => {
  fc.assert(
    fc.property(histories, ({ agreed, events }) => {
      const late = addWorkingDays(agreed.untilOn, 40)
      const found = tally(agreed, events, late)
      const unheld = found.agreed - found.held
      const told = found.awaiting.filter(({ forCoordinator }) => forCoordinator)
      assert.equal(told.length > 0, unheld > 0 || found.reportsOverdue > 0)
    }),
  )
})

test('what waits is found again however often it is looked for, and in the order of days', () => {
  fc.assert(
    fc.property(histories, ({ agreed, events, today }) => {
      const once = awaiting(agreed, events, today)
      assert.deepEqual(awaiting(agreed, events, today), once)
      const days = once.map(({ since }) => since.toString())
      assert.deepEqual(days, days.toSorted())
    }),
  )
})
