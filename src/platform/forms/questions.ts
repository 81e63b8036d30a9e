/**
 * The kinds of question a form may ask, each with its builder. A question is data; how it is read, shown and
 * rendered is written once for its kind. `name` is the phrase that error messages are made of: "Enter the
 * person's surname". In Welsh write it with its article ("y cyfenw"), which no verb before it mutates.
 */
import type {
  AddressAnswer,
  FileAnswer,
  Instead,
  NameAnswer,
  OrganisationAnswer,
  PartialDateAnswer,
  Said,
} from './answers.ts'
import type { Words } from './words.ts'

/** How delicate an answer is. A store keeps 'plain' in clear under row security and seals the others. */
export type Sensitivity = 'plain' | 'special category' | 'narrative'

/** Shown when the named question, asked earlier, has one of these answers (stand-ins such as 'not-known' too). */
export type Condition = { readonly question: string; readonly is: readonly string[] }

/** What every question that is answered has in common. Required unless `optional`. */
type Asking = {
  /** camelCase, unique in its form; also the field's name, parts following a hyphen: `bornOn-day`. */
  readonly id: string
  readonly label: Words
  readonly name: Words
  readonly hint?: Words
  readonly why?: Words
  readonly optional?: true
  readonly notKnown?: true
  readonly notAsked?: true
  readonly preferNotToSay?: true
  readonly showIf?: Condition
  readonly sensitivity?: Sensitivity
  /** Asks who said so, and keeps it with the answer. For equality questions. */
  readonly provenance?: true
  /** In place of "Enter {name}" or "Select {name}", where that would not read well. */
  readonly missing?: Words
}

export type Option = { readonly code: string; readonly label: Words; readonly hint?: Words }

export type DateRange = 'past' | 'today or past' | 'future' | 'today or future'

type TextSpec = Asking & { readonly as?: 'email' | 'phone'; readonly maxLength?: number; readonly width?: 5 | 10 | 20 }
type LongTextSpec = Asking & { readonly maxLength?: number; readonly rows?: number }
type DateSpec = Asking & { readonly range?: DateRange }
type PartialDateSpec = Asking & {
  readonly range?: 'past' | 'today or past'
  readonly orAge?: true
  /** A year alone is not enough: the hint does not offer it; a check of the page refuses it. */
  readonly monthNeeded?: true
  /** A month of a year and no day: two boxes. */
  readonly monthAlone?: true
}
type ChoiceSpec = Asking & { readonly options: readonly Option[] }
type NameSpec = Asking
type AddressSpec = Asking
type OrganisationSpec = Asking & { readonly kinds?: readonly Option[] }
type FileSpec = Asking & {
  readonly maxFiles?: number
  /** Endings that the browser offers, for a room that reads the file itself; its hint says what it takes. Documents otherwise. */
  readonly accept?: string
}
type RepeatedSpec = Asking & {
  /** What one of them is called, in the singular: "child". */
  readonly item: Words
  readonly of: readonly Question[]
  readonly min?: number
  readonly max?: number
}
type InformationSpec = { readonly id: string; readonly text: readonly Words[]; readonly showIf?: Condition }

export type TextQuestion = { readonly kind: 'text' } & TextSpec
export type LongTextQuestion = { readonly kind: 'long text' } & LongTextSpec
export type DateQuestion = { readonly kind: 'date' } & DateSpec
export type PartialDateQuestion = { readonly kind: 'partial date' } & PartialDateSpec
export type RadiosQuestion = { readonly kind: 'radios' } & ChoiceSpec
export type SelectQuestion = { readonly kind: 'select' } & ChoiceSpec
export type CheckboxesQuestion = { readonly kind: 'checkboxes' } & ChoiceSpec
export type NameQuestion = { readonly kind: 'name' } & NameSpec
export type AddressQuestion = { readonly kind: 'address' } & AddressSpec
export type OrganisationQuestion = { readonly kind: 'organisation' } & OrganisationSpec
export type FileQuestion = { readonly kind: 'file' } & FileSpec
export type RepeatedQuestion = { readonly kind: 'repeated' } & RepeatedSpec
/** Text between questions; nothing is answered. */
export type Information = { readonly kind: 'information' } & InformationSpec

export type ChoiceQuestion = RadiosQuestion | SelectQuestion | CheckboxesQuestion
export type AnsweredQuestion =
  | TextQuestion
  | LongTextQuestion
  | DateQuestion
  | PartialDateQuestion
  | ChoiceQuestion
  | NameQuestion
  | AddressQuestion
  | OrganisationQuestion
  | FileQuestion
  | RepeatedQuestion
export type Question = AnsweredQuestion | Information

/**
 * What a question gives, carried in its type alone: never present in the running program.
 * `always` is false for an optional or conditional question.
 */
export type Gives<Value, Always extends boolean> = {
  readonly gives?: { readonly value: Value; readonly always: Always }
}

type Yes<Spec, Flag extends string> = Spec extends Readonly<Record<Flag, true>> ? true : false
type Stands<Spec> = true extends Yes<Spec, 'notKnown'> | Yes<Spec, 'notAsked'> | Yes<Spec, 'preferNotToSay'>
  ? Instead
  : never
type ValueFor<Spec, Value> = (Yes<Spec, 'provenance'> extends true ? Said<Value> : Value) | Stands<Spec>
type AlwaysFor<Spec> =
  true extends Yes<Spec, 'optional'> ? false : Spec extends { readonly showIf: Condition } ? false : true
type Asked<Spec extends { readonly id: string }, Value> = { readonly id: Spec['id'] } & Gives<
  ValueFor<Spec, Value>,
  AlwaysFor<Spec>
>
/** Refuses misspelt settings, which a type parameter alone would let through. */
export type Only<Spec, Allowed> = Spec & { readonly [Extra in Exclude<keyof Spec, keyof Allowed>]: never }
type CodeOf<Spec extends ChoiceSpec> = Spec['options'][number]['code']

export function text<const Spec extends TextSpec>(spec: Only<Spec, TextSpec>): TextQuestion & Asked<Spec, string> {
  return { ...spec, kind: 'text' }
}

export function longText<const Spec extends LongTextSpec>(
  spec: Only<Spec, LongTextSpec>,
): LongTextQuestion & Asked<Spec, string> {
  return { ...spec, kind: 'long text' }
}

/** A whole date; the answer is ISO text. */
export function date<const Spec extends DateSpec>(spec: Only<Spec, DateSpec>): DateQuestion & Asked<Spec, string> {
  return { ...spec, kind: 'date' }
}

export function partialDate<const Spec extends PartialDateSpec>(
  spec: Only<Spec, PartialDateSpec>,
): PartialDateQuestion & Asked<Spec, PartialDateAnswer> {
  return { ...spec, kind: 'partial date' }
}

export function radios<const Spec extends ChoiceSpec>(
  spec: Only<Spec, ChoiceSpec>,
): RadiosQuestion & Asked<Spec, CodeOf<Spec>> {
  return { ...spec, kind: 'radios' }
}

export function select<const Spec extends ChoiceSpec>(
  spec: Only<Spec, ChoiceSpec>,
): SelectQuestion & Asked<Spec, CodeOf<Spec>> {
  return { ...spec, kind: 'select' }
}

export function checkboxes<const Spec extends ChoiceSpec>(
  spec: Only<Spec, ChoiceSpec>,
): CheckboxesQuestion & Asked<Spec, readonly CodeOf<Spec>[]> {
  return { ...spec, kind: 'checkboxes' }
}

export function name<const Spec extends NameSpec>(spec: Only<Spec, NameSpec>): NameQuestion & Asked<Spec, NameAnswer> {
  return { ...spec, kind: 'name' }
}

export function address<const Spec extends AddressSpec>(
  spec: Only<Spec, AddressSpec>,
): AddressQuestion & Asked<Spec, AddressAnswer> {
  return { ...spec, kind: 'address' }
}

export function organisation<const Spec extends OrganisationSpec>(
  spec: Only<Spec, OrganisationSpec>,
): OrganisationQuestion & Asked<Spec, OrganisationAnswer> {
  return { ...spec, kind: 'organisation' }
}

export function file<const Spec extends FileSpec>(
  spec: Only<Spec, FileSpec>,
): FileQuestion & Asked<Spec, readonly FileAnswer[]> {
  return { ...spec, kind: 'file' }
}

/** Add another: up to `max` (10) of the same few questions. Rows left wholly empty are dropped. */
export function repeated<const Spec extends RepeatedSpec>(
  spec: Only<Spec, RepeatedSpec>,
): RepeatedQuestion & Asked<Spec, readonly AnswersTo<Spec['of']>[]> {
  return { ...spec, kind: 'repeated' }
}

export function information<const Spec extends InformationSpec>(
  spec: Only<Spec, InformationSpec>,
): Information & { readonly id: Spec['id'] } {
  return { ...spec, kind: 'information' }
}

export type ValueOf<Asks> = Asks extends { readonly gives?: infer Given }
  ? NonNullable<Given> extends { readonly value: infer Value }
    ? Value
    : never
  : never

/** Answers to these questions while the form is still being filled in: any of them may be missing. */
export type AnswersTo<Questions extends readonly Question[]> = {
  readonly [Asks in Questions[number] as 'gives' extends keyof Asks ? Asks['id'] : never]?: ValueOf<Asks>
}
