/** The pages of campaigns and online work. */
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { areaChosen, areasHeld } from '#platform/forms/area-question.ts'
import { addFormPage, changedMeanwhile, type Circumstances } from '#platform/forms/form-page.ts'
import { ok } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { governanceEditors } from '#reference/roles.ts'
import { mayKeep, noted, reading, standing, theFound, theKept } from '../keeping.ts'
import { template } from '../page-view.ts'
import * as forms from './forms.ts'
import { campaignPage, campaignsPage } from './pages.ts'
import * as store from './store.ts'

const CampaignPath = z.object({ campaignId: z.uuid() })
type CampaignPath = z.infer<typeof CampaignPath>

export function addCampaignRoutes(app: App): void {
  app.get('/communities/campaigns', { config: reading }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) =>
      campaignsPage(await store.listCampaigns(trx), areasHeld(actor, governanceEditors).length > 0),
    )
    return reply.page(template, model)
  })

  app.get<{ Params: CampaignPath }>(
    '/communities/campaigns/:campaignId',
    { config: { ...reading, params: CampaignPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const campaign = theFound(await store.findCampaign(trx, request.params.campaignId))
        return campaignPage(campaign, await store.listFigures(trx, campaign.id), mayKeep(actor, campaign))
      })
      return reply.page(template, model)
    },
  )

  addCampaignForms(app)
}

async function theKeptCampaign(trx: Trx, { campaignId }: CampaignPath, here: Circumstances) {
  const campaign = theKept(await store.findCampaign(trx, campaignId), here)
  return { campaign, address: store.campaignAddress(campaign.id), today: here.today }
}

function addCampaignForms(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/new-campaign',
    params: z.object({}),
    about: async (_trx, _params, { actor, today }) => ({ areas: areasHeld(actor, governanceEditors), today }),
    form: ({ areas, today }) => forms.campaignForm('Add a campaign', today, { areas, change: false }),
    shown: () => ({ back: '/communities/campaigns', button: 'Add the campaign' }),
    act: async (trx, { areas }, answers, { requestId }) => {
      const areaId = areaChosen(answers, areas)
      const id = await store.addCampaign(trx, areaId, forms.kindIn(answers), forms.campaignIn(answers))
      await noted(trx, 'add campaign', { kind: 'campaign', id }, areaId, requestId)
      return ok(store.campaignAddress(id))
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/campaigns/:campaignId/change',
    params: CampaignPath,
    about: theKeptCampaign,
    form: ({ campaign, today }) => forms.campaignForm(`Change “${campaign.title}”`, today, { areas: [], change: true }),
    shown: ({ campaign, address }) => ({
      back: address,
      button: 'Save the changes',
      standing: standing('this campaign', campaign, forms.campaignAnswers(campaign)),
    }),
    act: async (trx, { campaign, address }, answers, { requestId, seen }) => {
      const clash = changedMeanwhile(await store.changeCampaign(trx, campaign.id, seen, forms.campaignIn(answers)))
      if (clash !== undefined) return clash
      await noted(trx, 'change campaign', { kind: 'campaign', id: campaign.id }, campaign.areaId, requestId)
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/campaigns/:campaignId/new-figure',
    params: CampaignPath,
    about: theKeptCampaign,
    form: ({ campaign }) => forms.figureForm(campaign),
    shown: ({ address }) => ({ back: address, button: 'Add the figure' }),
    act: async (trx, { campaign, address }, answers, { requestId }) => {
      const id = await store.addFigure(trx, campaign, forms.figureIn(answers))
      await noted(trx, 'add campaign figure', { kind: 'campaign figure', id }, campaign.areaId, requestId)
      return ok(address)
    },
  })
}
