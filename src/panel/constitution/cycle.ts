/** Which meetings follow from how often a panel means to meet. Bank holidays are left out and said, not moved: the panel says where to. */
import { Temporal } from 'temporal-polyfill'
import { formatDayOfWeek } from '#platform/day-and-time.ts'
import { BeyondBankHolidays, isWorkingDay } from '#reference/working-days.ts'
import type { Cycle } from './constitution.ts'

export type Proposed = {
  readonly day: Temporal.PlainDate
  /** Why it is not offered; undefined: it is. */
  readonly leftOut: 'a bank holiday' | 'arranged already' | undefined
}

/** At most so many that are offered, and none beyond a year. */
const atMost = { offered: 6, weeks: 52 }

/**
 * @param from the first day that may be proposed
 * @param arranged days on which the panel meets already
 * @returns days in order, up to six that are offered; fewer where the table of bank holidays ends
 */
export function proposeMeetings(
  { everyWeeks, countsFrom }: Pick<Cycle, 'everyWeeks' | 'countsFrom'>,
  from: Temporal.PlainDate,
  arranged: readonly Temporal.PlainDate[],
): readonly Proposed[] {
  const proposed: Proposed[] = []
  const last = from.add({ weeks: atMost.weeks })
  for (let day = firstFrom(countsFrom, everyWeeks, from); ; day = day.add({ weeks: everyWeeks })) {
    const offered = proposed.filter(({ leftOut }) => leftOut === undefined).length
    const works = offered < atMost.offered && Temporal.PlainDate.compare(day, last) <= 0 ? worksOn(day) : undefined
    if (works === undefined) return proposed
    const isArranged = arranged.some((one) => one.equals(day))
    proposed.push({ day, leftOut: works ? (isArranged ? 'arranged already' : undefined) : 'a bank holiday' })
  }
}

/** "Thursday 14 January 2027", and why it is left out where it is. */
export function proposedInWords({ day, leftOut }: Proposed): string {
  const words = formatDayOfWeek(day)
  return leftOut === undefined ? words : `Left out, ${leftOut}: ${words}`
}

/** "every 4 weeks, on Thursdays" */
export function cycleInWords({ everyWeeks, countsFrom }: Pick<Cycle, 'everyWeeks' | 'countsFrom'>): string {
  const weekday = countsFrom.toLocaleString('en-GB', { weekday: 'long' })
  return everyWeeks === 1 ? `every week, on ${weekday}s` : `every ${everyWeeks} weeks, on ${weekday}s`
}

function firstFrom(start: Temporal.PlainDate, everyWeeks: number, from: Temporal.PlainDate): Temporal.PlainDate {
  const days = start.until(from, { largestUnit: 'days' }).days
  const step = everyWeeks * 7
  return days <= 0 ? start : start.add({ days: Math.ceil(days / step) * step })
}

/** Undefined where nobody knows yet which days are bank holidays. */
function worksOn(day: Temporal.PlainDate): boolean | undefined {
  try {
    return isWorkingDay(day)
  } catch (error) {
    if (error instanceof BeyondBankHolidays) return undefined
    throw error
  }
}
