/** The minute of one case at one meeting: what it holds (process.md 2.7), and how far it is. It is sealed whole under the key of the case's person. */
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { codesOf } from '#reference/code-list.ts'
import { markings } from '#reference/sharing.ts'
import { capacities } from '../meetings/meeting.ts'

export const states = ['draft', 'agreed', 'locked'] as const
export type MinuteState = (typeof states)[number]

/** What is written as text, in the order in which it is read. Who came and what is to be done are tables, as the meeting recorded them. */
export const sections = [
  'information',
  'options',
  'decision',
  'dissent',
  'reasons',
  'consent',
  'riskOwner',
  'nextReview',
] as const
export type Section = (typeof sections)[number]
export type Texts = Readonly<Record<Section, string>>

const text = z.string()
export const MinuteContent = z.strictObject({
  attendance: z
    .array(
      z.strictObject({
        name: text,
        agency: text,
        capacity: z.enum(capacities),
        present: z.enum(['present', 'apologies', 'absent', 'not recorded']),
        /** By the clock of the meeting, where they came late, and where they left early. */
        came: text.optional(),
        left: text.optional(),
        /** Whose deputy they came as. */
        inPlaceOf: text.optional(),
      }),
    )
    .readonly(),
  /** How many declared a conflict and left. Who they are stands beside it, for those who may know. */
  conflicts: z.number().int().min(0),
  /** By the clock of the meeting, like 09:35; empty where the item was not timed. */
  began: text,
  ended: text,
  /** What each agency wrote beforehand, in its own words, which nobody edits. Minutes drafted before this part was there have none. */
  contributions: z
    .array(
      z.strictObject({
        agency: text,
        marking: z.enum(codesOf(markings)),
        late: z.boolean(),
        facts: text,
        opinion: text,
      }),
    )
    .readonly()
    .default([]),
  texts: z.strictObject({
    information: text,
    options: text,
    decision: text,
    dissent: text,
    reasons: text,
    consent: text,
    riskOwner: text,
    nextReview: text,
  }),
  actions: z.array(z.strictObject({ what: text, owner: text, dueOn: text })).readonly(),
})
export type MinuteContent = Readonly<z.infer<typeof MinuteContent>>

/** Who did it, when, and for an agreement the day of the meeting that agreed. */
export type Signed = { readonly by: string; readonly at: Temporal.Instant }

/** What may be known of a minute without opening it. */
export type MinuteStanding = {
  readonly itemId: string
  readonly state: MinuteState
  readonly version: number
  readonly drafted: Signed
  readonly agreed: (Signed & { readonly meetingOn: Temporal.PlainDate | undefined }) | undefined
  readonly locked: Signed | undefined
  readonly changedBy: string
  readonly changedAt: Temporal.Instant
}

export type Minute = MinuteStanding & {
  /** Undefined when the person's key was destroyed. */
  readonly content: MinuteContent | undefined
}

export type Addendum = {
  readonly id: string
  readonly words: string | undefined
  readonly by: string
  readonly at: Temporal.Instant
}

/** Lines of a text, without empty ones: a paragraph each. */
export function linesOf(words: string): readonly string[] {
  return words
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
