/**
 * The fields of a page as the browser sends them: which names exist, and what was typed into them.
 * A question's field is its id; parts follow a hyphen (`bornOn-day`), rows a number (`children-0-who-surname`).
 */
import { ok, refuse, type Outcome } from '../outcome.ts'
import { insteadOf, isAnswered, type Page } from './define-form.ts'
import type { AnsweredQuestion, DateQuestion, PartialDateQuestion, Question, RepeatedQuestion } from './questions.ts'

/** What was typed, as it came: kept beside the answers so that a wrong page loses nothing. */
export type Typed = { readonly [field: string]: string | readonly string[] }

export type Submitted = {
  readonly typed: Typed
  readonly action: Action
  /** Fields that came in a form no browser sends for them: twice, or not as text. */
  readonly misfits: ReadonlySet<string>
}

export type Action =
  | { readonly does: 'continue' | 'save for later' }
  | { readonly does: 'add row'; readonly question: string }
  | { readonly does: 'remove row'; readonly question: string; readonly row: number }
  | { readonly does: 'remove file'; readonly file: string }

export const defaultMaxRows = 10

/** Fields of the page itself, and those that the web layer put there. */
const ofEveryForm: ReadonlySet<string> = new Set(['_csrf', 'formToken', 'action'])

export const nameParts = ['forenames', 'surname', 'knownAs'] as const
export const addressParts = ['line1', 'line2', 'town', 'county', 'postcode'] as const
export const dateParts = ['day', 'month', 'year'] as const

/** The boxes of a date. */
export function datePartsOf(question: DateQuestion | PartialDateQuestion) {
  return question.kind === 'partial date' && question.monthAlone === true ? (['month', 'year'] as const) : dateParts
}

/** @param besides further fields this page carries, such as the version of what is being edited */
export function readFields(page: Page, body: unknown, besides: readonly string[]): Outcome<Submitted, 'unknown-keys'> {
  const entries = Object.entries(typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {})
  const kinds = new Map(page.questions.filter(isAnswered).flatMap((question) => fieldsOf(question, '')))
  const typed: Record<string, string | readonly string[]> = {}
  const misfits = new Set<string>()
  let action: Action | undefined = { does: 'continue' }

  for (const [field, value] of entries) {
    const kind = kinds.get(field)
    if (kind === undefined) {
      if (!ofEveryForm.has(field) && !besides.includes(field)) return refuse('unknown-keys')
      if (typeof value !== 'string') return refuse('unknown-keys')
      if (field === 'action') action = actionFrom(value)
    } else if (kind === 'many') {
      const list: unknown[] = Array.isArray(value) ? value : [value]
      if (list.every((item) => typeof item === 'string')) typed[field] = list
      else misfits.add(field)
    } else if (typeof value === 'string') {
      typed[field] = value
    } else {
      misfits.add(field)
      const first: unknown = Array.isArray(value) ? value[0] : undefined
      if (typeof first === 'string') typed[field] = first
    }
  }
  return action === undefined ? refuse('unknown-keys') : ok({ typed, action, misfits })
}

function actionFrom(value: unknown): Action | undefined {
  if (value === 'continue') return { does: 'continue' }
  if (value === 'save') return { does: 'save for later' }
  const [verb, question, detail] = typeof value === 'string' ? splitAction(value) : []
  if (verb === 'add' && question !== undefined) return { does: 'add row', question }
  if (verb === 'remove' && question !== undefined && detail !== undefined && /^\d{1,3}$/.test(detail)) {
    return { does: 'remove row', question, row: Number(detail) }
  }
  if (verb === 'removeFile' && question !== undefined) return { does: 'remove file', file: question }
  return undefined
}

function splitAction(value: string): readonly string[] {
  return value.split(':', 3)
}

type FieldKind = 'one' | 'many'

/** Every field a question may send, under its prefix. */
export function fieldsOf(question: AnsweredQuestion, prefix: string): readonly (readonly [string, FieldKind])[] {
  const base = prefix + question.id
  const ownFields: (readonly [string, FieldKind])[] = ownFieldsOf(question, base)
  if (question.provenance) ownFields.push([`${base}-saidBy`, 'one'])
  if (hasInsteadField(question)) ownFields.push([`${base}-instead`, 'many'])
  return ownFields
}

function ownFieldsOf(question: AnsweredQuestion, base: string): (readonly [string, FieldKind])[] {
  const parts = (names: readonly string[]) => names.map((part) => [`${base}-${part}`, 'one'] as const)
  switch (question.kind) {
    case 'text':
    case 'long text':
    case 'radios':
    case 'select':
    case 'file':
      return [[base, 'one']]
    case 'checkboxes':
      return [[base, 'many']]
    case 'date':
      return parts(dateParts)
    case 'partial date':
      return parts(question.orAge ? [...datePartsOf(question), 'age'] : datePartsOf(question))
    case 'name':
      return parts(nameParts)
    case 'address':
      return parts(addressParts)
    case 'organisation':
      return parts(question.kinds ? ['name', 'kind'] : ['name'])
    case 'repeated':
      return [
        [`${base}-rows`, 'one'],
        ...Array.from({ length: question.max ?? defaultMaxRows }, (_, row) =>
          question.of.filter(isAnswered).flatMap((inner) => fieldsOf(inner, rowPrefix(base, row))),
        ).flat(),
      ]
  }
}

/** Choices carry "not known" among their options; everything else beside the field. */
export function hasInsteadField(question: AnsweredQuestion): boolean {
  return !('options' in question) && insteadOf(question).length > 0
}

export function rowPrefix(base: string, row: number): string {
  return `${base}-${row}-`
}

/** How many rows a group shows: as many as the page said, were typed or are asked for at least; one when there is none. */
export function rowCount(question: RepeatedQuestion, base: string, typed: Typed): number {
  const said = typed[`${base}-rows`]
  const max = question.max ?? defaultMaxRows
  const least = question.min ?? 0
  if (typeof said === 'string' && /^\d{1,3}$/.test(said)) return Math.min(max, Math.max(Number(said), least))
  const typedRows = Object.keys(typed)
    .filter((field) => field.startsWith(`${base}-`))
    .map((field) => Number(field.slice(base.length + 1).split('-', 1)[0]) + 1)
    .filter((row) => Number.isInteger(row))
  return Math.min(max, Math.max(1, least, ...typedRows))
}

/** The same page with one row more or fewer; what was typed in the rows after it moves up. */
export function withRow(page: Page, typed: Typed, action: Action): Typed {
  if (action.does !== 'add row' && action.does !== 'remove row') return typed
  const question = page.questions.find((asked) => asked.id === action.question)
  if (question?.kind !== 'repeated') return typed
  const rows = rowCount(question, question.id, typed)
  if (action.does === 'add row') {
    return { ...typed, [`${question.id}-rows`]: String(Math.min(rows + 1, question.max ?? defaultMaxRows)) }
  }
  if (action.row >= rows) return typed
  return { ...withoutRow(question, typed, action.row), [`${question.id}-rows`]: String(rows - 1) }
}

function withoutRow(question: RepeatedQuestion, typed: Typed, gone: number): Typed {
  const moved: Record<string, string | readonly string[]> = {}
  for (const [field, value] of Object.entries(typed)) {
    const place = placeInRows(question.id, field)
    if (place === undefined || place.row < gone) moved[field] = value
    else if (place.row > gone) moved[rowPrefix(question.id, place.row - 1) + place.rest] = value
  }
  return moved
}

function placeInRows(base: string, field: string): { readonly row: number; readonly rest: string } | undefined {
  const match = field.startsWith(`${base}-`) ? /^(\d+)-(.+)$/.exec(field.slice(base.length + 1)) : null
  const [, row, rest] = match ?? []
  return row === undefined || rest === undefined ? undefined : { row: Number(row), rest }
}

export function textIn(typed: Typed, field: string): string {
  const value = typed[field]
  return typeof value === 'string' ? value : ''
}

export function listIn(typed: Typed, field: string): readonly string[] {
  const value = typed[field]
  return typeof value === 'string' ? [value] : (value ?? [])
}

export function answeredQuestions(questions: readonly Question[]): readonly AnsweredQuestion[] {
  return questions.filter(isAnswered)
}
