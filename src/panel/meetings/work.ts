import { Temporal } from 'temporal-polyfill'
import { holdsAny } from '#platform/database/actor.ts'
import { dueState, type WorkRow, type WorkSource } from '#cases/my-work.ts'
import { formatDay, formatTime } from '#platform/day-and-time.ts'
import { organisers, readers } from '../who.ts'
import type { Meeting } from './meeting.ts'
import { listToBeListedAgain, type ToListAgain } from './relisting.ts'
import { listMeetings } from './store.ts'

/** Meetings somebody is invited to, for their work page; and, for whoever arranges them, cases whose meeting was cancelled. */
export const meetingsComing: WorkSource = async (trx, actor, today) => {
  if (!holdsAny(actor, readers)) return undefined
  const meetings = (await listMeetings(trx)).filter(
    ({ heldOn, cancelled }) => cancelled === undefined && Temporal.PlainDate.compare(heldOn, today) >= 0,
  )
  const listAgain = holdsAny(actor, organisers) ? await listToBeListedAgain(trx, today) : []
  return {
    heading: 'Panel meetings',
    nothing: 'No panel meeting is arranged.',
    rows: [...listAgain.map(relistingRow), ...meetings.toReversed().map((meeting) => meetingRow(meeting, today))],
  }
}

function relistingRow({ caseId, reference, purpose, wasOn }: ToListAgain): WorkRow {
  return {
    what: 'List again: its meeting was cancelled',
    href: `/cases/${caseId}`,
    about: `${reference} · ${purpose} · was on ${formatDay(wasOn)}`,
    dueOn: undefined,
    state: 'no date',
  }
}

function meetingRow({ id, startsAt, packPublishedAt, heldOn }: Meeting, today: Temporal.PlainDate): WorkRow {
  return {
    what: `Panel meeting at ${formatTime(startsAt)}`,
    href: `/panel/meetings/${id}`,
    about: packPublishedAt === undefined ? 'The pack is not published yet' : 'The pack is published',
    dueOn: heldOn,
    state: dueState(heldOn, today),
  }
}
