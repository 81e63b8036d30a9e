/** The receiving area's pages: an offer with its pack, and the answer to it. The sender's copy of a pack stands below the case. */
import type { FastifyReply } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { App } from '#platform/web/web.ts'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { ledTo, once } from '#platform/database/once.ts'
import type { Vault } from '#platform/database/vault.ts'
import { NotFound } from '#platform/failures.ts'
import { keep, keptView, openKept } from '#platform/forms/kept.ts'
import { onlyPage, pageView, type PageShown } from '#platform/forms/page-view.ts'
import { errorAt, readPage, type FieldErrors } from '#platform/forms/read-page.ts'
import { note } from '#records/audit.ts'
import { purposeAddress } from '#records/purpose.ts'
import { labelOf } from '#reference/code-list.ts'
import { markings, shareBases } from '#reference/sharing.ts'
import { refusalWords, type StepRefusal } from '../journey/refusals.ts'
import { openForStep } from '../steps/step-routes.ts'
import { tellOfTransfer, type Mailing } from '../telling.ts'
import { answerForm } from './forms.ts'
import { answerOffer } from './receiving.ts'
import { findTransfer, openPack, type Transfer } from './store.ts'
import { offerState } from './words.ts'

const receivers = ['coordinator', 'channel chair', 'deputy chair'] as const
const chairs = ['channel chair', 'deputy chair'] as const
const senders = ['coordinator', 'case officer', 'channel chair', 'deputy chair'] as const
const TransferPath = z.object({ transferId: z.uuid() })
type TransferPath = { Params: z.infer<typeof TransferPath> }
const SentPath = z.object({ caseId: z.uuid(), transferId: z.uuid() })
type SentPath = { Params: z.infer<typeof SentPath> }

export function addTransferRoutes(app: App, options: Mailing & { readonly vault: Vault }): void {
  const { vault } = options

  app.get<TransferPath>(
    '/transfers/:transferId',
    { config: { roles: receivers, personal: true, params: TransferPath } },
    async (request, reply) => {
      const shown = await request.asActor(async (trx, actor) => {
        const transfer = await offeredHere(trx, request.params.transferId, actor)
        await noteLook(trx, transfer, request.id)
        return offerPage(vault, transfer, actor)
      })
      return show(reply, shown, {})
    },
  )

  app.post<TransferPath>(
    '/transfers/:transferId',
    { config: { roles: chairs, personal: true, params: TransferPath } },
    async (request, reply) => {
      const read = readPage(answerForm, onlyPage(answerForm), request.body, { language: 'en', today: app.today() })
      const result = await request.asActor(async (trx, actor) => {
        // Answered by this very form: declined, the offer is out of sight by now.
        const location = await ledTo(trx, request.formToken)
        if (location !== undefined) return { location }
        const transfer = await offeredHere(trx, request.params.transferId, actor)
        const page = await offerPage(vault, transfer, actor)
        if (!page.mayAnswer) return { location: page.address }
        if (!read.ok) return { page }
        const { answer, metOn } = read.value
        if (answer === undefined || metOn === undefined) return { page }
        const answered = await once<StepRefusal | 'changed-meanwhile'>(trx, request.formToken, async () => {
          const outcome = await answerOffer(trx, vault, {
            transfer,
            answer,
            metOn: Temporal.PlainDate.from(metOn),
            kept: JSON.stringify(keep(answerForm, read.value, 'en')),
            actor,
            now: app.now(),
            today: app.today(),
          })
          if (!outcome.ok) return outcome
          await note(trx, {
            action: 'answer transfer',
            subject: { kind: 'transfer', id: transfer.id },
            areaId: transfer.areaId,
            caseId: transfer.caseId,
            requestId: request.id,
            details: { answer },
          })
          const { caseId } = outcome.value
          if (caseId !== undefined)
            await note(trx, {
              action: 'open case by transfer',
              subject: { kind: 'case', id: caseId },
              areaId: transfer.toAreaId,
              caseId,
              requestId: request.id,
            })
          await tellOfTransfer(options, trx, { ...transfer, areaId: transfer.areaId })
          return { ok: true, value: caseId === undefined ? '/work' : `/cases/${caseId}` }
        })
        if (answered.ok) return { location: answered.value }
        return { page, refusal: answered.reason }
      })

      if ('location' in result) return reply.redirect(result.location, 303)
      if (!read.ok && read.reason.why === 'unknown-keys')
        return reply.code(400).page('platform/web/views/error.njk', { kind: '400' })
      reply.code('refusal' in result && result.refusal === 'changed-meanwhile' ? 409 : 422)
      if (read.ok) {
        const words = 'refusal' in result ? wordsOf(result.refusal) : wordsOf('changed-meanwhile')
        return show(reply, result.page, {
          answers: read.value,
          errors: [errorAt(onlyPage(answerForm), 'answer', words)],
        })
      }
      return show(reply, result.page, againOf(read.reason))
    },
  )

  // What was sent, as it was sent: for whoever works the case that it was sent of.
  app.get<SentPath>(
    '/cases/:caseId/transfers/:transferId',
    { config: { roles: senders, personal: true, params: SentPath } },
    async (request, reply) => {
      const { caseId, transferId } = request.params
      const result = await request.asActor(async (trx, actor) => {
        const opened = await openForStep(trx, caseId, actor)
        const transfer = await findTransfer(trx, transferId)
        if (transfer === undefined || (transfer.caseId !== caseId && transfer.answer?.toCaseId !== caseId))
          throw new NotFound()
        if (opened === 'purpose') return 'purpose'
        await noteLook(trx, transfer, request.id)
        return { rows: rowsOf(transfer), pack: await packOf(vault, transfer) }
      })
      if (result === 'purpose') return reply.redirect(purposeAddress(caseId, request.url), 303)
      return reply.page('cases/transfer/views/pack.njk', {
        heading: 'Hand-over pack',
        back: { text: 'Back to the case', href: `/cases/${caseId}` },
        ...result,
        marking: 'OFFICIAL-SENSITIVE',
      })
    },
  )
}

/** An offer to an area of the reader's; one of their own case is not found here. */
async function offeredHere(trx: Trx, transferId: string, actor: Actor): Promise<Transfer> {
  const transfer = await findTransfer(trx, transferId)
  if (transfer?.toAreaId === undefined || !areasAs(actor, ...receivers).includes(transfer.toAreaId))
    throw new NotFound()
  return transfer
}

/** Noted with the case that it is a copy of: its area sees who has read the pack. */
async function noteLook(trx: Trx, transfer: Transfer, requestId: string): Promise<void> {
  await note(trx, {
    action: 'view hand-over pack',
    subject: { kind: 'transfer', id: transfer.id },
    areaId: transfer.areaId,
    caseId: transfer.caseId,
    requestId,
  })
}

async function packOf(vault: Vault, transfer: Transfer) {
  const opened = await openPack(vault, transfer)
  return opened === undefined ? [] : keptView(openKept(opened))
}

function rowsOf(transfer: Transfer) {
  return [
    { key: 'From', value: transfer.areaName },
    { key: 'Reference there', value: transfer.reference },
    { key: 'To', value: transfer.toName },
    { key: 'Proposed by', value: transfer.proposedBy },
    { key: 'Shared on this basis', value: labelOf(shareBases, transfer.basis) },
    { key: 'Marking', value: labelOf(markings, transfer.marking) },
    { key: 'Where it stands', value: offerState(transfer) },
  ]
}

async function offerPage(vault: Vault, transfer: Transfer, actor: Actor) {
  return {
    address: `/transfers/${transfer.id}`,
    rows: rowsOf(transfer),
    pack: await packOf(vault, transfer),
    mayAnswer:
      transfer.answer === undefined &&
      transfer.toAreaId !== undefined &&
      areasAs(actor, ...chairs).includes(transfer.toAreaId),
  }
}

type OfferPage = Awaited<ReturnType<typeof offerPage>>
type Again = Pick<PageShown, 'typed' | 'errors' | 'answers'>

function againOf(reason: {
  readonly why: string
  readonly typed?: PageShown['typed']
  readonly errors?: FieldErrors
}): Again {
  return { ...(reason.typed === undefined ? {} : { typed: reason.typed }), errors: reason.errors ?? [] }
}

function show(reply: FastifyReply, { address, mayAnswer, ...model }: OfferPage, again: Again) {
  return reply.page('cases/transfer/views/offer.njk', {
    heading: 'A case is offered to your area',
    back: { text: 'My work', href: '/work' },
    ...model,
    view: mayAnswer
      ? pageView(answerForm, onlyPage(answerForm), {
          language: 'en',
          ...again,
          action: address,
          back: '/work',
          button: { en: 'Send the answer' },
        })
      : undefined,
    marking: 'OFFICIAL-SENSITIVE',
  })
}

function wordsOf(refusal: StepRefusal | 'changed-meanwhile'): string {
  return refusal === 'changed-meanwhile'
    ? 'Something happened on the case there while you were writing. Read it again, then send your answer again.'
    : refusalWords[refusal].en
}
