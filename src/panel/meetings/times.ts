/** A time of day as people type it: 9.30, 09:30. */
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'

export function isTime(words: string): boolean {
  return /^([01]?\d|2[0-3])[:.][0-5]\d$/.test(words.trim())
}

/** 9.30 as 09:30. */
export function timeIn(answers: AnyAnswers, question: string): string {
  return textIn(answers, question).trim().replace('.', ':').padStart(5, '0')
}
