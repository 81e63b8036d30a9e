/** Days and moments around today, as PostgreSQL reads them. */
import { Temporal } from 'temporal-polyfill'

/** A day in London, so many days from today. */
export function day(fromToday: number): string {
  return Temporal.Now.plainDateISO('Europe/London').add({ days: fromToday }).toString()
}

/** The moment so many days ago. */
export function longAgo(days: number): string {
  return Temporal.Now.instant()
    .subtract({ hours: days * 24 })
    .toString()
}

const now = Temporal.Now.instant()

/** The moment so many minutes before this program began; two such moments are whole minutes apart. */
export function minutesAgo(minutes: number): string {
  return now.subtract({ minutes }).toString()
}
