/** What the pages of meetings show. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay, formatTime } from '#platform/day-and-time.ts'
import { labelOf } from '#reference/code-list.ts'
import { documentPurposes } from '#reference/document-purposes.ts'
import { sitting, type Body, type Membership } from '../bodies/body.ts'
import { aDay, onCover } from '../day-or-month.ts'
import { attendanceChart } from './attendance-chart.ts'
import {
  attendanceByAgency,
  carriedTo,
  isOverdue,
  presenceNames,
  type Action,
  type AgendaItem,
  type Decision,
  type Meeting,
  type Minutes,
  type TakenOff,
} from './meeting.ts'
import { stateWords } from './paper.ts'
import type { AttendedBy } from './store.ts'

export type MeetingKnown = {
  readonly items: readonly AgendaItem[]
  readonly takenOff: readonly TakenOff[]
  readonly members: readonly Membership[]
  readonly attended: readonly AttendedBy[]
  readonly decisions: readonly Decision[]
  /** Every action of the body. */
  readonly actions: readonly Action[]
  readonly minutes: Minutes | undefined
}

export function meetingPage(
  body: Body,
  meeting: Meeting,
  known: MeetingKnown,
  today: Temporal.PlainDate,
  mayKeep: boolean,
) {
  const address = `/boards/meetings/${meeting.id}`
  const { items, attended, decisions, actions, minutes } = known
  const isOver = meeting.heldOn.until(today).sign >= 0
  const keeps = (path: string) => (mayKeep ? `${address}/${path}` : undefined)
  return {
    heading: `${body.name}, ${formatDay(meeting.heldOn)}`,
    body: { name: body.name, href: `/boards/${body.id}` },
    when: `${formatTime(meeting.startsAt)}${meeting.place === '' ? '' : `, ${meeting.place}`}`,
    items: items.map((item) => ({
      title: item.title,
      presenter: item.presenter,
      about: itemWords(item),
      href: itemAddress(item),
      move: items.length > 1 ? keeps(`items/${item.id}/place`) : undefined,
      remove: decisions.some(({ itemId }) => itemId === item.id) ? undefined : keeps(`items/${item.id}/removal`),
    })),
    takenOff: known.takenOff.map(({ title, reason, by, at }) => ({ title, reason, by, at })),
    carried: carriedTo(meeting, actions).map((action) => actionRow(action, today, mayKeep)),
    attended: attended.map(({ name, agency, presence }) => ({ name, agency, presence: presenceNames[presence] })),
    expected: attended.length > 0 ? 0 : sitting(known.members, meeting.heldOn).length,
    decisions: decisions.map((one) => ({ ...one, item: items.find(({ id }) => id === one.itemId)?.title })),
    actions: actions
      .filter(({ meetingId }) => meetingId === meeting.id)
      .map((action) => actionRow(action, today, mayKeep)),
    minutes:
      minutes === undefined
        ? undefined
        : {
            state: stateWords[minutes.state],
            text: minutes.text,
            word: `${address}/minutes/docx`,
            pdf: `${address}/minutes/pdf`,
          },
    isOver,
    links: {
      change: keeps('change'),
      addItem: keeps('new-item'),
      attendance: keeps('attendance'),
      addDecision: keeps('new-decision'),
      addAction: keeps('new-action'),
      minutes: minutes?.state === 'locked' ? undefined : keeps('minutes'),
    },
  }
}

/** Coming and past meetings of a body, and what waits for the next. */
export function meetingsOf(meetings: readonly Meeting[], actions: readonly Action[], today: Temporal.PlainDate) {
  const row = (meeting: Meeting) => ({
    href: `/boards/meetings/${meeting.id}`,
    heldOn: meeting.heldOn,
    startsAt: meeting.startsAt,
    place: meeting.place,
  })
  const isToCome = ({ heldOn }: Meeting) => today.until(heldOn).sign >= 0
  return {
    coming: meetings.filter(isToCome).toReversed().map(row),
    past: meetings.filter((meeting) => !isToCome(meeting)).map(row),
    openActions: actions
      .filter(({ closedOn }) => closedOn === undefined)
      .map((action) => ({
        what: action.what,
        owner: action.owner,
        dueOn: action.dueOn,
        isOverdue: isOverdue(action, today),
      })),
  }
}

export function attendancePage(body: Body, attended: readonly AttendedBy[]) {
  const meetings = [...new Map(attended.map(({ heldOn }) => [heldOn.toString(), heldOn])).values()].slice(-12)
  const recent = attended.filter(({ heldOn }) => meetings.some((day) => day.equals(heldOn)))
  const rows = attendanceByAgency(meetings, recent)
  const title = `Attendance at ${body.name}, by agency`
  const days = meetings.map((day) => onCover(aDay(day)))
  return {
    heading: title,
    body: { name: body.name, href: `/boards/${body.id}` },
    days,
    chart: rows.length === 0 ? undefined : attendanceChart(title, days, rows),
    rows: rows.map((row) => ({
      agency: row.agency,
      cells: row.meetings.map((one, place) => ({ day: days[place], words: cellWords[one ?? 'nothing'] })),
      total: `${row.there} of ${row.known}`,
    })),
  }
}

const cellWords = { there: 'Present', deputy: 'Deputy', 'not there': 'Nobody', nothing: 'Not recorded' } as const

function actionRow(action: Action, today: Temporal.PlainDate, mayKeep: boolean) {
  return {
    what: action.what,
    owner: action.owner,
    dueOn: action.dueOn,
    closedOn: action.closedOn,
    outcome: action.outcome,
    isOverdue: isOverdue(action, today),
    change: mayKeep ? `/boards/actions/${action.id}` : undefined,
  }
}

function itemWords(item: AgendaItem): string {
  switch (item.kind) {
    case 'paper':
      return `${labelOf(documentPurposes, item.purpose)}: ${item.document}, version ${item.version}`
    case 'escalation':
      return 'Escalated to this body'
    case 'standing':
      return 'Standing item'
    case 'other':
      return ''
  }
}

function itemAddress(item: AgendaItem): string | undefined {
  if (item.kind === 'paper') return `/boards/documents/${item.documentId}`
  return item.kind === 'escalation' && item.address !== '' ? item.address : undefined
}
