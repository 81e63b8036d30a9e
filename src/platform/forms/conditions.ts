/** Which questions and pages are asked, given the answers so far. */
import { isInstead, isSaid, type Answer, type AnyAnswers } from './answers.ts'
import { isAnswered, type Form, type Page } from './define-form.ts'
import type { Condition } from './questions.ts'

export function isShown(asked: { readonly showIf?: Condition }, answers: AnyAnswers): boolean {
  if (asked.showIf === undefined) return true
  const codes = codesIn(answers[asked.showIf.question])
  return asked.showIf.is.some((code) => codes.includes(code))
}

export function shownPages(form: Form, answers: AnyAnswers): readonly Page[] {
  return form.pages.filter((page) => isShown(page, answers))
}

/** Without the answers of questions that are no longer asked: an answer nobody was asked for is not kept. */
export function askedFor(form: Form, answers: AnyAnswers): AnyAnswers {
  const kept: Record<string, Answer> = {}
  for (const page of form.pages) {
    if (!isShown(page, kept)) continue
    for (const question of page.questions.filter(isAnswered)) {
      const answer = answers[question.id]
      if (answer !== undefined && isShown(question, kept)) kept[question.id] = answer
    }
  }
  return kept
}

/** The codes chosen: options, or the one that stands in for an answer. */
export function codesIn(answer: Answer | undefined): readonly string[] {
  if (answer === undefined) return []
  if (isInstead(answer)) return [answer.instead]
  if (isSaid(answer)) return codesIn(answer.value)
  if (typeof answer === 'string') return [answer]
  return Array.isArray(answer) ? answer.filter((item) => typeof item === 'string') : []
}
