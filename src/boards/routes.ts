/** The room of the boards: who governs, what goes before them and what came of it. */
import type { App } from '#platform/web/web.ts'
import { addBodyRoutes } from './bodies/routes.ts'
import { addDocumentRoutes } from './documents/routes.ts'

export function addBoardRoutes(app: App): void {
  addBodyRoutes(app)
  addDocumentRoutes(app)
}
