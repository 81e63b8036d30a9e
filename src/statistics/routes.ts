/** Safe counts, for whoever governs or analyses: no case, no name, and nothing that two figures would tell together. */
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceReaders, type Role } from '#reference/roles.ts'
import { figuresPage } from './figures-page.ts'
import { listFigures } from './store.ts'

export const statisticsReaders: readonly Role[] = [...governanceReaders, 'analyst', 'information governance']

export function addStatisticsRoutes(app: App): void {
  app.get('/statistics', { config: { roles: statisticsReaders, personal: false } }, async (request, reply) => {
    const figures = await request.asActor(async (trx) => {
      const found = await listFigures(trx)
      await note(trx, { action: 'read statistics', subject: { kind: 'statistics' }, requestId: request.id })
      return found
    })
    return reply.page('statistics/views/figures.njk', {
      heading: 'Statistics',
      areas: figuresPage(figures),
      marking: 'OFFICIAL-SENSITIVE',
    })
  })
}
