/** A body that the duty binds, or that must co-operate with the panel. Source: CTSA 2015, Schedules 6 and 7; process.md 1.1 (s26). */
import type { Changed } from '#platform/database/changed.ts'
import { Temporal } from 'temporal-polyfill'
import { labelOf } from '#reference/code-list.ts'
import { panelPartners, specifiedAuthorities } from '#reference/duty-bodies.ts'

/** 6: specified authorities, who must have due regard. 7: partners, who must co-operate. */
export type Schedule = 6 | 7

export type Authority = {
  readonly id: string
  readonly areaId: string
  readonly schedule: Schedule
  /** A code of its schedule's list. */
  readonly kind: string
  readonly name: string
  /** Empty: for all its functions. */
  readonly functions: string
  readonly boundFrom: Temporal.PlainDate
  readonly boundUntil: Temporal.PlainDate | undefined
  /** Where its people sign in. */
  readonly agency: { readonly id: string; readonly name: string } | undefined
  readonly contact: { readonly name: string; readonly post: string; readonly email: string }
  /** Of the agency where there is one, else its own. */
  readonly agreement: Agreement
} & Changed

export type Agreement = {
  readonly from: Temporal.PlainDate | undefined
  readonly until: Temporal.PlainDate | undefined
}

export const scheduleNames: Record<Schedule, string> = {
  6: 'Specified authority (Schedule 6)',
  7: 'Partner of the panel (Schedule 7)',
}

export function kindName({ schedule, kind }: Pick<Authority, 'schedule' | 'kind'>): string {
  return labelOf(schedule === 6 ? specifiedAuthorities : panelPartners, kind)
}

export type AgreementState = 'none' | 'not begun' | 'in force' | 'ends soon' | 'lapsed'

/** @param warnDays how long before its last day an agreement counts as ending */
export function agreementState(
  { from, until }: Agreement,
  today: Temporal.PlainDate,
  warnDays: number,
): AgreementState {
  if (from === undefined || until === undefined) return 'none'
  if (Temporal.PlainDate.compare(today, from) < 0) return 'not begun'
  const days = today.until(until).days
  if (days < 0) return 'lapsed'
  return days <= warnDays ? 'ends soon' : 'in force'
}

export function isBound({ boundFrom, boundUntil }: Authority, today: Temporal.PlainDate): boolean {
  return (
    Temporal.PlainDate.compare(boundFrom, today) <= 0 &&
    (boundUntil === undefined || Temporal.PlainDate.compare(today, boundUntil) <= 0)
  )
}
