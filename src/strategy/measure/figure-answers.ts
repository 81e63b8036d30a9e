/** Figures as people type them: what is checked, and what they come to. */
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import type { Check } from '#platform/forms/define-form.ts'
import { measureKinds, type Figure, type MeasureKind } from '../measures.ts'

export const codeOf = (kind: MeasureKind): string => kind.replaceAll(' ', '-')
export const kindIn = (answers: AnyAnswers): MeasureKind =>
  measureKinds.find((kind) => codeOf(kind) === textIn(answers, 'kind')) ?? 'words'

export const isNumber = (words: string): boolean => /^\d{1,9}(\.\d{1,3})?$/.test(words)
export const number = (id: string, message: string): Check => ({
  reads: [id],
  at: id,
  message: { en: message },
  wrong: (answers) => !isNumber(textIn(answers, id)),
})

export const shareOfSomething = (above: string, below: string): readonly Check[] => [
  {
    reads: [above],
    at: below,
    message: { en: 'Enter of how many' },
    wrong: (answers) =>
      (answers['kind'] === undefined || kindIn(answers) === 'share') &&
      isNumber(textIn(answers, above)) &&
      textIn(answers, below) === '',
  },
  {
    reads: [above, below],
    at: below,
    message: { en: 'A share must be of as many or more' },
    wrong: (answers) =>
      isNumber(textIn(answers, above)) &&
      isNumber(textIn(answers, below)) &&
      Number(textIn(answers, below)) < Number(textIn(answers, above)),
  },
]

export function figureIn(kind: MeasureKind, value: string, of: string): Figure | undefined {
  if (value === '') return undefined
  switch (kind) {
    case 'count':
      return { kind, value: Number(value) }
    case 'share':
      return { kind, numerator: Number(value), denominator: Number(of) }
    case 'time':
      return { kind, days: Number(value) }
    case 'yes or no':
      return { kind, yes: value === 'yes' || value === '1' }
    case 'words':
      return { kind, words: value }
  }
}
