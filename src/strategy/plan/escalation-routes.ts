/** An action that its lead cannot mend is put before a body: it lands on the body's next agenda, with a link back to the action. */
import { listBodies } from '#boards/bodies/store.ts'
import { escalate } from '#boards/escalate.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { longText, select } from '#platform/forms/questions.ts'
import { ok } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors } from '#reference/roles.ts'
import { ActionPath, actionAddress } from './addresses.ts'
import { actionForChange } from './open.ts'

type Body = { readonly id: string; readonly name: string }

export function addEscalationRoutes(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/strategy/:strategyId/plan/:actionId/escalation',
    params: ActionPath,
    about: async (trx, { strategyId, actionId }, here) => {
      const action = await actionForChange(trx, { strategyId, actionId }, here)
      const bodies = (await listBodies(trx)).filter(
        (body) => body.areaId === action.areaId && body.endedOn === undefined,
      )
      return { action, bodies, address: actionAddress(strategyId, actionId) }
    },
    form: ({ bodies }) => escalationForm(bodies),
    shown: ({ address }) => ({ back: address, button: 'Put it on the next agenda' }),
    act: async (trx, { action: { id: actionId, areaId }, address }, answers, { requestId, today }) => {
      const toBodyId = textIn(answers, 'body')
      const id = await escalate(trx, { areaId, toBodyId, what: textIn(answers, 'what'), address }, today)
      await note(trx, {
        action: 'escalate',
        subject: { kind: 'escalation', id },
        areaId,
        requestId,
        details: { action: actionId },
      })
      return ok(`/boards/${toBodyId}`)
    },
  })
}

function escalationForm(bodies: readonly Body[]) {
  return defineForm({
    id: 'action-escalation',
    version: '1',
    title: { en: 'Delivery plan' },
    pages: [
      page({
        id: 'action-escalation',
        title: { en: 'Put the action before a body' },
        questions: [
          select({
            id: 'body',
            label: { en: 'Which body?' },
            name: { en: 'the body' },
            options: bodies.map(({ id, name }) => ({ code: id, label: { en: name } })),
          }),
          longText({
            id: 'what',
            label: { en: 'What must it look at?' },
            name: { en: 'what it must look at' },
            hint: { en: 'It lands on the next agenda, with a link to the action. Name no person in a case.' },
            maxLength: 500,
            rows: 3,
          }),
        ],
      }),
    ],
  })
}
