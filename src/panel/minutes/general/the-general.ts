/** The minute of the meeting that an address names; not found for whoever may not see the meeting. */
import type { Temporal } from 'temporal-polyfill'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { note } from '#records/audit.ts'
import { chairs } from '#reference/roles.ts'
import type { Meeting } from '../../meetings/meeting.ts'
import { listInvitees } from '../../meetings/store.ts'
import { theMeeting, type MeetingPath } from '../../meetings/the-meeting.ts'
import { listRunningLines } from '../../running/store.ts'
import { caseworkers } from '../../who.ts'
import type { Addendum } from '../minute.ts'
import { isHeld } from '../the-minute.ts'
import { draftOfMeeting } from './draft.ts'
import { general, type GeneralContent, type GeneralMinute } from './general.ts'
import { findGeneralMinute, listGeneralAddenda, listGeneralConflictNames } from './store.ts'

export type OpenedGeneral = {
  readonly meeting: Meeting
  /** Undefined before anybody drafted it. */
  readonly minute: GeneralMinute | undefined
  readonly conflictNames: readonly string[]
  readonly addenda: readonly Addendum[]
  /** As it would draft itself now: for whoever takes notes, while it may still be changed. */
  readonly afresh: GeneralContent | undefined
  readonly mayAct: boolean
  readonly mayChair: boolean
  readonly address: string
}

/** @throws NotFound for a meeting that is not theirs to see, or that was cancelled */
export async function openGeneral(
  trx: Trx,
  actor: Actor,
  { meetingId }: MeetingPath['Params'],
  today: Temporal.PlainDate,
): Promise<OpenedGeneral> {
  const meeting = await theMeeting(trx, meetingId)
  const minute = await findGeneralMinute(trx, meetingId)
  const mayAct = areasAs(actor, ...caseworkers).includes(meeting.areaId)
  const mayDraft = mayAct && (minute === undefined || minute.state === 'draft') && isHeld(meeting, today)
  return {
    meeting,
    minute,
    conflictNames: minute === undefined ? [] : await listGeneralConflictNames(trx, meetingId, minute.agreed?.at),
    addenda: minute === undefined ? [] : await listGeneralAddenda(trx, meeting),
    afresh: mayDraft ? await draftAfresh(trx, meetingId) : undefined,
    mayAct,
    mayChair: areasAs(actor, ...chairs).includes(meeting.areaId),
    address: `/panel/meetings/${meetingId}/minutes/${general}`,
  }
}

export async function draftAfresh(trx: Trx, meetingId: string): Promise<GeneralContent> {
  const lines = await listRunningLines(trx, meetingId)
  return await draftOfMeeting({ trx, meetingId, lines, invitees: await listInvitees(trx, meetingId) })
}

export async function noteGeneral(
  trx: Trx,
  { id, areaId }: Pick<Meeting, 'id' | 'areaId'>,
  action: string,
  requestId: string,
): Promise<void> {
  await note(trx, { action, subject: { kind: 'panel meeting minute', id }, areaId, requestId })
}
