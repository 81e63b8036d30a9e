/**
 * The pages of a referral form, the same for the national and the public one: begin, a page at a time with a list of what is left,
 * check, send once, receipt. Everything typed lies in the draft, so that a lost session or a wrong answer loses nothing.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '#platform/web/web.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { once } from '#platform/database/once.ts'
import type { Vault } from '#platform/database/vault.ts'
import { NotFound } from '#platform/failures.ts'
import { ok, refuse } from '#platform/outcome.ts'
import { acceptFile, fileRefusalWords } from '#platform/files/accept-file.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { isShown, shownPages } from '#platform/forms/conditions.ts'
import { findPage, type Form, type Page } from '#platform/forms/define-form.ts'
import { keep, keptView } from '#platform/forms/kept.ts'
import { pageView } from '#platform/forms/page-view.ts'
import { keptFiles, readPage, type FieldErrors } from '#platform/forms/read-page.ts'
import type { Typed } from '#platform/forms/fields.ts'
import type { Upload } from '#platform/forms/uploads.ts'
import { formWords, inLanguage } from '#platform/forms/words.ts'
import {
  addDraftDocument,
  deleteDraft,
  draftDocuments,
  dropDraftDocuments,
  findDraft,
  saveDraft,
  withPageDone,
  withPageUnfinished,
  type ReferralDraft,
} from './draft.ts'
import { receiveReferral, type OpenCase, type SubmittedDocument } from './receive.ts'
import { submissionOf } from './submission.ts'
import { accountAgency } from './visitor.ts'

export type FormJourney = {
  /** '/refer' or '/worried-about-someone'. */
  readonly base: string
  readonly form: Form
  readonly channel: 'professional' | 'public'
  readonly bilingual: boolean
}

export type ReferralServing = {
  readonly vault: Vault
  readonly openCase: OpenCase
  /** Told in the same transaction that a referral was received, to mail a receipt where the writer left an address. */
  readonly received: (
    trx: Trx,
    told: { areaId: string; reference: string; email: string | undefined; language: 'en' | 'cy' },
  ) => Promise<void>
}

const DraftPath = z.object({ draftId: z.uuid() })
const PagePath = z.object({ draftId: z.uuid(), pageId: z.string().regex(/^[a-z0-9-]{1,40}$/) })
type DraftPath = { Params: z.infer<typeof DraftPath> }
type PagePath = { Params: z.infer<typeof PagePath> }

export function addFormRoutes(app: App, journey: FormJourney, serving: ReferralServing): void {
  const { base, form } = journey
  const { vault } = serving
  const open = { roles: 'anyone' as const, personal: true, ...(journey.bilingual ? { bilingual: true as const } : {}) }
  const quickExit = journey.channel === 'public'
  const at = (draftId: string, part = ''): string => `${base}/drafts/${draftId}${part}`

  async function loadDraft(trx: Trx, draftId: string): Promise<ReferralDraft> {
    const draft = await findDraft(trx, vault, form, draftId)
    if (draft === undefined) throw new NotFound()
    return draft
  }

  // The list of pages: what is done, what is left.
  app.get<DraftPath>(`${base}/drafts/:draftId`, { config: { ...open, params: DraftPath } }, async (request, reply) => {
    const { draftId } = request.params
    const draft = await request.asVisitor((trx) => loadDraft(trx, draftId))
    if (draft.receipt !== undefined) return reply.redirect(at(draftId, '/receipt'), 303)
    const pages = shownPages(form, draft.answers)
    const left = pages.filter((page) => !isDone(draft, page))
    return reply.page('referrals/views/tasks.njk', {
      heading: inLanguage(form.title, request.language),
      quickExit,
      words: formWords[request.language],
      tasks: pages.map((page) => ({
        title: inLanguage(page.title, request.language),
        href: at(draftId, `/pages/${page.id}`),
        done: isDone(draft, page),
      })),
      left: left.length,
      check: at(draftId, '/check'),
      removal: at(draftId, '/removal'),
    })
  })

  app.get<PagePath>(
    `${base}/drafts/:draftId/pages/:pageId`,
    { config: { ...open, params: PagePath } },
    async (request, reply) => {
      const { draftId, pageId } = request.params
      const draft = await request.asVisitor((trx) => loadDraft(trx, draftId))
      const page = pageOf(draft, pageId)
      const typed = draft.unfinished[page.id]
      return showPage(request, reply, draft, page, typed === undefined ? {} : { typed })
    },
  )

  app.post<PagePath>(
    `${base}/drafts/:draftId/pages/:pageId`,
    { config: { ...open, params: PagePath, upload: true } },
    async (request, reply) => {
      const { draftId, pageId } = request.params
      const result = await request.asVisitor(async (trx) => {
        const draft = await loadDraft(trx, draftId)
        const page = pageOf(draft, pageId)
        const uploads = await acceptUploads(request, page)
        const read = readPage(form, page, request.body, {
          language: request.language,
          today: app.today(),
          answers: draft.answers,
          uploads,
        })
        if (!read.ok) {
          if (read.reason.why === 'unknown-keys') return read.reason
          // Left, or wrong: what was typed stays with the draft, so that neither a lost session nor a closed window loses a word.
          const kept = withPageUnfinished(draft, page, read.reason)
          if (!(await save(trx, kept, uploads))) return { why: 'changed-meanwhile' as const, draft, page }
          return { ...read.reason, draft: { ...kept, version: draft.version + 1 }, page }
        }
        const kept = withPageDone(draft, page, read.value)
        const saved = await once(trx, request.formToken, async () =>
          (await save(trx, kept, uploads)) ? ok(nextAddress(kept, pageId, draftId)) : refuse('changed-meanwhile'),
        )
        return saved.ok
          ? { why: 'saved' as const, location: saved.value }
          : { why: 'changed-meanwhile' as const, draft, page }
      })

      switch (result.why) {
        case 'saved':
          return reply.redirect(result.location, 303)
        case 'saved-for-later':
          return reply.redirect(at(draftId), 303)
        case 'unknown-keys':
          return reply.code(400).page('platform/web/views/error.njk', { kind: '400' })
        case 'changed-meanwhile':
          reply.code(409)
          return showPage(request, reply, result.draft, result.page, { typed: typedIn(request.body), clash: true })
        case 'rows-changed':
          return showPage(request, reply, result.draft, result.page, { typed: result.typed })
        case 'wrong-answers':
          reply.code(422)
          return showPage(request, reply, result.draft, result.page, { typed: result.typed, errors: result.errors })
      }
    },
  )

  app.get<DraftPath>(
    `${base}/drafts/:draftId/check`,
    { config: { ...open, params: DraftPath } },
    async (request, reply) => {
      const { draftId } = request.params
      const draft = await request.asVisitor((trx) => loadDraft(trx, draftId))
      if (draft.receipt !== undefined) return reply.redirect(at(draftId, '/receipt'), 303)
      const unfinished = shownPages(form, draft.answers).find((page) => !isDone(draft, page))
      if (unfinished !== undefined) return reply.redirect(at(draftId, `/pages/${unfinished.id}`), 303)
      return reply.page('referrals/views/check.njk', {
        heading: formWords[request.language].checkAnswers,
        quickExit,
        views: keptView(keep(form, draft.answers, request.language)).map((view) => ({
          ...view,
          change: changeAddress(view.title, request, draftId),
        })),
        words: formWords[request.language],
        send: at(draftId, '/submission'),
        back: at(draftId),
      })
    },
  )

  app.post<DraftPath>(
    `${base}/drafts/:draftId/submission`,
    { config: { ...open, params: DraftPath, fields: [] } },
    async (request, reply) => {
      const { draftId } = request.params
      const outcome = await request.asVisitor((trx) =>
        once<'unfinished'>(trx, request.formToken, async () => {
          const draft = await loadDraft(trx, draftId)
          // Sent before with another page of the same draft: the first result stands.
          if (draft.receipt !== undefined) return { ok: true, value: at(draftId, '/receipt') }
          if (!shownPages(form, draft.answers).every((page) => isDone(draft, page)))
            return { ok: false, reason: 'unfinished' }
          const receipt = await receiveReferral(
            trx,
            submissionOf({
              form,
              channel: journey.channel,
              answers: draft.answers,
              language: request.language,
              areaId: draft.areaId,
              agencyId: await accountAgency(trx, draft.areaId),
              documents: await documentsOf(trx, draft),
              formToken: request.formToken,
              today: app.today(),
            }),
            { vault, openCase: serving.openCase, today: app.today() },
          )
          await serving.received(trx, {
            areaId: draft.areaId,
            reference: receipt.reference,
            email: emailIn(draft),
            language: request.language,
          })
          await dropDraftDocuments(trx, draftId, [])
          await saveDraft(trx, vault, {
            ...draft,
            answers: {},
            done: [],
            unfinished: {},
            receipt: { reference: receipt.reference, code: receipt.code },
          })
          return { ok: true, value: at(draftId, '/receipt') }
        }),
      )
      return reply.redirect(outcome.ok ? outcome.value : at(draftId, '/check'), 303)
    },
  )

  app.get<DraftPath>(
    `${base}/drafts/:draftId/receipt`,
    { config: { ...open, params: DraftPath } },
    async (request, reply) => {
      const { draftId } = request.params
      const draft = await request.asVisitor((trx) => loadDraft(trx, draftId))
      if (draft.receipt === undefined) return reply.redirect(at(draftId), 303)
      return reply.page('referrals/views/receipt.njk', { receipt: draft.receipt, quickExit })
    },
  )

  app.post<DraftPath>(
    `${base}/drafts/:draftId/removal`,
    { config: { ...open, params: DraftPath, fields: [] } },
    async (request, reply) => {
      const { draftId } = request.params
      await request.asVisitor((trx) =>
        once<never>(trx, request.formToken, async () => {
          await loadDraft(trx, draftId)
          await deleteDraft(trx, vault, draftId)
          return ok(base)
        }),
      )
      return reply.redirect(base, 303)
    },
  )

  /** The draft with the documents it now names; false when it was saved from another window meanwhile. */
  async function save(trx: Trx, draft: ReferralDraft, uploads: readonly Upload[]): Promise<boolean> {
    if (!(await saveDraft(trx, vault, draft)).ok) return false
    for (const upload of uploads)
      if ('bytes' in upload) await addDraftDocument(trx, vault, draft.id, upload.file.id, upload.bytes)
    const named = Object.values(draft.answers).flatMap((answer) => keptFiles(answer).map((file) => file.id))
    await dropDraftDocuments(trx, draft.id, named)
    return true
  }

  function pageOf(draft: ReferralDraft, pageId: string): Page {
    const page = findPage(form, pageId)
    if (page === undefined || draft.receipt !== undefined || !isShown(page, draft.answers)) throw new NotFound()
    return page
  }

  function showPage(
    request: FastifyRequest,
    reply: FastifyReply,
    draft: ReferralDraft,
    page: Page,
    shown: { typed?: Typed; errors?: FieldErrors; clash?: boolean },
  ) {
    const view = pageView(form, page, {
      language: request.language,
      answers: withConfirmedEmail(draft, page),
      ...(shown.typed === undefined ? {} : { typed: shown.typed }),
      ...(shown.errors === undefined ? {} : { errors: shown.errors }),
      action: at(draft.id, `/pages/${page.id}`),
      back: at(draft.id),
      button: { en: formWords.en.saveAndContinue, cy: formWords.cy.saveAndContinue },
      canSave: true,
    })
    return reply.page('referrals/views/form-page.njk', { view, quickExit, clash: shown.clash === true })
  }

  /** The next page that is not done yet, else the check. */
  function nextAddress(draft: ReferralDraft, pageId: string, draftId: string): string {
    const pages = shownPages(form, draft.answers)
    const here = pages.findIndex((page) => page.id === pageId)
    const next = [...pages.slice(here + 1), ...pages.slice(0, here)].find((page) => !isDone(draft, page))
    return next === undefined ? at(draftId, '/check') : at(draftId, `/pages/${next.id}`)
  }

  function changeAddress(title: string, request: FastifyRequest, draftId: string): string {
    const page = form.pages.find((candidate) => inLanguage(candidate.title, request.language) === title)
    return page === undefined ? at(draftId) : at(draftId, `/pages/${page.id}`)
  }

  async function documentsOf(trx: Trx, draft: ReferralDraft): Promise<SubmittedDocument[]> {
    const bytes = await draftDocuments(trx, vault, draft.id)
    return Object.values(draft.answers).flatMap((answer) =>
      keptFiles(answer).flatMap((file) => {
        const content = bytes.get(file.id)
        return content === undefined
          ? []
          : [{ name: file.name, mediaType: file.type, sha256: file.sha256, bytes: content }]
      }),
    )
  }
}

function isDone(draft: ReferralDraft, page: Page): boolean {
  return draft.done.includes(page.id)
}

/** The address that was confirmed by mail stands in the form; the writer may still name another. */
function withConfirmedEmail(draft: ReferralDraft, page: Page): AnyAnswers {
  const asked = page.questions.some((question) => question.id === 'referrerEmail')
  if (!asked || draft.confirmedEmail === undefined || draft.answers['referrerEmail'] !== undefined) return draft.answers
  return { ...draft.answers, referrerEmail: draft.confirmedEmail }
}

function emailIn(draft: ReferralDraft): string | undefined {
  const typed = draft.answers['referrerEmail']
  return typeof typed === 'string' ? typed : draft.confirmedEmail
}

/** Files that came with the page, each sniffed and accepted, or refused with words for why. */
async function acceptUploads(request: FastifyRequest, page: Page): Promise<Upload[]> {
  const questions = page.questions.filter((question) => question.kind === 'file').map((question) => question.id)
  const uploads: Upload[] = []
  for (const upload of request.uploads) {
    if (!questions.includes(upload.field)) continue
    const accepted = await acceptFile(upload.bytes, upload.name)
    if (accepted.ok)
      uploads.push({ question: upload.field, file: { id: newId(), ...accepted.value }, bytes: upload.bytes })
    else uploads.push({ question: upload.field, refused: fileRefusalWords[accepted.reason] })
  }
  return uploads
}

/** What was typed, as it was sent: texts and lists of texts alone. */
function typedIn(body: unknown): Typed {
  const sent: [string, unknown][] = typeof body === 'object' && body !== null ? Object.entries(body) : []
  return Object.fromEntries(sent.flatMap(([field, value]) => (isTyped(value) ? [[field, value] as const] : [])))
}

function isTyped(value: unknown): value is string | string[] {
  return typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string'))
}
