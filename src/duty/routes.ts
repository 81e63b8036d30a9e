/** The room of the duty: who is bound by it, and how well each meets it. */
import type { App } from '#platform/web/web.ts'
import { addAdviceRoutes } from './advice/routes.ts'
import { addAssuranceRoutes, type AssuranceNeed } from './assurance/routes.ts'
import { addAuthorityRoutes } from './authorities/routes.ts'
import { addDipSampleRoutes } from './dip-sample/routes.ts'
import { addDutyHome } from './home.ts'
import { addItemRoutes } from './items/routes.ts'
import { addRegisterRoutes } from './register/routes.ts'
import { addSelfAssessmentRoutes, type SelfAssessmentNeed } from './self-assessment/routes.ts'
import { addSupportRoutes, supportBeside, type SupportNeed } from './support/routes.ts'
import { addVenueCheckRoutes } from './venue-checks/routes.ts'

export function addDutyRoutes(app: App, need: SelfAssessmentNeed & AssuranceNeed & SupportNeed): void {
  addDutyHome(app)
  addAuthorityRoutes(app, supportBeside)
  addSupportRoutes(app, need)
  addRegisterRoutes(app)
  addSelfAssessmentRoutes(app, need)
  addAssuranceRoutes(app, need)
  addDipSampleRoutes(app)
  addAdviceRoutes(app)
  addVenueCheckRoutes(app)
  addItemRoutes(app)
}
