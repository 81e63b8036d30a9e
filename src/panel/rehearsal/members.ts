/** Who sits on the invented panel. Nobody here exists, and no agency: their ids are of no row. */
import type { Capacity, Invitee } from '../meetings/meeting.ts'

/** Of nothing in any database: they are never looked up. */
export function inventedId(number: number): string {
  return `00000000-0000-4000-a000-${String(number).padStart(12, '0')}`
}

export type Member = Omit<Invitee, 'present'>

function member(number: number, name: string, agency: string, capacity: Capacity = 'member'): Member {
  return {
    accountId: inventedId(number),
    name,
    agencyId: inventedId(100 + number),
    agency,
    capacity,
    inPlaceOf: undefined,
    cameAt: undefined,
    leftAt: undefined,
  }
}

export const chair = member(1, 'You', 'Northmere Council', 'chair')
export const localPolice = member(2, 'Jo Larch', 'Northmere Police', 'police')
export const otherPolice = member(3, 'Robin Thorn', 'Southmere Police', 'police')
export const health = member(4, 'Sam Rowan', 'Northmere NHS Trust')
export const housing = member(5, 'Kit Alder', 'Northmere Homes')
export const education = member(6, 'Lee Hazel', 'Northmere Schools')
export const probation = member(7, 'Ash Willow', 'Northmere Probation')

/** In the order in which they sit. */
export const members: readonly Member[] = [chair, localPolice, otherPolice, health, housing, education, probation]

/** In the room from the start. Police of Southmere are asked when somebody who lives there is discussed. */
export const inTheRoom: readonly Member[] = members.filter((one) => one !== otherPolice)
