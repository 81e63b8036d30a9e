/**
 * Reading a page that was sent. Strict at the edge: a field the page does not have is refused outright, everything
 * else becomes typed answers or a linked message, and what was typed comes back so that nothing is lost.
 */
import type { Temporal } from 'temporal-polyfill'
import type { Language } from '../language.ts'
import { ok, refuse, type Outcome } from '../outcome.ts'
import { given, isInstead, type Answer, type AnyAnswers, type FileAnswer } from './answers.ts'
import { askedFor, isShown } from './conditions.ts'
import { type Answers, type Check, type Form, type Page } from './define-form.ts'
import { answeredQuestions, readFields, withRow, type Submitted, type Typed } from './fields.ts'
import { firstControl, readQuestion, type FieldError, type ReadingContext } from './read-question.ts'
import type { Upload } from './uploads.ts'
import { inLanguage } from './words.ts'

export type FieldErrors = readonly FieldError[]

export type Reading = {
  readonly language: Language
  readonly today: Temporal.PlainDate
  /** The answers so far, of this page and the others. */
  readonly answers?: AnyAnswers
  /** Files that came with the page: see acceptUploads. */
  readonly uploads?: readonly Upload[]
  /** Fields of the page beside its questions, such as the version of what is being edited. */
  readonly besides?: readonly string[]
}

/**
 * Why a page gave no new answers.
 * 'unknown-keys': no browser sends this; answer 400. 'wrong-answers': show the page again, 422.
 * 'rows-changed': a row or file was added or removed; show the page again, 200. 'saved-for-later': not checked.
 * `keep` is the answers so far with the files that were accepted: a draft keeps them whatever else was wrong.
 */
export type PageRefusal =
  | { readonly why: 'unknown-keys' }
  | { readonly why: 'wrong-answers'; readonly errors: FieldErrors; readonly typed: Typed; readonly keep: AnyAnswers }
  | { readonly why: 'rows-changed'; readonly typed: Typed; readonly keep: AnyAnswers }
  | { readonly why: 'saved-for-later'; readonly typed: Typed; readonly keep: AnyAnswers }

/** All answers of the form with this page's new ones; answers no longer asked for are left out. */
export function readPage<Definition extends Form>(
  form: Definition,
  page: Page,
  body: unknown,
  reading: Reading,
): Outcome<Answers<Definition>, PageRefusal> {
  const fields = readFields(page, body, reading.besides ?? [])
  if (!fields.ok) return refuse({ why: 'unknown-keys' })
  const { typed, action } = fields.value

  const files = filesAfter(page, fields.value, reading)
  const keep = { ...reading.answers, ...Object.fromEntries([...files].filter(([, list]) => list.length > 0)) }
  for (const [question, list] of files) if (list.length === 0) Reflect.deleteProperty(keep, question)

  if (action.does === 'save for later') return refuse({ why: 'saved-for-later', typed, keep })
  if (action.does !== 'continue') return refuse({ why: 'rows-changed', typed: withRow(page, typed, action), keep })

  const { answers, errors } = readAnswers(
    page,
    {
      submitted: fields.value,
      language: reading.language,
      today: reading.today,
      filesOf: (id) => ({ files: files.get(id) ?? [], refusals: refusedUploads(id, reading) }),
    },
    otherAnswers(page, reading.answers ?? {}),
  )
  if (errors.length > 0) return refuse({ why: 'wrong-answers', errors, typed, keep })
  // Of a question that is not asked, so nobody's mistake: no browser sends a field twice.
  if (fields.value.misfits.size > 0) return refuse({ why: 'unknown-keys' })
  // Read question by question from this form's own pages: the shape its type describes.
  return ok(askedFor(form, answers) as Answers<Definition>)
}

/** An error found by a rule of the room, to be shown at a question of the page like any other. */
export function errorAt(page: Page, questionId: string, message: string): FieldError {
  const question = answeredQuestions(page.questions).find((asked) => asked.id === questionId)
  return { at: questionId, control: question ? firstControl(question, questionId) : questionId, message }
}

function readAnswers(page: Page, context: ReadingContext, others: AnyAnswers) {
  const answers: Record<string, Answer | undefined> = { ...others }
  const errors: FieldError[] = []
  for (const question of answeredQuestions(page.questions)) {
    if (!isShown(question, answers)) continue
    const read = readQuestion(question, '', context)
    errors.push(...read.errors)
    if (read.answer !== undefined) answers[question.id] = read.answer
  }
  for (const check of page.checks ?? []) {
    const saidAlready = errors.some((error) => error.at === check.at)
    if (!saidAlready && isReady(check, answers) && check.wrong(answers)) {
      errors.push(errorAt(page, check.at, inLanguage(check.message, context.language)))
    }
  }
  return { answers, errors: inPageOrder(page, errors) }
}

/** Each answer the check reads is there, and is a real one. */
export function isReady(check: Check, answers: AnyAnswers): boolean {
  return check.reads.every((id) => answers[id] !== undefined && !isInstead(answers[id]))
}

/** The error summary follows the page. Errors of one question are in its own order already. */
function inPageOrder(page: Page, errors: readonly FieldError[]): FieldErrors {
  const place = (error: FieldError) =>
    page.questions.findIndex((question) => error.at === question.id || error.at.startsWith(`${question.id}-`))
  return [...errors].sort((one, other) => place(one) - place(other))
}

function otherAnswers(page: Page, answers: AnyAnswers): AnyAnswers {
  const here = new Set(page.questions.map((question) => question.id))
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !here.has(id)))
}

/** For each file question of the page: the files kept so far, less one removed, and those just accepted. */
function filesAfter(page: Page, { action }: Submitted, reading: Reading): ReadonlyMap<string, readonly FileAnswer[]> {
  const removed = action.does === 'remove file' ? action.file : undefined
  return new Map(
    answeredQuestions(page.questions)
      .filter((question) => question.kind === 'file')
      .map(({ id }) => {
        const added = (reading.uploads ?? []).flatMap((upload) =>
          upload.question === id && 'file' in upload ? [upload.file] : [],
        )
        return [id, [...keptFiles(reading.answers?.[id]).filter((file) => file.id !== removed), ...added]]
      }),
  )
}

/** The files of a file question's answer; none for anything else. */
export function keptFiles(answer: Answer | undefined): readonly FileAnswer[] {
  const value = given(answer)
  return Array.isArray(value)
    ? value.filter((item): item is FileAnswer => typeof item === 'object' && 'sha256' in item)
    : []
}

function refusedUploads(questionId: string, reading: Reading): readonly string[] {
  return (reading.uploads ?? []).flatMap((upload) =>
    upload.question === questionId && 'refused' in upload ? [upload.refused[reading.language]] : [],
  )
}
