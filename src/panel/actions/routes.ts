/** The open actions of the panel, and closing one with what came of it. */
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { App } from '#platform/web/web.ts'
import { NotFound } from '#platform/failures.ts'
import { addFormPage, changedMeanwhile } from '#platform/forms/form-page.ts'
import { ok } from '#platform/outcome.ts'
import type { Serving } from '#cases/steps/step-routes.ts'
import { note } from '#records/audit.ts'
import { readers } from '../who.ts'
import type { Action } from './action.ts'
import { closingForm, closingIn } from './closing-form.ts'
import { addSeriesRoutes } from './series-routes.ts'
import { listOpenOfSeries } from './series-store.ts'
import { closeAction, findAction, listOpenActions } from './store.ts'

const ActionPath = z.object({ actionId: z.uuid() })

export function addActionRoutes(app: App, { vault }: Serving): void {
  app.get('/panel/actions', { config: { roles: readers, personal: true } }, async (request, reply) => {
    const { actions, ofTheSeries } = await request.asActor(async (trx) => {
      const open = await listOpenActions(trx, vault)
      await note(trx, {
        action: 'list panel actions',
        subject: { kind: 'panel' },
        requestId: request.id,
        details: { cases: [...new Set(open.map(({ caseId }) => caseId))] },
      })
      return { actions: open, ofTheSeries: await listOpenOfSeries(trx) }
    })
    const today = app.today()
    return reply.page('panel/actions/views/actions.njk', {
      heading: 'Open actions of the panel',
      actions: actions.map((action) => ({
        ...action,
        what: wordsOf(action),
        href: `/panel/actions/${action.id}`,
        isOverdue: isOverdue(action, today),
      })),
      ofTheSeries: ofTheSeries.map((action) => ({
        ...action,
        href: `/panel/series-actions/${action.id}`,
        isOverdue: isOverdue(action, today),
      })),
      marking: 'OFFICIAL-SENSITIVE',
    })
  })

  addFormPage(app, {
    roles: readers,
    personal: true,
    address: '/panel/actions/:actionId',
    params: ActionPath,
    about: async (trx, { actionId }, { requestId }) => {
      const action = await findAction(trx, vault, actionId)
      if (action?.mayClose !== true || action.closed !== undefined) throw new NotFound()
      await noteOn(trx, action, 'view panel action', requestId)
      return action
    },
    form: (action) => closingForm({ ...action, what: wordsOf(action), about: action.reference }),
    shown: (action) => ({
      back: '/panel/actions',
      button: 'Close the action',
      standing: {
        what: 'this action',
        version: action.version,
        changedBy: action.changedBy,
        changedAt: action.changedAt,
        answers: {},
      },
    }),
    act: async (trx, action, answers, { seen, today, requestId }) => {
      const clash = changedMeanwhile(await closeAction(trx, vault, action, seen, closingIn(answers, today)))
      if (clash !== undefined) return clash
      await noteOn(trx, action, 'close panel action', requestId)
      return ok('/panel/actions')
    },
  })

  addSeriesRoutes(app)
}

function isOverdue({ dueOn }: Pick<Action, 'dueOn'>, today: Temporal.PlainDate): boolean {
  return today.until(dueOn).days < 0
}

function wordsOf({ what }: Action): string {
  return what ?? 'What it was can no longer be read.'
}

async function noteOn(trx: Parameters<typeof note>[0], action: Action, what: string, requestId: string): Promise<void> {
  const { id, areaId, caseId } = action
  await note(trx, { action: what, subject: { kind: 'panel action', id }, areaId, caseId, requestId })
}
