/** The local picture's pages. */
import type { App } from '#platform/web/web.ts'
import { addLevelRoutes } from './level/routes.ts'
import { addPicturePage } from './picture-page.ts'
import { addProfileRoutes, type PlanKnown } from './profile/routes.ts'
import { addRiskRoutes } from './risk/routes.ts'

/** @param plan what the strategy above knows of recommendations */
export function addPictureRoutes(app: App, plan: PlanKnown): void {
  addPicturePage(app, plan)
  addProfileRoutes(app, plan)
  addLevelRoutes(app)
  addRiskRoutes(app)
}
