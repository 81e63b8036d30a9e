import { Temporal } from 'temporal-polyfill'

/** Where the time comes from. Tests set their own; everything that needs a day or a moment is handed one. */
export type Clock = {
  /** This moment. */
  now(): Temporal.Instant
  /** Which day it is in England and Wales: Europe/London decides, also at one in the morning in summer. */
  today(): Temporal.PlainDate
}

export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  today: () => Temporal.Now.plainDateISO('Europe/London'),
}

/** A clock that stands still, for tests and for a demonstration's invented past. */
export function fixedClock(instant: string): Clock {
  const now = Temporal.Instant.from(instant)
  return { now: () => now, today: () => now.toZonedDateTimeISO('Europe/London').toPlainDate() }
}
