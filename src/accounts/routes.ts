/** The accounts room's pages: signing in, one's own account, the administrator's work, the demonstration's short cut. */
import type { App } from '#platform/web/web.ts'
import { addAdministrationRoutes } from './administration/routes.ts'
import { addDemonstrationRoutes } from './demonstration/routes.ts'
import type { AccountsOptions } from './options.ts'
import { addCalendarFeedRoutes } from './calendar-feed/routes.ts'
import { addConfirmationRoutes } from './own-account/confirmation.ts'
import { addPasswordRoutes } from './own-account/password.ts'
import { addOwnAccountRoutes } from './own-account/routes.ts'
import { addEnrolmentRoutes } from './sign-in/enrolment.ts'
import { addLinkRoutes } from './sign-in/links.ts'
import { addSignInRoutes } from './sign-in/routes.ts'

export function addAccounts(app: App, options: AccountsOptions): void {
  addSignInRoutes(app, options)
  addEnrolmentRoutes(app, options)
  addLinkRoutes(app, options)
  addOwnAccountRoutes(app)
  addCalendarFeedRoutes(app, options)
  addConfirmationRoutes(app, options)
  addPasswordRoutes(app, options)
  addAdministrationRoutes(app, options)
  addDemonstrationRoutes(app, options)
}
