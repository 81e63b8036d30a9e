/** Every page of training. */
import type { App } from '#platform/web/web.ts'
import { addAccessRoutes } from './access/routes.ts'
import { addCertificateRoutes, type CertificatesNeed } from './certificates/routes.ts'
import { addCourseRoutes } from './courses/routes.ts'
import { addCoverageRoutes } from './coverage/routes.ts'
import { addImportRoutes } from './imports/routes.ts'
import { addPeopleRoutes } from './people/routes.ts'
import { addReminderRoutes } from './reminders/routes.ts'

export function addTrainingRoutes(app: App, need: CertificatesNeed): void {
  addCoverageRoutes(app)
  addCourseRoutes(app)
  addAccessRoutes(app)
  addPeopleRoutes(app)
  addImportRoutes(app)
  addCertificateRoutes(app, need)
  addReminderRoutes(app)
}
