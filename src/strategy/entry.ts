/** What every page of the strategy begins with: who may read and who may write, in which areas, and how its forms are read and shown again. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Temporal } from 'temporal-polyfill'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import { NotFound } from '#platform/failures.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import type { Form } from '#platform/forms/define-form.ts'
import type { Typed } from '#platform/forms/fields.ts'
import { onlyPage, pageView, type PageShown } from '#platform/forms/page-view.ts'
import { errorAt, readPage, type FieldErrors } from '#platform/forms/read-page.ts'
import { turnAway } from '#platform/web/turn-away.ts'
import { governanceEditors, governanceReaders } from '#reference/roles.ts'

export const forReaders = { roles: governanceReaders, personal: false } as const
export const forEditors = { roles: governanceEditors, personal: false } as const

export function mayEdit(actor: Actor, areaId: string): boolean {
  return areasAs(actor, ...governanceEditors).includes(areaId)
}

/** What is there, where the actor may write. @throws NotFound where it is not, or is only for reading */
export function editable<Thing extends { readonly areaId: string }>(actor: Actor, thing: Thing | undefined): Thing {
  if (thing === undefined || !mayEdit(actor, thing.areaId)) throw new NotFound()
  return thing
}

/** What is there. @throws NotFound where it is not, or is not for the reader */
export function readable<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new NotFound()
  return thing
}

/** What came of a form: its answers, or what the page shows again. */
export type FormResult<Answers> = { readonly answers: Answers } | { readonly again: Again }
export type Again = { readonly typed: Typed; readonly errors?: FieldErrors }

/** @param besides hidden fields that the page carries, such as the version of what is changed */
export function readForm(
  form: Form,
  request: FastifyRequest,
  today: Temporal.PlainDate,
  besides: readonly string[] = [],
): FormResult<AnyAnswers> {
  const read = readPage(form, onlyPage(form), request.body, { language: 'en', today, besides })
  if (read.ok) return { answers: read.value }
  if (read.reason.why === 'wrong-answers') return { again: { typed: read.reason.typed, errors: read.reason.errors } }
  // A row was added or taken away, on a page that has rows.
  if (read.reason.why === 'rows-changed') return { again: { typed: read.reason.typed } }
  // No browser sends this: nothing typed is lost.
  throw turnAway(400, 'fields that the form does not have')
}

/** A rule's refusal, shown at a question with what was typed. */
export function refusedAt(form: Form, question: string, message: string, typed: unknown): { readonly again: Again } {
  return { again: { typed: typedText(typed), errors: [errorAt(onlyPage(form), question, message)] } }
}

function typedText(body: unknown): Typed {
  const entries: [string, unknown][] = Object.entries(typeof body === 'object' && body !== null ? body : {})
  return Object.fromEntries(
    entries.filter(
      (entry): entry is [string, string | string[]] => typeof entry[1] === 'string' || Array.isArray(entry[1]),
    ),
  )
}

/** What was sent, field by field, for a page that offers to send it once more. */
export function sentFields(body: unknown): readonly { readonly name: string; readonly value: string }[] {
  return Object.entries(typedText(body)).flatMap(([name, value]) =>
    ['_csrf', 'formToken'].includes(name) ? [] : [value].flat().map((one) => ({ name, value: one })),
  )
}

export function formPage(reply: FastifyReply, form: Form, shown: Omit<PageShown, 'language'>): FastifyReply {
  const view = pageView(form, onlyPage(form), { language: 'en', ...shown })
  return reply.code(shown.errors === undefined ? 200 : 422).page('platform/forms/views/form-page.njk', { view })
}
