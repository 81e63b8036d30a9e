/** The room of the communities: whom the partnership works with, what was spoken of, and what came of it. */
import { areasHeld } from '#platform/forms/area-question.ts'
import type { App } from '#platform/web/web.ts'
import { governanceEditors, governanceReaders } from '#reference/roles.ts'
import { addCampaignRoutes } from './campaigns/routes.ts'
import { addEngagementRoutes } from './engagement/routes.ts'
import { listEngagements, listFollowUps } from './engagement/store.ts'
import { addGroupRoutes } from './groups/routes.ts'
import { reading } from './keeping.ts'
import { addOrganisationRoutes } from './organisations/routes.ts'
import { overviewPage } from './overview.ts'
import { template } from './page-view.ts'
import { addProjectRoutes } from './projects/routes.ts'
import { addSurveyRoutes } from './survey/routes.ts'
import { addWayIn, type WayInNeeds } from './way-in/routes.ts'

export function addCommunityRoutes(app: App, needs: WayInNeeds): void {
  app.get('/communities', { config: reading }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const today = app.today()
      const areas = areasHeld(actor, governanceReaders)
      const from = today.subtract({ years: 1 }).add({ days: 1 })
      const ids = areas.map(({ id }) => id)
      const known = {
        engagements: await listEngagements(trx, { from, until: today }),
        followUps: await listFollowUps(trx, ids, from),
      }
      return overviewPage(areas, known, today, areasHeld(actor, governanceEditors).length > 0)
    })
    return reply.page(template, model)
  })

  addOrganisationRoutes(app)
  addEngagementRoutes(app)
  addGroupRoutes(app)
  addProjectRoutes(app)
  addCampaignRoutes(app)
  addSurveyRoutes(app)
  addWayIn(app, needs)
}
