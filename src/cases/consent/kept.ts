/** What was written with an entry of the journal, for the pages of consent: opened under the person's key, or no longer readable. */
import { keptView, openKept, type AnswersView } from '#platform/forms/kept.ts'
import { formRecordPlace, type KeptEntry } from '../store.ts'
import type { Showing } from '../steps/step-page.ts'
import type { StepName } from '../journey.ts'

/** The latest entry of one of these steps. */
export function lastOf({ file }: Showing, ...steps: readonly StepName[]): KeptEntry | undefined {
  return file.entries.findLast((entry) => steps.some((step) => step === entry.step))
}

/** Answers of an entry by question, in words; empty when there are none, or none that can be read. */
export async function writtenAt(
  { trx, file, vault }: Showing,
  entry: KeptEntry | undefined,
): Promise<ReadonlyMap<string, string>> {
  if (entry?.formRecordId === undefined) return new Map()
  const row = await trx
    .selectFrom('cases.form_record')
    .select(['id', 'sealed'])
    .where('area_id', '=', file.row.areaId)
    .where('id', '=', entry.formRecordId)
    .executeTakeFirst()
  const opened = row && (await vault.open(file.person.id, formRecordPlace(row.id), row.sealed))
  if (opened === undefined) return new Map()
  return new Map(openKept(opened).answers.map(({ question, shown }) => [question, shown.join('\n')]))
}

/** What was written with each of these entries, in their order; all seals are opened with one look-up of keys. */
export async function writtenAtEach(
  { trx, file, vault }: Showing,
  entries: readonly KeptEntry[],
): Promise<readonly (readonly AnswersView[])[]> {
  const ids = entries.flatMap(({ formRecordId }) => formRecordId ?? [])
  if (ids.length === 0) return entries.map(() => [])
  const rows = await trx
    .selectFrom('cases.form_record')
    .select(['id', 'sealed'])
    .where('area_id', '=', file.row.areaId)
    .where('id', 'in', ids)
    .execute()
  const opened = await vault.openMany(
    rows.map((row) => ({ subjectId: file.person.id, place: formRecordPlace(row.id), sealed: row.sealed })),
  )
  const byId = new Map(rows.map((row, place) => [row.id, opened[place]]))
  return entries.map(({ formRecordId }) => {
    const kept = formRecordId === undefined ? undefined : byId.get(formRecordId)
    return kept === undefined ? [] : keptView(openKept(kept))
  })
}
