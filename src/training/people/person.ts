/** Somebody who works for a partner, and what training they have. Never a person of a case. */
import type { Temporal } from 'temporal-polyfill'
import type { Status } from '../standing.ts'

export const evidences = ['imported', 'self-declared', 'verified', 'attended'] as const
export type Evidence = (typeof evidences)[number]

export const evidenceNames: Readonly<Record<Evidence, string>> = {
  imported: 'From a file of their agency or a course portal',
  'self-declared': 'Said by them or their agency',
  verified: 'Certificate seen by somebody else',
  attended: 'Seen at a training session',
}

export const statusTags: Readonly<Record<Status, { readonly text: string; readonly colour: string }>> = {
  current: { text: 'In date', colour: 'green' },
  due: { text: 'Due', colour: 'yellow' },
  overdue: { text: 'Overdue', colour: 'red' },
  exempt: { text: 'Exempt', colour: 'grey' },
}

export type Person = {
  readonly id: string
  readonly areaId: string
  readonly agencyId: string
  readonly agency: string
  readonly name: string
  readonly email: string | undefined
  /** Of their agency's own books. */
  readonly staffNumber: string | undefined
  readonly role: string
  readonly setting: string
  readonly startedOn: Temporal.PlainDate
  readonly leftOn: Temporal.PlainDate | undefined
  readonly version: number
  readonly changedBy: string
  readonly changedAt: Temporal.Instant
}

export type Completion = {
  readonly id: string
  readonly courseId: string
  readonly course: string
  readonly completedOn: Temporal.PlainDate
  readonly certificate: string
  readonly evidence: Evidence
  readonly addedBy: string
  readonly addedAt: Temporal.Instant
  /** Why it no longer counts; undefined while it does. */
  readonly setAside: string | undefined
}

export type Exemption = {
  readonly course: string
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate
  readonly reason: string
}

/** A course somebody needs, and how they stand with it. */
export type NeedOf = {
  readonly courseId: string
  readonly course: string
  readonly status: Status
  readonly dueOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate | undefined
}
