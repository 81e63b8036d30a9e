/** The meeting that a page is about, as far as this person may read or keep it. */
import { z } from 'zod'
import { areasAs } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import type { Circumstances } from '#platform/forms/form-page.ts'
import { note } from '#records/audit.ts'
import { governanceEditors } from '#reference/roles.ts'
import type { Body } from '../bodies/body.ts'
import { theBody } from '../bodies/the-body.ts'
import type { Meeting } from './meeting.ts'
import { findMeeting } from './store.ts'

export const MeetingPath = z.object({ meetingId: z.uuid() })

/** @throws NotFound for one that is not there, or not in the reader's area */
export async function theMeeting(trx: Trx, id: string): Promise<{ body: Body; meeting: Meeting }> {
  const meeting = await findMeeting(trx, id)
  if (meeting === undefined) throw new NotFound()
  return { meeting, body: await theBody(trx, meeting.bodyId) }
}

export async function theKeptMeeting(trx: Trx, { meetingId }: z.infer<typeof MeetingPath>, { actor }: Circumstances) {
  const found = await theMeeting(trx, meetingId)
  if (!areasAs(actor, ...governanceEditors).includes(found.meeting.areaId)) throw new NotFound()
  return { ...found, address: `/boards/meetings/${meetingId}` }
}

export async function noteOn(
  trx: Trx,
  { id, areaId }: { readonly id: string; readonly areaId: string },
  action: string,
  requestId: string,
): Promise<void> {
  await note(trx, { action, subject: { kind: 'board meeting', id }, areaId, requestId })
}
