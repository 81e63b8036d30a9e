/** A course as an area counts it, and whom it is asked of. */
import type { Temporal } from 'temporal-polyfill'
import { isAgencyKind, agencyKinds } from '#accounts/agency-kinds.ts'
import { trainingRoleName, trainingSettingName } from '#reference/training.ts'

type Kept = {
  readonly id: string
  readonly areaId: string
  readonly version: number
  readonly changedBy: string
  readonly changedAt: Temporal.Instant
}

export type Course = Kept & {
  /** Of the national list; undefined for an area's own. */
  readonly code: string | undefined
  readonly name: string
  readonly validityMonths: number
  readonly graceDays: number
  /** The days on which it may be taken. */
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate | undefined
  /** Ids of the courses that it counts as, besides itself. */
  readonly countsAs: readonly string[]
}

export type Requirement = Kept & {
  readonly courseId: string
  readonly course: string
  /** Empty: any. */
  readonly role: string
  readonly agencyKind: string
  readonly setting: string
  readonly withinDays: number
  readonly why: string
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate | undefined
}

/** "Designated safeguarding lead, School"; "Everyone". */
export function audienceWords({
  role,
  agencyKind,
  setting,
}: Pick<Requirement, 'role' | 'agencyKind' | 'setting'>): string {
  const parts = [
    role === '' ? undefined : trainingRoleName(role),
    setting === '' ? undefined : trainingSettingName(setting),
    agencyKind === ''
      ? undefined
      : `agencies of this kind: ${isAgencyKind(agencyKind) ? agencyKinds[agencyKind] : agencyKind}`,
  ].filter((part) => part !== undefined)
  if (parts.length === 0) return 'Everyone'
  return role === '' && setting === '' ? `Everyone at ${parts.join(', ')}` : parts.join(', ')
}

export function withinWords(days: number): string {
  return days === 0 ? 'Before the first day' : `Within ${days} ${days === 1 ? 'day' : 'days'} of starting`
}

/** Whether a course could be taken on a day. */
export function isTakenOn({ fromOn, untilOn }: Pick<Course, 'fromOn' | 'untilOn'>, day: Temporal.PlainDate): boolean {
  return fromOn.until(day).sign >= 0 && (untilOn === undefined || day.until(untilOn).sign >= 0)
}
