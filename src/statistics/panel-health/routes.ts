/** How the panel is doing, for whoever governs: no case, no name. It counts decisions, and so it stands in the room that may count. */
import { areasAs } from '#platform/database/actor.ts'
import type { App } from '#platform/web/web.ts'
import { listAttendanceByAgency } from '#panel/health/attendance.ts'
import { note } from '#records/audit.ts'
import { governanceReaders } from '#reference/roles.ts'
import { listFigures } from '../store.ts'
import { healthPage } from './health-page.ts'

export function addPanelHealthRoutes(app: App): void {
  app.get('/panel/health', { config: { roles: governanceReaders, personal: false } }, async (request, reply) => {
    const areas = await request.asActor(async (trx, actor) => {
      const governed = areasAs(actor, ...governanceReaders).map((areaId) => ({
        areaId,
        areaName: actor.holdings.find((holding) => holding.areaId === areaId)?.areaName ?? '',
      }))
      const page = healthPage(governed, await listFigures(trx), await listAttendanceByAgency(trx))
      await note(trx, { action: 'read panel health', subject: { kind: 'statistics' }, requestId: request.id })
      return page
    })
    return reply.page('statistics/panel-health/views/health.njk', {
      heading: 'Panel health',
      areas,
      marking: 'OFFICIAL-SENSITIVE',
    })
  })
}
