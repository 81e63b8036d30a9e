import { holdsAny } from '#platform/database/actor.ts'
import { dueState, type WorkSource } from '#cases/my-work.ts'
import { readers } from '../who.ts'
import { listDueInSeries } from './series-store.ts'
import { listDueOfMyAgency } from './store.ts'

/** What meetings of the panel asked of somebody's agency, for their work page: on which case and by when, not what. */
export const panelActionsDue: WorkSource = async (trx, actor, today) => {
  if (!holdsAny(actor, readers)) return undefined
  const due = await listDueOfMyAgency(trx)
  const ofTheSeries = await listDueInSeries(trx)
  if (due.length + ofTheSeries.length === 0) return undefined
  return {
    heading: 'Actions of the panel for your agency',
    nothing: 'Nothing is open.',
    rows: [
      ...due.map(({ id, reference, dueOn }) => ({
        what: 'Action of the panel',
        href: `/panel/actions/${id}`,
        about: reference,
        dueOn,
        state: dueState(dueOn, today),
      })),
      ...ofTheSeries.map(({ id, dueOn }) => ({
        what: 'Action of the panel',
        href: `/panel/series-actions/${id}`,
        about: 'No case',
        dueOn,
        state: dueState(dueOn, today),
      })),
    ],
  }
}
