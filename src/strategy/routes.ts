/** The pages of the strategy room. */
import type { App } from '#platform/web/web.ts'
import { addDraftRoutes } from './document/draft-routes.ts'
import { addDocumentRoutes } from './document/routes.ts'
import { addImportRoutes } from './reading/import-routes.ts'

export function addStrategyRoutes(app: App): void {
  addDocumentRoutes(app)
  addDraftRoutes(app)
  addImportRoutes(app)
}
