/** Closing an action of the panel that concerns no case. */
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { addFormPage, changedMeanwhile } from '#platform/forms/form-page.ts'
import { ok } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { readers } from '../who.ts'
import { closingForm, closingIn } from './closing-form.ts'
import type { SeriesAction } from './series.ts'
import { closeSeriesAction, findSeriesAction } from './series-store.ts'

const ActionPath = z.object({ seriesActionId: z.uuid() })

export function addSeriesRoutes(app: App): void {
  addFormPage(app, {
    roles: readers,
    address: '/panel/series-actions/:seriesActionId',
    params: ActionPath,
    about: async (trx, { seriesActionId }, { requestId }) => {
      const action = await findSeriesAction(trx, seriesActionId)
      if (action?.mayClose !== true || action.closed !== undefined) throw new NotFound()
      await noteOn(trx, action, 'view panel action', requestId)
      return action
    },
    form: (action: SeriesAction) => closingForm(action),
    shown: ({ version, changedBy, changedAt }) => ({
      back: '/panel/actions',
      button: 'Close the action',
      standing: { what: 'this action', version, changedBy, changedAt, answers: {} },
    }),
    act: async (trx, action, answers, { seen, today, requestId }) => {
      const clash = changedMeanwhile(await closeSeriesAction(trx, action, seen, closingIn(answers, today)))
      if (clash !== undefined) return clash
      await noteOn(trx, action, 'close panel action', requestId)
      return ok('/panel/actions')
    },
  })
}

async function noteOn(trx: Trx, { id, areaId }: SeriesAction, action: string, requestId: string): Promise<void> {
  await note(trx, { action, subject: { kind: 'panel series action', id }, areaId, requestId })
}
