/** The room of the duty: who is bound by it, and how well each meets it. */
import type { App } from '#platform/web/web.ts'
import { addAuthorityRoutes } from './authorities/routes.ts'
import { addDutyHome } from './home.ts'
import { addRegisterRoutes } from './register/routes.ts'

export function addDutyRoutes(app: App): void {
  addDutyHome(app)
  addAuthorityRoutes(app, async () => ({ acts: [], tables: [] }))
  addRegisterRoutes(app)
}
