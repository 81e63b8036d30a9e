/** Every page of training. */
import type { App } from '#platform/web/web.ts'
import { addAccessRoutes } from './access/routes.ts'
import { addCourseRoutes } from './courses/routes.ts'
import { addCoverageRoutes } from './coverage/routes.ts'
import { addImportRoutes } from './imports/routes.ts'
import { addPeopleRoutes } from './people/routes.ts'
import type { Mailing } from './sessions/letters.ts'
import { addSessionRoutes } from './sessions/routes.ts'

export function addTrainingRoutes(app: App, mailing: Mailing): void {
  addCoverageRoutes(app)
  addCourseRoutes(app)
  addAccessRoutes(app)
  addPeopleRoutes(app)
  addImportRoutes(app)
  addSessionRoutes(app, mailing)
}
