/** What every page of the administrator's begins with: in which areas they may act, and a second factor before a change. */
import { z } from 'zod'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { onlyPage, pageView, type PageShown } from '#platform/forms/page-view.ts'
import { errorAt, readPage, type FieldErrors } from '#platform/forms/read-page.ts'
import type { Form } from '#platform/forms/define-form.ts'
import { turnAway } from '#platform/web/turn-away.ts'
import type { Typed } from '#platform/forms/fields.ts'
import { confirmationAddress, hasFreshFactor } from '../fresh-factor.ts'
import { findAccount, type Account } from './store.ts'
import type { Area } from './forms.ts'

export const accountParams = z.object({ accountId: z.uuid() })
export type AccountPath = { Params: { accountId: string } }

export const administrator = { roles: ['administrator'], personal: false } as const

/** Areas that the actor administers. The route's role made sure that there is one. */
export function administeredAreas(actor: Actor): Area[] {
  const ids = areasAs(actor, 'administrator')
  return ids.map((id) => ({ id, name: actor.holdings.find((holding) => holding.areaId === id)?.areaName ?? '' }))
}

/** Somebody the actor administers. @throws NotFound for anyone else, known or not */
export async function theAccount(trx: Trx, actor: Actor, id: string): Promise<Account> {
  const account = await findAccount(trx, areasAs(actor, 'administrator'), id)
  if (account === undefined) throw new NotFound()
  return account
}

/** The same, for a change: nobody changes their own account here. */
export async function anothersAccount(trx: Trx, actor: Actor, id: string): Promise<Account> {
  const account = await theAccount(trx, actor, id)
  if (account.id === actor.accountId) throw new NotFound()
  return account
}

/** Runs the work as the administrator, after a fresh second factor; without it, answers undefined and sends them to confirm and back to `page`. */
export async function afterConfirmation<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  page: string,
  work: (trx: Trx, actor: Actor) => Promise<T>,
): Promise<T | undefined> {
  const result = await request.asActor(async (trx, actor) =>
    (await hasFreshFactor(trx)) ? { of: await work(trx, actor) } : undefined,
  )
  if (result === undefined) void reply.redirect(confirmationAddress(page), 303)
  return result?.of
}

/** What came of a form: answers, or the page again with what was typed. */
export type FormResult =
  { readonly answers: AnyAnswers } | { readonly again: { readonly typed?: Typed; readonly errors: FieldErrors } }

export function readForm(
  form: Form,
  request: FastifyRequest,
  today: PageDay,
  besides: readonly string[] = [],
): FormResult {
  const read = readPage(form, onlyPage(form), request.body, { language: 'en', today, besides })
  if (read.ok) return { answers: read.value }
  if (read.reason.why === 'wrong-answers') return { again: { typed: read.reason.typed, errors: read.reason.errors } }
  // No browser sends this: nothing typed is lost.
  throw turnAway(400, 'fields that the form does not have')
}

type PageDay = Parameters<typeof readPage>[3]['today']

/** A rule's refusal, shown at a question with what was typed. */
export function refusedAt(form: Form, question: string, message: string, typed: unknown): FormResult {
  return { again: { typed: typedText(typed), errors: [errorAt(onlyPage(form), question, message)] } }
}

function typedText(body: unknown): Typed {
  const entries = Object.entries(typeof body === 'object' && body !== null ? body : {})
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

export function formPage(reply: FastifyReply, form: Form, shown: Omit<PageShown, 'language'>): FastifyReply {
  const view = pageView(form, onlyPage(form), { language: 'en', ...shown })
  return reply.code(shown.errors === undefined ? 200 : 422).page('platform/forms/views/form-page.njk', { view })
}
