/** Entries of an authority, as rows. */
import { colleagueName } from '#platform/database/changed.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { entryKinds, type EntryKind } from './entry.ts'

export type Entry = {
  readonly kind: EntryKind
  readonly on: Temporal.PlainDate
  readonly words: string
  readonly by: string
}

export async function addEntry(
  trx: Trx,
  authority: { readonly id: string; readonly areaId: string },
  { kind, on, words }: Omit<Entry, 'by'>,
): Promise<void> {
  await trx
    .insertInto('duty.authority_entry')
    .values({ id: newId(), area_id: authority.areaId, authority_id: authority.id, kind, on_date: on, words })
    .execute()
}

/** The newest first. */
export async function listEntries(trx: Trx, authorityId: string): Promise<readonly Entry[]> {
  const rows = await trx
    .selectFrom('duty.authority_entry as entry')
    .leftJoin('accounts.account as account', 'account.id', 'entry.added_by')
    .select(['entry.kind', 'entry.on_date', 'entry.words', 'account.name'])
    .where('entry.authority_id', '=', authorityId)
    .orderBy('entry.on_date', 'desc')
    .orderBy('entry.added_at', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ kind, on_date, words, name }) => ({
    kind: kindIn(kind),
    on: on_date,
    words,
    by: colleagueName(name),
  }))
}

function kindIn(text: string): EntryKind {
  const kind = entryKinds.find((one) => one === text)
  if (kind === undefined) throw new Error(`the database has an entry that the room does not know: ${text}`)
  return kind
}
