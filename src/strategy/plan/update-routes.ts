/** What is said of an action as time goes on: the update of a quarter, another colour than the worked-out one, evidence. None changes later. */
import { Temporal } from 'temporal-polyfill'
import { NotFound } from '#platform/failures.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { ok } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors } from '#reference/roles.ts'
import { actionAddress, ActionPath } from './addresses.ts'
import { evidenceForm, evidenceIn, overrideForm, updateForm } from './forms.ts'
import { actionForChange, mayUpdate, openAction, openStrategy, ragName, type ColouredAction } from './open.ts'
import { addEvidence, addOverride, addUpdate } from './store.ts'

export function addUpdateRoutes(app: App): void {
  addFormPage(app, {
    roles: [...governanceEditors, 'board member'],
    address: '/strategy/:strategyId/plan/:actionId/update',
    params: ActionPath,
    about: async (trx, { strategyId, actionId }, { actor, today }) => {
      const action = await openAction(trx, await openStrategy(trx, strategyId, today), actionId, today)
      if (!mayUpdate(actor, action)) throw new NotFound()
      return { action, today }
    },
    form: ({ today }) => updateForm(today),
    shown: ({ action }) => ({ back: addressOf(action), button: 'Add the update' }),
    act: async (trx, { action }, answers, { requestId }) => {
      const { areaId, id: actionId } = action
      const quarter = textIn(answers, 'quarter')
      const quarterFrom = Temporal.PlainDate.from(quarter)
      const update = { quarterFrom, words: textIn(answers, 'words'), workedOut: action.shown.workedOut.rag }
      const id = await addUpdate(trx, { areaId, actionId }, update)
      await note(trx, {
        action: 'update action',
        subject: { kind: 'action update', id },
        areaId,
        requestId,
        details: { action: actionId, quarter },
      })
      return ok(addressOf(action))
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/strategy/:strategyId/plan/:actionId/colour',
    params: ActionPath,
    about: actionForChange,
    form: ({ shown }) => overrideForm(ragName(shown.workedOut.rag)),
    shown: (action) => ({ back: addressOf(action), button: 'Say this colour' }),
    act: async (trx, action, answers, { requestId }) => {
      const { areaId, id: actionId } = action
      const said = textIn(answers, 'colour')
      const colour = said === 'green' || said === 'amber' || said === 'red' ? said : undefined
      const id = await addOverride(trx, { areaId, actionId }, { colour, reason: textIn(answers, 'reason') })
      await note(trx, {
        action: 'override colour',
        subject: { kind: 'rag override', id },
        areaId,
        requestId,
        details: { action: actionId, said, workedOut: action.shown.workedOut.rag },
      })
      return ok(addressOf(action))
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/strategy/:strategyId/plan/:actionId/evidence',
    params: ActionPath,
    about: actionForChange,
    form: () => evidenceForm,
    shown: (action) => ({ back: addressOf(action), button: 'Add the evidence' }),
    act: async (trx, action, answers, { requestId }) => {
      const { areaId, id: actionId } = action
      const id = await addEvidence(trx, { areaId, actionId }, evidenceIn(answers))
      await note(trx, {
        action: 'add evidence',
        subject: { kind: 'evidence', id },
        areaId,
        requestId,
        details: { action: actionId },
      })
      return ok(addressOf(action))
    },
  })
}

function addressOf({ strategyId, id }: ColouredAction): string {
  return actionAddress(strategyId, id)
}
