/** How long an enquiry waited for its first answer, and whether that was in time. Days are working days in England and Wales. */
import { Temporal } from 'temporal-polyfill'
import { workingDaysBetween } from '#reference/working-days.ts'

export type Waited = {
  readonly askedAt: Temporal.Instant
  readonly askedOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  /** Of the first answer; undefined while there is none. */
  readonly answered: { readonly at: Temporal.Instant; readonly on: Temporal.PlainDate } | undefined
}

export type EnquiryState = 'waiting' | 'late' | 'answered in time' | 'answered late'

export function enquiryState({ dueOn, answered }: Waited, today: Temporal.PlainDate): EnquiryState {
  const isAfter = (day: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(day, dueOn) > 0
  if (answered === undefined) return isAfter(today) ? 'late' : 'waiting'
  return isAfter(answered.on) ? 'answered late' : 'answered in time'
}

/** "3 hours" on the same day, else in working days; undefined while nobody has answered. */
export function timeTaken({ askedAt, askedOn, answered }: Waited): string | undefined {
  if (answered === undefined) return undefined
  if (answered.on.equals(askedOn)) {
    const hours = Math.floor(askedAt.until(answered.at).total('hours'))
    if (hours < 1) return 'Less than an hour'
    return hours === 1 ? '1 hour' : `${hours} hours`
  }
  const days = workingDaysBetween(askedOn, answered.on)
  return days === 1 ? '1 working day' : `${days} working days`
}

export type Counts = {
  readonly asked: number
  readonly answered: number
  readonly inTime: number
  readonly late: number
}

export function countEnquiries(enquiries: readonly Waited[], today: Temporal.PlainDate): Counts {
  const states = enquiries.map((one) => enquiryState(one, today))
  const count = (...wanted: readonly EnquiryState[]): number => states.filter((state) => wanted.includes(state)).length
  return {
    asked: enquiries.length,
    answered: count('answered in time', 'answered late'),
    inTime: count('answered in time'),
    late: count('late'),
  }
}
