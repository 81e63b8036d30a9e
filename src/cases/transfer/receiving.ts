/**
 * Answering an offer in the receiving area. Accepted, a case opens here with a copy of the person's record, and the sending case ends; either
 * way the answer stands in the sending journal, taken by the chair who gave it. All in one transaction: there is never a moment in which
 * nobody is responsible, and none in which two are.
 */
import { randomBytes } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Actor as SignedIn } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Vault } from '#platform/database/vault.ts'
import { ok, refuse, type Outcome } from '#platform/outcome.ts'
import { isRole } from '#reference/roles.ts'
import type { TransferAnswer } from '#reference/transfers.ts'
import { foldJournal, takeStep, type Actor } from '../journey.ts'
import type { StepRefusal } from '../journey/refusals.ts'
import { nothingYet, type JournalEntry } from '../journey/state.ts'
import { cachedColumns, findSettings, formRecordPlace } from '../store.ts'
import {
  addAnswer,
  answerForSender,
  findOfferToAnswer,
  openByTransfer,
  openPack,
  type OfferToAnswer,
  type Transfer,
} from './store.ts'

export type Answering = {
  readonly transfer: Transfer
  readonly answer: TransferAnswer
  readonly metOn: Temporal.PlainDate
  /** What was answered and why, as the kept form. */
  readonly kept: string
  readonly actor: SignedIn
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
}

export type Answered = {
  /** The case that opened here, when the offer was accepted. */
  readonly caseId: string | undefined
}

/** Gives the answer, or says why it cannot be given. */
export async function answerOffer(
  trx: Trx,
  vault: Vault,
  answering: Answering,
): Promise<Outcome<Answered, StepRefusal | 'changed-meanwhile'>> {
  const offer = await findOfferToAnswer(trx, answering.transfer.id)
  if (offer === undefined) return refuse('changed-meanwhile')
  const caseId = answering.answer === 'accepted' ? await openHere(trx, vault, answering, offer) : undefined
  if (caseId === 'changed-meanwhile') return refuse(caseId)
  const { answer, metOn, transfer } = answering
  await addAnswer(trx, transfer, { answer, metOn, toCaseId: caseId })
  const there = await answerThere(trx, vault, answering, offer)
  return there.ok ? ok({ caseId }) : there
}

/** The case of the receiving area, opened by the chair with the first step of its journal. @returns its id */
async function openHere(
  trx: Trx,
  vault: Vault,
  { transfer, kept, actor, now, today }: Answering,
  offer: OfferToAnswer,
): Promise<string> {
  const areaId = transfer.toAreaId ?? ''
  const entry = takeStep(nothingYet, 'receive transfer', {
    facts: {
      transferId: transfer.id,
      fromArea: transfer.areaId,
      arrivesAs: transfer.arrivesAs,
      restricted: offer.restricted,
    },
    reasonGiven: true,
    actor: chairIn(actor, areaId),
    at: now,
    on: today,
  })
  if (!entry.ok) throw new Error(`a transfer could not be received: ${entry.reason}`)
  const first: JournalEntry = { ...entry.value, id: newId() }
  const cached = cachedColumns([first], await findSettings(trx, areaId), today)
  const pack = await openPack(vault, transfer)
  const [personId, subjectId, caseId, recordId] = [newId(), newId(), newId(), newId()]
  const subjectPlace = { table: 'referrals.subject', column: 'answers_sealed', row: subjectId }
  const opened = await openByTransfer(trx, transfer.id, {
    personId,
    referralId: newId(),
    subjectId,
    caseId,
    sealed: await vault.seal(personId, subjectPlace, pack ?? ''),
    // Nobody was given a code by which to ask how far it has come.
    receiptHash: randomBytes(32),
    formToken: newId(),
    stage: cached.stage,
    nextClock: cached.next_clock,
    nextDueOn: cached.next_due_on,
  })
  if (!opened) return 'changed-meanwhile'
  await trx
    .insertInto('cases.form_record')
    .values({
      id: recordId,
      area_id: areaId,
      case_id: caseId,
      form_id: 'transfer-answer',
      form_version: '1',
      language: 'en',
      sealed: await vault.seal(personId, formRecordPlace(recordId), kept),
    })
    .execute()
  await trx
    .insertInto('cases.journal')
    .values({
      id: first.id,
      area_id: areaId,
      case_id: caseId,
      seq: first.seq,
      step: first.step,
      on_date: first.onDate,
      facts: JSON.stringify(first.facts),
      reason_given: first.reasonGiven,
      guidance_version: first.guidanceVersion,
      form_record_id: recordId,
    })
    .execute()
  return caseId
}

/** The step in the sending area's journal: judged by the same rules as any other, written by the database. */
async function answerThere(
  trx: Trx,
  vault: Vault,
  { transfer, answer, metOn, kept, actor, now, today }: Answering,
  { entries, settings }: OfferToAnswer,
): Promise<Outcome<undefined, StepRefusal | 'changed-meanwhile'>> {
  const state = foldJournal(entries)
  const met = metOn.toString()
  const common = {
    reasonGiven: true,
    actor: chairIn(actor, transfer.toAreaId ?? ''),
    at: now,
    on: today,
    settings,
  }
  const taken =
    answer === 'accepted'
      ? takeStep(state, 'transfer', {
          ...common,
          facts: { closureReason: 'x_moved', metOn: met, answeredThere: true },
        })
      : takeStep(state, 'keep after transfer answer', {
          ...common,
          facts: { answer, metOn: met, answeredThere: true },
        })
  if (!taken.ok) return taken
  const entry: JournalEntry = { ...taken.value, id: newId() }
  const cached = cachedColumns([...entries, entry], settings, today)
  const recordId = newId()
  const done = await answerForSender(trx, transfer.id, {
    id: entry.id,
    seq: entry.seq,
    onDate: entry.onDate,
    facts: entry.facts,
    guidanceVersion: entry.guidanceVersion,
    nextClock: cached.next_clock,
    nextDueOn: cached.next_due_on,
    recordId,
    sealed: await vault.seal(transfer.personId, formRecordPlace(recordId), kept),
  })
  return done ? ok(undefined) : refuse('changed-meanwhile')
}

/** The actor as the journey sees them: with the roles they hold where they answer, and as one who may see what they were offered. */
function chairIn(actor: SignedIn, areaId: string): Actor {
  const roles = actor.holdings.filter((holding) => holding.areaId === areaId).map(({ role }) => role)
  return { account: actor.accountId, roles: roles.filter(isRole), named: true }
}
