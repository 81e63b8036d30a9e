/**
 * A page with one form: shown, read, acted upon once. What a form asks and does is data of its subject; the five steps every form takes
 * are written here. What people change carries the version they saw, and a clash shows both.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Temporal } from 'temporal-polyfill'
import { z, type ZodObject } from 'zod'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { ledTo, once } from '#platform/database/once.ts'
import { refuse, type Outcome } from '#platform/outcome.ts'
import type { Clash } from '#platform/web/clash.ts'
import type { Roles } from '#platform/web/routing.ts'
import { turnAway } from '#platform/web/turn-away.ts'
import type { App } from '#platform/web/web.ts'
import type { AnyAnswers } from './answers.ts'
import type { Form } from './define-form.ts'
import { answeredQuestions } from './fields.ts'
import { keptAnswer, rowsOf } from './kept.ts'
import { onlyPage, pageView, type PageShown } from './page-view.ts'
import type { AnsweredQuestion } from './questions.ts'
import { errorAt, readPage } from './read-page.ts'
import { typedFromAnswers } from './typed-from-answers.ts'

/** What is refused is shown at its question; 'changed-meanwhile' shows both versions. */
export type FormRefusal = { readonly question: string; readonly message: string } | 'changed-meanwhile'

export type Circumstances = { readonly actor: Actor; readonly requestId: string; readonly today: Temporal.PlainDate }

/** A record as it stands, for a page that changes it. */
export type Standing = {
  /** What it is, in the middle of a sentence: "the Prevent Board". */
  readonly what: string
  readonly version: number
  readonly changedBy: string
  readonly changedAt: Temporal.Instant
  readonly answers: AnyAnswers
}

export type FormShown = {
  readonly back: string
  readonly button: string
  readonly standing?: Standing
  /** What a new one is likely to say: filled in, to be changed. */
  readonly likely?: AnyAnswers
}

export type FormPage<Params extends ZodObject, About> = {
  /** Who comes to it at all; what they may touch is the database's to say. */
  readonly roles: Roles
  /** Whether it shows a person of a case: looking is then recorded with its purpose. */
  readonly personal?: boolean
  readonly address: string
  readonly params: Params
  /** What the form is about, as far as this person may see it. @throws NotFound */
  about(trx: Trx, params: z.infer<Params>, circumstances: Circumstances): Promise<About>
  form(about: About): Form
  shown(about: About): FormShown
  /** Where somebody who comes to it is led instead, when there is nothing left to fill in. */
  insteadOf?(about: About): string | undefined
  /** @param seen the version that the page showed; 0 where it changes nothing. @returns the address to go on to */
  act(
    trx: Trx,
    about: About,
    answers: AnyAnswers,
    circumstances: Circumstances & { readonly seen: number },
  ): Promise<Outcome<string, FormRefusal>>
}

export function addFormPage<Params extends ZodObject, About>(app: App, page: FormPage<Params, About>): void {
  const config = { roles: page.roles, personal: page.personal ?? false, params: page.params }
  const circumstances = (request: FastifyRequest, actor: Actor): Circumstances => ({
    actor,
    requestId: request.id,
    today: app.today(),
  })

  app.get<{ Params: z.infer<Params> }>(page.address, { config }, async (request, reply) => {
    const params = page.params.parse(request.params)
    const about = await request.asActor((trx, actor) => page.about(trx, params, circumstances(request, actor)))
    const instead = page.insteadOf?.(about)
    return instead === undefined ? show(reply, page, about, request.url, {}) : reply.redirect(instead, 303)
  })

  app.post<{ Params: z.infer<Params> }>(page.address, { config }, async (request, reply) => {
    const params = page.params.parse(request.params)
    const result = await request.asActor(async (trx, actor) => {
      // Sent before: what it did must not refuse it now.
      const before = await ledTo(trx, request.formToken)
      if (before !== undefined) return { why: 'saved' as const, location: before }
      const here = circumstances(request, actor)
      const about = await page.about(trx, params, here)
      const form = page.form(about)
      const reading = {
        language: 'en',
        today: here.today,
        besides: page.shown(about).standing ? ['version'] : [],
      } as const
      const read = readPage(form, onlyPage(form), request.body, reading)
      if (!read.ok) return { ...read.reason, about }
      const answers: AnyAnswers = read.value
      const seen = versionIn(request.body)
      const outcome = await once<FormRefusal>(trx, request.formToken, () =>
        page.act(trx, about, answers, { ...here, seen }),
      )
      if (outcome.ok) return { why: 'saved' as const, location: outcome.value }
      if (outcome.reason !== 'changed-meanwhile') return { why: 'refused' as const, about, answers, at: outcome.reason }
      return { why: 'clash' as const, about: await page.about(trx, params, here), answers }
    })

    // Nothing is sent before the transaction has committed.
    switch (result.why) {
      case 'saved':
        return reply.redirect(result.location, 303)
      case 'unknown-keys':
        throw turnAway(400, 'fields that the form does not have')
      case 'rows-changed':
      case 'saved-for-later':
        return show(reply, page, result.about, request.url, { typed: result.typed })
      case 'wrong-answers':
        return show(reply.code(422), page, result.about, request.url, { typed: result.typed, errors: result.errors })
      case 'refused': {
        const error = errorAt(onlyPage(page.form(result.about)), result.at.question, result.at.message)
        return show(reply.code(422), page, result.about, request.url, { answers: result.answers, errors: [error] })
      }
      case 'clash':
        return reply.clash(clashOf(page, result.about, result.answers, request.url))
    }
  })
}

/** For whoever changes a record: refused when somebody else was faster. */
export function changedMeanwhile(changedRows: bigint): Outcome<never, FormRefusal> | undefined {
  return changedRows === 0n ? refuse('changed-meanwhile') : undefined
}

function show<Params extends ZodObject, About>(
  reply: FastifyReply,
  page: FormPage<Params, About>,
  about: About,
  action: string,
  shown: Pick<PageShown, 'typed' | 'answers' | 'errors'>,
): FastifyReply {
  const form = page.form(about)
  const { back, button, standing, likely } = page.shown(about)
  return reply.page('platform/forms/views/form-page.njk', {
    view: pageView(form, onlyPage(form), {
      language: 'en',
      ...(likely === undefined ? {} : { answers: likely }),
      ...(standing === undefined ? {} : { answers: standing.answers, hidden: { version: String(standing.version) } }),
      ...shown,
      action,
      back,
      button: { en: button },
    }),
  })
}

function versionIn(body: unknown): number {
  const parsed = z.object({ version: z.coerce.number().int().min(0).max(2_000_000_000).catch(0) }).safeParse(body)
  return parsed.success ? parsed.data.version : 0
}

/** The answers that differ, side by side; sent again, the writer's own follow the version that stands now. */
function clashOf<Params extends ZodObject, About>(
  page: FormPage<Params, About>,
  about: About,
  yours: AnyAnswers,
  action: string,
): Clash {
  const { standing, back } = page.shown(about)
  if (standing === undefined) throw new Error(`${page.address} changes nothing that could have been changed meanwhile`)
  const questions = onlyPage(page.form(about))
  const shown = (answers: AnyAnswers) =>
    answeredQuestions(questions.questions).map((question) => ({
      asked: question.label.en,
      lines: linesOf(question, answers),
    }))
  const theirs = shown(standing.answers)
  const typed = Object.entries(typedFromAnswers(questions, yours)).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ name, value: one })),
  )
  return {
    what: standing.what,
    changedBy: standing.changedBy,
    changedAt: standing.changedAt,
    rows: shown(yours).flatMap(({ asked, lines: mine }, place) => {
      const other = theirs[place]?.lines ?? ''
      return mine === other ? [] : [{ label: asked, theirs: other, yours: mine }]
    }),
    seeTheirs: back,
    keepYours: { action, fields: [...typed, { name: 'version', value: String(standing.version) }] },
  }
}

/** An answer in words, a line each; of a repeated group every row with its own. */
function linesOf(question: AnsweredQuestion, answers: AnyAnswers): string {
  const kept = keptAnswer('', question, answers, 'en')
  const lines = kept.rows === undefined ? kept.shown : rowsOf(kept, 'en').flatMap(({ key, lines }) => [key, ...lines])
  return lines.join('\n')
}
