/** Days of the demonstration, all counted in working days from today, so that it is fresh whenever it is started. */
import { Temporal } from 'temporal-polyfill'
import { addWorkingDays, subtractWorkingDays } from '#reference/working-days.ts'

/** The day so many working days ago; in so many days when negative. 0 is today, whatever day it is. */
export function dayAgo(today: Temporal.PlainDate, workingDays: number): Temporal.PlainDate {
  return workingDays >= 0 ? subtractWorkingDays(today, workingDays) : addWorkingDays(today, -workingDays)
}
