/** What is on a meeting's agenda: a case, or a standing item that is about nobody. */
import { labelOf } from '#reference/code-list.ts'
import { agendaPurposes, type AgendaPurpose, type SharingStage } from '#reference/decisions.ts'

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
  /** Its number among everything on the agenda, the same for everybody; undefined once it was taken off. */
  readonly number: number | undefined
  readonly minutesBefore: number
  /** How many members left it because of a conflict, never who. */
  readonly leftBy: number
  readonly stage: SharingStage
  readonly about: About
}

export type About =
  | { readonly kind: 'standing'; readonly title: string; readonly closes: boolean }
  | (OfACase & { readonly kind: 'case'; readonly reference: string; readonly cameFrom: string })
  /** For whoever is told of the item, and not which case it is. */
  | (OfACase & { readonly kind: 'unnamed'; readonly identity: LimitedIdentity | undefined })

type OfACase = {
  /** For the audit and the conflict; it opens nothing to whoever does not see the case. */
  readonly caseId: string
  /** Whose key seals what is written about it. */
  readonly personId: string
}

export type LimitedIdentity = {
  readonly initials: string | undefined
  readonly bornYear: number | undefined
  readonly district: string | undefined
}

/** What an item is for, as the agenda says it. */
export function purposeInWords(purpose: string): string {
  return agendaPurposes.some(({ code }) => code === purpose) ? labelOf(agendaPurposes, purpose) : purpose
}

/** By what an item is known among those of its agenda. */
export function nameOf({ about, purpose }: Pick<AgendaItem, 'about' | 'purpose'>): string {
  switch (about.kind) {
    case 'standing':
      return about.title
    case 'case':
      return `${about.reference}, ${purposeInWords(purpose)}`
    case 'unnamed':
      return `${identityInWords(about.identity)}, ${purposeInWords(purpose)}`
  }
}

/** "A. B., born in 2009, RM17". */
export function identityInWords(identity: LimitedIdentity | undefined): string {
  if (identity === undefined) return 'A person whose identity is not shared'
  const { initials, bornYear, district } = identity
  return [initials ?? 'No name known', bornYear === undefined ? undefined : `born in ${bornYear}`, district]
    .filter((part) => part !== undefined)
    .join(', ')
}
