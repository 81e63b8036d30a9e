/** A meeting of a body: what it is to speak of, who came, what it decided and what was taken on. Plain values and what follows from them. */
import type { Changed } from '#platform/database/changed.ts'
import { Temporal } from 'temporal-polyfill'
import type { DocumentPurpose } from '#reference/document-purposes.ts'

export type Meeting = {
  readonly id: string
  readonly areaId: string
  readonly bodyId: string
  readonly heldOn: Temporal.PlainDate
  /** 14:30. */
  readonly startsAt: string
  readonly place: string
} & Changed

export type AgendaItem = {
  readonly id: string
  readonly position: number
  readonly title: string
  readonly presenter: string
} & (
  | { readonly kind: 'standing' | 'other' }
  | {
      readonly kind: 'paper'
      readonly documentId: string
      readonly document: string
      readonly version: number
      readonly purpose: DocumentPurpose
    }
  | { readonly kind: 'escalation'; readonly address: string }
)

/** An item that came off its agenda, by whom and why. */
export type TakenOff = AgendaItem & { readonly reason: string; readonly by: string; readonly at: Temporal.Instant }

export const presences = ['present', 'deputy', 'apologies', 'absent'] as const
export type Presence = (typeof presences)[number]
export const presenceNames: Record<Presence, string> = {
  present: 'Present',
  deputy: 'Sent a deputy',
  apologies: 'Apologies',
  absent: 'Absent',
}

export const ways = ['agreed by all', 'by vote', 'by the chair'] as const
export type Way = (typeof ways)[number]

export type Decision = {
  readonly id: string
  readonly itemId: string | undefined
  readonly decision: string
  readonly reasons: string
  readonly reached: Way
}

export type Action = {
  readonly id: string
  readonly areaId: string
  readonly meetingId: string
  readonly bodyId: string
  /** The meeting at which it was taken on. */
  readonly takenOn: Temporal.PlainDate
  readonly what: string
  readonly owner: string
  readonly dueOn: Temporal.PlainDate
  readonly closedOn: Temporal.PlainDate | undefined
  readonly outcome: string
} & Changed

export const minutesStates = ['draft', 'agreed', 'locked'] as const
export type MinutesState = (typeof minutesStates)[number]
export type Minutes = { readonly state: MinutesState; readonly text: string } & Changed

/** What minutes may become: a draft is agreed by the body, agreed ones are locked; locked ones stay. Each may stay what it is until then. */
export function nextStates(state: MinutesState): readonly MinutesState[] {
  switch (state) {
    case 'draft':
      return ['draft', 'agreed']
    case 'agreed':
      return ['agreed', 'locked']
    case 'locked':
      return []
  }
}

/** Actions of earlier meetings that were still open on the day of this one: they are on its agenda. */
export function carriedTo(meeting: Pick<Meeting, 'heldOn'>, actions: readonly Action[]): readonly Action[] {
  return actions
    .filter(
      ({ takenOn, closedOn }) =>
        isBefore(takenOn, meeting.heldOn) && (closedOn === undefined || !isBefore(closedOn, meeting.heldOn)),
    )
    .toSorted((one, other) => Temporal.PlainDate.compare(one.dueOn, other.dueOn))
}

export function isOverdue({ closedOn, dueOn }: Action, today: Temporal.PlainDate): boolean {
  return closedOn === undefined && isBefore(dueOn, today)
}

export type Attended = { readonly agency: string; readonly heldOn: Temporal.PlainDate; readonly presence: Presence }
export type AttendanceRow = {
  readonly agency: string
  /** One for each meeting, in their order; undefined where the agency had no member or nothing was recorded. */
  readonly meetings: readonly ('there' | 'deputy' | 'not there' | undefined)[]
  /** Meetings at which somebody of the agency was there, a deputy too, and meetings for which it is known. */
  readonly there: number
  readonly known: number
}

/** By agency, over time: an agency was there when one of its members was, or sent a deputy. Nothing recorded is not an absence. */
export function attendanceByAgency(
  meetings: readonly Temporal.PlainDate[],
  attended: readonly Attended[],
): readonly AttendanceRow[] {
  const agencies = [...new Set(attended.map(({ agency }) => agency))].sort((one, other) => one.localeCompare(other))
  return agencies.map((agency) => {
    const row = meetings.map((day) => {
      const here = attended
        .filter((one) => one.agency === agency && one.heldOn.equals(day))
        .map(({ presence }) => presence)
      if (here.length === 0) return undefined
      if (here.includes('present')) return 'there' as const
      return here.includes('deputy') ? ('deputy' as const) : ('not there' as const)
    })
    const known = row.filter((one) => one !== undefined)
    return { agency, meetings: row, there: known.filter((one) => one !== 'not there').length, known: known.length }
  })
}

function isBefore(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) < 0
}
