/** Replanning a route over HTTP: a stage that is to come is planned for another day, moved, or taken off. */
import type { Trx } from '#platform/database/database.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { addFormPage, changedMeanwhile, type FormPage } from '#platform/forms/form-page.ts'
import { behindIn, behindQuestion } from '#platform/forms/place-in-order.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { labelOf } from '#reference/code-list.ts'
import { documentPurposes } from '#reference/document-purposes.ts'
import { governanceEditors } from '#reference/roles.ts'
import { inWords } from '../day-or-month.ts'
import { reasonIn, reasonQuestion } from '../reason-form.ts'
import { isYetToCome, moveStage, stageState, takeOff, type ReplanRefusal, type Route, type Stage } from '../route.ts'
import * as forms from './forms.ts'
import { addRouteChange, placeStages, type NewRouteChange } from './replanning.ts'
import * as store from './store.ts'
import { addressOf, noteOn, StagePath, theStage, type TheStage } from './the-document.ts'

const refusalWords: Record<ReplanRefusal, string> = {
  'has happened': 'A body has said something at this stage, so it stays where it is',
  'before one that happened': 'It must not go before a stage that has happened',
}

const common = {
  roles: governanceEditors,
  params: StagePath,
  about: (trx, { documentId, stageId }, here) => theStage(trx, documentId, stageId, here),
} satisfies Partial<FormPage<typeof StagePath, TheStage>>

export function addReplanRoutes(app: App): void {
  addFormPage(app, {
    ...common,
    address: '/boards/documents/:documentId/stages/:stageId/plan',
    form: ({ document, stage }) => forms.stagePlanForm(document.title, stage.purpose, stage.plannedOn !== undefined),
    shown: ({ document, stage }) => ({
      back: addressOf(document),
      button: 'Save',
      standing: { what: 'when this is planned', ...stage.row, answers: forms.plannedAnswers(stage.plannedOn) },
    }),
    act: async (trx, { document, stage }, answers, { requestId, seen }) => {
      if (stageState(stage) === 'done')
        return refuse({ question: 'plannedOn', message: 'This stage is done, so there is nothing to plan' })
      const plannedOn = forms.plannedIn(answers)
      const clash = changedMeanwhile(await store.planStage(trx, stage.id, seen, plannedOn))
      if (clash !== undefined) return clash
      // The first plan of a stage changes none.
      if (stage.plannedOn !== undefined)
        await addRouteChange(trx, document.areaId, {
          stageId: stage.id,
          kind: 'planned anew',
          was: inWords(stage.plannedOn),
          became: plannedOn === undefined ? 'no date' : inWords(plannedOn),
          reason: reasonIn(answers),
        })
      await noteOn(trx, document, 'plan stage', requestId, {})
      return ok(addressOf(document))
    },
  })

  addFormPage(app, {
    ...common,
    address: '/boards/documents/:documentId/stages/:stageId/place',
    form: ({ document, stage, route }) =>
      defineForm({
        id: 'stage-place',
        version: '1',
        title: { en: 'Boards' },
        pages: [
          page({
            id: 'stage-place',
            title: { en: `Move a stage: ${stageWords(stage)}` },
            intro: [{ en: document.title }],
            questions: [
              behindQuestion(
                route.filter(({ id }) => id !== stage.id).map((one) => ({ id: one.id, words: placeWords(route, one) })),
              ),
              reasonQuestion('Why does it move?'),
            ],
          }),
        ],
      }),
    shown: ({ document }) => ({ back: addressOf(document), button: 'Move the stage' }),
    act: async (trx, { document, stage: { id } }, answers, { requestId }) => {
      const { route, stage } = await held(trx, document.id, id)
      const moved = moveStage(route, stage, behindIn(answers))
      if (!moved.ok) return refuse({ question: 'behind', message: refusalWords[moved.reason] })
      const change = {
        stageId: id,
        kind: 'moved',
        reason: reasonIn(answers),
        ...places(route, moved.value, id),
      } as const
      await addRouteChange(trx, document.areaId, change)
      await placeStages(trx, moved.value)
      await noteOn(trx, document, 'move stage', requestId, {})
      return ok(addressOf(document))
    },
  })

  addFormPage(app, {
    ...common,
    address: '/boards/documents/:documentId/stages/:stageId/removal',
    form: ({ document, stage }) =>
      defineForm({
        id: 'stage-removal',
        version: '1',
        title: { en: 'Boards' },
        pages: [
          page({
            id: 'stage-removal',
            title: { en: `Take a stage off the route: ${stageWords(stage)}` },
            intro: [{ en: document.title }],
            questions: [reasonQuestion('Why does it come off?')],
          }),
        ],
      }),
    shown: ({ document }) => ({ back: addressOf(document), button: 'Take it off' }),
    act: async (trx, { document, stage: { id } }, answers, { requestId }) => {
      const { route, stage } = await held(trx, document.id, id)
      const shorter = takeOff(route, stage)
      if (!shorter.ok) return refuse({ question: 'reason', message: refusalWords[shorter.reason] })
      const was = stage.plannedOn === undefined ? '' : inWords(stage.plannedOn)
      await addRouteChange(trx, document.areaId, {
        stageId: id,
        kind: 'taken off',
        was,
        became: '',
        reason: reasonIn(answers),
      })
      await noteOn(trx, document, 'take stage off', requestId, { purpose: stage.purpose })
      return ok(addressOf(document))
    },
  })
}

/** The route as it stands while nobody else records or replans. */
async function held(trx: Trx, documentId: string, stageId: string) {
  await store.holdDocument(trx, documentId)
  return await store.stageOn(trx, documentId, stageId)
}

function places(before: Route, after: Route, id: string): Pick<NewRouteChange, 'was' | 'became'> {
  const place = (route: Route) => `place ${route.findIndex((stage) => stage.id === id) + 1}`
  return { was: place(before), became: place(after) }
}

function placeWords(route: Route, stage: Stage): string {
  return `${route.findIndex(({ id }) => id === stage.id) + 1}. ${stageWords(stage)}${isYetToCome(stage) ? '' : ' (has happened)'}`
}

function stageWords({ purpose }: Stage): string {
  return labelOf(documentPurposes, purpose)
}
