/** Everything of the panel that has an address: its meetings, their agendas and packs, and its steps on a case. */
import type { App } from '#platform/web/web.ts'
import { addStepRoutes, type Serving } from '#cases/steps/step-routes.ts'
import { addAgendaRoutes } from './agenda/routes.ts'
import { addMeetingRoutes } from './meetings/routes.ts'
import { addPackRoutes } from './pack/routes.ts'
import { addActionRoutes } from './actions/routes.ts'
import { addRehearsalRoutes } from './rehearsal/routes.ts'
import { addRunningRoutes } from './running/routes.ts'
import { panelStepPages } from './steps.ts'

export function addPanelRoutes(app: App, serving: Serving): void {
  for (const stepPage of panelStepPages) addStepRoutes(app, stepPage, serving)
  addMeetingRoutes(app)
  addAgendaRoutes(app)
  addPackRoutes(app, serving)
  addRunningRoutes(app, serving)
  addActionRoutes(app, serving)
  addRehearsalRoutes(app)
}
