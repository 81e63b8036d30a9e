/** An item that ends has its minute drafted there and then, so that none is written up later from memory. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import { foldJournal } from '#cases/journey.ts'
import { listEntriesOf } from '#cases/store.ts'
import { findRunningItem } from '../running/store.ts'
import { draftOf, type Drafting } from './draft.ts'
import { addMinute } from './store.ts'
import { noteMinute } from './the-minute.ts'

export type Ended = Pick<Drafting, 'meeting' | 'item' | 'file' | 'invitees'> & { readonly purpose: string }

/** A draft that is there already stays: it may have been written in, and says by itself where the record has become another. */
export async function draftAtTheEnd(
  trx: Trx,
  {
    vault,
    today,
    requestId,
  }: { readonly vault: Vault; readonly today: Temporal.PlainDate; readonly requestId: string },
  { meeting, item: before, file: opened, invitees, purpose }: Ended,
): Promise<void> {
  const item = await findRunningItem(trx, { meetingId: meeting.id, itemId: before.id })
  if (item === undefined) return
  const { areaId, id } = opened.row
  const entries = (await listEntriesOf(trx, areaId, [id])).get(id) ?? []
  const file = { ...opened, entries, state: foldJournal(entries) }
  const content = await draftOf({ trx, vault, meeting, item, file, invitees, today })
  if (await addMinute(trx, vault, item, content))
    await noteMinute(trx, { item, purpose }, 'draft panel minute', requestId)
}
