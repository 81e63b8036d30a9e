/** By when somebody else says whether an emergency access was right. Source: design, who sees what. */
import type { Temporal } from 'temporal-polyfill'
import { addWorkingDays } from '#reference/working-days.ts'

/** @param within working days, as the area has set them */
export function reviewDueOn(startedAt: Temporal.Instant, within: number): Temporal.PlainDate {
  return addWorkingDays(startedAt.toZonedDateTimeISO('Europe/London').toPlainDate(), within)
}
