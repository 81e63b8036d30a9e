/** The pages of the risk register. */
import { z } from 'zod'
import { areaChosen, areasHeld } from '#platform/forms/area-question.ts'
import { addFormPage, changedMeanwhile } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { governanceEditors } from '#reference/roles.ts'
import { AreaQuery, areaShown, forEditors, forReaders, kept, mayKeep, noteOn, readable } from '../entry.ts'
import * as forms from './forms.ts'
import { registerPage, riskPage } from './pages.ts'
import type { Risk } from './risk.ts'
import * as store from './store.ts'

const RiskPath = z.object({ riskId: z.uuid() })

export function addRiskRoutes(app: App): void {
  app.get<AreaQuery>('/picture/risks', { config: { ...forReaders, query: AreaQuery } }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const area = areaShown(actor, request.query, '/picture/risks')
      const risks = await store.listRisks(trx, area.id)
      return { area, mayKeep: mayKeep(actor, area.id), ...registerPage(risks, app.today()) }
    })
    return reply.page('picture/risk/views/risks.njk', { heading: 'Risk register', ...model })
  })

  app.get<{ Params: z.infer<typeof RiskPath> }>(
    '/picture/risks/:riskId',
    { config: { ...forReaders, params: RiskPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const risk = readable(await store.findRisk(trx, request.params.riskId))
        return riskPage(risk, mayKeep(actor, risk.areaId), app.today())
      })
      return reply.page('picture/risk/views/risk.njk', model)
    },
  )

  addFormPage(app, {
    ...forEditors,
    address: '/picture/new-risk',
    params: z.object({}),
    about: async (_trx, _params, { actor }) => areasHeld(actor, governanceEditors),
    form: (areas) => forms.newRiskForm(areas),
    shown: () => ({ back: '/picture/risks', button: 'Add the risk' }),
    act: async (trx, areas, answers, { requestId }) => {
      const areaId = areaChosen(answers, areas)
      const id = await store.addRisk(trx, areaId, forms.wordsIn(answers), forms.reviewIn(answers))
      await noteOn(trx, 'add risk', { kind: 'risk', id, areaId }, requestId)
      return ok(`/picture/risks/${id}`)
    },
  })

  addFormPage(app, {
    ...forEditors,
    address: '/picture/risks/:riskId/change',
    params: RiskPath,
    about: async (trx, { riskId }, { actor }) => kept(actor, await store.findRisk(trx, riskId)),
    form: (risk) => forms.changeRiskForm(risk),
    shown: (risk) => ({
      back: addressOf(risk),
      button: 'Save',
      standing: { what: 'this risk', ...risk, answers: forms.riskAnswers(risk) },
    }),
    act: async (trx, risk, answers, { requestId, seen }) => {
      const clash = changedMeanwhile(await store.changeRisk(trx, risk.id, seen, forms.changedRiskIn(answers)))
      if (clash !== undefined) return clash
      await noteOn(trx, 'change risk', { ...risk, kind: 'risk' }, requestId)
      return ok(addressOf(risk))
    },
  })

  addFormPage(app, {
    ...forEditors,
    address: '/picture/risks/:riskId/review',
    params: RiskPath,
    about: async (trx, { riskId }, { actor }) => kept(actor, await store.findRisk(trx, riskId)),
    form: (risk) => forms.reviewForm(risk),
    shown: (risk) => ({ back: addressOf(risk), button: 'Record the review' }),
    act: async (trx, risk, answers, { requestId }) => {
      if (risk.closedOn !== undefined)
        return refuse({ question: 'reasons', message: 'This risk is closed. Open it again first: take out the day' })
      await store.addReview(trx, risk, forms.reviewIn(answers))
      await noteOn(trx, 'review risk', { ...risk, kind: 'risk' }, requestId)
      return ok(addressOf(risk))
    },
  })
}

function addressOf({ id }: Risk): string {
  return `/picture/risks/${id}`
}
