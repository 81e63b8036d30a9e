/** Sessions in plain words: the same sentence on the case's page, on the agenda, in my work and on the provider's page. */
import { formatDay } from '#platform/day-and-time.ts'
import { labelOf } from '#reference/code-list.ts'
import { whyNotHeld } from '#reference/commissions.ts'
import type { Awaiting, Session, SessionRefusal, Tally } from './sessions.ts'

/** "7 sessions agreed: 1 held, 2 not held, 4 not booked. 1 report received. None seen by the panel." */
export function tallyInWords(tally: Tally): string {
  const seen = tally.held === 0 ? '' : ` ${tally.seenByPanel === 0 ? 'None' : tally.seenByPanel} seen by the panel.`
  return givenInWords(tally) + seen
}

/** The same for the provider, who does not learn what the panel has looked at. */
export function givenInWords(tally: Tally): string {
  const parts = [
    `${tally.held} held`,
    ...(tally.booked > 0 ? [`${tally.booked} booked`] : []),
    ...(tally.notHeld > 0 ? [`${tally.notHeld} not held`] : []),
    ...(tally.notBooked > 0 ? [`${tally.notBooked} not booked`] : []),
  ]
  const reports =
    tally.held === 0
      ? ''
      : ` ${counted(tally.reported, 'report', 'reports')} received${tally.reportsOverdue > 0 ? `, ${tally.reportsOverdue} overdue` : ''}.`
  return `${counted(tally.agreed, 'session', 'sessions')} agreed: ${parts.join(', ')}.${reports}`
}

export function awaitingInWords(found: Awaiting): string {
  switch (found.kind) {
    case 'not held':
      return `Session ${found.number ?? ''} was not held on ${formatDay(found.since)}: ${reasonOf(found)}`
    case 'no word':
      return `Session ${found.number ?? ''} was booked for ${formatDay(found.since.subtract({ days: 1 }))}, and nobody has said whether it was held`
    case 'report overdue':
      return `The report of session ${found.number ?? ''} was due on ${formatDay(found.since.subtract({ days: 1 }))} and has not come`
    case 'not booked':
      return `${found.sessions} of the sessions agreed ${found.sessions === 1 ? 'is' : 'are'} not booked, and nothing is booked next`
    case 'period over':
      return `The time agreed is over, and ${counted(found.sessions, 'session was', 'sessions were')} not held`
    case 'ended short':
      return `The commission has ended, and ${counted(found.sessions, 'session was', 'sessions were')} not held`
    case 'booked, but support has stopped':
      return `Session ${found.number ?? ''} is booked for ${formatDay(found.since)}, but support has stopped: tell the provider and the person`
  }
}

/** Where a session stands, for its line in a table. */
export function sessionInWords(session: Session): string {
  const on = session.on === undefined ? '' : formatDay(session.on)
  const again = session.missed.length > 0 && session.state !== 'not held' ? ` (${missedInWords(session)})` : ''
  switch (session.state) {
    case 'to book':
      return 'Not booked'
    case 'booked':
      return `Booked for ${on}${again}`
    case 'no word':
      return `Booked for ${on}; nobody has said whether it was held${again}`
    case 'held':
      return `Held on ${on}; report due on ${session.reportDueOn === undefined ? '' : formatDay(session.reportDueOn)}${again}`
    case 'report overdue':
      return `Held on ${on}; the report was due on ${session.reportDueOn === undefined ? '' : formatDay(session.reportDueOn)}${again}`
    case 'reported':
      return `Held on ${on}; report received${session.reportSeen ? ' and seen by the panel' : ''}${again}`
    case 'no report':
      return `Held on ${on}; no report will come${again}`
    case 'not held':
      return `Not held on ${on}: ${session.why === undefined ? '' : lower(labelOf(whyNotHeld, session.why))}`
  }
}

function missedInWords({ missed }: Session): string {
  return missed.length === 1 ? 'not held once before' : `not held ${missed.length} times before`
}

export const refusalInWords: Record<SessionRefusal, string> = {
  'no-such-session': 'There is no such session.',
  'support-stopped': 'Support has stopped. No session may be booked or held.',
  'support-stopped-that-day': 'Support was not being given on that day. Check the date.',
  'commission-ended': 'This commission has ended. No session may be booked.',
  'outside-the-period': 'The date must be today or later, and within the time that was agreed.',
  'already-held': 'This session is recorded as held.',
  'not-yet': 'The date must be today or in the past.',
  'not-held': 'This session is not recorded as held. Record that first.',
  'already-reported': 'There is a report of this session, or it is recorded that none will come.',
  'nothing-to-strike': 'There is nothing to correct.',
  'not-your-entry': 'Somebody else wrote the last entry. Ask the coordinator to correct it.',
  'someone-else-first':
    'Somebody else recorded something while you were writing. Read what has changed, then send it again.',
}

function reasonOf({ why }: Awaiting): string {
  return why === undefined ? 'no reason was given' : lower(labelOf(whyNotHeld, why))
}

function lower(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1)
}

export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
