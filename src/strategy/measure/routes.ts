/** A measure of an action: its page with the series and every reading, adding one, and correcting what was written down wrong. */
import { z } from 'zod'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { ledTo, once } from '#platform/database/once.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { formPage, forEditors, forReaders, mayEdit, readable, readForm, refusedAt } from '../entry.ts'
import { openAction, openForChange, openStrategy } from '../plan/open.ts'
import { ActionPath, actionAddress } from '../plan/addresses.ts'
import { measureForm, measureIn, readingForm, readingIn } from './forms.ts'
import { measureView } from './measure-page.ts'
import { addMeasure, addReading } from './store.ts'

const MeasurePath = ActionPath.extend({ measureId: z.uuid() })
type MeasurePath = { Params: z.infer<typeof MeasurePath> }
const ReadingPath = MeasurePath.extend({ readingId: z.uuid() })
type ReadingPath = { Params: z.infer<typeof ReadingPath> }

export function addMeasureRoutes(app: App): void {
  app.get<ActionPath>(
    '/strategy/:strategyId/plan/:actionId/measures/new',
    { config: { ...forEditors, params: ActionPath } },
    async (request, reply) => {
      await request.asActor((trx, actor) => actionFor(trx, actor, request.params))
      return formPage(reply, measureForm, newMeasure(request.params))
    },
  )

  app.post<ActionPath>(
    '/strategy/:strategyId/plan/:actionId/measures/new',
    { config: { ...forEditors, params: ActionPath } },
    async (request, reply) => {
      const result = await request.asActor(async (trx, actor) => {
        const action = await actionFor(trx, actor, request.params)
        const read = readForm(measureForm, request, app.today())
        if ('again' in read) return read
        const outcome = await once<never>(trx, request.formToken, async () => {
          const of = { areaId: action.areaId, actionId: action.id }
          const id = await addMeasure(trx, of, measureIn(read.answers))
          await note(trx, {
            action: 'add measure',
            subject: { kind: 'measure', id },
            areaId: action.areaId,
            requestId: request.id,
            details: { action: action.id },
          })
          return ok(`${actionAddress(action.strategyId, action.id)}/measures/${id}`)
        })
        return { location: outcome.ok ? outcome.value : actionAddress(action.strategyId, action.id) }
      })
      if ('location' in result) return reply.redirect(result.location, 303)
      return formPage(reply, measureForm, { ...newMeasure(request.params), ...result.again })
    },
  )

  app.get<MeasurePath>(
    '/strategy/:strategyId/plan/:actionId/measures/:measureId',
    { config: { ...forReaders, params: MeasurePath } },
    async (request, reply) => {
      const { action, measure, edits } = await request.asActor(async (trx, actor) => {
        const opened = await openStrategy(trx, request.params.strategyId)
        const action = await openAction(trx, opened, request.params.actionId, app.today())
        const measure = readable(action.measures.find(({ id }) => id === request.params.measureId))
        return { action, measure, edits: mayEdit(actor, action.areaId) }
      })
      return reply.page('strategy/measure/views/measure.njk', {
        heading: measure.title,
        action,
        measure: measureView(measure),
        edits: edits && measure.source === undefined,
        back: actionAddress(action.strategyId, action.id),
        address: addressOf(request.params),
      })
    },
  )

  app.get<MeasurePath>(
    '/strategy/:strategyId/plan/:actionId/measures/:measureId/reading',
    { config: { ...forEditors, params: MeasurePath } },
    async (request, reply) => {
      const { measure } = await request.asActor((trx, actor) => measureFor(trx, actor, request.params))
      return formPage(reply, readingForm(measure, false), newReading(request.params))
    },
  )

  app.post<MeasurePath>(
    '/strategy/:strategyId/plan/:actionId/measures/:measureId/reading',
    { config: { ...forEditors, params: MeasurePath } },
    async (request, reply) => {
      const result = await request.asActor(async (trx, actor) => {
        const { action, measure } = await measureFor(trx, actor, request.params)
        const form = readingForm(measure, false)
        const read = readForm(form, request, app.today())
        if ('again' in read) return { form, again: read.again }
        await once<never>(trx, request.formToken, async () => {
          const of = { areaId: action.areaId, measureId: measure.id }
          const id = await addReading(trx, of, readingIn(read.answers, measure))
          await note(trx, {
            action: 'add reading',
            subject: { kind: 'reading', id },
            areaId: action.areaId,
            requestId: request.id,
            details: { measure: measure.id },
          })
          return ok(addressOf(request.params))
        })
        return 'saved'
      })
      if (result !== 'saved') return formPage(reply, result.form, { ...newReading(request.params), ...result.again })
      return reply.redirect(addressOf(request.params), 303)
    },
  )

  app.get<ReadingPath>(
    '/strategy/:strategyId/plan/:actionId/measures/:measureId/readings/:readingId/correction',
    { config: { ...forEditors, params: ReadingPath } },
    async (request, reply) => {
      const { measure, wrong } = await request.asActor(async (trx, actor) => {
        const { measure } = await measureFor(trx, actor, request.params)
        return { measure, wrong: readable(measure.allReadings.find(({ id }) => id === request.params.readingId)) }
      })
      if (wrong.isCorrected) return reply.redirect(addressOf(request.params), 303)
      return formPage(reply, readingForm(measure, true), {
        ...newCorrection(request.params),
        answers: { on: wrong.on.toString() },
      })
    },
  )

  app.post<ReadingPath>(
    '/strategy/:strategyId/plan/:actionId/measures/:measureId/readings/:readingId/correction',
    { config: { ...forEditors, params: ReadingPath } },
    async (request, reply) => {
      const result = await request.asActor(async (trx, actor) => {
        const { action, measure } = await measureFor(trx, actor, request.params)
        const wrong = readable(measure.allReadings.find(({ id }) => id === request.params.readingId))
        const before = await ledTo(trx, request.formToken)
        if (before !== undefined) return 'saved'
        const form = readingForm(measure, true)
        const read = readForm(form, request, app.today())
        if ('again' in read) return { form, again: read.again }
        const outcome = await once(trx, request.formToken, async () => {
          const of = { areaId: action.areaId, measureId: measure.id }
          const id = await addReading(trx, of, { ...readingIn(read.answers, measure), corrects: wrong.id })
          if (id === undefined) return refuse('corrected already')
          await note(trx, {
            action: 'correct reading',
            subject: { kind: 'reading', id },
            areaId: action.areaId,
            requestId: request.id,
            details: { measure: measure.id, corrects: wrong.id },
          })
          return ok(addressOf(request.params))
        })
        if (outcome.ok) return 'saved'
        const message =
          'Somebody else has corrected this reading meanwhile. Correct their reading instead, if it is wrong'
        return { form, ...refusedAt(form, 'on', message, request.body) }
      })
      if (result !== 'saved') return formPage(reply, result.form, { ...newCorrection(request.params), ...result.again })
      return reply.redirect(addressOf(request.params), 303)
    },
  )

  async function actionFor(trx: Trx, actor: Actor, { strategyId, actionId }: z.infer<typeof ActionPath>) {
    return await openAction(trx, await openForChange(trx, actor, strategyId), actionId, app.today())
  }

  async function measureFor(trx: Trx, actor: Actor, path: z.infer<typeof MeasurePath>) {
    const action = await actionFor(trx, actor, path)
    const measure = readable(action.measures.find(({ id }) => id === path.measureId))
    // A live measure is read from its room, and never written down by hand.
    return { action, measure: readable(measure.source === undefined ? measure : undefined) }
  }
}

function addressOf({ strategyId, actionId, measureId }: z.infer<typeof MeasurePath>): string {
  return `${actionAddress(strategyId, actionId)}/measures/${measureId}`
}

function newMeasure({ strategyId, actionId }: z.infer<typeof ActionPath>) {
  const address = actionAddress(strategyId, actionId)
  return { action: `${address}/measures/new`, back: address, button: { en: 'Add the measure' } }
}

function newReading(path: z.infer<typeof MeasurePath>) {
  return { action: `${addressOf(path)}/reading`, back: addressOf(path), button: { en: 'Add the reading' } }
}

function newCorrection(path: z.infer<typeof ReadingPath>) {
  const address = addressOf(path)
  return {
    action: `${address}/readings/${path.readingId}/correction`,
    back: address,
    button: { en: 'Correct the reading' },
  }
}
