/** A group of organisations that advises the partnership: who sits on it, when it met, what it advised and what was done with that. */
import type { Changed } from '#platform/database/changed.ts'
import type { Temporal } from 'temporal-polyfill'

export type Group = {
  readonly id: string
  readonly areaId: string
  readonly name: string
  readonly terms: string
  readonly endedOn: Temporal.PlainDate | undefined
} & Changed

export type Member = {
  readonly id: string
  readonly areaId: string
  readonly groupId: string
  readonly organisationId: string
  readonly organisation: string
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate | undefined
} & Changed

export type Meeting = {
  readonly id: string
  readonly areaId: string
  readonly groupId: string
  readonly heldOn: Temporal.PlainDate
  /** How many organisations came. */
  readonly organisations: number
  readonly spokeOf: string
}

export type Advice = {
  readonly id: string
  readonly areaId: string
  readonly groupId: string
  readonly group: string
  readonly givenOn: Temporal.PlainDate
  readonly advice: string
  /** Undefined while nothing has been done with it; "nothing, because" is something. */
  readonly done: { readonly what: string; readonly on: Temporal.PlainDate } | undefined
} & Changed

export const groupAddress = (id: string): string => `/communities/groups/${id}`
