/** What past meetings of the panel said that concerns no case, and their own minutes: as far along as the minutes of their cases. */
import { addSeriesAction } from '#panel/actions/series-store.ts'
import type { Meeting } from '#panel/meetings/meeting.ts'
import { listInvitees } from '#panel/meetings/store.ts'
import { draftOfMeeting } from '#panel/minutes/general/draft.ts'
import { addGeneralMinute, agreeGeneralMinute, lockGeneralMinute } from '#panel/minutes/general/store.ts'
import { keepStandingChanges } from '#panel/running/standing-store.ts'
import { listRunningLines } from '#panel/running/store.ts'
import { redate, type Backstage } from './backstage.ts'

/** By the beginning of a standing item's title. */
const said: Readonly<Record<string, string>> = {
  Welcome: 'The chair welcomed everybody. Apologies were read out.',
  Conflicts:
    'The chair asked whether anybody had a conflict with anything on the agenda. Conflicts are recorded at their items.',
  Minutes: 'The minutes of the last meeting were agreed. Its actions were gone through one by one.',
  'Any other': 'The education service offers places on its training in the spring. Members are asked to send names.',
}

/** @param next the meeting after it; undefined for the last one, whose minute is a draft @param isLocked whether that meeting is long over, too */
export async function inventGeneralMinute(
  stage: Backstage,
  meeting: Meeting,
  next: Meeting | undefined,
  isLocked: boolean,
): Promise<void> {
  const { trx, today } = stage
  const lines = await listRunningLines(trx, meeting.id)
  const invitees = await listInvitees(trx, meeting.id)
  for (const line of lines) {
    if (line.kind !== 'standing') continue
    const [, words] = Object.entries(said).find(([title]) => line.title.startsWith(title)) ?? []
    if (words === undefined) continue
    await keepStandingChanges(trx, line, [{ field: 'recordNotes', value: words, seen: 0 }])
    const [asked] = invitees.filter(({ present }) => present === 'present')
    // Of the last meeting alone: what older ones asked is long done.
    if (next !== undefined || !line.title.startsWith('Any other') || asked === undefined) continue
    await addSeriesAction(trx, {
      ...{ areaId: line.areaId, itemId: line.id, askedOn: meeting.heldOn, agencyId: asked.agencyId, who: '' },
      ...{ what: 'Send round the dates of the training in the spring', dueOn: today.add({ days: 21 }) },
    })
  }
  await addGeneralMinute(trx, meeting, await draftOfMeeting({ trx, meetingId: meeting.id, lines, invitees }))
  const { id, heldOn } = meeting
  await redate(trx, 'panel.general_minute', id, { drafted_at: heldOn, changed_at: heldOn }, 'meeting_id')
  if (next === undefined) return
  await agreeGeneralMinute(trx, id, next.id)
  await redate(trx, 'panel.general_minute', id, { agreed_at: next.heldOn }, 'meeting_id')
  if (!isLocked) return
  await lockGeneralMinute(trx, id)
  const on = next.heldOn.add({ days: 1 })
  await redate(trx, 'panel.general_minute', id, { locked_at: on, changed_at: on }, 'meeting_id')
}
