/** Everything of the panel that has an address: its meetings, their agendas and packs, and its steps on a case. */
import type { Vault } from '#platform/database/vault.ts'
import type { App } from '#platform/web/web.ts'
import { addStepRoutes } from '#cases/steps/step-routes.ts'
import { addArrangingRoutes } from './agenda/arranging-routes.ts'
import { addAgendaRoutes } from './agenda/routes.ts'
import { addMeetingRoutes } from './meetings/routes.ts'
import { addPackRoutes } from './pack/routes.ts'
import { panelStepPages } from './steps.ts'

export type PanelNeeds = { readonly vault: Vault; readonly organisation: string }

export function addPanelRoutes(app: App, { vault, organisation }: PanelNeeds): void {
  for (const stepPage of panelStepPages) addStepRoutes(app, stepPage, { vault })
  addMeetingRoutes(app, { vault })
  addAgendaRoutes(app)
  addArrangingRoutes(app, { vault })
  addPackRoutes(app, { vault, organisation })
}
