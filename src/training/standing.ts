/**
 * How somebody stands with a course they need: the one rule, in words and types. The database says the same (training.status_of), so that it can
 * be counted for a whole area; standing.test.ts holds the two together.
 *
 * exempt   while an exemption runs.
 * current  on every day up to the one on which what they took lapses: the day it was taken, and so many months.
 * due      afterwards, while grace runs, and before that while somebody who starts still has time.
 * overdue  otherwise.
 */
import { Temporal } from 'temporal-polyfill'

export const statuses = ['current', 'due', 'overdue', 'exempt'] as const
export type Status = (typeof statuses)[number]

/** A course that was taken, which is the one needed or counts as it. Its own months say how long. */
export type Taken = { readonly on: Temporal.PlainDate; readonly validityMonths: number }

export type Need = {
  /** By when somebody who starts must have it. */
  readonly dueOn: Temporal.PlainDate
  /** Of the course that is needed. */
  readonly graceDays: number
  readonly isExempt: boolean
  /** In any order; what lies after `today` does not count yet. */
  readonly taken: readonly Taken[]
}

export type Standing = {
  readonly status: Status
  /** The last day in date, of all they took; undefined where they took nothing. */
  readonly untilOn: Temporal.PlainDate | undefined
  /** The last day on which they are not overdue. */
  readonly lastDay: Temporal.PlainDate
}

/** Source: process.md 5, model. A course taken on 29 February for 24 months lapses after 28 February. */
export function standing(need: Need, today: Temporal.PlainDate): Standing {
  const untilOn = need.taken
    .filter(({ on }) => isBy(on, today))
    .map(({ on, validityMonths }) => on.add({ months: validityMonths }))
    .toSorted((one, other) => Temporal.PlainDate.compare(one, other))
    .at(-1)
  const grace = untilOn?.add({ days: need.graceDays })
  const lastDay = grace !== undefined && isBy(need.dueOn, grace) ? grace : need.dueOn
  return { untilOn, lastDay, status: statusOf(need.isExempt, untilOn, lastDay, today) }
}

function statusOf(
  isExempt: boolean,
  untilOn: Temporal.PlainDate | undefined,
  lastDay: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Status {
  if (isExempt) return 'exempt'
  if (untilOn !== undefined && isBy(today, untilOn)) return 'current'
  return isBy(today, lastDay) ? 'due' : 'overdue'
}

function isBy(day: Temporal.PlainDate, until: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, until) <= 0
}

export function isStatus(text: string): text is Status {
  return statuses.some((status) => status === text)
}
