/** What is on a meeting's agenda: a case, or a standing item that is about nobody. */
import { labelOf } from '#reference/code-list.ts'
import { agendaPurposes, type AgendaPurpose } from '#reference/decisions.ts'

export type ItemPurpose = 'first discussion' | 'deferred discussion' | AgendaPurpose

/** A case on a meeting's agenda, for whoever sees the case. */
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
  readonly purpose: ItemPurpose
  readonly minutes?: number | undefined
}

/** Anything on an agenda, in the one order of the meeting. */
export type AgendaItem = {
  readonly id: string
  readonly areaId: string
  readonly position: number
  readonly purpose: string
  readonly state: string
  readonly minutes: number | undefined
  readonly about: About
}

export type About =
  | { readonly kind: 'standing'; readonly title: string; readonly closes: boolean }
  | {
      readonly kind: 'case'
      readonly caseId: string
      readonly personId: string
      readonly reference: string
      readonly cameFrom: string
    }

/** What an item is for, as the agenda says it. */
export function purposeInWords(purpose: string): string {
  return agendaPurposes.some(({ code }) => code === purpose) ? labelOf(agendaPurposes, purpose) : purpose
}

/** By what an item is known among those of its agenda. */
export function nameOf({ about, purpose }: Pick<AgendaItem, 'about' | 'purpose'>): string {
  return about.kind === 'standing' ? about.title : `${about.reference}, ${purposeInWords(purpose)}`
}
