/**
 * A form that is half-done, on purpose: the answers that were read, and for pages that were not finished the text
 * as it was typed. So neither a wrong answer nor a lost session loses a word.
 */
import { z } from 'zod'
import type { Language } from '../language.ts'
import { ok, refuse, type Outcome } from '../outcome.ts'
import type { AnyAnswers } from './answers.ts'
import { answersSchema } from './answer-schema.ts'
import { askedFor } from './conditions.ts'
import type { Answers, Form, Page } from './define-form.ts'
import { readFields, type Typed } from './fields.ts'

export type Draft<Definition extends Form = Form> = {
  readonly form: string
  readonly version: string
  readonly language: Language
  readonly answers: Answers<Definition>
  /** Pages that were read without a problem, also those where all was optional and nothing was answered. */
  readonly done: readonly string[]
  /** What was typed on pages that were not finished, by page. */
  readonly unfinished: { readonly [page: string]: Typed }
}

/** The version it was begun on is no longer offered. `written` is every text in it, to be shown and copied. */
export type FormWithdrawn = { readonly why: 'form-withdrawn'; readonly written: readonly string[] }

const draftSchema = z.strictObject({
  form: z.string(),
  version: z.string(),
  language: z.enum(['en', 'cy']),
  answers: z.record(z.string(), z.unknown()),
  done: z.array(z.string()),
  unfinished: z.record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())]))),
})

export function beginDraft<Definition extends Form>(form: Definition, language: Language): Draft<Definition> {
  return { form: form.id, version: form.version, language, answers: {}, done: [], unfinished: {} }
}

/** A page was read: its answers, with those of the others, take the place of what was typed on it. */
export function withPageDone<Definition extends Form>(
  draft: Draft<Definition>,
  page: Page,
  answers: Answers<Definition>,
): Draft<Definition> {
  const unfinished = Object.fromEntries(Object.entries(draft.unfinished).filter(([id]) => id !== page.id))
  return { ...draft, answers, done: [...new Set([...draft.done, page.id])], unfinished }
}

/** A page was left, or was wrong: what was typed is kept, and the answers read earlier stay. */
export function withPageUnfinished<Definition extends Form>(
  draft: Draft<Definition>,
  page: Page,
  { typed, keep }: { readonly typed: Typed; readonly keep: AnyAnswers },
): Draft<Definition> {
  const done = draft.done.filter((id) => id !== page.id)
  // `keep` is this draft's answers with files of this page's own questions.
  const answers = keep as Answers<Definition>
  return { ...draft, answers, done, unfinished: { ...draft.unfinished, [page.id]: typed } }
}

/**
 * The same page done in another window meanwhile: the newest draft with this page as it is here.
 * Answers that the newest draft no longer asks for go.
 */
export function withPageFrom<Definition extends Form>(
  newest: Draft<Definition>,
  mine: Draft<Definition>,
  form: Definition,
  page: Page,
): Draft<Definition> {
  const here = new Set(page.questions.map((question) => question.id))
  const others = Object.entries(newest.answers).filter(([id]) => !here.has(id))
  const ours = Object.entries(mine.answers).filter(([id]) => here.has(id))
  // Both halves are answers of this one form.
  const answers = askedFor(form, Object.fromEntries([...others, ...ours]) as AnyAnswers) as Answers<Definition>
  const typed = mine.unfinished[page.id]
  return typed === undefined
    ? withPageDone(newest, page, answers)
    : withPageUnfinished(newest, page, { typed, keep: answers })
}

export function packDraft(draft: Draft): string {
  return JSON.stringify(draft)
}

/**
 * @param forms the versions that may still be filled in
 * @throws when the text is no draft of ours, or its answers are not of its form: a broken record, not a user's mistake
 */
export function openDraft<Definition extends Form>(
  forms: readonly Definition[],
  packed: string,
): Outcome<{ readonly draft: Draft<Definition>; readonly form: Definition }, FormWithdrawn> {
  const opened = draftSchema.parse(JSON.parse(packed))
  const form = forms.find((each) => each.id === opened.form && each.version === opened.version)
  if (form === undefined)
    return refuse({ why: 'form-withdrawn', written: textsIn([opened.answers, opened.unfinished]) })
  const answers = answersSchema(form).parse(opened.answers)
  return ok({ form, draft: { ...opened, answers, unfinished: typedOn(form, opened.unfinished) } })
}

/** Only fields that the pages have, as when they were typed. */
function typedOn(form: Form, unfinished: Readonly<Record<string, Typed>>): Draft['unfinished'] {
  return Object.fromEntries(
    form.pages.flatMap((page) => {
      const fields = unfinished[page.id] === undefined ? undefined : readFields(page, unfinished[page.id], [])
      return fields?.ok ? [[page.id, fields.value.typed]] : []
    }),
  )
}

/** Every text in a value, however deep: of a form that is gone, its words are what can be saved. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((inner: unknown) => textsIn(inner))
}
