/** Something in a room that a body must look at: told here, inside the room's own transaction, it lands on the body's next agenda. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { addItems } from './meetings/agenda-store.ts'
import { listMeetings } from './meetings/store.ts'

export type NewEscalation = {
  readonly areaId: string
  readonly toBodyId: string
  /** What it is about, without a person in a case. */
  readonly what: string
  /** Where in Causeway it stands: a plan's action, a duty that is late. */
  readonly address?: string
}

/**
 * Puts it on the agenda of the body's next meeting, or lets it wait until one is arranged (addMeeting takes it up then).
 *
 * @returns the escalation's id
 */
export async function escalate(trx: Trx, escalation: NewEscalation, today: Temporal.PlainDate): Promise<string> {
  const { areaId, toBodyId, what, address = '' } = escalation
  const id = newId()
  await trx
    .insertInto('boards.escalation')
    .values({ id, area_id: areaId, to_body_id: toBodyId, what, address })
    .execute()
  const next = (await listMeetings(trx, toBodyId)).findLast(({ heldOn }) => today.until(heldOn).sign >= 0)
  if (next !== undefined)
    await addItems(trx, next, [{ kind: 'escalation', title: what, presenter: '', escalationId: id }])
  return id
}
