/** The local picture's pages. */
import type { App } from '#platform/web/web.ts'
import { addHateCrimeRoutes } from './hate-crime/routes.ts'
import { addLevelRoutes } from './level/routes.ts'
import { addOnlineRoutes } from './online/routes.ts'
import { addPicturePage } from './picture-page.ts'
import { addProfileRoutes, type PlanKnown } from './profile/routes.ts'
import { addRiskRoutes } from './risk/routes.ts'
import { addTensionRoutes } from './tension/routes.ts'

/** @param plan what the strategy above knows of recommendations */
export function addPictureRoutes(app: App, plan: PlanKnown): void {
  addPicturePage(app, plan)
  addProfileRoutes(app, plan)
  addLevelRoutes(app)
  addRiskRoutes(app)
  addTensionRoutes(app)
  addHateCrimeRoutes(app)
  addOnlineRoutes(app)
}
