/** The meeting that an address names; not found for whoever may not see it. */
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
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
