/**
 * Reports of tension. Their subject is an event, never a person; their place a ward; communities stand in them as somebody described them, and
 * nothing is inferred. People agree a level and look again by a day, until nobody needs to; what was written goes when the report expires.
 *
 *   reported → (review: a level is agreed) → agreed → (review) → … → settled, when a review names no next day
 *   on the day after `expiresOn` the words are removed, whatever the state; what was coded stays, to be counted
 */
import { Temporal } from 'temporal-polyfill'
import { governanceEditors, type Role } from '#reference/roles.ts'
import type { Corroboration, DescribedBy, TensionCategory, TensionLevel, TensionSource } from '#reference/tension.ts'

/** Those who report, and read what they reported; those who keep the picture read all of their area. */
export const tensionReporters: readonly Role[] = [
  ...governanceEditors,
  'case officer',
  'panel member',
  'partner contact',
]

export type Ward = {
  readonly id: string
  readonly areaId: string
  readonly name: string
  readonly endedOn: Temporal.PlainDate | undefined
  readonly version: number
  readonly changedBy: string
  readonly changedAt: Temporal.Instant
}

export type TensionReport = {
  readonly id: string
  readonly areaId: string
  readonly ward: string
  readonly happenedOn: Temporal.PlainDate
  readonly category: TensionCategory
  readonly describedBy: DescribedBy
  readonly source: TensionSource
  readonly corroboration: Corroboration
  readonly agreeBy: Temporal.PlainDate
  readonly expiresOn: Temporal.PlainDate
  readonly reportedAt: Temporal.Instant
  /** Undefined once the report has expired. */
  readonly words: { readonly communities: string; readonly what: string } | undefined
  /** The earliest first. */
  readonly reviews: readonly TensionReview[]
}

export type TensionReview = {
  readonly number: number
  readonly level: TensionLevel
  readonly reviewedOn: Temporal.PlainDate
  /** Undefined: nobody needs to look again. */
  readonly reviewOn: Temporal.PlainDate | undefined
  /** What is done about it; undefined for whoever may not read it, and once the report has expired. */
  readonly action: string | undefined
}

/** The day by which somebody is to look at it next; undefined once nobody needs to, or it has expired. */
export function dueOn(
  report: Pick<TensionReport, 'agreeBy' | 'expiresOn' | 'reviews'>,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  if (Temporal.PlainDate.compare(report.expiresOn, today) < 0) return undefined
  const last = report.reviews.at(-1)
  return last === undefined ? report.agreeBy : last.reviewOn
}

export type ReportDays = {
  readonly agreeBy: Temporal.PlainDate
  readonly expiresOn: Temporal.PlainDate
}

/**
 * When a new report is to be agreed, and when its words go. What is still to come is kept until so long after it.
 *
 * @param limits in days
 */
export function daysOf(
  happenedOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
  limits: { readonly tensionAgreedWithin: number; readonly tensionKeptFor: number },
): ReportDays {
  const later = Temporal.PlainDate.compare(happenedOn, today) > 0 ? happenedOn : today
  const agreeBy = today.add({ days: limits.tensionAgreedWithin })
  const expiresOn = later.add({ days: Math.max(limits.tensionKeptFor, limits.tensionAgreedWithin) })
  return { agreeBy, expiresOn }
}
