/** The meeting that an address names; not found for whoever may not see it, and what was cancelled only where it is read. */
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
export const ItemPath = MeetingPath.extend({ itemId: z.uuid() })
export const InviteePath = MeetingPath.extend({ accountId: z.uuid() })
export type InviteePath = { Params: z.infer<typeof InviteePath> }
export type ItemPath = { Params: z.infer<typeof ItemPath> }

/** One that is held: nothing is done at one that was cancelled. @throws NotFound */
export async function theMeeting(trx: Trx, meetingId: string): Promise<Meeting> {
  const meeting = await theKeptMeeting(trx, meetingId)
  if (meeting.cancelled !== undefined) throw new NotFound()
  return meeting
}

/** Cancelled or not: for whoever reads what became of it. @throws NotFound */
export async function theKeptMeeting(trx: Trx, meetingId: string): Promise<Meeting> {
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
  const meeting = await theKeptMeeting(trx, meetingId)
  if (!areasAs(actor, ...organisers).includes(meeting.areaId)) throw new NotFound()
  return meeting
}
