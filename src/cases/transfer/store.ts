/** Offers of a case to another area, their packs and their answers, as rows. What one may see of them is the database's to say. */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import { oneOf } from '#platform/database/rows.ts'
import type { Option } from '#platform/forms/questions.ts'
import type { TransferAnswer } from '#reference/transfers.ts'
import type { Arrival } from '../journey/steps-transfer.ts'
import type { JournalEntry } from '../journey/state.ts'
import { settingsIn, type CaseFile } from '../store.ts'
import type { SettingValues } from '#reference/settings.ts'

export type Destination = 'area here' | 'england or wales' | 'scotland'

export type Transfer = {
  readonly id: string
  readonly areaId: string
  readonly areaName: string
  readonly caseId: string
  readonly personId: string
  readonly toAreaId: string | undefined
  readonly destination: Destination
  readonly toName: string
  readonly reference: string
  readonly arrivesAs: Arrival
  readonly basis: string
  readonly marking: string
  readonly contents: readonly string[]
  readonly sealed: Buffer
  readonly proposedBy: string
  readonly proposedAt: Temporal.Instant
  readonly withdrawn: boolean
  readonly answer:
    | { readonly answer: TransferAnswer; readonly metOn: Temporal.PlainDate; readonly toCaseId: string | undefined }
    | undefined
}

export type NewTransfer = Pick<
  Transfer,
  'id' | 'toAreaId' | 'destination' | 'toName' | 'arrivesAs' | 'basis' | 'marking' | 'contents'
> & { /** The kept pack as JSON. */ readonly pack: string }

const packPlace = (id: string) => ({ table: 'cases.transfer', column: 'sealed', row: id })

export async function addTransfer(trx: Trx, vault: Vault, file: CaseFile, offer: NewTransfer): Promise<void> {
  await trx
    .insertInto('cases.transfer')
    .values({
      id: offer.id,
      area_id: file.row.areaId,
      case_id: file.row.id,
      person_id: file.person.id,
      to_area_id: offer.toAreaId ?? null,
      destination: offer.destination,
      to_name: offer.toName,
      reference: file.row.reference,
      arrives_as: offer.arrivesAs,
      basis: offer.basis,
      marking: offer.marking,
      contents: [...offer.contents],
      sealed: await vault.seal(file.person.id, packPlace(offer.id), offer.pack),
    })
    .execute()
}

/** From this statement on the other area sees nothing of the case any more. */
export async function withdrawTransfers(trx: Trx, file: CaseFile): Promise<void> {
  await trx
    .updateTable('cases.transfer')
    .set({ withdrawn_at: sql`now()` })
    .where('case_id', '=', file.row.id)
    .where('withdrawn_at', 'is', null)
    .execute()
}

export async function findTransfer(trx: Trx, transferId: string): Promise<Transfer | undefined> {
  const row = await transfers(trx).where('offer.id', '=', transferId).executeTakeFirst()
  return row === undefined ? undefined : transferOf(row)
}

/** Those of a case, newest first. */
export async function listTransfers(trx: Trx, file: CaseFile): Promise<readonly Transfer[]> {
  const rows = await transfers(trx)
    .where('offer.area_id', '=', file.row.areaId)
    .where('offer.case_id', '=', file.row.id)
    .orderBy('offer.proposed_at', 'desc')
    .execute()
  return rows.map(transferOf)
}

/** The offer by which a case came to its area, if it did. */
export async function findArrival(trx: Trx, file: CaseFile): Promise<Transfer | undefined> {
  const row = await transfers(trx)
    .where('answer.to_area_id', '=', file.row.areaId)
    .where('answer.to_case_id', '=', file.row.id)
    .executeTakeFirst()
  return row === undefined ? undefined : transferOf(row)
}

/** Offers made to these areas that wait for an answer, oldest first. */
export async function listOffered(trx: Trx, areaIds: readonly string[]): Promise<readonly Transfer[]> {
  if (areaIds.length === 0) return []
  const rows = await transfers(trx)
    .where('offer.to_area_id', 'in', [...areaIds])
    .where('offer.withdrawn_at', 'is', null)
    .where('answer.transfer_id', 'is', null)
    .orderBy('offer.proposed_at')
    .limit(50)
    .execute()
  return rows.map(transferOf)
}

export type CameBack = {
  readonly caseId: string
  readonly reference: string
  readonly toName: string
  readonly answeredOn: Temporal.PlainDate
}

/** Cases of these areas whose offer was declined, with nothing done on them since; the oldest first. */
export async function listCameBack(trx: Trx, areaIds: readonly string[]): Promise<readonly CameBack[]> {
  if (areaIds.length === 0) return []
  const rows = await trx
    .selectFrom('cases.transfer_answer as answer')
    .innerJoin('cases.transfer as offer', 'offer.id', 'answer.transfer_id')
    .innerJoin('cases.case_file as file', 'file.id', 'answer.case_id')
    .select(['file.id', 'file.reference', 'offer.to_name', 'answer.answered_at'])
    .where('answer.area_id', 'in', [...areaIds])
    .where('answer.answer', '=', 'declined')
    .where('file.closed_on', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('cases.journal as entry')
            .select('entry.id')
            .whereRef('entry.case_id', '=', 'answer.case_id')
            .whereRef('entry.taken_at', '>', 'answer.answered_at'),
        ),
      ),
    )
    .orderBy('answer.answered_at')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    caseId: row.id,
    reference: row.reference,
    toName: row.to_name,
    answeredOn: row.answered_at.toZonedDateTimeISO('Europe/London').toPlainDate(),
  }))
}

/** The pack, opened: the kept form as JSON; undefined when the person's key is gone. */
export async function openPack(vault: Vault, transfer: Transfer): Promise<string | undefined> {
  return vault.open(transfer.personId, packPlace(transfer.id), transfer.sealed)
}

/** Areas of this service other than the case's. */
export async function otherAreas(trx: Trx, areaId: string): Promise<readonly Option[]> {
  const rows = await trx
    .selectFrom('accounts.area')
    .select(['id', 'name'])
    .where('id', '<>', areaId)
    .orderBy('name')
    .limit(500)
    .execute()
  return rows.map(({ id, name }) => ({ code: id, label: { en: name } }))
}

// ── answering ─────────────────────────────────────────────────────────────────────────────────────

const Entry = z.object({
  id: z.uuid(),
  seq: z.int(),
  step: z.string(),
  takenBy: z.uuid().nullable(),
  takenAt: z.string().transform((text) => Temporal.Instant.from(text)),
  onDate: z.string().transform((text) => Temporal.PlainDate.from(text)),
  facts: z.record(z.string(), z.unknown()),
  reasonGiven: z.boolean(),
  decisionMode: z.enum(['unanimous', 'majority', 'chair']).nullable(),
  guidanceVersion: z.string(),
})

export type OfferToAnswer = {
  readonly restricted: boolean
  readonly entries: readonly JournalEntry[]
  readonly settings: SettingValues
}

/** What the rules need of the sending case; undefined when the offer is not the actor's to answer, or answered. */
export async function findOfferToAnswer(trx: Trx, transferId: string): Promise<OfferToAnswer | undefined> {
  const { rows } = await sql<{ restricted: boolean; journal: unknown; settings: unknown }>`
    select restricted, journal, settings from cases.offer_to_answer(${transferId}::uuid)`.execute(trx)
  const row = rows[0]
  if (row === undefined) return undefined
  return {
    restricted: row.restricted,
    entries: z.array(Entry).parse(row.journal),
    settings: settingsIn(z.record(z.string(), z.number()).parse(row.settings)),
  }
}

export type Opening = {
  readonly personId: string
  readonly referralId: string
  readonly subjectId: string
  readonly caseId: string
  /** The pack as kept answers, sealed under the key of the new record. */
  readonly sealed: Buffer
  readonly receiptHash: Buffer
  readonly formToken: string
  readonly stage: string
  readonly nextClock: string | null
  readonly nextDueOn: Temporal.PlainDate | null
}

/** Opens the case of an offer in the receiving area. @returns whether it did */
export async function openByTransfer(trx: Trx, transferId: string, opening: Opening): Promise<boolean> {
  const { rows } = await sql<{ id: string | null }>`
    select cases.open_by_transfer(${transferId}::uuid, ${JSON.stringify({
      ...opening,
      sealed: opening.sealed.toString('hex'),
      receiptHash: opening.receiptHash.toString('hex'),
      nextDueOn: opening.nextDueOn?.toString() ?? null,
    })}::jsonb) as id`.execute(trx)
  return rows[0]?.id != null
}

export async function addAnswer(
  trx: Trx,
  transfer: Transfer,
  given: { readonly answer: TransferAnswer; readonly metOn: Temporal.PlainDate; readonly toCaseId: string | undefined },
): Promise<void> {
  if (transfer.toAreaId === undefined) throw new Error('an area outside this service answers nothing here')
  await trx
    .insertInto('cases.transfer_answer')
    .values({
      transfer_id: transfer.id,
      area_id: transfer.areaId,
      case_id: transfer.caseId,
      to_area_id: transfer.toAreaId,
      reference: transfer.reference,
      answer: given.answer,
      met_on: given.metOn,
      to_case_id: given.toCaseId ?? null,
    })
    .execute()
}

export type EntryForSender = {
  readonly id: string
  readonly seq: number
  readonly onDate: Temporal.PlainDate
  readonly facts: JournalEntry['facts']
  readonly guidanceVersion: string
  readonly nextClock: string | null
  readonly nextDueOn: Temporal.PlainDate | null
  readonly recordId: string
  /** What was answered and why, sealed under the key of the sending area's record. */
  readonly sealed: Buffer
}

/** Writes the answer into the sending case's journal. @returns false when somebody took a step there meanwhile */
export async function answerForSender(trx: Trx, transferId: string, entry: EntryForSender): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select cases.answer_for_sender(${transferId}::uuid, ${JSON.stringify({
      ...entry,
      onDate: entry.onDate.toString(),
      nextDueOn: entry.nextDueOn?.toString() ?? null,
      sealed: entry.sealed.toString('hex'),
    })}::jsonb) as done`.execute(trx)
  return rows[0]?.done === true
}

// ── rows ──────────────────────────────────────────────────────────────────────────────────────────

function transfers(trx: Trx) {
  return trx
    .selectFrom('cases.transfer as offer')
    .innerJoin('accounts.area as area', 'area.id', 'offer.area_id')
    .leftJoin('cases.transfer_answer as answer', 'answer.transfer_id', 'offer.id')
    .leftJoin('accounts.account as account', 'account.id', 'offer.proposed_by')
    .selectAll('offer')
    .select([
      'area.name as area_name',
      'answer.answer',
      'answer.met_on',
      'answer.to_case_id',
      'account.name as proposer',
    ])
}

type TransferRow = Awaited<ReturnType<ReturnType<typeof transfers>['execute']>>[number]

function transferOf(row: TransferRow): Transfer {
  return {
    id: row.id,
    areaId: row.area_id,
    areaName: row.area_name,
    caseId: row.case_id,
    personId: row.person_id,
    toAreaId: row.to_area_id ?? undefined,
    destination: oneOf(['area here', 'england or wales', 'scotland'], row.destination),
    toName: row.to_name,
    reference: row.reference,
    arrivesAs: oneOf(['information', 'panel', 'support'], row.arrives_as),
    basis: row.basis,
    marking: row.marking,
    contents: row.contents,
    sealed: row.sealed,
    proposedBy: row.proposer ?? `Someone in ${row.area_name}`,
    proposedAt: row.proposed_at,
    withdrawn: row.withdrawn_at !== null,
    answer:
      row.answer === null || row.met_on === null
        ? undefined
        : {
            answer: oneOf(['accepted', 'declined', 'joint'], row.answer),
            metOn: row.met_on,
            toCaseId: row.to_case_id ?? undefined,
          },
  }
}
