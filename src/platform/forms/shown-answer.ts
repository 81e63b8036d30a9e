/** An answer in words, a line each: what "check your answers" shows, and what a record keeps as it was shown. */
import type { Language } from '../language.ts'
import { isInstead, isSaid, type Answer, type PartialDateAnswer, type PlainAnswer } from './answers.ts'
import { codesIn } from './conditions.ts'
import { keptFiles } from './read-page.ts'
import type { AnsweredQuestion, Option } from './questions.ts'
import { formWords, inLanguage } from './words.ts'

/** Rows of a repeated group are not lines of one answer: see kept.ts. They answer with none here. */
export function shownAnswer(question: AnsweredQuestion, answer: Answer, language: Language): readonly string[] {
  const words = formWords[language]
  if (isInstead(answer)) return [words[answer.instead]]
  if (isSaid(answer)) return [...plainLines(question, answer.value, language), words.saidBy(words[answer.saidBy])]
  return plainLines(question, answer, language)
}

function shownDay(iso: string, language: Language): string {
  const [year, month, day] = iso.split('-')
  return `${Number(day)} ${monthAndYear(Number(year), Number(month), language)}`
}

function plainLines(question: AnsweredQuestion, answer: PlainAnswer, language: Language): readonly string[] {
  if (typeof answer === 'string') return textLines(question, answer, language)
  if (question.kind === 'file') return keptFiles(answer).map((file) => file.name)
  if (isList(answer)) return codesIn(answer).map((code) => label(optionsOf(question), code, language))
  if ('precision' in answer) return [shownPartialDate(answer, language)]
  if ('name' in answer) {
    return answer.kind === undefined ? [answer.name] : [answer.name, label(optionsOf(question), answer.kind, language)]
  }
  if (question.kind === 'name' && !('line1' in answer)) return nameLines(answer, language)
  return Object.values(answer).filter((part: unknown): part is string => typeof part === 'string')
}

function textLines(question: AnsweredQuestion, answer: string, language: Language): readonly string[] {
  if (question.kind === 'date') return [shownDay(answer, language)]
  if ('options' in question) return [label(question.options, answer, language)]
  return answer.split('\n')
}

function nameLines(
  { forenames, surname, knownAs }: Readonly<Record<string, string>>,
  language: Language,
): readonly string[] {
  const full = [forenames, surname].filter((part) => part !== undefined).join(' ')
  if (knownAs === undefined) return [full]
  const known = formWords[language].alsoKnownAs(knownAs)
  return full === '' ? [known] : [full, known]
}

function shownPartialDate(answer: PartialDateAnswer, language: Language): string {
  switch (answer.precision) {
    case 'day':
      return shownDay(answer.date, language)
    case 'month':
      return monthAndYear(answer.year, answer.month, language)
    case 'year':
      return String(answer.year)
    case 'age':
      return formWords[language].aged(answer.years, shownDay(answer.on, language))
  }
}

function monthAndYear(year: number, month: number, language: Language): string {
  return `${formWords[language].months[month - 1] ?? ''} ${year}`
}

function optionsOf(question: AnsweredQuestion): readonly Option[] {
  if ('options' in question) return question.options
  return question.kind === 'organisation' ? (question.kinds ?? []) : []
}

/** The code itself where a definition lost the option: a record never shows a blank. */
function label(options: readonly Option[], code: string, language: Language): string {
  const option = options.find((each) => each.code === code)
  return option ? inLanguage(option.label, language) : code
}

function isList(answer: PlainAnswer): answer is Extract<PlainAnswer, readonly unknown[]> {
  return Array.isArray(answer)
}
