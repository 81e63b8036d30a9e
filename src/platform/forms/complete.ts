/** Whether every question that is asked has its answer: what stands between a form and being sent. */
import { ok, refuse, type Outcome } from '../outcome.ts'
import type { AnyAnswers } from './answers.ts'
import { askedFor, isShown, shownPages } from './conditions.ts'
import type { Answers, CompleteAnswers, Form, Page } from './define-form.ts'
import { answeredQuestions } from './fields.ts'
import { isReady } from './read-page.ts'

/** Finished answers with their full type, or the pages that still want something, in order. */
export function completeAnswers<Definition extends Form>(
  form: Definition,
  answers: Answers<Definition>,
): Outcome<CompleteAnswers<Definition>, readonly string[]> {
  const asked = askedFor(form, answers)
  const wanting = shownPages(form, asked).filter((page) => isWanting(page, asked))
  // Every required question that is asked was just found to have an answer.
  return wanting.length === 0 ? ok(asked as CompleteAnswers<Definition>) : refuse(wanting.map((page) => page.id))
}

/** A required answer is missing, or two answers no longer agree. */
export function isWanting(page: Page, answers: AnyAnswers): boolean {
  const missing = answeredQuestions(page.questions).some(
    (question) => !question.optional && isShown(question, answers) && answers[question.id] === undefined,
  )
  return missing || (page.checks ?? []).some((check) => isReady(check, answers) && check.wrong(answers))
}

/** Nothing on it has to be answered. */
export function isOptional(page: Page): boolean {
  return answeredQuestions(page.questions).every((question) => question.optional === true)
}
