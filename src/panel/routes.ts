/** Everything of the panel that has an address: its meetings, their agendas and packs, and its steps on a case. */
import type { Vault } from '#platform/database/vault.ts'
import type { App } from '#platform/web/web.ts'
import { addStepRoutes } from '#cases/steps/step-routes.ts'
import type { Mailing } from '#cases/telling.ts'
import { addArrangingRoutes } from './agenda/arranging-routes.ts'
import { addAgendaRoutes } from './agenda/routes.ts'
import { addConstitutionRoutes } from './constitution/routes.ts'
import { addMeetingRoutes } from './meetings/routes.ts'
import { addPackRoutes } from './pack/routes.ts'
import { addActionRoutes } from './actions/routes.ts'
import { addMinuteRoutes } from './minutes/routes.ts'
import { addRehearsalRoutes } from './rehearsal/routes.ts'
import { addRunningRoutes } from './running/routes.ts'
import { panelStepPages } from './steps.ts'

export type PanelNeeds = { readonly vault: Vault; readonly mailing: Mailing; readonly organisation: string }

export function addPanelRoutes(app: App, { vault, mailing, organisation }: PanelNeeds): void {
  for (const stepPage of panelStepPages) addStepRoutes(app, stepPage, { vault, mailing })
  addConstitutionRoutes(app, mailing)
  addMeetingRoutes(app, { vault, mailing })
  addAgendaRoutes(app)
  addArrangingRoutes(app, { vault })
  addPackRoutes(app, { vault, organisation })
  addRunningRoutes(app, { vault, mailing })
  addActionRoutes(app, { vault })
  addMinuteRoutes(app, { vault, mailing, organisation })
  addRehearsalRoutes(app)
}
