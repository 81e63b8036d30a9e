/**
 * Cases of a meeting that is not held, or not on the day their journal says. Those of a cancelled one are to be listed again: found anew from
 * the agenda each time, until some meeting that is held lists them. Those of a meeting that moved are listed anew for its new day.
 */
import type { Temporal } from 'temporal-polyfill'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { findCase } from '#cases/store.ts'
import { take, type Circumstances } from '#cases/take.ts'
import type { Meeting } from './meeting.ts'

export type ToListAgain = {
  readonly caseId: string
  readonly reference: string
  readonly purpose: string
  readonly meetingId: string
  readonly wasOn: Temporal.PlainDate
}

/** After so long somebody has seen to a case in another way. */
const remembered = { months: 3 }

/** As far as the reader sees them: on a cancelled meeting's agenda, and not on one that is held then or later, nor put on any since. */
export async function listToBeListedAgain(trx: Trx, today: Temporal.PlainDate): Promise<readonly ToListAgain[]> {
  const rows = await trx
    .selectFrom('panel.meeting as meeting')
    .innerJoin('panel.item as item', (join) =>
      join.onRef('item.area_id', '=', 'meeting.area_id').onRef('item.meeting_id', '=', 'meeting.id'),
    )
    .innerJoin('cases.case_file as file', 'file.id', 'item.case_id')
    .select(['file.id as case_id', 'file.reference', 'item.purpose', 'meeting.id', 'meeting.held_on'])
    .where('meeting.cancelled_at', 'is not', null)
    .where('meeting.held_on', '>=', today.subtract(remembered))
    .where('item.state', '=', 'listed')
    .where((item) =>
      item.not(
        item.exists(
          item
            .selectFrom('panel.item as later')
            .innerJoin('panel.meeting as held', (join) =>
              join.onRef('held.area_id', '=', 'later.area_id').onRef('held.id', '=', 'later.meeting_id'),
            )
            .select('later.id')
            .whereRef('later.area_id', '=', 'item.area_id')
            .whereRef('later.case_id', '=', 'item.case_id')
            .where('later.state', '<>', 'taken off')
            .where('held.cancelled_at', 'is', null)
            .where((later) =>
              later.or([
                later('held.held_on', '>=', later.ref('meeting.held_on')),
                later('later.listed_at', '>', later.ref('item.listed_at')),
              ]),
            ),
        ),
      ),
    )
    .orderBy('meeting.held_on')
    .orderBy('file.reference')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    caseId: row.case_id,
    reference: row.reference,
    purpose: row.purpose,
    meetingId: row.id,
    wasOn: row.held_on,
  }))
}

/**
 * The day of a meeting stands in the journal of each case that is listed for it, and the pack's deadline follows: said anew when it moves.
 *
 * @param meeting as it now is
 * @throws when a case may not be listed that is listed already
 */
export async function listForNewDay(
  trx: Trx,
  meeting: Pick<Meeting, 'id' | 'heldOn'>,
  actor: Actor,
  { requestId, ...circumstances }: Circumstances & { readonly requestId: string },
): Promise<void> {
  for (const caseId of await listCasesOf(trx, meeting.id)) {
    const file = await findCase(trx, caseId, actor)
    if (file?.state.stage !== 'panel_listed' || file.state.listedFor?.meetingId !== meeting.id) continue
    const facts = { meetingId: meeting.id, meetingOn: meeting.heldOn.toString() }
    const taking = { facts, reasonGiven: false, on: circumstances.today, requestId }
    const taken = await take(trx, file, 'list for panel', taking, circumstances)
    if (!taken.ok) throw new Error(`a case could not be listed for its meeting's new day: ${taken.reason}`)
  }
}

async function listCasesOf(trx: Trx, meetingId: string): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom('panel.item as item')
    .innerJoin('cases.case_file as file', 'file.id', 'item.case_id')
    .select('file.id')
    .where('item.meeting_id', '=', meetingId)
    .where('item.state', '=', 'listed')
    .execute()
  return rows.map(({ id }) => id)
}
