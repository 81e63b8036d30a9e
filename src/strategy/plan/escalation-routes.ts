/** An action that its lead cannot mend is put before a body: it lands on the body's next agenda, with a link back to the action. */
import { listBodies } from '#boards/bodies/store.ts'
import { escalate } from '#boards/escalate.ts'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { once } from '#platform/database/once.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { longText, select } from '#platform/forms/questions.ts'
import { ok } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { formPage, forEditors, readForm, textOf } from '../entry.ts'
import { ActionPath, actionAddress } from './addresses.ts'
import { openAction, openForChange } from './open.ts'

type Body = { readonly id: string; readonly name: string }

export function addEscalationRoutes(app: App): void {
  app.get<ActionPath>(
    '/strategy/:strategyId/plan/:actionId/escalation',
    { config: { ...forEditors, params: ActionPath } },
    async (request, reply) => {
      const { bodies } = await request.asActor((trx, actor) => openedFor(trx, actor, request.params))
      return formPage(reply, escalationForm(bodies), asking(request.params))
    },
  )

  app.post<ActionPath>(
    '/strategy/:strategyId/plan/:actionId/escalation',
    { config: { ...forEditors, params: ActionPath } },
    async (request, reply) => {
      const result = await request.asActor(async (trx, actor) => {
        const { action, bodies } = await openedFor(trx, actor, request.params)
        const form = escalationForm(bodies)
        const read = readForm(form, request, app.today())
        if ('again' in read) return { form, again: read.again }
        const toBodyId = textOf(read.answers, 'body')
        await once<never>(trx, request.formToken, async () => {
          const { areaId, strategyId, id: actionId } = action
          const address = actionAddress(strategyId, actionId)
          const what = textOf(read.answers, 'what')
          const id = await escalate(trx, { areaId, toBodyId, what, address }, app.today())
          await note(trx, {
            action: 'escalate',
            subject: { kind: 'escalation', id },
            areaId,
            requestId: request.id,
            details: { action: actionId },
          })
          return ok(`/boards/${toBodyId}`)
        })
        return { location: `/boards/${toBodyId}` }
      })
      if ('location' in result) return reply.redirect(result.location, 303)
      return formPage(reply, result.form, { ...asking(request.params), ...result.again })
    },
  )

  async function openedFor(trx: Trx, actor: Actor, { strategyId, actionId }: ActionPath['Params']) {
    const action = await openAction(trx, await openForChange(trx, actor, strategyId), actionId, app.today())
    const bodies = (await listBodies(trx)).filter((body) => body.areaId === action.areaId && body.endedOn === undefined)
    return { action, bodies }
  }
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

function asking({ strategyId, actionId }: ActionPath['Params']) {
  const address = actionAddress(strategyId, actionId)
  return { action: `${address}/escalation`, back: address, button: { en: 'Put it on the next agenda' } }
}
