/** The plan as the panel put it when it adopted the case: free words, where the first draft begins. */
import { openKept } from '#platform/forms/kept.ts'
import { formRecordPlace } from '../store.ts'
import type { Reading } from './store.ts'

/** Undefined when the panel wrote none, or they can no longer be read. */
export async function planInPanelsWords({ trx, file, vault }: Reading): Promise<string | undefined> {
  const decided = file.entries.findLast(
    (entry) => entry.step === 'panel decision' && entry.facts['decision'] === 'adopt',
  )
  if (decided?.formRecordId === undefined) return undefined
  const record = await trx
    .selectFrom('cases.form_record')
    .select(['id', 'sealed'])
    .where('area_id', '=', file.row.areaId)
    .where('case_id', '=', file.row.id)
    .where('id', '=', decided.formRecordId)
    .executeTakeFirst()
  if (record === undefined) return undefined
  const opened = await vault.open(file.person.id, formRecordPlace(record.id), record.sealed)
  const words = opened === undefined ? undefined : openKept(opened).answers.find(({ question }) => question === 'plan')
  return words === undefined || words.shown.length === 0 ? undefined : words.shown.join('\n')
}
