/** What a panel is: its terms of reference in versions, the seats on it and who sits there. Plain values and what follows from them. */
import { Temporal } from 'temporal-polyfill'
import type { Changed } from '#platform/database/changed.ts'
import { labelOf } from '#reference/code-list.ts'
import { panelServices, seatRoles, type PanelService, type SeatRole } from '#reference/panel-seats.ts'
import type { Quorum } from './quorum.ts'

export type Terms = {
  readonly id: string
  readonly areaId: string
  readonly number: number
  readonly body: string
  readonly complaints: string
  readonly agreedOn: Temporal.PlainDate
  readonly reviewOn: Temporal.PlainDate
  readonly quorum: Quorum
}

export type Span = { readonly fromOn: Temporal.PlainDate; readonly untilOn: Temporal.PlainDate | undefined }

export type Seat = Span & {
  readonly id: string
  readonly areaId: string
  readonly agencyId: string
  readonly agency: string
  readonly agencyKind: string
  readonly role: SeatRole
  /** Undefined: for its agency alone. */
  readonly speaksFor: PanelService | undefined
} & Changed

export const seatParts = ['holder', 'deputy'] as const
export type SeatPart = (typeof seatParts)[number]

export type SeatPerson = Span & {
  readonly id: string
  readonly areaId: string
  readonly seatId: string
  readonly accountId: string
  readonly name: string
  readonly part: SeatPart
} & Changed

/** Every so many weeks from a day on, whose weekday is the meetings'. */
export type Cycle = {
  readonly areaId: string
  readonly everyWeeks: number
  readonly startsAt: string
  readonly place: string
  readonly countsFrom: Temporal.PlainDate
} & Changed

/** The terms that hold on a day: the latest agreed by then; undefined before the first. @param versions in any order */
export function termsOn(versions: readonly Terms[], day: Temporal.PlainDate): Terms | undefined {
  return versions
    .filter(({ agreedOn }) => Temporal.PlainDate.compare(agreedOn, day) <= 0)
    .toSorted((one, other) => Temporal.PlainDate.compare(one.agreedOn, other.agreedOn) || one.number - other.number)
    .at(-1)
}

/** Whether something with a first and a last day, both counted, stands on a day. */
export function stands({ fromOn, untilOn }: Span, day: Temporal.PlainDate): boolean {
  return (
    Temporal.PlainDate.compare(fromOn, day) <= 0 &&
    (untilOn === undefined || Temporal.PlainDate.compare(day, untilOn) <= 0)
  )
}

/** Seats in the order of their roles, then by agency. */
export function inOrder(seats: readonly Seat[]): readonly Seat[] {
  const place = ({ role }: Seat) => seatRoles.findIndex(({ code }) => code === role)
  return seats.toSorted((one, other) => place(one) - place(other) || one.agency.localeCompare(other.agency))
}

/** "Member, for health": a seat's role in words. */
export function seatInWords({ role, speaksFor }: Pick<Seat, 'role' | 'speaksFor'>): string {
  const said = labelOf(seatRoles, role)
  return speaksFor === undefined ? said : `${said}, for ${labelOf(panelServices, speaksFor).toLowerCase()}`
}

/** Who may sit where the Act says whose seat it is: the council chairs, and police speak for police (s37(1), (5)). */
export function agencyRefusal(role: SeatRole, agencyKind: string): string | undefined {
  if ((role === 'chair' || role === 'deputy_chair') && agencyKind !== 'council')
    return 'The chair and the deputy chair are the local authority’s: select a council'
  if (role === 'police' && agencyKind !== 'police') return 'The police representative is a police force’s: select one'
  return undefined
}
