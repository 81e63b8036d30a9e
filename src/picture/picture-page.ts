/** The local picture on a page: what a board member knows after five minutes. */
import type { App } from '#platform/web/web.ts'
import { AreaQuery, areaShown, forReaders, mayKeep } from './entry.ts'
import { levelPage } from './level/routes.ts'
import { findLevelHistory } from './level/store.ts'
import { profileRow } from './profile/pages.ts'
import { isAnswered } from './profile/profile.ts'
import type { PlanKnown } from './profile/routes.ts'
import { listProfiles, listRecommendations } from './profile/store.ts'

export function addPicturePage(app: App, plan: PlanKnown): void {
  app.get<AreaQuery>('/picture', { config: { ...forReaders, query: AreaQuery } }, async (request, reply) => {
    const today = app.today()
    const model = await request.asActor(async (trx, actor) => {
      const area = areaShown(actor, request.query, '/picture')
      const recommendations = await listRecommendations(trx, area.id, today)
      const served = await plan.served(trx, area.id)
      return {
        area,
        mayKeep: mayKeep(actor, area.id),
        level: levelPage(await findLevelHistory(trx, area.id), today),
        profiles: (await listProfiles(trx, area.id))
          .filter(({ endedOn }) => endedOn === undefined)
          .map((one) => profileRow(one, recommendations, served, today)),
        unanswered: recommendations
          .filter((one) => !isAnswered(one, served))
          .map(({ number, words, address }) => ({ number, words, href: address })),
      }
    })
    return reply.page('picture/views/picture.njk', { heading: 'Local picture', today, ...model })
  })
}
