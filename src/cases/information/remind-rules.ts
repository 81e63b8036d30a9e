/** When a partner is reminded that an answer waits: once shortly before it is due, and once after. */
import { Temporal } from 'temporal-polyfill'
import type { SettingValues } from '#reference/settings.ts'
import { addWorkingDays, subtractWorkingDays } from '#reference/working-days.ts'

export type ReminderKind = 'before' | 'after'

/**
 * The reminders that a request which is still unanswered today should have had. One that was missed while nothing ran is not made up for
 * by two on one day: after the due day only the second is sent.
 */
export function reminderDue(
  dueOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
  { remindBefore, remindAfter }: Pick<SettingValues, 'remindBefore' | 'remindAfter'>,
): ReminderKind | undefined {
  const isFrom = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(today, day) >= 0
  if (isFrom(addWorkingDays(dueOn, remindAfter))) return 'after'
  const isPast = Temporal.PlainDate.compare(today, dueOn) > 0
  return !isPast && isFrom(subtractWorkingDays(dueOn, remindBefore)) ? 'before' : undefined
}
