/** The golden thread of a strategy on one page, which prints on one sheet of A3. */
import type { App } from '#platform/web/web.ts'
import { forReaders } from '../entry.ts'
import { StrategyPath } from '../plan/addresses.ts'
import { openActions, openStrategy } from '../plan/open.ts'
import { listUpdated } from '../plan/quarters.ts'
import { threadPage } from './thread-page.ts'

export function addThreadRoutes(app: App): void {
  app.get<StrategyPath>(
    '/strategy/:strategyId/thread',
    { config: { ...forReaders, params: StrategyPath } },
    async (request, reply) => {
      const { opened, actions, updated } = await request.asActor(async (trx) => {
        const opened = await openStrategy(trx, request.params.strategyId, app.today())
        const actions = await openActions(trx, opened, app.today())
        const ids = actions.map(({ id }) => id)
        return { opened, actions, updated: await listUpdated(trx, ids, app.today()) }
      })
      return reply.page('strategy/golden/views/thread.njk', {
        heading: 'The golden thread',
        strategy: opened.strategy,
        staleAfter: opened.limits.evidenceStaleAfter,
        bodyClasses: 'causeway-one-sheet',
        ...threadPage(opened, actions, app.today(), updated),
      })
    },
  )
}
