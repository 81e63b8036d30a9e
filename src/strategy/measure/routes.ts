/** A measure of an action: its page with the series and every reading, adding one, and correcting what was written down wrong. */
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { addFormPage, type Circumstances } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors } from '#reference/roles.ts'
import { forReaders, mayEdit, readable } from '../entry.ts'
import { openAction, openForChange, openStrategy, type ColouredAction } from '../plan/open.ts'
import { ActionPath, actionAddress } from '../plan/addresses.ts'
import { measureForm, measureIn, readingForm, readingIn } from './forms.ts'
import { measureView } from './measure-page.ts'
import { addMeasure, addReading } from './store.ts'

const MeasurePath = ActionPath.extend({ measureId: z.uuid() })
type MeasurePath = { Params: z.infer<typeof MeasurePath> }
const ReadingPath = MeasurePath.extend({ readingId: z.uuid() })

export function addMeasureRoutes(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/strategy/:strategyId/plan/:actionId/measures/new',
    params: ActionPath,
    about: actionFor,
    form: () => measureForm,
    shown: ({ strategyId, id }) => ({ back: actionAddress(strategyId, id), button: 'Add the measure' }),
    act: async (trx, { areaId, strategyId, id: actionId }, answers, { requestId }) => {
      const id = await addMeasure(trx, { areaId, actionId }, measureIn(answers))
      await note(trx, {
        action: 'add measure',
        subject: { kind: 'measure', id },
        areaId,
        requestId,
        details: { action: actionId },
      })
      return ok(measureAddress({ strategyId, actionId, measureId: id }))
    },
  })

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
        address: measureAddress(request.params),
      })
    },
  )

  addFormPage(app, {
    roles: governanceEditors,
    address: '/strategy/:strategyId/plan/:actionId/measures/:measureId/reading',
    params: MeasurePath,
    about: readMeasure,
    form: ({ measure }) => readingForm(measure, false),
    shown: ({ address }) => ({ back: address, button: 'Add the reading' }),
    act: async (trx, { areaId, measure, address }, answers, { requestId }) => {
      const id = await addReading(trx, { areaId, measureId: measure.id }, readingIn(answers, measure))
      await note(trx, {
        action: 'add reading',
        subject: { kind: 'reading', id },
        areaId,
        requestId,
        details: { measure: measure.id },
      })
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/strategy/:strategyId/plan/:actionId/measures/:measureId/readings/:readingId/correction',
    params: ReadingPath,
    about: async (trx, path, here) => {
      const about = await readMeasure(trx, path, here)
      return { ...about, wrong: readable(about.measure.allReadings.find(({ id }) => id === path.readingId)) }
    },
    form: ({ measure }) => readingForm(measure, true),
    shown: ({ address, wrong }) => ({
      back: address,
      button: 'Correct the reading',
      likely: { on: wrong.on.toString() },
    }),
    insteadOf: ({ wrong, address }) => (wrong.isCorrected ? address : undefined),
    act: async (trx, { areaId, measure, wrong, address }, answers, { requestId }) => {
      const correction = { ...readingIn(answers, measure), corrects: wrong.id }
      const id = await addReading(trx, { areaId, measureId: measure.id }, correction)
      if (id === undefined)
        return refuse({
          question: 'on',
          message: 'Somebody else has corrected this reading meanwhile. Correct their reading instead, if it is wrong',
        })
      await note(trx, {
        action: 'correct reading',
        subject: { kind: 'reading', id },
        areaId,
        requestId,
        details: { measure: measure.id, corrects: wrong.id },
      })
      return ok(address)
    },
  })
}

async function actionFor(
  trx: Trx,
  { strategyId, actionId }: z.infer<typeof ActionPath>,
  { actor, today }: Circumstances,
): Promise<ColouredAction> {
  return await openAction(trx, await openForChange(trx, actor, strategyId), actionId, today)
}

/** A measure whose readings are written down. A live one is read from its room, and never by hand. */
async function readMeasure(trx: Trx, path: z.infer<typeof MeasurePath>, here: Circumstances) {
  const { areaId, measures } = await actionFor(trx, path, here)
  const measure = readable(measures.find(({ id, source }) => id === path.measureId && source === undefined))
  return { areaId, measure, address: measureAddress(path) }
}

function measureAddress({ strategyId, actionId, measureId }: z.infer<typeof MeasurePath>): string {
  return `${actionAddress(strategyId, actionId)}/measures/${measureId}`
}
