/** A body that governs the partnership, who sits on it, and to whom it reports. Plain values and what follows from them. */
import type { Changed } from '#platform/database/changed.ts'
import { Temporal } from 'temporal-polyfill'
import type { BodyKind } from '#reference/bodies.ts'

export type Body = {
  readonly id: string
  readonly areaId: string
  readonly kind: BodyKind
  readonly name: string
  readonly terms: string
  /** Undefined: when it is called. */
  readonly meetsEveryMonths: number | undefined
  readonly endedOn: Temporal.PlainDate | undefined
} & Changed

export const membershipRoles = ['chair', 'deputy chair', 'member'] as const
export type MembershipRole = (typeof membershipRoles)[number]
export const membershipRoleNames: Record<MembershipRole, string> = {
  chair: 'Chair',
  'deputy chair': 'Deputy chair',
  member: 'Member',
}

export type Membership = {
  readonly id: string
  readonly areaId: string
  readonly bodyId: string
  readonly agencyId: string
  readonly agency: string
  readonly name: string
  readonly post: string
  readonly accountId: string | undefined
  readonly role: MembershipRole
  /** Who comes in their place; empty: nobody was named. */
  readonly deputy: string
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate | undefined
} & Changed

export type ReportingLine = {
  readonly id: string
  readonly areaId: string
  readonly bodyId: string
  readonly toBodyId: string
  readonly what: string
  /** Undefined: it reports as its work goes on. */
  readonly everyMonths: number | undefined
  readonly owner: string
  /** The first report is due `everyMonths` after this day. */
  readonly countsFrom: Temporal.PlainDate
  readonly endedOn: Temporal.PlainDate | undefined
} & Changed

/** Whether something with a first and a last day, both counted, stands on a day. */
export function stands(
  span: { readonly fromOn?: Temporal.PlainDate; readonly untilOn: Temporal.PlainDate | undefined },
  day: Temporal.PlainDate,
): boolean {
  const begun = span.fromOn === undefined || Temporal.PlainDate.compare(span.fromOn, day) <= 0
  return begun && (span.untilOn === undefined || Temporal.PlainDate.compare(day, span.untilOn) <= 0)
}

/** Who sits on a day: the chair first, then the deputy chair, then by agency and name. */
export function sitting(members: readonly Membership[], day: Temporal.PlainDate): readonly Membership[] {
  return members
    .filter((member) => stands(member, day))
    .toSorted(
      (one, other) =>
        membershipRoles.indexOf(one.role) - membershipRoles.indexOf(other.role) ||
        one.agency.localeCompare(other.agency) ||
        one.name.localeCompare(other.name),
    )
}

export function chairOf(members: readonly Membership[], day: Temporal.PlainDate): Membership | undefined {
  return sitting(members, day).find(({ role }) => role === 'chair')
}

/** "every 3 months", "every month", or when it is called. */
export function cycleWords(months: number | undefined): string {
  if (months === undefined) return 'when it is called'
  if (months === 12) return 'every year'
  return months === 1 ? 'every month' : `every ${months} months`
}
