/** Dates as people type them: three boxes (two where a month is asked for), months by number or name, and for a partial date what is known of it. */
import { Temporal } from 'temporal-polyfill'
import type { Language } from '../language.ts'
import type { PartialDateAnswer } from './answers.ts'
import { dateParts, datePartsOf, textIn, type Typed } from './fields.ts'
import { messages } from './messages.ts'
import type { DateQuestion, DateRange, PartialDateQuestion } from './questions.ts'
import { formWords, inLanguage } from './words.ts'

export type Problem = { readonly control: string; readonly message: string }
export type ReadDate<Value> = { readonly empty: boolean; readonly value?: Value; readonly problems: readonly Problem[] }

const earliestYear = 1900
const latestYear = 2100
const oldestAge = 120

type Parts = Readonly<Record<'day' | 'month' | 'year', string>>
type When = { readonly language: Language; readonly today: Temporal.PlainDate }

export function readDate(question: DateQuestion, base: string, typed: Typed, when: When): ReadDate<string> {
  const parts = partsTyped(base, typed)
  if (isEmpty(parts)) return { empty: true, problems: [] }
  const say = messages[when.language]
  const name = inLanguage(question.name, when.language)

  const missing = dateParts.filter((part) => parts[part] === '')
  if (missing[0]) return wrong(`${base}-${missing[0]}`, say.mustInclude(name, missing))
  const problem = yearProblem(parts.year, base, name, when.language)
  if (problem) return { empty: false, problems: [problem] }
  const date = realDate(parts)
  if (!date) return wrong(`${base}-day`, say.realDate(name))
  if (question.range && !isInRange(date, date, question.range, when.today)) {
    return wrong(`${base}-day`, say.range(name, question.range))
  }
  return { empty: false, value: date.toString(), problems: [] }
}

export function readPartialDate(
  question: PartialDateQuestion,
  base: string,
  typed: Typed,
  when: When,
): ReadDate<PartialDateAnswer> {
  const parts = partsTyped(base, typed)
  const age = textIn(typed, `${base}-age`).trim()
  const say = messages[when.language]
  const name = inLanguage(question.name, when.language)
  if (isEmpty(parts)) return age === '' ? { empty: true, problems: [] } : readAge(age, base, when)
  if (age !== '') return wrong(`${base}-age`, say.dateOrAge(name))

  const needed = neededParts(question, parts)
  const missing = needed.filter((part) => parts[part] === '')
  if (missing[0]) return wrong(`${base}-${missing[0]}`, say.mustInclude(name, missing))
  const problem = yearProblem(parts.year, base, name, when.language)
  if (problem) return { empty: false, problems: [problem] }

  const first = realDate({ year: parts.year, month: parts.month || '1', day: parts.day || '1' })
  if (!first) return wrong(`${base}-${parts.day ? 'day' : 'month'}`, say.realDate(name))
  const last = lastPossible(first, parts)
  if (question.range && !isInRange(first, last, question.range, when.today)) {
    return wrong(`${base}-${needed[0]}`, say.range(name, question.range))
  }
  return { empty: false, value: asFarAsKnown(first, parts), problems: [] }
}

/** What must be there for what was typed to be a day, a month or a year. */
function neededParts(question: PartialDateQuestion, parts: Parts) {
  if (question.monthAlone === true) return datePartsOf(question)
  if (parts.day !== '') return dateParts
  return parts.month !== '' ? (['month', 'year'] as const) : (['year'] as const)
}

function readAge(age: string, base: string, when: When): ReadDate<PartialDateAnswer> {
  const years = /^\d{1,3}$/.test(age) ? Number(age) : Number.NaN
  if (!(years <= oldestAge)) return wrong(`${base}-age`, messages[when.language].age(oldestAge))
  return { empty: false, value: { precision: 'age', years, on: when.today.toString() }, problems: [] }
}

function asFarAsKnown(date: Temporal.PlainDate, parts: Parts): PartialDateAnswer {
  if (parts.day !== '') return { precision: 'day', date: date.toString() }
  if (parts.month !== '') return { precision: 'month', year: date.year, month: date.month }
  return { precision: 'year', year: date.year }
}

function lastPossible(first: Temporal.PlainDate, parts: Parts): Temporal.PlainDate {
  if (parts.day !== '') return first
  if (parts.month !== '') return first.with({ day: first.daysInMonth })
  return first.with({ month: 12, day: 31 })
}

function partsTyped(base: string, typed: Typed): Parts {
  const part = (name: string) => textIn(typed, `${base}-${name}`).trim()
  return { day: part('day'), month: part('month'), year: part('year') }
}

function isEmpty(parts: Parts): boolean {
  return dateParts.every((part) => parts[part] === '')
}

function yearProblem(year: string, base: string, name: string, language: Language): Problem | undefined {
  const control = `${base}-year`
  if (!/^\d{4}$/.test(year)) return { control, message: messages[language].fourDigits(name) }
  if (Number(year) >= earliestYear && Number(year) <= latestYear) return undefined
  return { control, message: messages[language].yearRange(name, earliestYear, latestYear) }
}

function realDate(parts: Parts): Temporal.PlainDate | undefined {
  const month = monthNumber(parts.month)
  if (month === undefined || !/^\d{1,2}$/.test(parts.day)) return undefined
  try {
    return Temporal.PlainDate.from({ year: Number(parts.year), month, day: Number(parts.day) }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** By number, or by name in either language whatever the page's; its first three letters are enough. */
function monthNumber(typed: string): number | undefined {
  if (/^\d{1,2}$/.test(typed)) return Number(typed)
  const word = typed.toLowerCase()
  if (word.length < 3) return undefined
  const found = [formWords.en, formWords.cy]
    .map(({ months }) => months.findIndex((month) => month.toLowerCase().startsWith(word)))
    .find((place) => place !== -1)
  return found === undefined ? undefined : found + 1
}

/** In range if any of the days it could be is: someone born "this year" may be born in the past. */
function isInRange(
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  range: DateRange,
  today: Temporal.PlainDate,
): boolean {
  const firstToToday = Temporal.PlainDate.compare(first, today)
  const lastToToday = Temporal.PlainDate.compare(last, today)
  switch (range) {
    case 'past':
      return firstToToday < 0
    case 'today or past':
      return firstToToday <= 0
    case 'future':
      return lastToToday > 0
    case 'today or future':
      return lastToToday >= 0
  }
}

function wrong(control: string, message: string): { readonly empty: false; readonly problems: readonly Problem[] } {
  return { empty: false, problems: [{ control, message }] }
}
