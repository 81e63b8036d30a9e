/**
 * A training session: a course given on a day, who may come, and how its places are told.
 *
 * to come → today → held; cancelled instead of any of them. Once somebody has said who came, the session itself no longer changes.
 */
import { Temporal } from 'temporal-polyfill'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import { formatDayOfWeek } from '#platform/day-and-time.ts'
import { formatTime } from '#platform/day-and-time.ts'
import { governanceEditors } from '#reference/roles.ts'

export type Session = {
  readonly id: string
  readonly areaId: string
  readonly courseId: string
  readonly course: string
  readonly heldOn: Temporal.PlainDate
  /** 09:30. */
  readonly startsAt: string
  readonly endsAt: string
  /** At least one of the two. */
  readonly place: string
  readonly link: string
  readonly capacity: number
  /** The organisation that gives it. */
  readonly trainer: string
  /** Whose people alone may come; undefined: everybody's. */
  readonly agencyId: string | undefined
  readonly agency: string | undefined
  /** The agency that answers for it. */
  readonly arrangedBy: string
  readonly arranger: string
  /** Why it is not held. */
  readonly cancelled: string | undefined
  /** Somebody has said who came. */
  readonly isRecorded: boolean
  readonly version: number
  readonly changedBy: string
  readonly changedAt: Temporal.Instant
}

export type Places = { readonly booked: number; readonly waiting: number }

export const sessionAddress = (id: string): string => `/training/sessions/${id}`

export type SessionState = 'to come' | 'today' | 'held' | 'cancelled'

export function sessionState(
  { heldOn, cancelled }: Pick<Session, 'heldOn' | 'cancelled'>,
  today: Temporal.PlainDate,
): SessionState {
  if (cancelled !== undefined) return 'cancelled'
  const order = Temporal.PlainDate.compare(heldOn, today)
  return order > 0 ? 'to come' : order === 0 ? 'today' : 'held'
}

/** Whether places are still given and given up. */
export function takesBookings(session: Pick<Session, 'heldOn' | 'cancelled'>, today: Temporal.PlainDate): boolean {
  const state = sessionState(session, today)
  return state === 'to come' || state === 'today'
}

/** Whether it can be said who came. */
export function hasBegun(session: Pick<Session, 'heldOn' | 'cancelled'>, today: Temporal.PlainDate): boolean {
  const state = sessionState(session, today)
  return state === 'today' || state === 'held'
}

export function mayComeFrom({ agencyId }: Pick<Session, 'agencyId'>, person: { readonly agencyId: string }): boolean {
  return agencyId === undefined || agencyId === person.agencyId
}

/** Whoever keeps all training of its area; a partner's contact what their agency arranged for its own people. */
export function arranges(
  actor: Actor,
  { areaId, agencyId, arrangedBy }: Pick<Session, 'areaId' | 'agencyId' | 'arrangedBy'>,
): boolean {
  if (areasAs(actor, ...governanceEditors).includes(areaId)) return true
  return (
    areasAs(actor, 'partner contact').includes(areaId) && actor.agencyId === agencyId && actor.agencyId === arrangedBy
  )
}

/** "Monday 7 December 2026, 9:30am to 12:30pm". */
export function whenWords({ heldOn, startsAt, endsAt }: Pick<Session, 'heldOn' | 'startsAt' | 'endsAt'>): string {
  return `${formatDayOfWeek(heldOn)}, ${formatTime(startsAt)} to ${formatTime(endsAt)}`
}

/** "12 of 20 taken"; "Full: 20 of 20 taken, 3 waiting". */
export function placesWords(capacity: number, { booked, waiting }: Places): string {
  const taken = `${booked} of ${capacity} taken`
  if (booked < capacity) return taken
  return waiting === 0 ? `Full: ${taken}` : `Full: ${taken}, ${waiting} waiting`
}
