/** Adding a measure, saying what it is from now on, and ending it. */
import type { Trx } from '#platform/database/database.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { addFormPage, type Circumstances } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors } from '#reference/roles.ts'
import { actionAddress, ActionPath } from '../plan/addresses.ts'
import { actionForChange } from '../plan/open.ts'
import { addDefinition, endMeasure, whatWouldChange } from './definitions.ts'
import { definitionForm, endForm, measureAnswers, measureForm, measureIn } from './forms.ts'
import { measureAddress, measureForChange, MeasurePath } from './open.ts'
import { addMeasure, type PlanMeasure } from './store.ts'

export function addDefinitionRoutes(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/strategy/:strategyId/plan/:actionId/measures/new',
    params: ActionPath,
    about: actionForChange,
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

  addFormPage(app, {
    roles: governanceEditors,
    address: '/strategy/:strategyId/plan/:actionId/measures/:measureId/definition',
    params: MeasurePath,
    about: whatItIs,
    form: ({ measure }) => definitionForm(measure.title),
    shown: ({ measure, standing, address }) => ({
      back: address,
      button: 'Save the measure',
      standing: {
        what: `the measure “${measure.title}”`,
        version: standing.revision,
        changedBy: standing.by,
        changedAt: standing.at,
        answers: measureAnswers(measure),
      },
    }),
    insteadOf: ({ measure, address }) => (measure.ended === undefined ? undefined : address),
    act: async (trx, { areaId, measure, standing, address }, answers, { requestId, seen }) => {
      if (measure.ended !== undefined)
        return refuse({ question: 'title', message: 'This measure has ended: add another one instead' })
      if (seen !== standing.revision) return refuse('changed-meanwhile')
      const words = measureIn(answers)
      const changed = whatWouldChange(measure, words)
      if (changed !== undefined) return refuse({ question: changed, message: endItInstead })
      const done = await addDefinition(trx, { areaId, measureId: measure.id, seen }, words, textIn(answers, 'why'))
      if (done === 'means-something-else') return refuse({ question: 'kind', message: endItInstead })
      if (done === 'changed-meanwhile') return refuse(done)
      await note(trx, {
        action: 'define measure',
        subject: { kind: 'measure', id: measure.id },
        areaId,
        requestId,
        details: { revision: seen + 1 },
      })
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/strategy/:strategyId/plan/:actionId/measures/:measureId/end',
    params: MeasurePath,
    about: measureForChange,
    form: ({ measure }) => endForm(measure.title),
    shown: ({ address }) => ({ back: address, button: 'End the measure' }),
    insteadOf: ({ measure, address }) => (measure.ended === undefined ? undefined : address),
    act: async (trx, { areaId, measure: { id }, address }, answers, { requestId }) => {
      // Whoever ended it meanwhile meant the same, and their reason is shown.
      if (await endMeasure(trx, { areaId, measureId: id }, textIn(answers, 'reason')))
        await note(trx, { action: 'end measure', subject: { kind: 'measure', id }, areaId, requestId })
      return ok(address)
    },
  })
}

const endItInstead =
  'Its readings would no longer mean what they meant. Leave this as it is, end the measure, and add another'

async function whatItIs(trx: Trx, path: MeasurePath['Params'], here: Circumstances) {
  const about = await measureForChange(trx, path, here)
  return { ...about, standing: standingOf(about.measure) }
}

function standingOf({ definitions }: PlanMeasure) {
  const standing = definitions.at(-1)
  if (standing === undefined) throw new Error('a measure that nobody has defined')
  return standing
}
