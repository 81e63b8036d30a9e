import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { defaultSettings, valuesOf } from '#reference/settings.ts'
import { BeyondBankHolidays } from '#reference/working-days.ts'
import { comingOfAge, deadlines, isLive, nextDue, type Deadline } from './clocks.ts'
import { ids, journal, journeysTo, line, present, then, type Line } from './journeys-for-tests.ts'
import { isStep } from './journey.ts'
import { clocks, clockNames, type ClockName } from './journey/clock-table.ts'
import type { Stage } from './journey/stages.ts'
import type { JournalEntry } from './journey/state.ts'

const on = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso)
const after = (stage: Stage) => journal(...journeysTo[stage])
const receivedOn = (iso: string): Line => line(iso, 'receive referral', { channel: 'public', told: 'yes' })

/** The runs of one clock after these entries, on a day. */
function runs(entries: readonly JournalEntry[], clock: ClockName, today: string): readonly Deadline[] {
  return deadlines(entries, defaultSettings, on(today)).filter((one) => one.clock === clock)
}

/** When the gateway is due for a referral received on a day. */
const gatewayDue = (iso: string): string | undefined =>
  runs(journal(receivedOn(iso)), 'gateway', iso)[0]?.dueOn.toString()

function shown(deadline: Deadline | undefined): readonly (string | undefined)[] {
  return [deadline?.startedOn.toString(), deadline?.dueOn.toString(), deadline?.state]
}

// ── the gateway’s five working days, by the calendar ──

const workedExamples: readonly (readonly [received: string, due: string, why: string])[] = [
  ['2026-03-02', '2026-03-09', 'an ordinary week'],
  ['2026-03-28', '2026-04-07', 'received on a Saturday before the clocks change and Easter'],
  ['2026-03-27', '2026-04-07', 'over the night of 29 March, Good Friday and Easter Monday'],
  ['2026-04-30', '2026-05-08', 'over the early May bank holiday'],
  ['2026-10-23', '2026-10-30', 'over the night of 25 October'],
  ['2026-12-18', '2026-12-29', 'over Christmas, Boxing Day given on Monday'],
  ['2026-12-24', '2027-01-05', 'over Christmas and New Year'],
  ['2020-05-01', '2020-05-11', 'over the moved bank holiday of 8 May 2020'],
  ['2022-05-30', '2022-06-08', 'over the Platinum Jubilee'],
  ['2022-09-15', '2022-09-23', 'over the day of the state funeral'],
  ['2024-02-26', '2024-03-04', 'over a leap day'],
  ['2028-02-28', '2028-03-06', 'over a leap day, from a Monday'],
]

for (const [received, due, why] of workedExamples) {
  test(`a referral of ${received} has its gateway due on ${due}: ${why}`, () => {
    assert.equal(gatewayDue(received), due)
  })
}

test('a referral at half past midnight in summer counts from that day, not from the day before in universal time', () => {
  const received = on('2026-03-30')
  assert.equal(
    Temporal.Instant.from('2026-03-29T23:30:00Z').toZonedDateTimeISO('Europe/London').toPlainDate().toString(),
    received.toString(),
  )
  assert.equal(gatewayDue('2026-03-30'), '2026-04-08')
})

test('an area that agreed three days has its gateway due after three', () => {
  const [gateway] = deadlines(
    journal(receivedOn('2026-03-02')),
    valuesOf({ gatewayWithin: 3 }),
    on('2026-03-02'),
  ).filter(({ clock }) => clock === 'gateway')
  assert.equal(gateway?.dueOn.toString(), '2026-03-05')
})

test('a deadline beyond the bank-holiday table is refused, not guessed', () => {
  assert.throws(() => gatewayDue('2028-12-27'), BeyondBankHolidays)
})

// ── running, due, overdue, met ──

test('a clock runs, is due on its day, and is overdue on the day after', () => {
  const entries = after('gateway')
  const state = (today: string) => runs(entries, 'gateway', today)[0]?.state
  assert.equal(state('2026-03-06'), 'running')
  assert.equal(state('2026-03-09'), 'due today')
  assert.equal(state('2026-03-10'), 'overdue')
})

test('a decision on the day it is due is on time, a day later it is late, for ever', () => {
  const decided = (iso: string) => {
    const continued = line(iso, 'decide gateway', { outcome: 'continue' })
    return runs(then(after('gateway'), continued), 'gateway', '2026-06-01')[0]
  }
  assert.equal(decided('2026-03-09')?.state, 'met on time')
  assert.equal(decided('2026-03-10')?.state, 'met late')
  assert.equal(decided('2026-03-10')?.metOn?.toString(), '2026-03-10')
})

test('what is recorded later counts on the day it happened', () => {
  const entries = then(after('gateway'), line('2026-03-09', 'decide gateway', { outcome: 'continue' }))
  const late = entries.map((entry) => ({ ...entry, takenAt: Temporal.Instant.from('2026-04-01T09:00:00Z') }))
  assert.equal(runs(late, 'gateway', '2026-04-01')[0]?.state, 'met on time')
})

test('the next thing owed is the earliest not yet done', () => {
  const all = deadlines(after('referral_received'), defaultSettings, on('2026-03-02'))
  assert.equal(nextDue(all)?.clock, 'acknowledge')
  const acknowledged = then(after('referral_received'), line('2026-03-02', 'acknowledge', { how: 'email' }))
  assert.equal(nextDue(deadlines(acknowledged, defaultSettings, on('2026-03-02')))?.clock, 'gateway')
})

test('a returned referral stops the gateway clock, and the completed one starts it afresh', () => {
  const completed = then(
    after('returned'),
    line('2026-03-16', 'receive completed referral', { channel: 'professional', told: 'yes' }),
  )
  assert.deepEqual(runs(completed, 'gateway', '2026-03-16').map(shown), [
    ['2026-03-02', '2026-03-09', 'stopped'],
    ['2026-03-16', '2026-03-23', 'running'],
  ])
})

test('a closed case owes no acknowledgement, and its retention clock runs', () => {
  const all = deadlines(after('closed_nfa'), defaultSettings, on('2026-03-06'))
  const live = all.filter(isLive).map(({ clock, dueOn }) => [clock, dueOn.toString()])
  assert.deepEqual(live, [
    ['notify local authority', '2026-03-06'],
    ['retention', '2027-03-06'],
  ])
})

// ── requests: one clock for each ──

test('each request has its own clock, with the usual limit or the day asked for', () => {
  const request = (requestId: string, dueOn?: string) =>
    line('2026-03-06', 'request information', { requestId, agencyId: ids.agency, basis: 's38_cooperation', dueOn })
  const asked = then(after('info_gathering'), request(ids.request), request(ids.otherRequest, '2026-03-31'))
  const replied = then(asked, line('2026-03-12', 'record reply', { requestId: ids.request, reply: 'answered' }))
  assert.deepEqual(
    runs(replied, 'information return', '2026-03-12').map((run) => [run.key, ...shown(run)]),
    [
      [ids.request, '2026-03-06', '2026-03-13', 'met on time'],
      [ids.otherRequest, '2026-03-06', '2026-03-31', 'running'],
    ],
  )
  const withdrawn = then(replied, line('2026-03-13', 'withdraw request', { requestId: ids.otherRequest }))
  assert.equal(runs(withdrawn, 'information return', '2026-03-13')[1]?.state, 'stopped')
})

test('a request left open when the case ends stands until it is withdrawn', () => {
  const ended = then(
    after('info_gathering'),
    line('2026-03-06', 'request information', {
      requestId: ids.request,
      agencyId: ids.agency,
      basis: 's38_cooperation',
    }),
    line('2026-03-10', 'close for another reason', { closureReason: 'deceased' }),
  )
  assert.equal(runs(ended, 'information return', '2026-03-16')[0]?.state, 'overdue')
  const withdrawn = then(ended, line('2026-03-16', 'withdraw request', { requestId: ids.request }))
  assert.equal(runs(withdrawn, 'information return', '2026-03-16')[0]?.state, 'stopped')
})

// ── the panel ──

test('the pack is due five working days before the meeting, and moves with the meeting', () => {
  assert.deepEqual(runs(after('panel_listed'), 'panel pack', '2026-03-18').map(shown), [
    ['2026-03-18', '2026-03-27', 'running'],
  ])
  const moved = then(
    after('panel_listed'),
    line('2026-03-20', 'list for panel', { meetingId: ids.laterMeeting, meetingOn: '2026-05-06' }),
  )
  assert.deepEqual(runs(moved, 'panel pack', '2026-03-20').map(shown), [
    ['2026-03-18', '2026-03-27', 'stopped'],
    ['2026-03-20', '2026-04-28', 'running'],
  ])
})

test('the first discussion is due twenty working days after the section 36 decision, and listing does not move it', () => {
  assert.deepEqual(runs(after('panel_listed'), 'first panel', '2026-03-18').map(shown), [
    ['2026-03-17', '2026-04-16', 'running'],
  ])
})

test('a deferral meets the first clock and starts one for the second discussion', () => {
  assert.equal(runs(after('deferred'), 'first panel', '2026-04-07')[0]?.state, 'met on time')
  assert.deepEqual(runs(after('deferred'), 'deferred discussion', '2026-04-07').map(shown), [
    ['2026-04-07', '2026-05-06', 'running'],
  ])
})

test('health and social care are considered at the same meeting, or late', () => {
  const considered = (iso: string) =>
    runs(
      then(
        after('not_adopted'),
        line(iso, 'consider section 36(6)', { meetingId: ids.meeting, present, considered: 'both' }),
      ),
      'section 36(6)',
      iso,
    )[0]?.state
  assert.equal(considered('2026-04-07'), 'met on time')
  assert.equal(considered('2026-04-08'), 'met late')
})

// ── support and reviews: months ──

test('monitoring is monthly: from 31 January it is due on 28 February, and each time starts the next', () => {
  const started = journal(
    ...journeysTo.active.slice(0, -1),
    line('2027-01-31', 'start support', {}),
    line('2027-02-26', 'record monitoring', {
      meetingId: ids.laterMeeting,
      present,
      result: 'continue',
      riskChange: 'unchanged',
    }),
  )
  assert.deepEqual(runs(started, 'monitoring', '2027-03-01').map(shown), [
    ['2027-01-31', '2027-02-28', 'met on time'],
    ['2027-02-26', '2027-03-26', 'running'],
  ])
})

test('in a leap year a month from 31 January ends on the 29th', () => {
  const started = journal(...journeysTo.active.slice(0, -1), line('2028-01-31', 'start support', {}))
  assert.equal(runs(started, 'monitoring', '2028-02-01')[0]?.dueOn.toString(), '2028-02-29')
})

test('reviews are due 6 and 12 months after closure, whatever day of the week that is', () => {
  const all = deadlines(after('closed_exited'), defaultSettings, on('2026-10-01'))
  const reviews = all
    .filter(({ clock }) => clock.startsWith('review'))
    .map(({ clock, dueOn }) => [clock, dueOn.toString()])
  assert.deepEqual(reviews, [
    ['review at 6 months', '2027-03-30'],
    ['review at 12 months', '2027-09-30'],
  ])
})

test('extended reviews end 24 months after closure, not after the extension', () => {
  assert.deepEqual(runs(after('review_ext'), 'review at 24 months', '2027-10-01').map(shown), [
    ['2026-09-30', '2028-09-30', 'running'],
  ])
})

test('a case that had support is kept six years from its last review, one that led to nothing a year', () => {
  assert.deepEqual(runs(after('review_12m'), 'retention', '2027-10-01').map(shown), [
    ['2026-09-30', '2032-09-30', 'stopped'],
    ['2027-09-30', '2033-09-30', 'running'],
  ])
  assert.deepEqual(runs(after('closed_nfa'), 'retention', '2026-04-01').map(shown), [
    ['2026-03-06', '2027-03-06', 'running'],
  ])
})

// ── coming of age ──

test('a young person’s 18th birthday is in view 60 days before', () => {
  const { flagOn, on: birthday } = comingOfAge(on('2008-12-24'), defaultSettings)
  assert.deepEqual([flagOn.toString(), birthday.toString()], ['2026-10-25', '2026-12-24'])
})

test('someone born on 29 February comes of age on 1 March', () => {
  assert.equal(comingOfAge(on('2008-02-29'), defaultSettings).on.toString(), '2026-03-01')
})

// ── the table ──

test('every clock names steps that exist, in whose stages it runs', () => {
  for (const name of clockNames) {
    const { starts, metBy, runsIn, owedBy } = clocks[name]
    for (const { step } of [...starts, ...metBy]) assert.ok(isStep(step), `${name}: ${step}`)
    assert.ok(runsIn.length > 0 && owedBy.length > 0, name)
  }
})
