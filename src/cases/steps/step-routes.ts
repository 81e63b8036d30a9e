/** GET shows a step's form, POST takes the step: read the form, load, decide, save, answer. The same for every step. */
import type { FastifyReply } from 'fastify'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { App } from '#platform/web/web.ts'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { ledTo, once } from '#platform/database/once.ts'
import type { Vault } from '#platform/database/vault.ts'
import { NotFound } from '#platform/failures.ts'
import { ok } from '#platform/outcome.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import type { Form } from '#platform/forms/define-form.ts'
import type { Typed } from '#platform/forms/fields.ts'
import { keep, keptView } from '#platform/forms/kept.ts'
import { onlyPage, pageView } from '#platform/forms/page-view.ts'
import { errorAt, readPage, type FieldErrors } from '#platform/forms/read-page.ts'
import { answeredQuestions } from '#platform/forms/fields.ts'
import { citationText } from '#reference/citations.ts'
import { purposeFor } from '#records/purpose.ts'
import { refusalWords, type StepRefusal } from '../journey/refusals.ts'
import { isStep, nextSteps, stepOf } from '../journey.ts'
import { findCase, type CaseFile, type KeptEntry } from '../store.ts'
import type { Mailing } from '../telling.ts'
import { whyNotClosedYet } from './before-closing.ts'
import type { Beside, Showing, StepPage } from './step-page.ts'
import { takeStepOfPage } from './take-page.ts'

const CasePath = z.object({ caseId: z.uuid() })
type CasePath = { Params: z.infer<typeof CasePath> }

export type Serving = { readonly vault: Vault; readonly mailing?: Mailing }

export function addStepRoutes(app: App, page: StepPage, serving: Serving): void {
  const path = `/cases/:caseId/${page.address}`
  const { by } = stepOf(page.step)
  const config = { roles: by === 'anyone' ? ('signed in' as const) : by, personal: true, params: CasePath }

  app.get<CasePath>(path, { config }, async (request, reply) => {
    const { caseId } = request.params
    const result = await request.asActor(async (trx, actor) => {
      const opened = await openForStep(trx, caseId, actor)
      if (opened === 'purpose') return opened
      const { file } = opened
      const showing: Showing = { trx, file, vault: serving.vault, today: app.today(), mailing: serving.mailing }
      const whyNot = whyNotNow(page, file, app.today()) ?? (await whatIsMissing(page, showing))
      if (whyNot !== undefined) return { file, whyNot }
      return { file, form: await page.form(showing), beside: (await page.beside?.(showing)) ?? [] }
    })
    if (result === 'purpose') return reply.redirect(purposeAddress(caseId, request.url), 303)
    if ('whyNot' in result) return notNow(reply, page, result.file, result.whyNot)
    return show(reply, page, result)
  })

  app.post<CasePath>(path, { config }, async (request, reply) => {
    const { caseId } = request.params
    const result = await request.asActor(async (trx, actor) => {
      // Sent before: the case has moved on by this very form, which is no clash, and may even be out of sight by it.
      const location = await ledTo(trx, request.formToken)
      if (location !== undefined) return { why: 'saved' as const, location }
      const opened = await openForStep(trx, caseId, actor)
      if (opened === 'purpose') return opened
      const { file, purpose } = opened
      const showing: Showing = { trx, file, vault: serving.vault, today: app.today(), mailing: serving.mailing }
      const missing = await whatIsMissing(page, showing)
      if (missing !== undefined) return { why: 'missing' as const, file, whyNot: missing }
      const form = await page.form(showing)
      const beside = (await page.beside?.(showing)) ?? []
      const read = readPage(form, onlyPage(form), request.body, {
        language: 'en',
        today: app.today(),
        besides: ['seen'],
      })
      if (!read.ok) return { ...read.reason, file, form, beside }

      const answers: AnyAnswers = read.value
      const seen = seenLength(request.body)
      if (seen !== file.row.journalLength) return { why: 'clash' as const, seen, file, form, beside, answers }
      const outcome = await once<StepRefusal | 'changed-meanwhile'>(trx, request.formToken, async () => {
        const { formToken, id: requestId } = request
        const taken = await takeStepOfPage(page, showing, {
          form,
          answers,
          formToken,
          purpose,
          requestId,
          now: app.now(),
        })
        return taken.ok ? ok(page.afterwards?.(answers, showing) ?? `/cases/${caseId}`) : taken
      })
      if (outcome.ok) return { why: 'saved' as const, location: outcome.value }
      if (outcome.reason === 'changed-meanwhile') return { why: 'clash' as const, seen, file, form, beside, answers }
      return { why: 'refused' as const, refusal: outcome.reason, file, form, beside, answers }
    })

    // Nothing is sent before the transaction has committed.
    if (result === 'purpose') return reply.redirect(purposeAddress(caseId, request.url), 303)
    switch (result.why) {
      case 'saved':
        return reply.redirect(result.location, 303)
      case 'missing':
        reply.code(422)
        return notNow(reply, page, result.file, result.whyNot)
      case 'unknown-keys':
        return reply.code(400).page('platform/web/views/error.njk', { kind: '400' })
      case 'wrong-answers':
        reply.code(422)
        return show(reply, page, { ...result, errors: result.errors })
      case 'rows-changed':
      case 'saved-for-later':
        return show(reply, page, result)
      case 'refused': {
        const formPage = onlyPage(result.form)
        const at = page.refusalAt?.[result.refusal] ?? answeredQuestions(formPage.questions)[0]?.id ?? 'main-content'
        reply.code(422)
        return show(reply, page, {
          ...result,
          errors: [errorAt(formPage, at, refusalWords[result.refusal].en)],
          refusal: result.refusal,
        })
      }
      case 'clash': {
        const since = result.file.entries.filter((entry) => entry.seq > (result.seen ?? 0))
        const whyNot = whyNotNow(page, result.file, app.today())
        reply.code(409)
        if (whyNot !== undefined)
          return notNow(reply, page, result.file, whyNot, { since, form: result.form, answers: result.answers })
        return show(reply, page, { ...result, since })
      }
    }
  })
}

type Opened = { readonly file: CaseFile; readonly purpose: string }

/** Every way to a case: it must exist for the reader, and the reader must have said why they open it. */
export async function openForStep(trx: Trx, caseId: string, actor: Actor): Promise<Opened | 'purpose'> {
  const file = await findCase(trx, caseId, actor)
  if (file === undefined) throw new NotFound()
  const purpose = await purposeFor(trx, caseId)
  return purpose === undefined ? 'purpose' : { file, purpose }
}

export function purposeAddress(caseId: string, next: string): string {
  return `/cases/${caseId}/purpose?next=${encodeURIComponent(next)}`
}

export function whyNotNow(
  page: StepPage,
  file: CaseFile,
  today: Temporal.PlainDate,
): { words: string; source: string } | undefined {
  const next = nextSteps(file.state, file.reader, { birth: file.person.birth, day: today }).find(
    (step) => step.step === page.step,
  )
  if (next === undefined)
    return { words: refusalWords['wrong-stage'].en, source: citationText(stepOf(page.step).source) }
  return next.allowed ? undefined : { words: next.words, source: citationText(next.whyNotSource) }
}

export async function whatIsMissing(
  page: StepPage,
  showing: Showing,
): Promise<{ words: string; source: string } | undefined> {
  const refusal = await whyNotClosedYet(page.step, showing)
  if (refusal !== undefined)
    return { words: refusalWords[refusal].en, source: citationText(refusalWords[refusal].source) }
  const words = await page.waitsFor?.(showing)
  return words === undefined ? undefined : { words, source: citationText(stepOf(page.step).source) }
}

/** The step cannot be taken: why, what happened meanwhile, and whatever had been written, so that it can be copied. */
function notNow(
  reply: FastifyReply,
  page: StepPage,
  file: CaseFile,
  whyNot: { words: string; source: string },
  lost?: { since: readonly KeptEntry[]; form: Form; answers: AnyAnswers },
) {
  return reply.page('cases/views/not-now.njk', {
    heading: `You cannot do this now: ${stepOf(page.step).label.toLowerCase()}`,
    caseAddress: `/cases/${file.row.id}`,
    reference: file.row.reference,
    whyNot,
    since: lost === undefined ? [] : happened(lost.since),
    yours: lost === undefined ? [] : keptView(keep(lost.form, lost.answers, 'en')),
    marking: 'OFFICIAL-SENSITIVE',
  })
}

function happened(entries: readonly KeptEntry[]) {
  return entries.map((entry) => ({
    by: entry.takenByName,
    at: entry.takenAt,
    what: isStep(entry.step) ? stepOf(entry.step).happened : entry.step,
  }))
}

type Shown = {
  readonly file: CaseFile
  readonly form: Form
  readonly beside: readonly Beside[]
  readonly typed?: Typed
  readonly keep?: AnyAnswers
  readonly answers?: AnyAnswers
  readonly errors?: FieldErrors
  readonly refusal?: StepRefusal
  readonly since?: readonly KeptEntry[]
}

function show(reply: FastifyReply, page: StepPage, shown: Shown) {
  const { file, form } = shown
  const answers = shown.keep ?? shown.answers
  const view = pageView(form, onlyPage(form), {
    language: 'en',
    ...(answers === undefined ? {} : { answers }),
    ...(shown.typed === undefined ? {} : { typed: shown.typed }),
    ...(shown.errors === undefined ? {} : { errors: shown.errors }),
    action: `/cases/${file.row.id}/${page.address}`,
    back: `/cases/${file.row.id}`,
    button: { en: stepOf(page.step).label },
    hidden: { seen: String(file.row.journalLength) },
  })
  return reply.page('cases/views/step.njk', {
    view,
    beside: shown.beside,
    reference: file.row.reference,
    since: happened(shown.since ?? []),
    source: citationText(shown.refusal === undefined ? stepOf(page.step).source : refusalWords[shown.refusal].source),
    marking: 'OFFICIAL-SENSITIVE',
  })
}

/** How long the journal was when the page was made. */
function seenLength(body: unknown): number | undefined {
  const seen = typeof body === 'object' && body !== null && 'seen' in body ? body.seen : undefined
  return typeof seen === 'string' && /^\d{1,6}$/.test(seen) ? Number(seen) : undefined
}
