/** Why something comes off an agenda or a route, as it is asked of those who govern. */
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { longText } from '#platform/forms/questions.ts'

export function reasonQuestion(label: string, options: { readonly optional?: true } = {}) {
  return longText({
    id: 'reason',
    label: { en: label },
    name: { en: 'why' },
    hint: { en: 'It is kept and shown with your name. Name no person in a case' },
    maxLength: 500,
    rows: 3,
    ...options,
  })
}

export function reasonIn(answers: AnyAnswers): string {
  return textIn(answers, 'reason')
}
