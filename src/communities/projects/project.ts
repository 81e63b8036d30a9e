/**
 * A project that an organisation does for the partnership. planned → started → ended; it starts only once the provider's latest check has
 * passed and still holds (the database refuses it otherwise), and ends with what was found.
 */
import type { Changed } from '#platform/database/changed.ts'
import { Temporal } from 'temporal-polyfill'
import type { CommunityTheme } from '#reference/communities.ts'

export const fundings = ['home office', 'council', 'partners', 'other', 'none'] as const
export type Funding = (typeof fundings)[number]
export const fundingNames: Record<Funding, string> = {
  'home office': 'The Home Office',
  council: 'The council',
  partners: 'Partners',
  other: 'Somebody else',
  none: 'It costs nothing',
}

export type Project = {
  readonly id: string
  readonly areaId: string
  readonly title: string
  readonly providerId: string
  readonly provider: string
  readonly purpose: string
  readonly themes: readonly CommunityTheme[]
  readonly funding: Funding
  readonly costPounds: number
  readonly plannedFrom: Temporal.PlainDate
  readonly plannedUntil: Temporal.PlainDate
  readonly startedOn: Temporal.PlainDate | undefined
  readonly endedOn: Temporal.PlainDate | undefined
  /** What was found when it ended. */
  readonly evaluation: string
} & Changed

export const checkOutcomes = ['passed', 'not passed'] as const
export type CheckOutcome = (typeof checkOutcomes)[number]

export type Check = {
  readonly id: string
  readonly checkedOn: Temporal.PlainDate
  readonly checkedBy: string
  readonly checked: string
  readonly outcome: CheckOutcome
  readonly reasons: string
  readonly expiresOn: Temporal.PlainDate
}

export type ProjectSession = {
  readonly id: string
  readonly heldOn: Temporal.PlainDate
  readonly what: string
  /** How many came: a number. */
  readonly reach: number
}

export const projectAddress = (id: string): string => `/communities/projects/${id}`

export type ProjectState = 'planned' | 'started' | 'ended'

export function projectState({ startedOn, endedOn }: Pick<Project, 'startedOn' | 'endedOn'>): ProjectState {
  if (endedOn !== undefined) return 'ended'
  return startedOn === undefined ? 'planned' : 'started'
}

/** The latest check made by a day. @param checks in any order */
export function checkOn(checks: readonly Check[], day: Temporal.PlainDate): Check | undefined {
  return checks
    .filter(({ checkedOn }) => Temporal.PlainDate.compare(checkedOn, day) <= 0)
    .toSorted(
      (one, other) => Temporal.PlainDate.compare(one.checkedOn, other.checkedOn) || (one.id < other.id ? -1 : 1),
    )
    .at(-1)
}

/** The same rule stands in the database (communities.project_may_start), which has the last word. */
export function mayStartOn(checks: readonly Check[], day: Temporal.PlainDate): boolean {
  const check = checkOn(checks, day)
  return check?.outcome === 'passed' && Temporal.PlainDate.compare(check.expiresOn, day) >= 0
}
