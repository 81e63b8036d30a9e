/** Surveys: opened and closed by whoever keeps the records, answered by anybody, told as counts. */
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaChosen, areasHeld } from '#platform/forms/area-question.ts'
import { onlyPage, pageView, type PageShown } from '#platform/forms/page-view.ts'
import { readPage } from '#platform/forms/read-page.ts'
import { addFormPage, type Circumstances } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import { turnAway } from '#platform/web/turn-away.ts'
import type { App } from '#platform/web/web.ts'
import { governanceEditors } from '#reference/roles.ts'
import { mayKeep, noted, reading, theFound, theKept } from '../keeping.ts'
import { template } from '../page-view.ts'
import * as forms from './forms.ts'
import { surveyPage, surveysPage } from './pages.ts'
import { surveyForm } from './questions.ts'
import * as store from './store.ts'

const SurveyPath = z.object({ surveyId: z.uuid() })
type SurveyPath = z.infer<typeof SurveyPath>

export function addSurveyRoutes(app: App): void {
  app.get('/communities/surveys', { config: reading }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) =>
      surveysPage(await store.listSurveys(trx), app.today(), areasHeld(actor, governanceEditors).length > 0),
    )
    return reply.page(template, model)
  })

  app.get<{ Params: SurveyPath }>(
    '/communities/surveys/:surveyId',
    { config: { ...reading, params: SurveyPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const survey = theFound(await store.findSurvey(trx, request.params.surveyId))
        const known = {
          replies: await store.countReplies(trx, survey.id),
          results: await store.listResults(trx, survey.id),
        }
        return surveyPage(survey, known, app.today(), mayKeep(actor, survey))
      })
      return reply.page(template, model)
    },
  )

  addKeepingForms(app)
  addAnswering(app)
}

function addKeepingForms(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/new-survey',
    params: z.object({}),
    about: async (_trx, _params, { actor }) => areasHeld(actor, governanceEditors),
    form: (areas) => forms.surveyOpeningForm(areas),
    shown: () => ({ back: '/communities/surveys', button: 'Open the survey' }),
    act: async (trx, areas, answers, { requestId }) => {
      const areaId = areaChosen(answers, areas)
      const id = await store.addSurvey(trx, areaId, forms.surveyIn(answers))
      await noted(trx, 'open survey', { kind: 'survey', id }, areaId, requestId)
      return ok(store.surveyAddress(id))
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/surveys/:surveyId/closure',
    params: SurveyPath,
    about: async (trx, { surveyId }: SurveyPath, here: Circumstances) =>
      theKept(await store.findSurvey(trx, surveyId), here),
    form: (survey) => forms.closureForm(survey),
    shown: ({ id }) => ({ back: store.surveyAddress(id), button: 'Go on' }),
    act: async (trx, survey, answers, { requestId }) => {
      if (textIn(answers, 'sure') === 'yes') {
        if (!(await store.closeSurvey(trx, survey.id)))
          return refuse({ question: 'sure', message: 'It has been closed already' })
        await noted(trx, 'close survey', { kind: 'survey', id: survey.id }, survey.areaId, requestId)
      }
      return ok(store.surveyAddress(survey.id))
    },
  })
}

const visitor = { roles: 'anyone', personal: false, bilingual: true } as const

/** Anybody, without signing in. Nothing of whoever answers is read, and no note of it is written: a time would be one. */
function addAnswering(app: App): void {
  // Before the address with an id, which a word is not.
  app.get('/awareness/thanks', { config: visitor }, async (_request, reply) =>
    reply.page('communities/survey/views/thanks.njk', {}),
  )

  app.get<{ Params: SurveyPath }>(
    '/awareness/:surveyId',
    { config: { ...visitor, params: SurveyPath } },
    async (request, reply) => {
      await request.asVisitor((trx) => theOpenSurvey(trx, request.params))
      return reply.page('platform/forms/views/form-page.njk', shown(request, {}))
    },
  )

  app.post<{ Params: SurveyPath }>(
    '/awareness/:surveyId',
    { config: { ...visitor, params: SurveyPath } },
    async (request, reply) => {
      const { language, formToken } = request
      const read = readPage(surveyForm, onlyPage(surveyForm), request.body, { language, today: app.today() })
      await request.asVisitor(async (trx) => {
        const survey = await theOpenSurvey(trx, request.params)
        if (read.ok) await store.addReply(trx, survey, formToken, replyIn(read.value))
      })
      if (read.ok) return reply.redirect('/awareness/thanks', 303)
      if (read.reason.why === 'wrong-answers')
        return reply
          .code(422)
          .page(
            'platform/forms/views/form-page.njk',
            shown(request, { typed: read.reason.typed, errors: read.reason.errors }),
          )
      throw turnAway(400, 'fields that the form does not have')
    },
  )
}

/** @throws NotFound when it is not open */
async function theOpenSurvey(trx: Trx, { surveyId }: SurveyPath): Promise<store.OpenSurvey> {
  const survey = (await store.listOpenSurveys(trx)).find(({ id }) => id === surveyId)
  if (survey === undefined) throw new NotFound()
  return survey
}

function shown(
  { language, url }: { readonly language: 'en' | 'cy'; readonly url: string },
  typed: Pick<PageShown, 'typed' | 'errors'>,
) {
  const view = pageView(surveyForm, onlyPage(surveyForm), {
    language,
    ...typed,
    action: url.split('?', 1)[0] ?? '/',
    button: { en: 'Send your answers', cy: 'Anfon eich atebion' },
  })
  return { view }
}

function replyIn(answers: AnyAnswers): store.Reply {
  return {
    heard_of: textIn(answers, 'heardOf'),
    knows_how: textIn(answers, 'knowsHow'),
    would_tell: textIn(answers, 'wouldTell'),
    treated_fairly: textIn(answers, 'treatedFairly'),
    learned_from: textIn(answers, 'learnedFrom'),
  }
}
