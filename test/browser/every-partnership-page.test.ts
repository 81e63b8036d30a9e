/** Every page of the partnership's work. */
import { test } from 'node:test'
import { isOfThePartnership, lookAtPages } from './every-page.ts'

test(
  'every page of the partnership can be read on a narrow telephone, and by whoever hears it read',
  { timeout: 400_000 },
  (t) => lookAtPages(t, isOfThePartnership),
)
