/** "Who sees this case", where that differs from what roles alone would say: it is restricted, or somebody has a conflict. */
import type { SectionSource } from '../case-section.ts'
import { listConflicts, listNamed } from './store.ts'

export const sightSection: SectionSource = async ({ trx, file }) => {
  const named = file.row.restricted ? await listNamed(trx, file.row.id) : []
  const conflicts = await listConflicts(trx, file.row.id)
  if (!file.row.restricted && conflicts.length === 0) return undefined
  return {
    id: 'sight',
    heading: 'Who sees this case',
    template: 'cases/sight/views/section.njk',
    model: { restricted: file.row.restricted, named, conflicts },
  }
}
