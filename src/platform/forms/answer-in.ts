/** What a room reads out of a form's answers: plain text, choices, days, whole numbers. */
import { Temporal } from 'temporal-polyfill'
import type { AnyAnswers } from './answers.ts'

/** Empty where nothing was written or chosen. */
export function textIn(answers: AnyAnswers, question: string): string {
  const answer = answers[question]
  return typeof answer === 'string' ? answer : ''
}

export function listIn(answers: AnyAnswers, question: string): readonly string[] {
  const answer = answers[question]
  return Array.isArray(answer) ? answer.filter((one): one is string => typeof one === 'string') : []
}

export function dayIn(answers: AnyAnswers, question: string): Temporal.PlainDate | undefined {
  const answer = textIn(answers, question)
  return answer === '' ? undefined : Temporal.PlainDate.from(answer)
}

/** Undefined where the box was left empty or holds no whole number; the form's check has said so then. */
export function numberIn(answers: AnyAnswers, question: string): number | undefined {
  const answer = textIn(answers, question).trim()
  return /^\d{1,4}$/.test(answer) ? Number(answer) : undefined
}

/** A check for a box that takes a whole number from 1 up to `most`. */
export function wholeNumberCheck(question: string, most: number, message: string) {
  return {
    reads: [question],
    at: question,
    message: { en: message },
    wrong: (answers: AnyAnswers) => {
      const number = numberIn(answers, question)
      return number === undefined || number < 1 || number > most
    },
  }
}
