/** Answers written back as a browser would send them, so that a page can be shown filled in. */
import { isInstead, isSaid, type Answer, type AnyAnswers, type PlainAnswer, type RowAnswer } from './answers.ts'
import type { Page } from './define-form.ts'
import { answeredQuestions, hasInsteadField, rowPrefix, type Typed } from './fields.ts'
import type { AnsweredQuestion } from './questions.ts'

export function typedFromAnswers(page: Page, answers: AnyAnswers): Typed {
  return Object.fromEntries(answeredQuestions(page.questions).flatMap((question) => typedFor(question, '', answers)))
}

type Fields = readonly (readonly [string, string | readonly string[]])[]

function typedFor(question: AnsweredQuestion, prefix: string, answers: AnyAnswers): Fields {
  const answer = answers[question.id]
  const base = prefix + question.id
  if (answer === undefined) return []
  if (isInstead(answer)) return [[hasInsteadField(question) ? `${base}-instead` : base, answer.instead]]
  if (isSaid(answer)) return [...fieldsFor(question, base, answer.value), [`${base}-saidBy`, answer.saidBy]]
  return fieldsFor(question, base, answer)
}

function fieldsFor(question: AnsweredQuestion, base: string, answer: PlainAnswer): Fields {
  if (question.kind === 'file') return []
  if (question.kind === 'date' && typeof answer === 'string') return dateFields(base, answer)
  if (typeof answer === 'string') return [[base, answer]]
  if (question.kind === 'repeated') return rowFields(question.of, base, rowsIn(answer))
  if (isList(answer)) return [[base, answer.filter((item) => typeof item === 'string')]]
  if ('precision' in answer) {
    if (answer.precision === 'day') return dateFields(base, answer.date)
    if (answer.precision === 'age') return [[`${base}-age`, String(answer.years)]]
    const year: Fields = [[`${base}-year`, String(answer.year)]]
    return answer.precision === 'month' ? [[`${base}-month`, String(answer.month)], ...year] : year
  }
  return Object.entries(answer).flatMap(([part, value]: [string, unknown]) =>
    typeof value === 'string' ? [[`${base}-${part}`, value] as const] : [],
  )
}

function dateFields(base: string, iso: string): Fields {
  const [year = '', month = '', day = ''] = iso.split('-')
  return [
    [`${base}-day`, day.replace(/^0/, '')],
    [`${base}-month`, month.replace(/^0/, '')],
    [`${base}-year`, year],
  ]
}

function rowFields(
  of: Extract<AnsweredQuestion, { kind: 'repeated' }>['of'],
  base: string,
  rows: readonly RowAnswer[],
): Fields {
  const inRows = rows.flatMap((row, place) =>
    answeredQuestions(of).flatMap((inner) => typedFor(inner, rowPrefix(base, place), row)),
  )
  return [[`${base}-rows`, String(rows.length)], ...inRows]
}

export function rowsIn(answer: Answer): readonly RowAnswer[] {
  return isList(answer) ? answer.filter((item): item is RowAnswer => typeof item === 'object') : []
}

function isList(answer: Answer): answer is Extract<PlainAnswer, readonly unknown[]> {
  return Array.isArray(answer)
}
