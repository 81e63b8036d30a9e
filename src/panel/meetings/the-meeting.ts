/** The meeting that an address names; not found for whoever may not see it. */
import { z } from 'zod'
import { areasAs } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import type { Circumstances } from '#platform/forms/form-page.ts'
import { organisers } from '../who.ts'
import type { Meeting } from './meeting.ts'
import { findMeeting } from './store.ts'

export const MeetingPath = z.object({ meetingId: z.uuid() })
export type MeetingPath = { Params: z.infer<typeof MeetingPath> }

/** @throws NotFound */
export async function theMeeting(trx: Trx, meetingId: string): Promise<Meeting> {
  const meeting = await findMeeting(trx, meetingId)
  if (meeting === undefined) throw new NotFound()
  return meeting
}

/** The same, for whoever arranges it: a reader of its area finds nothing to change here. */
export async function theArrangedMeeting(
  trx: Trx,
  { meetingId }: z.infer<typeof MeetingPath>,
  { actor }: Circumstances,
): Promise<Meeting> {
  const meeting = await theMeeting(trx, meetingId)
  if (!areasAs(actor, ...organisers).includes(meeting.areaId)) throw new NotFound()
  return meeting
}
