/** What the page of a commission shows, to the provider and to whoever works the case, and the provider's list of their work. */
import { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import { labelOf } from '#reference/code-list.ts'
import { supportTypes } from '#reference/support-types.ts'
import { withoutEnd } from '../journey/support-given.ts'
import type { CaseFile } from '../store.ts'
import { entryInWords, sessionActs, type About } from './acts.ts'
import { entriesOf, factsOf } from './section.ts'
import { sessionsOf, tally, type Session } from './sessions.ts'
import type { Brief, Commission } from './store.ts'
import { awaitingInWords, givenInWords, sessionInWords, tallyInWords } from './words.ts'

/** A commission as its reader may see it: with the case, for whoever works the case; without, for the provider. */
export type Opened = {
  readonly commission: Commission
  readonly file: CaseFile | undefined
  readonly purpose: string | undefined
}

export type Known = {
  readonly brief: Brief | undefined
  readonly written: ReadonlyMap<string, string | undefined>
  readonly today: Temporal.PlainDate
}

export function commissionView({ commission, file }: Opened, { brief, written, today }: Known) {
  const { terms, events } = commission
  const isProvider = file === undefined
  const stopped = whyStopped(commission, isProvider)
  const told = tally(terms, events, today)
  const sessions = sessionsOf(terms, events, today)
  // Of those that nobody has booked, the next one is offered and not each.
  const next = sessions.find(({ state }) => state === 'to book')
  const common = {
    reference: commission.reference,
    initials: commission.initials,
    back: isProvider
      ? { text: 'Your work', href: '/support' }
      : { text: 'The case', href: `/cases/${commission.caseId}` },
    stopped,
  }
  // Support has stopped: that is all a provider is told. The reports of sessions that were held are still theirs to write.
  if (isProvider && stopped !== undefined)
    return {
      ...common,
      heading: `Work for ${commission.initials}`,
      rows: [],
      tally: undefined,
      awaiting: [],
      sessions: sessions
        .filter(({ state }) => state === 'held' || state === 'report overdue')
        .map((session) => ({
          number: session.number,
          words: sessionInWords(session),
          acts: actsOn(session, commission, today, ['report']),
        })),
      entries: [],
    }
  return {
    ...common,
    heading: brief?.name ?? `Work for ${commission.initials}`,
    rows: [...briefRows(brief), { key: 'Kind of support', value: typeInWords(commission) }, ...factsOf(commission)],
    tally: isProvider ? givenInWords(told) : tallyInWords(told),
    awaiting: told.awaiting.filter(({ forCoordinator }) => forCoordinator).map(awaitingInWords),
    sessions: sessions.map((session) => ({
      number: session.number,
      words: sessionInWords(session),
      acts:
        session.state === 'to book' && session !== next
          ? []
          : actsOn(
              session,
              commission,
              today,
              sessionActs.filter(({ by }) => !isProvider || by === 'provider too').map(({ address }) => address),
            ),
    })),
    entries: entriesOf(events, written),
  }
}

function whyStopped({ end, terms, sightDays }: Commission, isProvider: boolean): string | undefined {
  if (end !== undefined) {
    const until = isProvider ? ` You see it until ${formatDay(end.on.add({ days: sightDays }))}.` : ''
    return `This commission ended on ${formatDay(end.on)}. No session may be booked.${until}`
  }
  return terms.supportStands
    ? undefined
    : 'Support has stopped. No session may be booked or held. The coordinator will say what follows.'
}

function briefRows(brief: Brief | undefined): readonly { readonly key: string; readonly value: string }[] {
  if (brief === undefined) return []
  return [
    { key: 'What you are asked to do', value: brief.work },
    ...(brief.objective === undefined ? [] : [{ key: 'The objective in the plan', value: brief.objective }]),
    ...(brief.planned === undefined ? [] : [{ key: 'When, in the plan', value: brief.planned }]),
    { key: 'What helps when you talk', value: brief.communication },
  ]
}

function typeInWords({ supportType }: Commission): string {
  const known = supportTypes.find(({ code }) => code === supportType)
  return known === undefined ? supportType : labelOf(supportTypes, known.code)
}

/** Links to what may be written down of a session now. */
function actsOn(session: Session, commission: Commission, today: Temporal.PlainDate, addresses: readonly string[]) {
  const about: About = { number: session.number, terms: commission.terms, events: commission.events, today }
  return sessionActs
    .filter((act) => addresses.includes(act.address) && act.whyNot(about, true) === undefined)
    .map((act) => ({
      text: act.address === 'booking' && session.state === 'booked' ? 'Change the day' : act.label,
      href: `/support/${commission.id}/sessions/${session.number}/${act.address}`,
    }))
}

/** A row of "Your work": no name, and the next day that matters. */
export function assignedView(commission: Commission, today: Temporal.PlainDate) {
  const stopped = whyStopped(commission, true)
  const sessions = sessionsOf(commission.terms, commission.events, today)
  return {
    href: `/support/${commission.id}`,
    reference: commission.reference,
    initials: commission.initials,
    next: stopped === undefined ? nextOf(sessions) : (stopped.split('. ')[0] ?? stopped),
    tally: stopped === undefined ? givenInWords(tally(commission.terms, commission.events, today)) : '',
  }
}

function nextOf(sessions: readonly Session[]): string {
  const late = sessions.find(({ state }) => state === 'no word' || state === 'report overdue')
  if (late !== undefined) return `Session ${late.number}: ${sessionInWords(late)}`
  const booked = sessions
    .filter(({ state }) => state === 'booked')
    .toSorted((one, other) => Temporal.PlainDate.compare(one.on ?? withoutEnd, other.on ?? withoutEnd))[0]
  if (booked !== undefined) return `Session ${booked.number}: ${sessionInWords(booked)}`
  return sessions.some(({ state }) => state === 'to book' || state === 'not held')
    ? 'No session is booked'
    : 'All sessions have been held'
}

/** What others wrote after the page was made. */
export function happened({ events }: Commission, seen: number) {
  return events
    .filter(({ seq }) => seq > seen)
    .map((event) => ({
      by: event.recordedByName,
      at: event.recordedAt,
      what: `Session ${event.number}: ${entryInWords(event)}`,
    }))
}
