/**
 * "Reports annually to" as a duty with dates. The next report is due so many months after the last one was given, or, before the first,
 * after the day from which the duty counts. Ours to say so [D]: the strategy says how often, not from when (process.md 4.1).
 */
import { Temporal } from 'temporal-polyfill'

export type Duty = {
  readonly everyMonths: number
  readonly countsFrom: Temporal.PlainDate
  /** The days on which a report was given, in any order. */
  readonly givenOn: readonly Temporal.PlainDate[]
}

export type DutyState = 'late' | 'due soon' | 'not due yet'

/** How long before its day a report is said to be due soon: time to write it and put it on an agenda. */
export const soonDays = 42

export function lastGiven({ givenOn }: Duty): Temporal.PlainDate | undefined {
  return givenOn.toSorted((one, other) => Temporal.PlainDate.compare(one, other)).at(-1)
}

/** Of a month that is too short for the day, the last day. A report from before the duty counts does not bring it forward. */
export function nextDue(duty: Duty): Temporal.PlainDate {
  const last = lastGiven(duty)
  const from = last === undefined || Temporal.PlainDate.compare(last, duty.countsFrom) < 0 ? duty.countsFrom : last
  return from.add({ months: duty.everyMonths })
}

/** Late from the day after it was due. */
export function dutyState(duty: Duty, today: Temporal.PlainDate): DutyState {
  const days = today.until(nextDue(duty)).days
  if (days < 0) return 'late'
  return days <= soonDays ? 'due soon' : 'not due yet'
}

/** Whole days since it was due; 0 when it is not late. */
export function daysLate(duty: Duty, today: Temporal.PlainDate): number {
  return Math.max(0, nextDue(duty).until(today).days)
}

/** One due day of a duty, and when the report that was due then was given; undefined: it was not. */
export type DueOnce = { readonly dueOn: Temporal.PlainDate; readonly givenOn: Temporal.PlainDate | undefined }

/** What fell due between two days, both counted, the earliest first. */
export function dueBetween(
  { everyMonths, countsFrom, givenOn }: Duty,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): readonly DueOnce[] {
  const given = givenOn
    .filter((day) => Temporal.PlainDate.compare(day, countsFrom) >= 0)
    .toSorted((one, other) => Temporal.PlainDate.compare(one, other))
  return [countsFrom, ...given]
    .map((since, place): DueOnce => ({ dueOn: since.add({ months: everyMonths }), givenOn: given[place] }))
    .filter(
      ({ dueOn }) => Temporal.PlainDate.compare(dueOn, from) >= 0 && Temporal.PlainDate.compare(dueOn, until) <= 0,
    )
}

export function wasMet({ dueOn, givenOn }: DueOnce): boolean {
  return givenOn !== undefined && Temporal.PlainDate.compare(givenOn, dueOn) <= 0
}
