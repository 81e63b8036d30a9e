/** My work: cases that somebody asked me to read a second time before they are closed. */
import { sql } from 'kysely'
import { formatDay } from '#platform/day-and-time.ts'
import { foldJournal } from './journey.ts'
import { listEntriesOf } from './store.ts'
import type { WorkSource } from './my-work.ts'

export const secondReadingsDue: WorkSource = async (trx, actor) => {
  const asked = await trx
    .selectFrom('cases.journal as entry')
    .innerJoin('cases.case_file as file', 'file.id', 'entry.case_id')
    .select(['file.id', 'file.reference', 'file.area_id'])
    .distinct()
    .where('entry.step', '=', 'ask for second reading')
    .where(sql`entry.facts->>'reader'`, '=', actor.accountId)
    .where('file.closed_on', 'is', null)
    .limit(50)
    .execute()
  const rows = []
  // Few cases of few areas: one look-up of journals for each area.
  for (const [areaId, cases] of Map.groupBy(asked, (row) => row.area_id)) {
    const journals = await listEntriesOf(
      trx,
      areaId,
      cases.map(({ id }) => id),
    )
    for (const { id, reference } of cases) {
      const entries = journals.get(id) ?? []
      const { secondReading } = foldJournal(entries)
      if (secondReading?.reader !== actor.accountId || secondReading.answer !== 'asked') continue
      const on = entries.findLast(({ step }) => step === 'ask for second reading')?.onDate
      rows.push({
        what: 'Read a case a second time',
        href: `/cases/${id}/second-reading`,
        about: `${reference} · asked on ${on === undefined ? '' : formatDay(on)}`,
        dueOn: undefined,
        state: 'no date' as const,
      })
    }
  }
  return rows.length === 0 ? undefined : { heading: 'Second readings', nothing: '', rows }
}
