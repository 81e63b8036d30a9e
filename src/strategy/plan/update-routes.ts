/** What is said of an action as time goes on: the update of a quarter, another colour than the worked-out one, evidence. None changes later. */
import { Temporal } from 'temporal-polyfill'
import { once } from '#platform/database/once.ts'
import { NotFound } from '#platform/failures.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { ok } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors } from '#reference/roles.ts'
import { formPage, forEditors, readForm } from '../entry.ts'
import { actionAddress, ActionPath } from './addresses.ts'
import { evidenceForm, evidenceIn, overrideForm, updateForm } from './forms.ts'
import { mayUpdate, openAction, openForChange, openStrategy, ragName } from './open.ts'
import { addEvidence, addOverride, addUpdate } from './store.ts'

export function addUpdateRoutes(app: App): void {
  const updating = { roles: [...governanceEditors, 'board member'], personal: false, params: ActionPath } as const
  app.get<ActionPath>('/strategy/:strategyId/plan/:actionId/update', { config: updating }, async (request, reply) => {
    await request.asActor(async (trx, actor) => {
      const opened = await openStrategy(trx, request.params.strategyId)
      if (!mayUpdate(actor, await openAction(trx, opened, request.params.actionId, app.today()))) throw new NotFound()
    })
    return formPage(reply, updateForm(app.today()), newUpdate(request.params))
  })

  app.post<ActionPath>('/strategy/:strategyId/plan/:actionId/update', { config: updating }, async (request, reply) => {
    const form = updateForm(app.today())
    const result = await request.asActor(async (trx, actor) => {
      const opened = await openStrategy(trx, request.params.strategyId)
      const action = await openAction(trx, opened, request.params.actionId, app.today())
      if (!mayUpdate(actor, action)) throw new NotFound()
      const read = readForm(form, request, app.today())
      if ('again' in read) return read
      await once<never>(trx, request.formToken, async () => {
        const id = await addUpdate(
          trx,
          { areaId: action.areaId, actionId: action.id },
          {
            quarterFrom: Temporal.PlainDate.from(textIn(read.answers, 'quarter')),
            words: textIn(read.answers, 'words'),
            workedOut: action.shown.workedOut.rag,
          },
        )
        await note(trx, {
          action: 'update action',
          subject: { kind: 'action update', id },
          areaId: action.areaId,
          requestId: request.id,
          details: { action: action.id, quarter: textIn(read.answers, 'quarter') },
        })
        return ok(actionAddress(action.strategyId, action.id))
      })
      return 'saved'
    })
    if (result !== 'saved') return formPage(reply, form, { ...newUpdate(request.params), ...result.again })
    return reply.redirect(actionAddress(request.params.strategyId, request.params.actionId), 303)
  })

  app.get<ActionPath>(
    '/strategy/:strategyId/plan/:actionId/colour',
    { config: { ...forEditors, params: ActionPath } },
    async (request, reply) => {
      const action = await request.asActor(async (trx, actor) => {
        const opened = await openForChange(trx, actor, request.params.strategyId)
        return await openAction(trx, opened, request.params.actionId, app.today())
      })
      return formPage(reply, overrideForm(ragName(action.shown.workedOut.rag)), newColour(request.params))
    },
  )

  app.post<ActionPath>(
    '/strategy/:strategyId/plan/:actionId/colour',
    { config: { ...forEditors, params: ActionPath } },
    async (request, reply) => {
      const result = await request.asActor(async (trx, actor) => {
        const opened = await openForChange(trx, actor, request.params.strategyId)
        const action = await openAction(trx, opened, request.params.actionId, app.today())
        const form = overrideForm(ragName(action.shown.workedOut.rag))
        const read = readForm(form, request, app.today())
        if ('again' in read) return { form, again: read.again }
        const said = textIn(read.answers, 'colour')
        const colour = said === 'green' || said === 'amber' || said === 'red' ? said : undefined
        await once<never>(trx, request.formToken, async () => {
          const of = { areaId: action.areaId, actionId: action.id }
          const id = await addOverride(trx, of, { colour, reason: textIn(read.answers, 'reason') })
          await note(trx, {
            action: 'override colour',
            subject: { kind: 'rag override', id },
            areaId: action.areaId,
            requestId: request.id,
            details: { action: action.id, said, workedOut: action.shown.workedOut.rag },
          })
          return ok(actionAddress(action.strategyId, action.id))
        })
        return 'saved'
      })
      if (result !== 'saved') return formPage(reply, result.form, { ...newColour(request.params), ...result.again })
      return reply.redirect(actionAddress(request.params.strategyId, request.params.actionId), 303)
    },
  )

  app.get<ActionPath>(
    '/strategy/:strategyId/plan/:actionId/evidence',
    { config: { ...forEditors, params: ActionPath } },
    async (request, reply) => {
      await request.asActor(async (trx, actor) => {
        const opened = await openForChange(trx, actor, request.params.strategyId)
        await openAction(trx, opened, request.params.actionId, app.today())
      })
      return formPage(reply, evidenceForm, newEvidence(request.params))
    },
  )

  app.post<ActionPath>(
    '/strategy/:strategyId/plan/:actionId/evidence',
    { config: { ...forEditors, params: ActionPath } },
    async (request, reply) => {
      const result = await request.asActor(async (trx, actor) => {
        const opened = await openForChange(trx, actor, request.params.strategyId)
        const action = await openAction(trx, opened, request.params.actionId, app.today())
        const read = readForm(evidenceForm, request, app.today())
        if ('again' in read) return read
        await once<never>(trx, request.formToken, async () => {
          const id = await addEvidence(trx, { areaId: action.areaId, actionId: action.id }, evidenceIn(read.answers))
          await note(trx, {
            action: 'add evidence',
            subject: { kind: 'evidence', id },
            areaId: action.areaId,
            requestId: request.id,
            details: { action: action.id },
          })
          return ok(actionAddress(action.strategyId, action.id))
        })
        return 'saved'
      })
      if (result !== 'saved') return formPage(reply, evidenceForm, { ...newEvidence(request.params), ...result.again })
      return reply.redirect(actionAddress(request.params.strategyId, request.params.actionId), 303)
    },
  )
}

type OfAction = ActionPath['Params']

function below({ strategyId, actionId }: OfAction, path: string, button: string) {
  const address = actionAddress(strategyId, actionId)
  return { action: `${address}/${path}`, back: address, button: { en: button } }
}
const newUpdate = (of: OfAction) => below(of, 'update', 'Add the update')
const newColour = (of: OfAction) => below(of, 'colour', 'Say this colour')
const newEvidence = (of: OfAction) => below(of, 'evidence', 'Add the evidence')
