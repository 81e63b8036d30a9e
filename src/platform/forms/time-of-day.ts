/** A time of day, asked for as people type it (9:30am, 2pm, 14:00, 9.30, midday) and read as 09:30. */
import { Temporal } from 'temporal-polyfill'
import { textIn } from './answer-in.ts'
import type { AnyAnswers } from './answers.ts'
import { text } from './questions.ts'

/** @param name the phrase that messages are made of: "the time it starts" @param hint what it may look like */
export function timeQuestion<const Id extends string>(
  id: Id,
  label: string,
  name: string,
  hint = 'For example, 9:30am or 2pm',
) {
  return text({ id, label: { en: label }, name: { en: name }, hint: { en: hint }, width: 10 })
}

/** @param message such as "Starts at must be a time, like 9:30am or 2pm" */
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
  return text({ id, label: { en: label }, name: { en: name }, hint: { en: hint }, width: 10, optional: true })
}

/** @param message such as "Came at must be a time, like 9:30am or 2pm" */
export function optionalTimeCheck(question: string, message: string) {
  const { wrong, ...check } = timeCheck(question, message)
  return { ...check, wrong: (answers: AnyAnswers) => textIn(answers, question).trim() !== '' && wrong(answers) }
}

/** 9.30 as 09:30; undefined where nothing was answered. */
export function optionalTimeIn(answers: AnyAnswers, question: string): string | undefined {
  return textIn(answers, question).trim() === '' ? undefined : timeIn(answers, question)
}

export function isTime(words: string): boolean {
  return timeTyped(words) !== undefined
}

/** 9.30 as 09:30. What is no time stays as it was typed: a check has told of it. */
export function timeIn(answers: AnyAnswers, question: string): string {
  const typed = textIn(answers, question)
  return timeTyped(typed)?.toString({ smallestUnit: 'minute' }) ?? typed
}

function timeTyped(words: string): Temporal.PlainTime | undefined {
  const typed = words.trim().toLowerCase()
  if (typed === 'midday' || typed === 'noon') return Temporal.PlainTime.from({ hour: 12 })
  if (typed === 'midnight') return Temporal.PlainTime.from({ hour: 0 })
  const [, hours, minutes, half] = /^(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?$/.exec(typed) ?? []
  // A bare number could be a length, a day or half of a time.
  if (hours === undefined || (minutes === undefined && half === undefined)) return undefined
  const hour = half === undefined ? Number(hours) : onTheClock(Number(hours), half)
  const minute = Number(minutes ?? '0')
  return hour !== undefined && hour < 24 && minute < 60 ? Temporal.PlainTime.from({ hour, minute }) : undefined
}

/** 12:30am is half past midnight. */
function onTheClock(hours: number, half: string): number | undefined {
  if (hours < 1 || hours > 12) return undefined
  return (hours % 12) + (half === 'pm' ? 12 : 0)
}
