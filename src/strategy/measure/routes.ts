/** A measure of an action: its page with the series and every reading, adding one, and correcting what was written down wrong. */
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { addFormPage, type Circumstances } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors } from '#reference/roles.ts'
import { forReaders, mayEdit, readable } from '../entry.ts'
import { actionAddress } from '../plan/addresses.ts'
import { openAction, openStrategy } from '../plan/open.ts'
import { changesOf, measureView } from './measure-page.ts'
import { measureAddress, measureForChange, MeasurePath, ReadingPath } from './open.ts'
import { readingForm, readingIn } from './reading-forms.ts'
import { addReading } from './store.ts'

export function addMeasureRoutes(app: App): void {
  app.get<MeasurePath>(
    '/strategy/:strategyId/plan/:actionId/measures/:measureId',
    { config: { ...forReaders, params: MeasurePath } },
    async (request, reply) => {
      const { action, measure, edits } = await request.asActor(async (trx, actor) => {
        const opened = await openStrategy(trx, request.params.strategyId, app.today())
        const action = await openAction(trx, opened, request.params.actionId, app.today())
        const measure = readable(action.measures.find(({ id }) => id === request.params.measureId))
        return { action, measure, edits: mayEdit(actor, action.areaId) }
      })
      const isWritten = measure.source === undefined
      const goesOn = measure.ended === undefined
      return reply.page('strategy/measure/views/measure.njk', {
        heading: measure.title,
        action,
        measure: measureView(measure),
        changes: changesOf(measure),
        mayRead: edits && isWritten && goesOn,
        mayCorrect: edits && isWritten,
        mayDefine: edits && goesOn,
        back: actionAddress(action.strategyId, action.id),
        address: measureAddress(request.params),
      })
    },
  )

  addFormPage(app, {
    roles: governanceEditors,
    address: '/strategy/:strategyId/plan/:actionId/measures/:measureId/reading',
    params: MeasurePath,
    about: writtenMeasure,
    form: ({ measure }) => readingForm(measure, false),
    shown: ({ address }) => ({ back: address, button: 'Add the reading' }),
    insteadOf: ({ measure, address }) => (measure.ended === undefined ? undefined : address),
    act: async (trx, { areaId, measure, address }, answers, { requestId }) => {
      if (measure.ended !== undefined)
        return refuse({ question: 'on', message: 'This measure has ended: it gets no more readings' })
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
      const about = await writtenMeasure(trx, path, here)
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

/** A measure whose readings are written down. A live one is read from its room, and never by hand. */
async function writtenMeasure(trx: Trx, path: z.infer<typeof MeasurePath>, here: Circumstances) {
  const about = await measureForChange(trx, path, here)
  return { ...about, measure: readable(about.measure.source === undefined ? about.measure : undefined) }
}
