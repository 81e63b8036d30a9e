/** The room of the boards: who governs, what goes before them and what came of it. */
import type { App } from '#platform/web/web.ts'
import { addBodyRoutes } from './bodies/routes.ts'
import { addCalendarRoutes } from './calendar/routes.ts'
import { addDocumentRoutes, type DocumentsNeed } from './documents/routes.ts'
import { addDutyRoutes } from './duties/routes.ts'
import { addMeetingRoutes, type MeetingsNeed } from './meetings/routes.ts'
import { addReportRoutes, type ReportsNeed } from './reports/routes.ts'

export function addBoardRoutes(
  app: App,
  need: DocumentsNeed & MeetingsNeed & ReportsNeed & { readonly baseUrl: string },
): void {
  addBodyRoutes(app)
  addDocumentRoutes(app, need)
  addMeetingRoutes(app, need)
  addCalendarRoutes(app, need)
  addDutyRoutes(app)
  addReportRoutes(app, need)
}
