/** The pages of engagement, and the forms that log and answer it. */
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { areaChosen, areasHeld } from '#platform/forms/area-question.ts'
import { addFormPage, changedMeanwhile, type Circumstances, type FormRefusal } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { governanceEditors } from '#reference/roles.ts'
import { mayKeep, noted, reading, standing, theFound, theKept } from '../keeping.ts'
import { listOrganisations } from '../organisations/store.ts'
import { template } from '../page-view.ts'
import { addressOf } from './engagement.ts'
import * as forms from './forms.ts'
import { engagementPage, engagementsPage } from './pages.ts'
import * as store from './store.ts'

const EngagementPath = z.object({ engagementId: z.uuid() })
type EngagementPath = z.infer<typeof EngagementPath>

export function addEngagementRoutes(app: App): void {
  app.get('/communities/engagement', { config: reading }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) =>
      engagementsPage(await store.listEngagements(trx), app.today(), areasHeld(actor, governanceEditors).length > 0),
    )
    return reply.page(template, model)
  })

  app.get<{ Params: EngagementPath }>(
    '/communities/engagement/:engagementId',
    { config: { ...reading, params: EngagementPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const engagement = theFound(await store.findEngagement(trx, request.params.engagementId))
        return engagementPage(engagement, app.today(), mayKeep(actor, engagement))
      })
      return reply.page(template, model)
    },
  )

  addLogForms(app)
  addAnswerForm(app)
}

/** @param besides organisations that have ended since, where they took part */
async function offeredIn(
  trx: Trx,
  areas: forms.Offered['areas'],
  today: forms.Offered['today'],
  besides: readonly string[] = [],
): Promise<forms.Offered> {
  const ids = areas.map(({ id }) => id)
  const organisations = (await listOrganisations(trx)).filter(
    ({ id, areaId, endedOn }) => ids.includes(areaId) && (endedOn === undefined || besides.includes(id)),
  )
  return { areas, organisations, agencies: await store.listAgencies(trx, ids), today }
}

/** Whoever keeps two areas could choose an organisation or an agency of the other one. */
function isOfArea({ organisations, agencies }: forms.Offered, areaId: string, change: store.EngagementChange): boolean {
  const isHere = (list: readonly { readonly id: string; readonly areaId: string }[], id: string) =>
    list.some((one) => one.id === id && one.areaId === areaId)
  const owner = change.followUp?.ownerAgencyId
  return change.with.every((id) => isHere(organisations, id)) && (owner === undefined || isHere(agencies, owner))
}

const elsewhere: FormRefusal = { question: 'audience', message: 'Select organisations and an agency of the same area' }

function addLogForms(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/new-engagement',
    params: z.object({}),
    about: (trx, _params, { actor, today }) => offeredIn(trx, areasHeld(actor, governanceEditors), today),
    form: (offered) => forms.engagementForm('Log an engagement', offered),
    shown: () => ({ back: '/communities/engagement', button: 'Log the engagement' }),
    act: async (trx, offered, answers, { requestId }) => {
      const areaId = areaChosen(answers, offered.areas)
      const engagement = forms.engagementIn(answers)
      if (!isOfArea(offered, areaId, engagement)) return refuse(elsewhere)
      const id = await store.addEngagement(trx, areaId, engagement)
      await noted(trx, 'log engagement', { kind: 'engagement', id }, areaId, requestId)
      return ok(addressOf(id))
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/engagement/:engagementId/change',
    params: EngagementPath,
    about: async (trx, { engagementId }: EngagementPath, here: Circumstances) => {
      const engagement = theKept(await store.findEngagement(trx, engagementId), here)
      const area = { id: engagement.areaId, name: '' }
      const tookPart = engagement.with.map(({ id }) => id)
      return { engagement, offered: await offeredIn(trx, [area], here.today, tookPart) }
    },
    form: ({ offered }) => forms.engagementForm('Change the engagement', offered),
    shown: ({ engagement }) => ({
      back: addressOf(engagement.id),
      button: 'Save the changes',
      standing: standing('this engagement', engagement, forms.engagementAnswers(engagement)),
    }),
    act: async (trx, { engagement, offered }, answers, { requestId, seen }) => {
      const change = forms.engagementIn(answers)
      if (engagement.answer !== undefined)
        return refuse({ question: 'heard', message: 'It has been answered: log what came after it as another' })
      if (!isOfArea(offered, engagement.areaId, change)) return refuse(elsewhere)
      const clash = changedMeanwhile(await store.changeEngagement(trx, engagement, seen, change))
      if (clash !== undefined) return clash
      const subject = { kind: 'engagement', id: engagement.id }
      await noted(trx, 'change engagement', subject, engagement.areaId, requestId)
      return ok(addressOf(engagement.id))
    },
  })
}

function addAnswerForm(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/engagement/:engagementId/answer',
    params: EngagementPath,
    about: async (trx, { engagementId }: EngagementPath, here: Circumstances) =>
      theKept(await store.findEngagement(trx, engagementId), here),
    form: (engagement) => forms.answerForm(engagement),
    shown: (engagement) => ({ back: addressOf(engagement.id), button: 'Record the answer' }),
    act: async (trx, engagement, answers, { requestId }) => {
      const answer = forms.answerIn(answers)
      if (engagement.followUp === undefined)
        return refuse({ question: 'did', message: 'Nothing was promised: change the engagement first' })
      if (engagement.heldOn.until(answer.givenOn).sign < 0)
        return refuse({ question: 'givenOn', message: 'The day they were told must not be before the engagement' })
      if (!(await store.addAnswer(trx, engagement, answer)))
        return refuse({ question: 'did', message: 'It has been answered already' })
      const subject = { kind: 'engagement', id: engagement.id }
      await noted(trx, 'answer engagement', subject, engagement.areaId, requestId)
      return ok(addressOf(engagement.id))
    },
  })
}
