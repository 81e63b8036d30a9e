/** A time of day, asked for as people type it (9.30, 09:30) and read as 09:30. */
import { textIn } from './answer-in.ts'
import type { AnyAnswers } from './answers.ts'
import { text } from './questions.ts'

/** @param name the phrase that messages are made of: "the time it starts" @param hint what it may look like */
export function timeQuestion<const Id extends string>(
  id: Id,
  label: string,
  name: string,
  hint = 'For example, 9.30 or 14.00',
) {
  return text({ id, label: { en: label }, name: { en: name }, hint: { en: hint }, width: 5 })
}

/** @param message such as "Starts at must be a time, like 9.30 or 14.00" */
export function timeCheck(question: string, message: string) {
  return {
    reads: [question],
    at: question,
    message: { en: message },
    wrong: (answers: AnyAnswers) => !isTime(textIn(answers, question)),
  }
}

/** The same where there may be none. */
export function optionalTimeQuestion<const Id extends string>(id: Id, label: string, name: string, hint: string) {
  return text({ id, label: { en: label }, name: { en: name }, hint: { en: hint }, width: 5, optional: true })
}

/** @param message such as "Came at must be a time, like 9.30 or 14.00" */
export function optionalTimeCheck(question: string, message: string) {
  const { wrong, ...check } = timeCheck(question, message)
  return { ...check, wrong: (answers: AnyAnswers) => textIn(answers, question).trim() !== '' && wrong(answers) }
}

/** 9.30 as 09:30; undefined where nothing was answered. */
export function optionalTimeIn(answers: AnyAnswers, question: string): string | undefined {
  return textIn(answers, question).trim() === '' ? undefined : timeIn(answers, question)
}

export function isTime(words: string): boolean {
  return /^([01]?\d|2[0-3])[:.][0-5]\d$/.test(words.trim())
}

/** 9.30 as 09:30. */
export function timeIn(answers: AnyAnswers, question: string): string {
  return textIn(answers, question).trim().replace('.', ':').padStart(5, '0')
}
