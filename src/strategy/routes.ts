/** The pages of the strategy room. */
import type { App } from '#platform/web/web.ts'
import { addDraftRoutes } from './document/draft-routes.ts'
import { addNamingRoutes } from './document/naming-routes.ts'
import { addDocumentRoutes } from './document/routes.ts'
import { addImportRoutes } from './reading/import-routes.ts'
import { addEqualityRoutes } from './equality/routes.ts'
import { addThreadRoutes } from './golden/routes.ts'
import { addDefinitionRoutes } from './measure/definition-routes.ts'
import { addMeasureRoutes } from './measure/routes.ts'
import { addChangeRoutes } from './plan/change-routes.ts'
import { addEscalationRoutes } from './plan/escalation-routes.ts'
import { addPlanRoutes } from './plan/routes.ts'
import { addUpdateRoutes } from './plan/update-routes.ts'

export function addStrategyRoutes(app: App): void {
  addDocumentRoutes(app)
  addNamingRoutes(app)
  addDraftRoutes(app)
  addImportRoutes(app)
  addPlanRoutes(app)
  addChangeRoutes(app)
  addUpdateRoutes(app)
  addEscalationRoutes(app)
  addDefinitionRoutes(app)
  addMeasureRoutes(app)
  addThreadRoutes(app)
  addEqualityRoutes(app)
}
