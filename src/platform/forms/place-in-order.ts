/** The question behind which of the others something goes; the order itself is platform/order.ts. */
import { textIn } from './answer-in.ts'
import type { AnyAnswers } from './answers.ts'
import { select } from './questions.ts'

/** What the answer is where nothing stands in front. */
export const first = 'first'

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
