/** What a meeting of the panel asked an agency to do that concerns no case: it belongs to the series of its meetings (process.md 2.7). */
import type { Temporal } from 'temporal-polyfill'
import type { Changed } from '#platform/database/changed.ts'
import type { Outcome } from './action.ts'

export type SeriesAction = Changed & {
  readonly id: string
  readonly areaId: string
  /** The standing item at which it was asked. */
  readonly itemId: string
  /** The day of the meeting that asked. */
  readonly askedOn: Temporal.PlainDate
  readonly agency: string
  /** Who of the agency; empty when nobody was named. */
  readonly who: string
  readonly what: string
  readonly dueOn: Temporal.PlainDate
  readonly closed: { readonly on: Temporal.PlainDate; readonly outcome: Outcome; readonly words: string } | undefined
  /** Whether the reader takes notes of the meetings, or is of the agency that was asked. */
  readonly mayClose: boolean
}

export type NewSeriesAction = Pick<SeriesAction, 'areaId' | 'itemId' | 'askedOn' | 'who' | 'what' | 'dueOn'> & {
  readonly agencyId: string
}
