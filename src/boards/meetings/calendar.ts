/**
 * The meetings as a calendar. Calendars are shared and shown on telephones, so an event says that there is a meeting, when, and where to
 * read about it: no body, no item, no name (OU-10).
 */
import ical from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { Meeting } from './meeting.ts'

const london = 'Europe/London'
const lasts = { hours: 2 }

/** @param baseUrl where people reach the service; an event links to its meeting there, behind sign-in */
export function meetingsCalendar(meetings: readonly Meeting[], baseUrl: string, now: Temporal.Instant): string {
  const calendar = ical({ name: 'Partnership meetings', prodId: '//Causeway//Boards//EN' })
  for (const meeting of meetings) {
    const start = meeting.heldOn.toZonedDateTime({ timeZone: london, plainTime: meeting.startsAt })
    const url = `${baseUrl}/boards/meetings/${meeting.id}`
    calendar.createEvent({
      id: meeting.id,
      sequence: meeting.version - 1,
      stamp: asDate(now),
      start: asDate(start.toInstant()),
      end: asDate(start.add(lasts).toInstant()),
      summary: 'Partnership meeting',
      description: `Sign in to read its papers: ${url}`,
      url,
    })
  }
  return calendar.toString()
}

/** The library speaks of JavaScript's dates; they go no further than here. */
function asDate(moment: Temporal.Instant): Date {
  return new Date(moment.epochMilliseconds)
}
