/** One question's answer out of what was typed: its value, or what stands in for it, or what is wrong with it. */
import type { Temporal } from 'temporal-polyfill'
import type { Language } from '../language.ts'
import { provenanceCodes, type Answer, type FileAnswer, type PlainAnswer, type RowAnswer } from './answers.ts'
import { isShown } from './conditions.ts'
import { insteadOf } from './define-form.ts'
import {
  answeredQuestions,
  datePartsOf,
  fieldsOf,
  hasInsteadField,
  listIn,
  rowCount,
  rowPrefix,
  textIn,
  type Submitted,
} from './fields.ts'
import { messages, missingMessage } from './messages.ts'
import type {
  AnsweredQuestion,
  CheckboxesQuestion,
  FileQuestion,
  RadiosQuestion,
  RepeatedQuestion,
  SelectQuestion,
} from './questions.ts'
import { readDate, readPartialDate, type Problem } from './read-date.ts'
import { readAddress, readName, readOrganisation, readText } from './read-text.ts'
import { formWords, inLanguage } from './words.ts'

/** `at` is the question's own field (with the row before it), `control` the one control a link leads to. */
export type FieldError = { readonly at: string; readonly control: string; readonly message: string }

export type ReadingContext = {
  readonly submitted: Submitted
  readonly language: Language
  readonly today: Temporal.PlainDate
  /** Files already kept or just accepted for a file question, and the messages of those refused. */
  readonly filesOf: (questionId: string) => {
    readonly files: readonly FileAnswer[]
    readonly refusals: readonly string[]
  }
}

export type ReadAnswer = { readonly answer?: Answer; readonly errors: readonly FieldError[] }

type Plain = {
  readonly empty: boolean
  readonly value?: PlainAnswer
  readonly problems: readonly (Problem & { at?: string })[]
}

export function readQuestion(question: AnsweredQuestion, prefix: string, context: ReadingContext): ReadAnswer {
  const base = prefix + question.id
  const { language, submitted } = context
  const say = messages[language]
  const name = inLanguage(question.name, language)
  const wrong = (control: string, message: string) => ({ errors: [{ at: base, control, message }] })

  const misfit = fieldsOf(question, prefix).find(([field]) => submitted.misfits.has(field))
  if (misfit) return wrong(firstControl(question, base), say.oneOnly(name))

  const { instead, others } = insteadChosen(question, base, submitted)
  const plain = readPlain(question, base, context, instead !== undefined)
  if (instead !== undefined) {
    const offered = insteadOf(question).find((code) => code === instead)
    if (offered === undefined || others > 0) return wrong(firstControl(question, base), say.oneOnly(name))
    if (!plain.empty) return wrong(firstControl(question, base), say.notBoth(name, formWords[language][offered]))
    return { answer: { instead: offered }, errors: [] }
  }

  if (plain.empty) {
    return question.optional ? { errors: [] } : wrong(firstControl(question, base), missingMessage(question, language))
  }
  const errors = plain.problems.map(({ at, control, message }) => ({ at: at ?? base, control, message }))
  if (!question.provenance) {
    return plain.value === undefined || errors.length > 0 ? { errors } : { answer: plain.value, errors }
  }
  const saidBy = provenanceCodes.find((code) => code === textIn(submitted.typed, `${base}-saidBy`))
  if (saidBy === undefined) {
    errors.push({ at: `${base}-saidBy`, control: `${base}-saidBy`, message: say.whoSaid(name) })
    return { errors }
  }
  return plain.value === undefined || errors.length > 0
    ? { errors }
    : { answer: { value: plain.value, saidBy }, errors }
}

/** The control an error about the whole question leads to: where one would begin to answer it. */
export function firstControl(question: AnsweredQuestion, base: string): string {
  switch (question.kind) {
    case 'date':
      return `${base}-day`
    case 'partial date':
      return `${base}-${datePartsOf(question)[0]}`
    case 'name':
      return `${base}-forenames`
    case 'address':
      return `${base}-line1`
    case 'organisation':
      return `${base}-name`
    case 'repeated':
      return `${base}-add`
    case 'text':
    case 'long text':
    case 'radios':
    case 'select':
    case 'checkboxes':
    case 'file':
      return base
  }
}

function insteadChosen(
  question: AnsweredQuestion,
  base: string,
  submitted: Submitted,
): { readonly instead?: string; readonly others: number } {
  const offered: readonly string[] = insteadOf(question)
  const chosen = hasInsteadField(question)
    ? listIn(submitted.typed, `${base}-instead`)
    : listIn(submitted.typed, base).filter((code) => offered.includes(code))
  return chosen[0] === undefined ? { others: 0 } : { instead: chosen[0], others: chosen.length - 1 }
}

function readPlain(question: AnsweredQuestion, base: string, context: ReadingContext, hasInstead: boolean): Plain {
  const { typed } = context.submitted
  switch (question.kind) {
    case 'text':
    case 'long text':
      return readText(question, base, typed, context.language)
    case 'date':
      return readDate(question, base, typed, context)
    case 'partial date':
      return readPartialDate(question, base, typed, context)
    case 'name':
      return readName(base, typed, context.language)
    case 'address':
      return readAddress(base, typed, context.language)
    case 'organisation':
      return readOrganisation(question, base, typed, context.language)
    case 'radios':
    case 'select':
      return hasInstead ? { empty: true, problems: [] } : readOneChoice(question, base, context)
    case 'checkboxes':
      return readChoices(question, base, context)
    case 'file':
      return readFiles(question, base, context)
    case 'repeated':
      return readRows(question, base, context)
  }
}

function readOneChoice(question: RadiosQuestion | SelectQuestion, base: string, context: ReadingContext): Plain {
  const chosen = textIn(context.submitted.typed, base)
  if (chosen === '') return { empty: true, problems: [] }
  const known = question.options.some((option) => option.code === chosen)
  if (!known) return { empty: false, problems: [notAnOption(question, base, context)] }
  return { empty: false, value: chosen, problems: [] }
}

function readChoices(question: CheckboxesQuestion, base: string, context: ReadingContext): Plain {
  const instead: readonly string[] = insteadOf(question)
  const ticked = listIn(context.submitted.typed, base).filter((code) => code !== '' && !instead.includes(code))
  if (ticked.length === 0) return { empty: true, problems: [] }
  const value = question.options.map((option) => option.code).filter((code) => ticked.includes(code))
  if (value.length !== ticked.length) return { empty: false, problems: [notAnOption(question, base, context)] }
  return { empty: false, value, problems: [] }
}

function notAnOption(question: AnsweredQuestion, base: string, context: ReadingContext): Problem {
  return { control: base, message: missingMessage(question, context.language) }
}

function readFiles(question: FileQuestion, base: string, context: ReadingContext): Plain {
  const { files, refusals } = context.filesOf(question.id)
  const problems = refusals.map((message) => ({ control: base, message }))
  const max = question.maxFiles ?? defaultMaxFiles
  if (files.length > max) {
    const name = inLanguage(question.name, context.language)
    problems.push({ control: base, message: messages[context.language].tooManyFiles(name, max) })
  }
  if (problems.length > 0) return { empty: false, problems }
  return files.length === 0 ? { empty: true, problems } : { empty: false, value: files, problems }
}

export const defaultMaxFiles = 5

function readRows(question: RepeatedQuestion, base: string, context: ReadingContext): Plain {
  const rows: RowAnswer[] = []
  const problems: (Problem & { at: string })[] = []
  const count = rowCount(question, base, context.submitted.typed)
  for (let row = 0; row < count; row += 1) {
    const prefix = rowPrefix(base, row)
    if (isEmptyRow(question, prefix, context.submitted)) continue
    const read = readRow(question, prefix, context)
    rows.push(read.answers)
    problems.push(...read.errors)
  }
  if (rows.length === 0) return { empty: true, problems: [] }
  if (problems.length === 0 && rows.length < (question.min ?? 0)) {
    const message = messages[context.language].tooFew(inLanguage(question.name, context.language), question.min ?? 0)
    problems.push({ at: base, control: `${base}-add`, message })
  }
  return problems.length > 0 ? { empty: false, problems } : { empty: false, value: rows, problems }
}

function readRow(question: RepeatedQuestion, prefix: string, context: ReadingContext) {
  const answers: Record<string, Answer> = {}
  const errors: FieldError[] = []
  for (const inner of answeredQuestions(question.of)) {
    if (!isShown(inner, answers)) continue
    const read = readQuestion(inner, prefix, context)
    errors.push(...read.errors)
    if (read.answer !== undefined) answers[inner.id] = read.answer
  }
  return { answers, errors }
}

function isEmptyRow(question: RepeatedQuestion, prefix: string, { typed, misfits }: Submitted): boolean {
  return answeredQuestions(question.of)
    .flatMap((inner) => fieldsOf(inner, prefix))
    .every(([field]) => !misfits.has(field) && listIn(typed, field).every((value) => value.trim() === ''))
}
