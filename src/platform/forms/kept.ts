/**
 * What a record keeps of a form: every question as it was asked, and every answer with its words as they were shown.
 * It can be read years later without the definition, which will have had other versions by then.
 */
import { z } from 'zod'
import type { Language } from '../language.ts'
import { given, type AnyAnswers } from './answers.ts'
import { anyAnswerSchema, answersSchema } from './answer-schema.ts'
import { isShown, shownPages } from './conditions.ts'
import { sensitivityOf, type Answers, type Form } from './define-form.ts'
import { answeredQuestions } from './fields.ts'
import type { AnsweredQuestion } from './questions.ts'
import { shownAnswer } from './shown-answer.ts'
import { rowsIn } from './typed-from-answers.ts'
import { formWords, inLanguage } from './words.ts'

const rowAnswerSchema = z.strictObject({ asked: z.string(), shown: z.array(z.string()).readonly() })

const keptAnswerSchema = z.strictObject({
  /** Heading of the page it was asked on. */
  page: z.string(),
  question: z.string(),
  /** The question's words as asked. */
  asked: z.string(),
  kind: z.string(),
  sensitivity: z.enum(['plain', 'special category', 'narrative']),
  /** Null: it was asked and, being optional, left open. */
  value: anyAnswerSchema.nullable(),
  /** The answer in words, a line each; labels of options as they were shown. */
  shown: z.array(z.string()).readonly(),
  /** A repeated group's rows in words. */
  rows: z
    .array(z.strictObject({ title: z.string(), answers: z.array(rowAnswerSchema).readonly() }))
    .readonly()
    .exactOptional(),
})

const keptSchema = z.strictObject({
  form: z.string(),
  version: z.string(),
  language: z.enum(['en', 'cy']),
  title: z.string(),
  answers: z.array(keptAnswerSchema).readonly(),
})

export type Kept = Readonly<z.infer<typeof keptSchema>>
export type KeptAnswer = Kept['answers'][number]

export function keep(form: Form, answers: AnyAnswers, language: Language): Kept {
  const asked = shownPages(form, answers).flatMap((page) =>
    answeredQuestions(page.questions)
      .filter((question) => isShown(question, answers))
      .map((question) => keptAnswer(inLanguage(page.title, language), question, answers, language)),
  )
  return { form: form.id, version: form.version, language, title: inLanguage(form.title, language), answers: asked }
}

/** @param stored the JSON text of keep(), or what it parses to. @throws when it is no such record */
export function openKept(stored: unknown): Kept {
  return keptSchema.parse(typeof stored === 'string' ? JSON.parse(stored) : stored)
}

/** The answers themselves, typed by the definition they were given to. @throws for a record of another form or version */
export function answersKept<Definition extends Form>(form: Definition, kept: Kept): Answers<Definition> {
  if (kept.form !== form.id || kept.version !== form.version) {
    throw new Error(`A record of ${kept.form} ${kept.version} was opened as ${form.id} ${form.version}`)
  }
  const given = kept.answers.flatMap(({ question, value }) => (value === null ? [] : [[question, value] as const]))
  return answersSchema(form).parse(Object.fromEntries(given))
}

/** A part of a record, such as what was answered about the referrer, to be sealed and shown apart. */
export function partOfKept(kept: Kept, wanted: (answer: KeptAnswer) => boolean): Kept {
  return { ...kept, answers: kept.answers.filter(wanted) }
}

export type AnswersView = { readonly title: string; readonly rows: readonly AnswerRow[] }
export type AnswerRow = {
  readonly key: string
  readonly lines: readonly string[]
  readonly change?: { readonly href: string; readonly text: string; readonly visuallyHiddenText: string }
}

/** A record as it is shown: a section a page, a row a question; read-only. Template: answers.njk. */
export function keptView(kept: Kept): readonly AnswersView[] {
  const titles = [...new Set(kept.answers.map((answer) => answer.page))]
  return titles.map((title) => ({
    title,
    rows: kept.answers.filter((answer) => answer.page === title).flatMap((answer) => rowsOf(answer, kept.language)),
  }))
}

/** One row, or one for each row of a repeated group. */
export function rowsOf(answer: KeptAnswer, language: Language): readonly AnswerRow[] {
  if (answer.rows === undefined || answer.rows.length === 0) {
    return [{ key: answer.asked, lines: answer.shown.length > 0 ? answer.shown : [formWords[language].noAnswer] }]
  }
  return answer.rows.map((row) => ({
    key: row.title,
    lines: row.answers.flatMap(({ asked, shown }) => underQuestion(asked, shown)),
  }))
}

function underQuestion(asked: string, shown: readonly string[]): readonly string[] {
  const [first = '', ...others] = shown
  return [`${asked}${asked.endsWith('?') ? '' : ':'} ${first}`, ...others]
}

export function keptAnswer(
  page: string,
  question: AnsweredQuestion,
  answers: AnyAnswers,
  language: Language,
): KeptAnswer {
  const answer = answers[question.id]
  const kept = {
    page,
    question: question.id,
    asked: inLanguage(question.label, language),
    kind: question.kind,
    sensitivity: sensitivityOf(question),
    value: answer ?? null,
    shown: answer === undefined ? [] : shownAnswer(question, answer, language),
  } as const
  const rows = question.kind === 'repeated' ? rowsIn(given(answer) ?? []) : []
  if (question.kind !== 'repeated' || rows.length === 0) return kept
  return {
    ...kept,
    rows: rows.map((row, place) => ({
      title: formWords[language].row(inLanguage(question.item, language), place + 1),
      answers: answeredQuestions(question.of).flatMap((inner) => {
        const inRow = row[inner.id]
        return inRow === undefined
          ? []
          : [{ asked: inLanguage(inner.label, language), shown: shownAnswer(inner, inRow, language) }]
      }),
    })),
  }
}
