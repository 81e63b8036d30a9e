/** A date as far as a paper says it: a day, or a month. Kept as its first day with its precision. */
import { Temporal } from 'temporal-polyfill'
import { formatDay, monthNames } from '#platform/day-and-time.ts'
import type { Answer } from '#platform/forms/answers.ts'

export type DayOrMonth = { readonly on: Temporal.PlainDate; readonly precision: 'day' | 'month' }

export function aDay(on: Temporal.PlainDate): DayOrMonth {
  return { on, precision: 'day' }
}

export function aMonth(year: number, month: number): DayOrMonth {
  return { on: Temporal.PlainDate.from({ year, month, day: 1 }), precision: 'month' }
}

export function firstDay({ on }: DayOrMonth): Temporal.PlainDate {
  return on
}

export function lastDay({ on, precision }: DayOrMonth): Temporal.PlainDate {
  return precision === 'day' ? on : on.with({ day: on.daysInMonth })
}

/** 28 September 2017, or November 2017. */
export function inWords({ on, precision }: DayOrMonth): string {
  return precision === 'day' ? formatDay(on) : `${monthNames.en[on.month - 1] ?? ''} ${on.year}`
}

/** As a cover table has it: 28/9/17, or Nov 17. */
export function onCover({ on, precision }: DayOrMonth): string {
  const year = String(on.year % 100).padStart(2, '0')
  return precision === 'day'
    ? `${on.day}/${on.month}/${year}`
    : `${(monthNames.en[on.month - 1] ?? '').slice(0, 3)} ${year}`
}

/** The answer to a partial date; undefined where it is a year alone, or no date. */
export function dayOrMonthIn(answer: Answer | undefined): DayOrMonth | undefined {
  if (typeof answer !== 'object' || !('precision' in answer)) return undefined
  if (answer.precision === 'day') return aDay(Temporal.PlainDate.from(answer.date))
  return answer.precision === 'month' ? aMonth(answer.year, answer.month) : undefined
}

export function asAnswer(when: DayOrMonth): Answer {
  return when.precision === 'day'
    ? { precision: 'day', date: when.on.toString() }
    : { precision: 'month', year: when.on.year, month: when.on.month }
}
