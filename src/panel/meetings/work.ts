import { Temporal } from 'temporal-polyfill'
import { holdsAny } from '#platform/database/actor.ts'
import { dueState, type WorkSource } from '#cases/my-work.ts'
import { readers } from '../who.ts'
import { listMeetings } from './store.ts'

/** Meetings somebody is invited to, for their work page. */
export const meetingsComing: WorkSource = async (trx, actor, today) => {
  if (!holdsAny(actor, readers)) return undefined
  const meetings = (await listMeetings(trx)).filter(
    ({ heldOn, cancelled }) => cancelled === undefined && Temporal.PlainDate.compare(heldOn, today) >= 0,
  )
  return {
    heading: 'Panel meetings',
    nothing: 'No panel meeting is arranged.',
    rows: meetings.toReversed().map((meeting) => ({
      what: `Panel meeting at ${meeting.startsAt}`,
      href: `/panel/meetings/${meeting.id}`,
      about: meeting.packPublishedAt === undefined ? 'The pack is not published yet' : 'The pack is published',
      dueOn: meeting.heldOn,
      state: dueState(meeting.heldOn, today),
    })),
  }
}
