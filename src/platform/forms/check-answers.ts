/** "Check your answers": the words of the page and of the record, each with a link to change it. */
import type { Language } from '../language.ts'
import type { AnyAnswers } from './answers.ts'
import { isShown, shownPages } from './conditions.ts'
import type { Form, Page } from './define-form.ts'
import { answeredQuestions } from './fields.ts'
import { keptAnswer, rowsOf, type AnswersView } from './kept.ts'
import type { AnsweredQuestion } from './questions.ts'
import { firstControl } from './read-question.ts'
import { formWords, inLanguage, type Words } from './words.ts'

/** A section a page, a row a question; a repeated group has a row for each of its own. */
export function checkAnswers(
  form: Form,
  answers: AnyAnswers,
  { language, address }: { readonly language: Language; readonly address: (pageId: string) => string },
): readonly AnswersView[] {
  return shownPages(form, answers).flatMap((page) => {
    const rows = answeredQuestions(page.questions)
      .filter((question) => isShown(question, answers))
      .flatMap((question) => changeable(page, question, answers, language, address(page.id)))
    return rows.length === 0 ? [] : [{ title: inLanguage(page.title, language), rows }]
  })
}

function changeable(page: Page, question: AnsweredQuestion, answers: AnyAnswers, language: Language, address: string) {
  const change = {
    href: `${address}#${changeControl(question)}`,
    text: formWords[language].change,
    visuallyHiddenText: inLanguage(question.name, language),
  }
  const kept = keptAnswer(inLanguage(page.title, language), question, answers, language)
  return rowsOf(kept, language).map((row) => ({ ...row, change }))
}

/** A full group has no button to add another; its first row is always there. */
function changeControl(question: AnsweredQuestion): string {
  if (question.kind !== 'repeated') return firstControl(question, question.id)
  const [first] = answeredQuestions(question.of)
  return first ? firstControl(first, `${question.id}-0-${first.id}`) : question.id
}

export type CheckShown = {
  readonly language: Language
  readonly address: (pageId: string) => string
  /** Where the finished form is sent. */
  readonly action: string
  readonly button: Words
  readonly back?: string
  /** What sending it means, in paragraphs above the button. */
  readonly declaration?: readonly Words[]
  readonly hidden?: Readonly<Record<string, string>>
}

/** For platform/forms/views/check-answers.njk. */
export function checkAnswersView(form: Form, answers: AnyAnswers, shown: CheckShown) {
  const words = formWords[shown.language]
  return {
    title: words.checkAnswers,
    documentTitle: `${words.checkAnswers} – ${inLanguage(form.title, shown.language)}`,
    sections: checkAnswers(form, answers, shown),
    action: shown.action,
    button: inLanguage(shown.button, shown.language),
    back: shown.back === undefined ? undefined : { text: words.back, href: shown.back },
    declaration: (shown.declaration ?? []).map((paragraph) => inLanguage(paragraph, shown.language)),
    hidden: Object.entries(shown.hidden ?? {}).map(([name, value]) => ({ name, value })),
  }
}
