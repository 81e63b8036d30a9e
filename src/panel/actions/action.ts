/** What a meeting of the panel asked an agency to do on a case. It comes back to every meeting until it is closed (process.md 2.7). */
import type { Temporal } from 'temporal-polyfill'

export const outcomes = ['done', 'no longer needed'] as const
export type Outcome = (typeof outcomes)[number]

export type Action = {
  readonly id: string
  readonly areaId: string
  readonly caseId: string
  readonly personId: string
  readonly reference: string
  readonly itemId: string
  /** The day of the meeting that asked. */
  readonly askedOn: Temporal.PlainDate
  readonly agencyId: string
  readonly agency: string
  /** Who of the agency; empty when nobody was named. */
  readonly who: string
  /** Undefined when the person's key was destroyed. */
  readonly what: string | undefined
  readonly dueOn: Temporal.PlainDate
  readonly closed:
    { readonly on: Temporal.PlainDate; readonly outcome: Outcome; readonly words: string | undefined } | undefined
  /** Whether the reader works the case, or is of the agency that was asked. */
  readonly mayClose: boolean
  readonly version: number
  readonly changedBy: string
  readonly changedAt: Temporal.Instant
}

export type NewAction = {
  readonly areaId: string
  readonly caseId: string
  readonly personId: string
  readonly itemId: string
  readonly agencyId: string
  readonly what: string
  readonly who: string
  readonly dueOn: Temporal.PlainDate
}
