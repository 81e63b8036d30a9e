/** Every page but those of one case, and those of the partnership. */
import { test } from 'node:test'
import { isOfThePartnership, lookAtPages } from './every-page.ts'

test('every page can be read on a narrow telephone, and by whoever hears it read', { timeout: 400_000 }, (t) =>
  lookAtPages(t, (path) => !path.startsWith('/cases/:caseId') && !isOfThePartnership(path)),
)
