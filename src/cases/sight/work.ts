/** My work of those who give cases a lead: whose lead has a conflict, and nobody leads it since. */
import { holdsAny } from '#platform/database/actor.ts'
import type { WorkSource } from '../my-work.ts'
import { listLeftByConflict } from './store.ts'

export const leftByConflict: WorkSource = async (trx, actor) => {
  if (!holdsAny(actor, ['coordinator', 'channel chair', 'deputy chair'])) return undefined
  const left = await listLeftByConflict(trx)
  if (left.length === 0) return undefined
  return {
    heading: 'Cases to give a new lead, because of a conflict of interest',
    nothing: 'No case waits for a new lead.',
    rows: left.map(({ caseId, reference, since }) => ({
      what: 'Name a new lead',
      href: `/cases/${caseId}/lead`,
      about: reference,
      dueOn: since.toZonedDateTimeISO('Europe/London').toPlainDate(),
      state: 'due today' as const,
    })),
  }
}
