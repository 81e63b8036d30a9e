/**
 * The Prevent lead's home: what the partnership owes and what its next meetings still need, on the work page of whoever keeps the boards. One
 * query for each kind of thing.
 */
import { Temporal } from 'temporal-polyfill'
import { areasAs } from '#platform/database/actor.ts'
import { dueState, type WorkRow, type WorkSource } from '#cases/my-work.ts'
import { formatTime } from '#platform/day-and-time.ts'
import { documentPurposes, type DocumentPurpose } from '#reference/document-purposes.ts'
import { hasCode, labelOf } from '#reference/code-list.ts'
import { governanceEditors } from '#reference/roles.ts'
import { lastDay } from './day-or-month.ts'
import { nextDue } from './duties/duty.ts'
import * as store from './work-store.ts'

const atMost = 50

export const partnershipWork: WorkSource = async (trx, actor, today) => {
  const areas = areasAs(actor, ...governanceEditors)
  if (areas.length === 0) return undefined
  const monthEnds = today.with({ day: today.daysInMonth })
  const rows = [
    ...(await store.listDutiesOwed(trx, areas, today)).map((duty) => dutyRow(duty, today)),
    ...(await store.listStagesWaiting(trx, areas, today)).map((stage) => stageRow(stage, today)),
    ...(await store.listActionsOpen(trx, areas, monthEnds)).map((action) => actionRow(action, today)),
    ...(await store.listMeetingsInHand(trx, areas, today)).map((meeting) => meetingRow(meeting, today)),
  ]
  return {
    heading: 'The partnership',
    nothing: 'Nothing of the boards is late or due this month, and no meeting is arranged.',
    rows: rows
      .filter(({ kind, row }) => kind !== 'duty' || isBy(row.dueOn, monthEnds))
      .map(({ row }) => row)
      .toSorted((one, other) => compareDays(one.dueOn, other.dueOn))
      .slice(0, atMost),
  }
}

type Row = { readonly kind: 'duty' | 'stage' | 'action' | 'meeting'; readonly row: WorkRow }

function dutyRow({ what, to, owner, ...duty }: store.DutyOwed, today: Temporal.PlainDate): Row {
  const dueOn = nextDue(duty)
  return {
    kind: 'duty',
    row: {
      what: `Report to ${to}`,
      href: '/boards/duties',
      about: [what, owner].filter((words) => words !== '').join(' · '),
      dueOn,
      state: dueState(dueOn, today),
    },
  }
}

/** A month that is planned ends with its last day. */
function stageRow(stage: store.StageWaiting, today: Temporal.PlainDate): Row {
  const dueOn = lastDay(stage.plannedOn)
  return {
    kind: 'stage',
    row: {
      what: stage.title,
      href: `/boards/documents/${stage.documentId}`,
      about: `${purposeWords(stage.purpose)} by ${stage.bodies}: past the day that was planned`,
      dueOn,
      state: dueState(dueOn, today),
    },
  }
}

function actionRow({ what, owner, body, meetingId, dueOn }: store.ActionOpen, today: Temporal.PlainDate): Row {
  return {
    kind: 'action',
    row: {
      what,
      href: `/boards/meetings/${meetingId}`,
      about: `Action of ${body} · ${owner}`,
      dueOn,
      state: dueState(dueOn, today),
    },
  }
}

function meetingRow(meeting: store.MeetingInHand, today: Temporal.PlainDate): Row {
  const needs = meetingNeeds(meeting)
  const isHeld = Temporal.PlainDate.compare(meeting.heldOn, today) < 0
  return {
    kind: 'meeting',
    row: {
      what: isHeld ? `Minutes of ${meeting.body}` : `${meeting.body} meets at ${formatTime(meeting.startsAt)}`,
      href: `/boards/meetings/${meeting.id}`,
      about: isHeld ? 'The minutes are not agreed' : (needs ?? 'Nothing more is needed'),
      dueOn: isHeld ? undefined : meeting.heldOn,
      state: isHeld ? 'no date' : dueState(meeting.heldOn, today),
    },
  }
}

function meetingNeeds({ items, papersMissing, minutesOwed }: store.MeetingInHand): string | undefined {
  const needs = [
    ...(items === 0 ? ['the agenda is empty'] : []),
    ...(papersMissing === 0
      ? []
      : [papersMissing === 1 ? '1 paper is missing' : `${papersMissing} papers are missing`]),
    ...(minutesOwed ? ['the minutes of the last meeting are not agreed'] : []),
  ]
  return needs.length === 0 ? undefined : `Still needed: ${needs.join('; ')}`
}

function purposeWords(code: string): string {
  if (!isPurpose(code)) throw new Error(`the database has a purpose that the room does not know: ${code}`)
  return labelOf(documentPurposes, code)
}

function isPurpose(code: string): code is DocumentPurpose {
  return hasCode(documentPurposes, code)
}

function isBy(day: Temporal.PlainDate | undefined, until: Temporal.PlainDate): boolean {
  return day !== undefined && Temporal.PlainDate.compare(day, until) <= 0
}

/** What has no day comes last. */
function compareDays(one: Temporal.PlainDate | undefined, other: Temporal.PlainDate | undefined): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined)
  return Temporal.PlainDate.compare(one, other)
}
