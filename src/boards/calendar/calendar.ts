/**
 * Meetings as a calendar. Calendars are shared and shown on telephones, so an event says that there is a meeting, when and where, and where
 * to sign in: no item, no paper, no name of a person (OU-10). Whether it names the body is for whoever asked for the calendar to say.
 */
import ical, { ICalEventStatus } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'

const london = 'Europe/London'
const lasts = { hours: 2 }
/** Programs that listen to it ask again so often. */
const refreshed = { hours: 4 }

export type CalendarEvent = {
  readonly id: string
  readonly heldOn: Temporal.PlainDate
  /** 14:30. */
  readonly startsAt: string
  readonly place: string
  readonly title: string
  readonly version: number
  /** It stays for a while, so that programs strike out what they had. */
  readonly cancelled?: boolean
  /** Where to sign in to read more. An address says much: that of a body's meeting does, that of a panel's never stands here. */
  readonly address: string
}

export function calendarOf(events: readonly CalendarEvent[], now: Temporal.Instant): string {
  const calendar = ical({
    name: 'Partnership meetings',
    prodId: '//Causeway//Boards//EN',
    ttl: Temporal.Duration.from(refreshed).total('seconds'),
  })
  for (const event of events) {
    const start = event.heldOn.toZonedDateTime({ timeZone: london, plainTime: event.startsAt })
    calendar.createEvent({
      id: event.id,
      sequence: event.version - 1,
      stamp: asDate(now),
      start: asDate(start.toInstant()),
      end: asDate(start.add(lasts).toInstant()),
      summary: event.title,
      location: event.place === '' ? null : event.place,
      description: `Sign in to read more: ${event.address}`,
      url: event.address,
      ...(event.cancelled === true ? { status: ICalEventStatus.CANCELLED } : {}),
    })
  }
  return calendar.toString()
}

/** The library speaks of JavaScript's dates; they go no further than here. */
function asDate(moment: Temporal.Instant): Date {
  return new Date(moment.epochMilliseconds)
}
