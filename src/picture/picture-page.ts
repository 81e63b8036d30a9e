/** The local picture on a page: what a board member knows after five minutes. Counts of events and situations; no report, no name. */
import type { Temporal } from 'temporal-polyfill'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import type { App } from '#platform/web/web.ts'
import { AreaQuery, areaShown, forReaders, mayKeep } from './entry.ts'
import { trendPage } from './hate-crime/pages.ts'
import { listQuarters } from './hate-crime/store.ts'
import { levelPage } from './level/routes.ts'
import { findLevelHistory } from './level/store.ts'
import { profileRow } from './profile/pages.ts'
import { isAnswered, isInForce } from './profile/profile.ts'
import type { PlanKnown } from './profile/routes.ts'
import { listProfiles, listRecommendations } from './profile/store.ts'
import { registerPage } from './risk/pages.ts'
import { listRisks } from './risk/store.ts'
import { countsPage } from './tension/pages.ts'
import { countReports } from './tension/store.ts'

/** The risks in the table; the drawing has all of them. */
const topRisks = 5

export function addPicturePage(app: App, plan: PlanKnown): void {
  app.get<AreaQuery>('/picture', { config: { ...forReaders, query: AreaQuery } }, async (request, reply) => {
    const today = app.today()
    const model = await request.asActor(async (trx, actor) => {
      const area = areaShown(actor, request.query, '/picture')
      return { area, ...(await pictureOf(trx, actor, area.id, { plan, today })) }
    })
    return reply.page('picture/views/picture.njk', { heading: 'Local picture', today, ...model })
  })
}

async function pictureOf(
  trx: Trx,
  actor: Actor,
  areaId: string,
  { plan, today }: { readonly plan: PlanKnown; readonly today: Temporal.PlainDate },
) {
  const recommendations = await listRecommendations(trx, areaId, today)
  const served = await plan.served(trx, areaId)
  const profiles = await listProfiles(trx, areaId)
  const register = registerPage(await listRisks(trx, areaId), today)
  return {
    mayKeep: mayKeep(actor, areaId),
    level: levelPage(await findLevelHistory(trx, areaId), today),
    profiles: profiles
      .filter((profile) => isInForce(profile, today))
      .map((one) => profileRow(one, recommendations, served, today)),
    unanswered: recommendations
      .filter((one) => !isAnswered(one, served))
      .map(({ number, words, address }) => ({ number, words, href: address })),
    matrix: register.drawing,
    risks: register.open.slice(0, topRisks),
    moreRisks: Math.max(0, register.open.length - topRisks),
    tensions: countsPage(await countReports(trx, areaId), today),
    hateCrime: trendPage(await listQuarters(trx, areaId), today),
  }
}
