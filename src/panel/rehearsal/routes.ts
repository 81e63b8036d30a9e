/** Practising a meeting of the panel on invented cases. Whatever is sent here is about nobody, and touches no case. */
import type { FastifyRequest } from 'fastify'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { ledTo, once } from '#platform/database/once.ts'
import { readFields, type Typed } from '#platform/forms/fields.ts'
import { onlyPage } from '#platform/forms/page-view.ts'
import { errorAt, readPage, type FieldErrors } from '#platform/forms/read-page.ts'
import { ok } from '#platform/outcome.ts'
import { turnAway } from '#platform/web/turn-away.ts'
import type { App } from '#platform/web/web.ts'
import { refusalWords, type StepRefusal } from '#cases/journey/refusals.ts'
import { note } from '#records/audit.ts'
import { citationText } from '#reference/citations.ts'
import { readers } from '../who.ts'
import { forms } from './forms.ts'
import { inventedCase, inventedCases, type InventedCase } from './invented.ts'
import { members } from './members.ts'
import { addressOf, casePage, overviewPage, summaryPage } from './pages.ts'
import {
  heldAt,
  judge,
  practised,
  stateOf,
  stepAsked,
  withConflict,
  withJoined,
  withRefusal,
  type Kept,
  type Practised,
  type Rehearsal,
} from './rehearsal.ts'
import { beginRehearsal, findRehearsal, keepRehearsal, removeRehearsal } from './store.ts'

const base = '/panel/rehearsal'
const practising = { roles: readers, personal: false } as const
const CasePath = z.object({ item: z.enum(inventedCases.map(({ key }) => key)) })
type CasePath = { Params: z.infer<typeof CasePath> }

/** Beside the questions: the step whose questions were shown. */
const besides = ['step']
const Answered = z.object({ step: z.enum(practised) }).loose()
const Declared = z
  .object({ conflictOf: z.enum([...members.map(({ accountId }) => accountId), '']).default('') })
  .loose()

/** Whoever has no business here is told that there is nothing, before anything is said of what they sent. */
async function turnedAway(request: FastifyRequest, why: string): Promise<never> {
  return await request.asActor(() => Promise.reject(turnAway(400, why)))
}

export function addRehearsalRoutes(app: App): void {
  app.get(base, { config: practising }, async (request, reply) => {
    const model = await request.asActor(async (trx) => {
      await noteOn(trx, 'view rehearsal', request.id)
      return overviewPage(await findRehearsal(trx))
    })
    return reply.page('panel/rehearsal/views/overview.njk', model)
  })

  app.post(base, { config: { ...practising, fields: [] } }, async (request, reply) => {
    await wholly(request, 'begin rehearsal', beginRehearsal)
    return reply.redirect(base, 303)
  })

  app.post(`${base}/removal`, { config: { ...practising, fields: [] } }, async (request, reply) => {
    await wholly(request, 'remove rehearsal', removeRehearsal)
    return reply.redirect(base, 303)
  })

  app.get(`${base}/summary`, { config: practising }, async (request, reply) => {
    const rehearsal = await request.asActor(async (trx) => {
      await noteOn(trx, 'view rehearsal', request.id)
      return await findRehearsal(trx)
    })
    // Not begun, or forgotten meanwhile: there it can be.
    if (rehearsal === undefined) return reply.redirect(base, 303)
    return reply.page('panel/rehearsal/views/summary.njk', summaryPage(rehearsal))
  })

  app.get<CasePath>(`${base}/:item`, { config: { ...practising, params: CasePath } }, async (request, reply) => {
    const rehearsal = await request.asActor(async (trx) => {
      await noteOn(trx, 'view rehearsal', request.id)
      return await findRehearsal(trx)
    })
    if (rehearsal === undefined) return reply.redirect(base, 303)
    return reply.page('panel/rehearsal/views/case.njk', casePage(rehearsal, inventedCase(request.params.item), {}))
  })

  app.post<CasePath>(`${base}/:item`, { config: { ...practising, params: CasePath } }, async (request, reply) => {
    const item = inventedCase(request.params.item)
    const sent = Answered.safeParse(request.body)
    if (!sent.success) return await turnedAway(request, 'not what the page of an invented case sends')
    const moment = { today: app.today(), now: app.now() }
    const answered = await request.asActor((trx) =>
      onOpen(trx, request, (rehearsal) =>
        decide(trx, rehearsal, item, { ...sendingOf(request), ...moment, shown: sent.data.step, body: request.body }),
      ),
    )
    if ('location' in answered) return reply.redirect(answered.location, 303)
    const { rehearsal, ...shown } = answered
    return reply.code(422).page('panel/rehearsal/views/case.njk', casePage(rehearsal, item, shown))
  })

  app.post<CasePath>(
    `${base}/:item/conflicts`,
    { config: { ...practising, params: CasePath, fields: ['conflictOf'] } },
    async (request, reply) => {
      const item = inventedCase(request.params.item)
      const sent = Declared.safeParse(request.body)
      if (!sent.success) return await turnedAway(request, 'nobody of the invented panel')
      const { conflictOf } = sent.data
      if (conflictOf !== '')
        return reply.redirect(await change(request, item, (kept) => withConflict(kept, item, conflictOf)), 303)
      const rehearsal = await request.asActor((trx) => findRehearsal(trx))
      if (rehearsal === undefined) return reply.redirect(base, 303)
      const unanswered = { at: 'conflictOf', control: 'conflictOf', message: 'Select who has a conflict' }
      return reply.code(422).page('panel/rehearsal/views/case.njk', casePage(rehearsal, item, { errors: [unanswered] }))
    },
  )

  app.post<CasePath>(
    `${base}/:item/attendance`,
    { config: { ...practising, params: CasePath, fields: [] } },
    async (request, reply) => {
      const item = inventedCase(request.params.item)
      return reply.redirect(await change(request, item, (kept) => withJoined(kept, item)), 303)
    },
  )
}

type Asking = Pick<FastifyRequest, 'asActor' | 'formToken' | 'id'>
type Sending = { readonly formToken: string; readonly requestId: string }

function sendingOf({ formToken, id }: Asking): Sending {
  return { formToken, requestId: id }
}

/** Begins or removes all of it, once. */
async function wholly(request: Asking, action: string, act: (trx: Trx) => Promise<void>): Promise<void> {
  await request.asActor((trx) =>
    once<never>(trx, request.formToken, async () => {
      await act(trx)
      await noteOn(trx, action, request.id)
      return ok(base)
    }),
  )
}

/** @returns where it led */
async function change(request: Asking, item: InventedCase, changed: (kept: Kept) => Kept): Promise<string> {
  const { location } = await request.asActor((trx) =>
    onOpen(trx, request, (rehearsal) =>
      keepOnce(trx, rehearsal, changed(rehearsal.kept), { ...sendingOf(request), to: addressOf(item) }),
    ),
  )
  return location
}

type Led = { readonly location: string }

/** What was sent before leads where it led; what is sent after the rehearsal was removed leads to where one begins. */
async function onOpen<Answer>(
  trx: Trx,
  { formToken }: Asking,
  answer: (rehearsal: Rehearsal) => Promise<Answer>,
): Promise<Answer | Led> {
  const before = await ledTo(trx, formToken)
  if (before !== undefined) return { location: before }
  const rehearsal = await findRehearsal(trx, 'to change')
  return rehearsal === undefined ? { location: base } : await answer(rehearsal)
}

type Answering = Sending & {
  readonly shown: string
  readonly body: unknown
  readonly today: Temporal.PlainDate
  readonly now: Temporal.Instant
}
type ShownAgain = {
  readonly rehearsal: Rehearsal
  readonly typed: Typed
  readonly errors: FieldErrors
  readonly source?: string
}

async function decide(
  trx: Trx,
  rehearsal: Rehearsal,
  item: InventedCase,
  { shown, body, formToken, requestId, today, now }: Answering,
): Promise<ShownAgain | Led> {
  const step = stepAsked(stateOf(rehearsal, item))
  // Taken meanwhile, in another tab: the page says what stands.
  if (step === undefined || step !== shown) return { location: addressOf(item) }
  const form = forms[step].form()
  const page = onlyPage(form)
  const read = readPage(form, page, body, { language: 'en', today, besides })
  if (!read.ok && read.reason.why === 'wrong-answers')
    return { rehearsal, typed: read.reason.typed, errors: read.reason.errors }
  const fields = readFields(page, body, besides)
  if (!read.ok || !fields.ok) throw turnAway(400, 'fields that the page does not have')
  const facts = forms[step].facts(read.value, heldAt(rehearsal, item))
  const judged = judge(rehearsal, item, facts, now)
  if (judged.ok) return await keepOnce(trx, rehearsal, judged.value, { formToken, requestId, to: addressOf(item) })
  // What was refused is part of the rehearsal, too. It stands once, so that sending again adds nothing.
  const why = judged.reason
  await keepRehearsal(trx, rehearsal, withRefusal(rehearsal.kept, item, why))
  await noteOn(trx, 'rehearse', requestId)
  const { en, source } = refusalWords[why]
  return { rehearsal, typed: fields.value.typed, errors: [errorOf(why, en, step)], source: citationText(source) }
}

function errorOf(why: StepRefusal, message: string, step: Practised): FieldErrors[number] {
  const page = onlyPage(forms[step].form())
  const questions = page.questions.map(({ id }) => id)
  const at = forms[step].refusalAt?.[why]
  const isOfWhoCame = why === 'no-chair-present' || why === 'no-home-force-present'
  if (isOfWhoCame) return { at: 'attendance', control: 'attendance', message }
  return errorAt(page, at !== undefined && questions.includes(at) ? at : firstQuestion(step), message)
}

function firstQuestion(step: Practised): string {
  const [first] = onlyPage(forms[step].form()).questions.filter(({ kind }) => kind !== 'information')
  if (first === undefined) throw new Error(`${step} asks nothing`)
  return first.id
}

async function keepOnce(
  trx: Trx,
  rehearsal: Rehearsal,
  kept: Kept,
  { formToken, requestId, to }: Sending & { readonly to: string },
): Promise<Led> {
  const done = await once<never>(trx, formToken, async () => {
    await keepRehearsal(trx, rehearsal, kept)
    await noteOn(trx, 'rehearse', requestId)
    return ok(to)
  })
  return { location: done.ok ? done.value : base }
}

/** That somebody practises is noted; what they answer about nobody is not. */
async function noteOn(trx: Trx, action: string, requestId: string): Promise<void> {
  await note(trx, { action, subject: { kind: 'panel rehearsal' }, requestId })
}
