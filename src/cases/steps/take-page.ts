/** Takes the step of a page with what was answered on it: on its own page, or as a part of another (the screen of a running meeting). */
import type { Temporal } from 'temporal-polyfill'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import type { Form } from '#platform/forms/define-form.ts'
import { keep } from '#platform/forms/kept.ts'
import type { Outcome } from '#platform/outcome.ts'
import type { StepRefusal } from '../journey/refusals.ts'
import { take, type Taken } from '../take.ts'
import type { Showing, StepPage } from './step-page.ts'

export type TakingPage = {
  readonly form: Form
  readonly answers: AnyAnswers
  readonly formToken: string
  readonly purpose: string
  readonly requestId: string
  readonly now: Temporal.Instant
}

/** What goes with the step stands in the same transaction: who takes it must be inside `once`. */
export async function takeStepOfPage(
  page: StepPage,
  showing: Showing,
  { form, answers, formToken, purpose, requestId, now }: TakingPage,
): Promise<Outcome<Taken, StepRefusal | 'changed-meanwhile'>> {
  const { trx, file, vault, today } = showing
  const { on, ...decided } = await page.facts(answers, showing)
  const taken = await take(
    trx,
    file,
    page.step,
    {
      ...decided,
      // takeStep reads the facts by the step's own schema and refuses what does not fit.
      facts: decided.facts,
      on: on ?? today,
      written: {
        formId: form.id,
        formVersion: form.version,
        language: 'en',
        kept: JSON.stringify(keep(form, answers, 'en')),
      },
      formToken,
      purpose,
      requestId,
    },
    { vault, now, today },
  )
  if (taken.ok) await page.alongside?.(showing, answers, taken.value)
  return taken
}
