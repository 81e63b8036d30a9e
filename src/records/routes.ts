/** The pages of the records room. */
import type { App } from '#platform/web/web.ts'
import { addAccessLogRoutes } from './access-log-routes.ts'
import { addGovernanceRoutes } from './governance-routes.ts'
import { addPurposeRoutes } from './purpose-routes.ts'

export function addRecordsRoutes(app: App): void {
  addPurposeRoutes(app)
  addAccessLogRoutes(app)
  addGovernanceRoutes(app)
}
