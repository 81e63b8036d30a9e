/** An organisation of the area, whom to write to there, and how many volunteers it has. Plain values and what follows from them. */
import type { Changed } from '#platform/database/changed.ts'
import { Temporal } from 'temporal-polyfill'
import type { CommunityTheme, OrganisationKind } from '#reference/communities.ts'

export type Organisation = {
  readonly id: string
  readonly areaId: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly themes: readonly CommunityTheme[]
  readonly about: string
  readonly endedOn: Temporal.PlainDate | undefined
} & Changed

export const consentWays = ['in writing', 'by email', 'spoken'] as const
export type ConsentWay = (typeof consentWays)[number]

/** Held by consent until its review; whoever does not keep the area's records reads none. */
export type Contact = {
  readonly id: string
  readonly areaId: string
  readonly organisationId: string
  readonly name: string
  readonly post: string
  readonly email: string
  readonly phone: string
  readonly consentOn: Temporal.PlainDate
  readonly consentHow: ConsentWay
  readonly reviewOn: Temporal.PlainDate
} & Changed

/** From the day of its review it is to be asked again; when nobody does, the clerk removes it some days later. */
export function isReviewDue({ reviewOn }: Pick<Contact, 'reviewOn'>, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(reviewOn, today) <= 0
}

/** By number and role alone: whose they are, and whether that organisation says it holds their safeguarding checks. */
export type Volunteers = {
  readonly id: string
  readonly areaId: string
  readonly organisationId: string
  readonly role: string
  readonly howMany: number
  readonly checksHeld: boolean
  readonly saidOn: Temporal.PlainDate
} & Changed
