/** What was written at the steps of a case, opened: for its chronology, and for a subject's own section. */
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import { keptView, openKept, type AnswersView } from '#platform/forms/kept.ts'
import { formRecordPlace, type CaseFile, type KeptEntry } from './store.ts'

/** By the id of an entry; nothing where nothing was written. All seals are opened with one look-up of keys. */
export type Written = ReadonlyMap<string, readonly AnswersView[]>

/** @param entries those of the case that are wanted */
export async function writtenAt(
  trx: Trx,
  vault: Vault,
  file: CaseFile,
  entries: readonly KeptEntry[],
): Promise<Written> {
  const kept = await keptAt(trx, vault, file, entries)
  return new Map([...kept].map(([id, text]) => [id, viewsOf(text)]))
}

/** The kept forms themselves, as text for `openKept`, by the id of an entry; undefined where the person's key is gone. */
export async function keptAt(
  trx: Trx,
  vault: Vault,
  file: CaseFile,
  entries: readonly KeptEntry[],
): Promise<ReadonlyMap<string, string | undefined>> {
  const ids = entries.flatMap(({ formRecordId }) => formRecordId ?? [])
  if (ids.length === 0) return new Map()
  const records = await trx
    .selectFrom('cases.form_record')
    .select(['id', 'sealed'])
    .where('area_id', '=', file.row.areaId)
    .where('case_id', '=', file.row.id)
    .where('id', 'in', ids)
    .execute()
  const opened = await vault.openMany(
    records.map((record) => ({ subjectId: file.person.id, place: formRecordPlace(record.id), sealed: record.sealed })),
  )
  const byRecord = new Map(records.map((record, place) => [record.id, opened[place]]))
  return new Map(
    entries.flatMap((entry) =>
      entry.formRecordId === undefined ? [] : [[entry.id, byRecord.get(entry.formRecordId)] as const],
    ),
  )
}

/** Kept answers as they are shown; said so when the person's key is gone. */
export function viewsOf(kept: string | undefined): readonly AnswersView[] {
  if (kept === undefined) return [{ title: 'What was written can no longer be read', rows: [] }]
  return keptView(openKept(kept))
}
