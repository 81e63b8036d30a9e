/**
 * What an answer looks like once it has been read: plain values that survive JSON unchanged.
 * A day is its ISO text ('2025-03-31'), because answers lie in drafts and records; `dayOf` gives the PlainDate.
 */
import { Temporal } from 'temporal-polyfill'

/** An answer that stands in for one. The three are different facts and are never merged (code list rule 3). */
export type Instead = { readonly instead: InsteadCode }
export const insteadCodes = ['not-known', 'not-asked', 'prefer-not-to-say'] as const
export type InsteadCode = (typeof insteadCodes)[number]

/** Who an equality answer comes from; only the first three count in published tables (code list 6.1). */
export const provenanceCodes = ['self', 'parent', 'other_record', 'referrer_description'] as const
export type Provenance = (typeof provenanceCodes)[number]
export type Said<Value> = { readonly value: Value; readonly saidBy: Provenance }

/** At least one part is present. Some people have one name, and a referrer may know only what a person is called. */
export type NameAnswer = { readonly forenames?: string; readonly surname?: string; readonly knownAs?: string }

/** At least one part is present; the postcode is upper case with its space, and may be only the district ('RM17'). */
export type AddressAnswer = {
  readonly line1?: string
  readonly line2?: string
  readonly town?: string
  readonly county?: string
  readonly postcode?: string
}

export type OrganisationAnswer<Code extends string = string> = { readonly name: string; readonly kind?: Code }

/** A date as far as it is known, or an age on the day it was given. */
export type PartialDateAnswer =
  | { readonly precision: 'day'; readonly date: string }
  | { readonly precision: 'month'; readonly year: number; readonly month: number }
  | { readonly precision: 'year'; readonly year: number }
  | { readonly precision: 'age'; readonly years: number; readonly on: string }

/** A file that was accepted and stored under `id`; the bytes are the room's to seal. */
export type FileAnswer = {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly sha256: string
}

export type RowAnswer = { readonly [question: string]: Answer | undefined }

export type PlainAnswer =
  | string
  | readonly string[]
  | NameAnswer
  | AddressAnswer
  | OrganisationAnswer
  | PartialDateAnswer
  | readonly FileAnswer[]
  | readonly RowAnswer[]

export type Answer = PlainAnswer | Instead | Said<PlainAnswer>

/** Answers of any form, by question id. What a form gives is narrower: see `Answers` in define-form.ts. */
export type AnyAnswers = { readonly [question: string]: Answer | undefined }

export function isInstead(answer: unknown): answer is Instead {
  return typeof answer === 'object' && answer !== null && 'instead' in answer
}

export function isSaid(answer: unknown): answer is Said<PlainAnswer> {
  return typeof answer === 'object' && answer !== null && 'saidBy' in answer
}

/** The value itself, or undefined when there is none or something stands in for it. */
export function given<Value>(answer: Value | Instead | undefined): Exclude<Value, Instead> | undefined {
  // The guard cannot express "Value without Instead" for a type it does not know yet.
  return answer === undefined || isInstead(answer) ? undefined : (answer as Exclude<Value, Instead>)
}

export function dayOf(answer: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(answer)
}
