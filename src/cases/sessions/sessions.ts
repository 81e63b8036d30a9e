/**
 * What happened to the sessions of a commission, derived from its events: nothing is stored but what somebody wrote down, and silence is
 * found by the calendar. Each session agreed is in exactly one place, so that the parts of a tally add up to what was bought.
 * Counts here are of appointments. None of them says anything about the person.
 *
 * Source: process.md 2.9; Lessons for Prevent, July 2025 (seven sessions bought, one held, no follow-up).
 */
import { Temporal } from 'temporal-polyfill'
import type { WhoToldOfIt, WhyNotHeld } from '#reference/commissions.ts'
import { addWorkingDays } from '#reference/working-days.ts'

export type EventKind = 'booked' | 'held' | 'not held' | 'reported' | 'no report' | 'struck'

export type SessionEvent = {
  /** Place among the events of its commission, from 1. */
  readonly seq: number
  /** Which of the sessions agreed. */
  readonly number: number
  readonly kind: EventKind
  /** The day it is booked for, was or should have been held, or its report came. */
  readonly on: Temporal.PlainDate
  readonly why?: WhyNotHeld | undefined
  readonly toldBy?: WhoToldOfIt | undefined
  /** The event that this one takes back. */
  readonly strikes?: number | undefined
}

/** What was agreed, and where it stands as a whole. */
export type Terms = {
  readonly agreed: number
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate
  /** Working days for a report after a session, and for the next booking while some are left. */
  readonly reportWithin: number
  readonly bookWithin: number
  /** Support is being given, by consent, and the commission goes on. */
  readonly supportStands: boolean
  /** The day on which the commission, or its case, ended. */
  readonly endedOn: Temporal.PlainDate | undefined
  /** The last event that the panel has seen; 0 when it has seen none. */
  readonly seenUpto: number
  /** The panel has looked at it since it ended, or ended it itself with the case. */
  readonly endSeen: boolean
}

/**
 * to book → booked → held → reported
 *             │        ├─(the days for a report are over)→ report overdue → reported
 *             │        └─ no report (it will not come; a caseworker says why)
 *             ├─(its day is over and nobody wrote anything)→ no word → held · not held
 *             └─ not held → booked …
 */
export type SessionState =
  'to book' | 'booked' | 'no word' | 'held' | 'report overdue' | 'reported' | 'no report' | 'not held'

export type Session = {
  readonly number: number
  readonly state: SessionState
  /** The day of the state: booked for, held, not held. */
  readonly on: Temporal.PlainDate | undefined
  readonly reportDueOn: Temporal.PlainDate | undefined
  readonly why: WhyNotHeld | undefined
  /** Times that it was booked and not held, also when it was held later. */
  readonly missed: readonly SessionEvent[]
  readonly reportSeen: boolean
}

/** Events that stand: not struck out, and not themselves the striking of another. */
export function standing(events: readonly SessionEvent[]): readonly SessionEvent[] {
  const struck = new Set(events.map((event) => event.strikes))
  return events.filter((event) => event.kind !== 'struck' && !struck.has(event.seq))
}

export function sessionState(
  number: number,
  events: readonly SessionEvent[],
  terms: Pick<Terms, 'reportWithin' | 'seenUpto'>,
  today: Temporal.PlainDate,
): Session {
  const own = standing(events).filter((event) => event.number === number)
  const meeting = own.findLast(({ kind }) => kind === 'booked' || kind === 'held' || kind === 'not held')
  const report = own.findLast(({ kind }) => kind === 'reported' || kind === 'no report')
  const reportDueOn = meeting?.kind === 'held' ? addWorkingDays(meeting.on, terms.reportWithin) : undefined
  return {
    number,
    state: stateOf(meeting, report, reportDueOn, today),
    on: meeting?.on,
    reportDueOn,
    why: meeting?.why,
    missed: own.filter(({ kind }) => kind === 'not held'),
    reportSeen: report?.kind === 'reported' && report.seq <= terms.seenUpto,
  }
}

function stateOf(
  meeting: SessionEvent | undefined,
  report: SessionEvent | undefined,
  reportDueOn: Temporal.PlainDate | undefined,
  today: Temporal.PlainDate,
): SessionState {
  switch (meeting?.kind) {
    case 'booked':
      return isAfter(today, meeting.on) ? 'no word' : 'booked'
    case 'not held':
      return 'not held'
    case 'held':
      if (report?.kind === 'reported') return 'reported'
      if (report?.kind === 'no report') return 'no report'
      return reportDueOn !== undefined && isAfter(today, reportDueOn) ? 'report overdue' : 'held'
    case 'reported':
    case 'no report':
    case 'struck':
    case undefined:
      return 'to book'
  }
}

export function sessionsOf(terms: Terms, events: readonly SessionEvent[], today: Temporal.PlainDate): Session[] {
  return Array.from({ length: terms.agreed }, (_, place) => sessionState(place + 1, events, terms, today))
}

// ── what waits for somebody ───────────────────────────────────────────────────────────────────

export type AwaitingKind =
  | 'not held'
  | 'no word'
  | 'report overdue'
  | 'not booked'
  | 'period over'
  | 'ended short'
  | 'booked, but support has stopped'

export type Awaiting = {
  readonly kind: AwaitingKind
  /** Which session; undefined when it is about those not booked. */
  readonly number: number | undefined
  /** The day from which somebody should look. */
  readonly since: Temporal.PlainDate
  readonly why: WhyNotHeld | undefined
  /** How many sessions it is about. */
  readonly sessions: number
  /** A task for the coordinator until it is dealt with. */
  readonly forCoordinator: boolean
  /** On the next agenda of the panel. What goes on being so comes again to each, until it is dealt with. */
  readonly forPanel: boolean
}

/** Everything unheld, unreported or forgotten, by day. */
export function awaiting(terms: Terms, events: readonly SessionEvent[], today: Temporal.PlainDate): Awaiting[] {
  const sessions = sessionsOf(terms, events, today)
  return [
    ...sessions.flatMap((session) => awaitingOf(session, terms)),
    ...notBooked(sessions, terms, events, today),
    ...endedShort(sessions, terms),
  ].sort((one, other) => Temporal.PlainDate.compare(one.since, other.since))
}

function awaitingOf(session: Session, terms: Terms): Awaiting[] {
  const { number, on, state } = session
  if (on === undefined) return []
  const about = { number, sessions: 1, forCoordinator: true, forPanel: true }
  // Held later, or booked again: settled for the coordinator, and still for the panel to know.
  const missedBefore = session.missed
    .filter(({ seq }) => seq > terms.seenUpto)
    .map((missed) => ({
      ...about,
      kind: 'not held' as const,
      since: missed.on,
      why: missed.why,
      forCoordinator: false,
    }))
  switch (state) {
    case 'not held': {
      const before = missedBefore.slice(0, -1)
      const last = session.missed.at(-1)
      const goesOn = terms.supportStands
      if (last === undefined || (!goesOn && last.seq <= terms.seenUpto)) return before
      return [...before, { ...about, kind: 'not held', since: on, why: last.why, forCoordinator: goesOn }]
    }
    case 'no word':
      return [...missedBefore, { ...about, kind: 'no word', since: on.add({ days: 1 }), why: undefined }]
    case 'report overdue':
      return [
        ...missedBefore,
        { ...about, kind: 'report overdue', since: (session.reportDueOn ?? on).add({ days: 1 }), why: undefined },
      ]
    case 'booked':
      if (terms.supportStands) return missedBefore
      return [
        ...missedBefore,
        { ...about, kind: 'booked, but support has stopped', since: on, why: undefined, forPanel: false },
      ]
    case 'to book':
    case 'held':
    case 'reported':
    case 'no report':
      return missedBefore
  }
}

/** Some are left and none is booked: after some days without a step, and at once when the period is over. */
function notBooked(
  sessions: readonly Session[],
  terms: Terms,
  events: readonly SessionEvent[],
  today: Temporal.PlainDate,
): Awaiting[] {
  const left = sessions.filter(({ state }) => state === 'to book' || state === 'not held')
  if (!terms.supportStands || left.length === 0) return []
  const about = { number: undefined, why: undefined, sessions: left.length, forCoordinator: true, forPanel: true }
  if (isAfter(today, terms.untilOn)) return [{ ...about, kind: 'period over', since: terms.untilOn.add({ days: 1 }) }]
  const unbooked = left.filter(({ state }) => state === 'to book')
  if (unbooked.length === 0 || sessions.some(({ state }) => state === 'booked' || state === 'no word')) return []
  const last = standing(events)
    .filter(({ kind }) => kind === 'held' || kind === 'not held')
    .map(({ on }) => on)
    .reduce((latest, on) => (isAfter(on, latest) ? on : latest), terms.fromOn)
  const by = addWorkingDays(last, terms.bookWithin)
  if (!isAfter(today, by)) return []
  return [{ ...about, kind: 'not booked', since: by.add({ days: 1 }), sessions: unbooked.length }]
}

/** Fewer held than bought, and nothing more will come: the panel is told once. */
function endedShort(sessions: readonly Session[], terms: Terms): Awaiting[] {
  const unheld = sessions.filter(({ state }) => state === 'to book' || state === 'not held' || state === 'booked')
  if (terms.endedOn === undefined || terms.endSeen || unheld.length === 0) return []
  return [
    {
      kind: 'ended short',
      number: undefined,
      why: undefined,
      since: terms.endedOn,
      sessions: unheld.length,
      forCoordinator: false,
      forPanel: true,
    },
  ]
}

// ── bought and held ───────────────────────────────────────────────────────────────────────────

/** agreed = held + booked + not held + not booked. */
export type Tally = {
  readonly agreed: number
  readonly held: number
  /** Booked, for a day to come or one of which nobody has said anything. */
  readonly booked: number
  /** Booked, not held, and not booked again. */
  readonly notHeld: number
  readonly notBooked: number
  /** Of those held. */
  readonly reported: number
  readonly reportsOverdue: number
  /** Of the reports received. */
  readonly seenByPanel: number
  readonly awaiting: readonly Awaiting[]
}

export const nothingAgreed: Tally = {
  agreed: 0,
  held: 0,
  booked: 0,
  notHeld: 0,
  notBooked: 0,
  reported: 0,
  reportsOverdue: 0,
  seenByPanel: 0,
  awaiting: [],
}

export function tally(terms: Terms, events: readonly SessionEvent[], today: Temporal.PlainDate): Tally {
  const sessions = sessionsOf(terms, events, today)
  const count = (...states: readonly SessionState[]): number =>
    sessions.filter(({ state }) => states.includes(state)).length
  return {
    agreed: terms.agreed,
    held: count('held', 'report overdue', 'reported', 'no report'),
    booked: count('booked', 'no word'),
    notHeld: count('not held'),
    notBooked: count('to book'),
    reported: count('reported'),
    reportsOverdue: count('report overdue'),
    seenByPanel: sessions.filter(({ reportSeen }) => reportSeen).length,
    awaiting: awaiting(terms, events, today),
  }
}

/** Of all commissions of a case together. */
export function together(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, one) => ({
      agreed: sum.agreed + one.agreed,
      held: sum.held + one.held,
      booked: sum.booked + one.booked,
      notHeld: sum.notHeld + one.notHeld,
      notBooked: sum.notBooked + one.notBooked,
      reported: sum.reported + one.reported,
      reportsOverdue: sum.reportsOverdue + one.reportsOverdue,
      seenByPanel: sum.seenByPanel + one.seenByPanel,
      awaiting: [...sum.awaiting, ...one.awaiting],
    }),
    nothingAgreed,
  )
}

// ── what may be written down ──────────────────────────────────────────────────────────────────

export type SessionRefusal =
  | 'no-such-session'
  | 'support-stopped'
  | 'support-stopped-that-day'
  | 'commission-ended'
  | 'outside-the-period'
  | 'already-held'
  | 'not-yet'
  | 'not-held'
  | 'already-reported'
  | 'nothing-to-strike'
  | 'not-your-entry'
  | 'someone-else-first'

export type Writing = Pick<SessionEvent, 'number' | 'kind' | 'on'> & {
  /** Consent to support stood on the day `on`. */
  readonly supportedThen: boolean
  /** Whoever writes wrote the session's last entry, or works the case. */
  readonly mayStrike: boolean
}

/** Whether this may be written down now. */
export function mayWrite(
  writing: Writing,
  terms: Terms,
  events: readonly SessionEvent[],
  today: Temporal.PlainDate,
): SessionRefusal | undefined {
  const { number, kind, on } = writing
  if (number < 1 || number > terms.agreed) return 'no-such-session'
  const { state } = sessionState(number, events, terms, today)
  const held = state === 'held' || state === 'report overdue' || state === 'reported' || state === 'no report'
  switch (kind) {
    case 'booked':
      if (held) return 'already-held'
      if (terms.endedOn !== undefined) return 'commission-ended'
      if (!terms.supportStands) return 'support-stopped'
      return isAfter(terms.fromOn, on) || isAfter(on, terms.untilOn) || isAfter(today, on)
        ? 'outside-the-period'
        : undefined
    case 'held':
      if (held) return 'already-held'
      if (isAfter(on, today)) return 'not-yet'
      return writing.supportedThen ? undefined : 'support-stopped-that-day'
    case 'not held':
      return held ? 'already-held' : undefined
    case 'reported':
      if (!held) return 'not-held'
      return state === 'reported' ? 'already-reported' : undefined
    case 'no report':
      if (!held) return 'not-held'
      return state === 'reported' || state === 'no report' ? 'already-reported' : undefined
    case 'struck':
      if (lastEntry(number, events) === undefined) return 'nothing-to-strike'
      return writing.mayStrike ? undefined : 'not-your-entry'
  }
}

/** What a correction takes back: the last entry of the session that stands. */
export function lastEntry(number: number, events: readonly SessionEvent[]): SessionEvent | undefined {
  return standing(events).findLast((event) => event.number === number)
}

function isAfter(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) > 0
}
