/** What the pages of training sessions show. */
import type { Temporal } from 'temporal-polyfill'
import type { Course } from '../courses/course.ts'
import type { Person } from '../people/person.ts'
import { presenceNames, type Attendee } from './attendance.ts'
import type { Booking } from './bookings-store.ts'
import { closedQuestions } from './feedback-form.ts'
import type { Answered } from './feedback-store.ts'
import {
  hasBegun,
  mayComeFrom,
  placesWords,
  sessionAddress,
  sessionState,
  takesBookings,
  whenWords,
  type Places,
  type Session,
  type SessionState,
} from './session.ts'

type Tag = { readonly text: string; readonly colour: string }

const stateTags: Readonly<Record<SessionState, Tag>> = {
  'to come': { text: 'To come', colour: 'blue' },
  today: { text: 'Today', colour: 'green' },
  held: { text: 'Held', colour: 'grey' },
  cancelled: { text: 'Cancelled', colour: 'red' },
}

const bookingTags: Readonly<Record<Booking['state'], Tag>> = {
  booked: { text: 'Has a place', colour: 'green' },
  waiting: { text: 'Waiting', colour: 'yellow' },
  withdrawn: { text: 'Given up', colour: 'grey' },
}

const none: Places = { booked: 0, waiting: 0 }

export type SessionsKnown = {
  readonly coming: readonly Session[]
  readonly held: readonly Session[]
  readonly places: ReadonlyMap<string, Places>
  /** Bookings of whoever looks. */
  readonly own: readonly Booking[]
  /** The one course that was asked for. */
  readonly course: Course | undefined
}

export function sessionsPage(known: SessionsKnown, mayArrange: boolean, today: Temporal.PlainDate) {
  const row = (session: Session) => {
    const own = known.own.find(({ sessionId }) => sessionId === session.id)
    return {
      course: session.course,
      href: sessionAddress(session.id),
      when: whenWords(session),
      where: whereWords(session),
      who: whoWords(session),
      places: placesWords(session.capacity, known.places.get(session.id) ?? none),
      tag: session.cancelled === undefined ? undefined : stateTags[sessionState(session, today)],
      own: own === undefined ? undefined : ownWords(own),
    }
  }
  return {
    heading: known.course === undefined ? 'Training sessions' : `Sessions of “${known.course.name}”`,
    isOfOne: known.course !== undefined,
    coming: known.coming.map(row),
    held: known.held.map(row),
    mayArrange,
  }
}

export type SessionKnown = {
  readonly places: Places | undefined
  /** Of people whom the reader keeps. */
  readonly booked: readonly Booking[]
  /** Once it has begun, for whoever arranges it. */
  readonly attendees: readonly Attendee[]
  /** What people thought of it, for whoever arranged it. */
  readonly answered: Answered | undefined
  /** The reader's own rows of the register. */
  readonly own: readonly Person[]
  readonly ownBooking: Booking | undefined
}

export function sessionPage(
  session: Session,
  { places = none, booked, attendees, answered, own, ownBooking }: SessionKnown,
  reader: { readonly keeps: boolean; readonly arranges: boolean },
  today: Temporal.PlainDate,
) {
  const address = sessionAddress(session.id)
  const isOpen = takesBookings(session, today)
  const mayCome = own.some((person) => person.areaId === session.areaId && mayComeFrom(session, person))
  return {
    heading: session.course,
    tag: stateTags[sessionState(session, today)],
    cancelled: session.cancelled,
    facts: [
      ['When', whenWords(session)],
      ...(session.place === '' ? [] : [['Where', session.place]]),
      ['Given by', session.trainer],
      ['Who may come', whoWords(session)],
      ['Places', placesWords(session.capacity, places)],
      ['Arranged by', session.arranger],
    ].map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
    link: session.link,
    own: {
      says: ownBooking === undefined ? undefined : ownWords(ownBooking),
      withdraw: isOpen && ownBooking !== undefined ? withdrawal(ownBooking) : undefined,
      book: isOpen && ownBooking === undefined && mayCome ? `${address}/own-booking` : undefined,
      bookWords: places.booked >= session.capacity ? 'Join the waiting list' : 'Book a place',
    },
    keeps: reader.keeps,
    // Of whom it was said whether they came stands below.
    booked: booked
      .filter((one) => !isSaid(attendees, one))
      .map((one) => ({
        person: one.person,
        href: `/training/people/${one.personId}`,
        agency: one.agency,
        tag: bookingTags[one.state],
        hasNoEmail: one.email === undefined,
        withdraw: isOpen ? withdrawal(one) : undefined,
      })),
    attendees: attendees
      .filter(({ presence }) => presence !== undefined)
      .map(({ personId, name, agency, presence, wasBooked }) => ({
        person: name,
        href: `/training/people/${personId}`,
        agency,
        presence: presence === undefined ? '' : presenceNames[presence],
        booking: wasBooked ? 'Yes' : 'No',
      })),
    feedback: answered && feedbackPart(answered),
    links: [
      ...(reader.keeps && isOpen ? [{ text: 'Book people', href: `${address}/new-bookings` }] : []),
      ...(reader.arranges && isOpen && !session.isRecorded
        ? [
            { text: 'Change the session', href: `${address}/change` },
            { text: 'Cancel the session', href: `${address}/cancellation` },
          ]
        : []),
      ...(reader.arranges && hasBegun(session, today)
        ? [
            { text: 'Record who came', href: `${address}/attendance` },
            { text: 'Add somebody who came without a booking', href: `${address}/came-too` },
          ]
        : []),
    ],
  }
}

function isSaid(attendees: readonly Attendee[], { personId }: Booking): boolean {
  return attendees.some((attendee) => attendee.personId === personId && attendee.presence !== undefined)
}

/** Counts of each choice, and what should change; or why nothing is told. */
function feedbackPart({ answers, isOver, results }: Answered) {
  const countOf = (question: string, choice: string) =>
    results.find((one) => one.question === question && one.choice === choice)?.answers ?? 0
  return {
    says: feedbackWords(answers, isOver, results.length > 0),
    questions:
      results.length === 0
        ? []
        : closedQuestions.map(({ id, label, options }) => ({
            asked: label.en,
            choices: options.map((option) => ({ says: option.label.en, answers: countOf(id, option.code) })),
          })),
    changes: results.filter(({ question }) => question === 'change').map(({ choice }) => choice),
  }
}

function feedbackWords(answers: number, isOver: boolean, isTold: boolean): string {
  if (isTold) return `${answers} people answered. Nobody can tell who they are.`
  if (isOver) return 'Too few people answered for anything to be told without telling who they are.'
  return 'People can still answer. What they say is told when they no longer can, and only from five answers on.'
}

function withdrawal({ id }: Booking): string {
  return `/training/bookings/${id}/withdrawal`
}

export function ownWords({ state }: Pick<Booking, 'state'>): string {
  return state === 'booked' ? 'You have a place' : 'You are on the waiting list'
}

function whoWords({ agency }: Session): string {
  return agency === undefined ? 'People of every agency' : `People of ${agency} only`
}

export function whereWords({ place, link }: Pick<Session, 'place' | 'link'>): string {
  if (link === '') return place
  return place === '' ? 'Online' : `${place}, or online`
}
