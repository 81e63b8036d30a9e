/** Two questions of agendas and routes: behind which of the others something goes, and why it comes off. */
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { longText, select } from '#platform/forms/questions.ts'

const first = 'first'

/** @param others in their order, each with the words by which it is known */
export function behindQuestion(others: readonly { readonly id: string; readonly words: string }[]) {
  return select({
    id: 'behind',
    label: { en: 'Where does it go?' },
    name: { en: 'where it goes' },
    options: [
      { code: first, label: { en: 'First' } },
      ...others.map(({ id, words }) => ({ code: id, label: { en: `After: ${words}` } })),
    ],
  })
}

/** The id of what it goes behind; undefined: it goes first. */
export function behindIn(answers: AnyAnswers): string | undefined {
  const behind = textIn(answers, 'behind')
  return behind === first ? undefined : behind
}

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
