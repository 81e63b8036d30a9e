/** A case on a meeting's agenda. */
import type { AgendaPurpose } from '#reference/decisions.ts'

export type Item = {
  readonly id: string
  readonly caseId: string
  readonly reference: string
  readonly position: number
  readonly purpose: string
  readonly state: string
  /** The sector it came from and the agency, where the referrer's is one: whom whoever arranges the meeting may invite to this item. */
  readonly cameFrom: string
  /** Members with a declared conflict, by account; shown to whoever arranges the meeting, and to themselves. */
  readonly conflicts: readonly string[]
}

export type NewItem = {
  readonly areaId: string
  readonly meetingId: string
  readonly caseId: string
  readonly purpose: 'first discussion' | 'deferred discussion' | 'sessions' | AgendaPurpose
}
