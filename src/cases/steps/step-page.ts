/**
 * A step's page as data: which step, under what address, with which form, and how its answers become coded facts.
 * One pair of handlers serves them all (step-routes.ts); who may take the step, when, and what must be recorded is the journey's.
 */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import type { Form } from '#platform/forms/define-form.ts'
import type { DecisionMode } from '#reference/decisions.ts'
import type { StepName } from '../journey.ts'
import type { StepRefusal } from '../journey/refusals.ts'
import type { CaseFile } from '../store.ts'
import type { Taken } from '../take.ts'
import type { Mailing } from '../telling.ts'

/** What stands beside the form, so that whoever decides need not look elsewhere: label and text, in page order. */
export type Beside = {
  readonly heading: string
  readonly rows: readonly { readonly key: string; readonly value: string; readonly href?: string }[]
}

export type Showing = {
  readonly trx: Trx
  readonly file: CaseFile
  readonly vault: Vault
  readonly today: Temporal.PlainDate
  /** How colleagues are told, where the step is served by the web; absent where it is walked without one. */
  readonly mailing?: Mailing | undefined
}

export type StepFacts = {
  /** Coded facts, as the journey's own schema for the step reads them; what does not fit it is refused, never stored. */
  readonly facts: Readonly<Record<string, unknown>>
  readonly reasonGiven: boolean
  readonly decisionMode?: DecisionMode
  /** The day it happened; today when the form does not ask. */
  readonly on?: Temporal.PlainDate
}

export type StepPage = {
  readonly step: StepName
  /** The last part of the address: a noun, in kebab-case. */
  readonly address: string
  /** What there must be before the form can be filled in, in words, when it is not there: an earlier record, a meeting. */
  waitsFor?(showing: Showing): Promise<string | undefined>
  /** The form, made for this case where its options depend on it (agencies, colleagues, meetings). One page. */
  form(showing: Showing): Form | Promise<Form>
  facts(answers: AnyAnswers, showing: Showing): StepFacts | Promise<StepFacts>
  beside?(showing: Showing): Promise<readonly Beside[]>
  /** Further rows in the same transaction, once the step is in the journal. */
  alongside?(showing: Showing, answers: AnyAnswers, taken: Taken): Promise<void>
  /** Where the browser goes once the step is taken; to the case when left out. */
  afterwards?(answers: AnyAnswers, showing: Showing): string
  /** The question at which a refusal of the rules is shown; the first one otherwise. */
  readonly refusalAt?: Readonly<Partial<Record<StepRefusal, string>>>
}
