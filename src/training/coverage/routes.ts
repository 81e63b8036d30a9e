/** Training as a whole: who has what they need, what lapses next, and the way to everything else of the room. */
import { areasAs } from '#platform/database/actor.ts'
import { areasHeld } from '#platform/forms/area-question.ts'
import type { App } from '#platform/web/web.ts'
import { governanceReaders } from '#reference/roles.ts'
import { countedAreas, keepsAllCounted, keptAreas, partnerAreas } from '../who.ts'
import { coveragePage } from './pages.ts'
import { coverageKnown } from './table.ts'

export function addCoverageRoutes(app: App): void {
  app.get('/training', { config: { roles: 'signed in', personal: false } }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const counted = countedAreas(actor)
      const areas = areasHeld(actor, [...governanceReaders, 'partner contact']).filter(({ id }) => counted.includes(id))
      const pages = []
      for (const area of areas) {
        const known = await coverageKnown(trx, area.id, app.today())
        const address = `/training/case-access/${area.id}`
        const decides = areasAs(actor, 'coordinator').includes(area.id)
        const page = coveragePage(area, known, app.today(), { keeps: keepsAllCounted(actor, area.id) })
        pages.push({ ...page, access: decides ? address : undefined })
      }
      const keeps = keptAreas(actor).length > 0
      return {
        areas: pages,
        links: {
          needs: areasHeld(actor, governanceReaders).length > 0,
          people: keeps || partnerAreas(actor).length > 0,
        },
      }
    })
    return reply.page('training/coverage/views/coverage.njk', { heading: 'Training', ...model })
  })
}
