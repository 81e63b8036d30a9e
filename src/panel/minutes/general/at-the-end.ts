/** The minute of a meeting is drafted as soon as its last standing item has ended, so that it is not written up later from memory. */
import { areasAs, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import type { Meeting } from '../../meetings/meeting.ts'
import { listRunningLines } from '../../running/store.ts'
import { caseworkers } from '../../who.ts'
import { addGeneralMinute } from './store.ts'
import { draftAfresh, noteGeneral } from './the-general.ts'

/** A draft that is there already stays: it may have been written in, and says by itself where the record has become another. */
export async function draftGeneralAtTheEnd(trx: Trx, meeting: Meeting, requestId: string): Promise<void> {
  const lines = await listRunningLines(trx, meeting.id)
  if (lines.some(({ kind, state }) => kind === 'standing' && state !== 'decided')) return
  await draftNow(trx, meeting, requestId)
}

/** For whoever takes notes of the meeting; nothing for anybody else. */
export async function draftGeneral(trx: Trx, actor: Actor, meeting: Meeting, requestId: string): Promise<void> {
  if (areasAs(actor, ...caseworkers).includes(meeting.areaId)) await draftNow(trx, meeting, requestId)
}

async function draftNow(trx: Trx, meeting: Meeting, requestId: string): Promise<void> {
  if (await addGeneralMinute(trx, meeting, await draftAfresh(trx, meeting.id)))
    await noteGeneral(trx, meeting, 'draft panel minute', requestId)
}
