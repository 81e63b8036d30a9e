/** A meeting of the Channel panel, who is asked to it, and whether those are there whom the Act asks for. */
import type { Temporal } from 'temporal-polyfill'
import type { SeatRole } from '#reference/panel-seats.ts'
import { isThereAt } from './there-at.ts'

export const capacities = ['chair', 'deputy', 'police', 'member', 'observer'] as const
export type Capacity = (typeof capacities)[number]
export const presences = ['present', 'apologies', 'absent'] as const
export type Present = (typeof presences)[number]

export type Meeting = {
  readonly id: string
  readonly areaId: string
  readonly heldOn: Temporal.PlainDate
  readonly startsAt: string
  readonly place: string
  readonly kind: 'ordinary' | 'emergency'
  readonly packPublishedAt: Temporal.Instant | undefined
  /** Undefined: it is held. What was cancelled stays, and lists nothing any more. */
  readonly cancelled: Cancelled | undefined
  readonly changedBy: string
  readonly changedAt: Temporal.Instant
  readonly version: number
}

export type Cancelled = { readonly at: Temporal.Instant; readonly by: string; readonly why: string }

export type Invitee = {
  readonly accountId: string
  readonly name: string
  readonly agencyId: string
  readonly agency: string
  readonly capacity: Capacity
  readonly present: Present | undefined
  /** Whose deputy they come as. */
  readonly inPlaceOf: string | undefined
  /** By the clock of the meeting, like 09:35, where they came late, and where they left early. */
  readonly cameAt: string | undefined
  readonly leftAt: string | undefined
}

/** In which capacity somebody comes who holds a seat. */
export function capacityOf(role: SeatRole): Capacity {
  switch (role) {
    case 'chair':
    case 'police':
    case 'observer':
      return role
    case 'deputy_chair':
      return 'deputy'
    case 'member_core':
    case 'member_case':
    case 'schedule7':
    case 'voluntary':
      return 'member'
  }
}

export type Presence = {
  readonly chair: 'channel chair' | 'deputy chair' | 'neither'
  readonly homeForcePolice: boolean
  /** Left out where the panel's terms ask for nobody beyond the Act. */
  readonly localQuorum?: 'met' | 'not met'
}

/**
 * Who of those whom the Act asks for is recorded as present: the council's chair or deputy, and police of the person's home force (s37(3), (5)).
 *
 * @param at the moment of the decision; undefined where nobody knows it
 */
export function presenceOf(
  invitees: readonly Invitee[],
  homeForce: string,
  at: Temporal.PlainTime | undefined,
): Presence {
  const here = invitees.filter((invitee) => isThereAt(invitee, at))
  const chair = here.some((invitee) => invitee.capacity === 'chair')
  const deputy = here.some((invitee) => invitee.capacity === 'deputy')
  return {
    chair: chair ? 'channel chair' : deputy ? 'deputy chair' : 'neither',
    homeForcePolice: here.some((invitee) => invitee.capacity === 'police' && invitee.agency === homeForce),
  }
}
