import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { attendanceByAgency, carriedTo, isOverdue, nextStates, presences, type Action } from './meeting.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const changed = { version: 1, changedBy: 'Cora Coordinator', changedAt: Temporal.Instant.from('2026-01-01T10:00:00Z') }

function anAction(takenOn: string, closedOn?: string, dueOn = '2026-06-01'): Action {
  return {
    id: takenOn,
    areaId: 'here',
    meetingId: takenOn,
    bodyId: 'board',
    takenOn: day(takenOn),
    what: `Asked for on ${takenOn}`,
    owner: 'Prevent lead',
    dueOn: day(dueOn),
    closedOn: closedOn === undefined ? undefined : day(closedOn),
    outcome: '',
    ...changed,
  }
}

test('an open action of an earlier meeting is carried to each next agenda until it is closed', () => {
  const actions = [anAction('2026-01-10'), anAction('2026-02-10', '2026-03-01'), anAction('2026-05-10')]
  const carried = (heldOn: string) => carriedTo({ heldOn: day(heldOn) }, actions).map(({ id }) => id)
  assert.deepEqual(carried('2026-01-10'), [])
  assert.deepEqual(carried('2026-02-20'), ['2026-01-10', '2026-02-10'])
  // Closed on the very day: the meeting hears of it.
  assert.deepEqual(carried('2026-03-01'), ['2026-01-10', '2026-02-10'])
  assert.deepEqual(carried('2026-03-02'), ['2026-01-10'])
})

test('an action is overdue on the day after it was due, while it is open', () => {
  assert.equal(isOverdue(anAction('2026-01-10'), day('2026-06-01')), false)
  assert.equal(isOverdue(anAction('2026-01-10'), day('2026-06-02')), true)
  assert.equal(isOverdue(anAction('2026-01-10', '2026-05-01'), day('2026-06-02')), false)
})

test('minutes go one way: draft, agreed, locked', () => {
  assert.deepEqual(nextStates('draft'), ['draft', 'agreed'])
  assert.deepEqual(nextStates('agreed'), ['agreed', 'locked'])
  assert.deepEqual(nextStates('locked'), [])
})

test('an agency was there when one of its members was, or sent a deputy; nothing recorded is no absence', () => {
  const [first, second] = [day('2026-01-10'), day('2026-04-10')]
  const rows = attendanceByAgency(
    [first, second],
    [
      { agency: 'Police', heldOn: first, presence: 'apologies' },
      { agency: 'Police', heldOn: first, presence: 'present' },
      { agency: 'Health', heldOn: second, presence: 'deputy' },
      { agency: 'Police', heldOn: second, presence: 'absent' },
    ],
  )
  assert.deepEqual(
    rows.map(({ agency, meetings, there, known }) => [agency, ...meetings, there, known]),
    [
      ['Health', undefined, 'deputy', 1, 1],
      ['Police', 'there', 'not there', 1, 2],
    ],
  )
})

test('no agency attends more meetings than are known of it', () => {
  const days = ['2026-01-10', '2026-04-10', '2026-07-10'].map(day)
  const anything = fc.record({
    agency: fc.constantFrom('Police', 'Health', 'Council'),
    heldOn: fc.constantFrom(...days),
    presence: fc.constantFrom(...presences),
  })
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 30 }), (attended) => {
      for (const { there, known, meetings } of attendanceByAgency(days, attended)) {
        assert.ok(there <= known && known <= meetings.length)
        assert.equal(meetings.length, days.length)
      }
    }),
  )
})
