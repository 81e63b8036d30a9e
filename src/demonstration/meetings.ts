/**
 * The panel's meetings: every four weeks or so, the next one in eight working days, so that its pack is due in three.
 * The Act wants the council in the chair and someone from the home force at every discussion (CTSA 2015 s37).
 */
import { Temporal } from 'temporal-polyfill'
import type { AccountKey } from './accounts.ts'
import { dayAgo } from './days.ts'

const meetingKeys = ['fourth last', 'third last', 'second last', 'last', 'next', 'after next'] as const
export type MeetingKey = (typeof meetingKeys)[number]

export type Invitee = {
  readonly account: AccountKey
  readonly capacity: 'chair' | 'deputy' | 'police' | 'member'
  /** Undefined before the meeting. */
  readonly present: 'present' | 'apologies' | undefined
}

export type DemonstrationMeeting = {
  readonly key: MeetingKey
  readonly heldOn: Temporal.PlainDate
  readonly startsAt: string
  readonly place: string
  /** Undefined: not yet sent. */
  readonly packSentOn: Temporal.PlainDate | undefined
  readonly invited: readonly Invitee[]
}

/** Working days ago; below nought for days to come. */
export const meetingsHeld: Readonly<Record<MeetingKey, number>> = {
  'fourth last': 69,
  'third last': 49,
  'second last': 29,
  last: 9,
  next: -8,
  'after next': -28,
}

export const packDaysBefore = 5

const chair: readonly [AccountKey, Invitee['capacity']] = ['chair', 'chair']
const everyone: readonly (readonly [AccountKey, Invitee['capacity']])[] = [
  chair,
  ['deputyChair', 'deputy'],
  ['policeSupervisor', 'police'],
  ['childrensMember', 'member'],
  ['adultsMember', 'member'],
  ['housingMember', 'member'],
  ['educationMember', 'member'],
  ['probationMember', 'member'],
  ['youthMember', 'member'],
  ['healthMember', 'member'],
]

/** Who sent apologies; the deputy took the chair at the second last meeting. */
const apologies: Readonly<Record<MeetingKey, readonly AccountKey[]>> = {
  'fourth last': ['probationMember'],
  'third last': ['housingMember', 'deputyChair'],
  'second last': ['chair'],
  last: ['deputyChair', 'probationMember'],
  next: [],
  'after next': [],
}

export function demonstrationMeetings(today: Temporal.PlainDate): readonly DemonstrationMeeting[] {
  return meetingKeys.map((key) => {
    const held = meetingsHeld[key]
    const isOver = held >= 0
    return {
      key,
      heldOn: dayAgo(today, held),
      startsAt: key === 'third last' ? '14:00' : '09:30',
      place: 'Civic Offices, Grays, committee room 2',
      packSentOn: isOver ? dayAgo(today, held + packDaysBefore) : undefined,
      invited: everyone.map(([account, capacity]) => ({
        account,
        capacity,
        present: isOver ? (apologies[key].includes(account) ? 'apologies' : 'present') : undefined,
      })),
    }
  })
}

export function whoChaired(meeting: MeetingKey): 'chair' | 'deputyChair' {
  return apologies[meeting].includes('chair') ? 'deputyChair' : 'chair'
}
