/** Requests to partners and what they answer, as rows; the words of both are sealed under the person's key. */
import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Vault } from '#platform/database/vault.ts'
import type { Option } from '#platform/forms/questions.ts'
import type { NotToldReason, ReplyReader } from '#reference/sharing.ts'

/** What a request says to the agency that is asked: who it is about, and what is needed. */
const RequestWords = z.object({
  name: z.string(),
  born: z.string(),
  questions: z.string(),
  why: z.string(),
  mayTell: z.string(),
})
export type RequestWords = z.infer<typeof RequestWords>

export type InformationRequest = {
  readonly id: string
  readonly areaId: string
  readonly caseId: string
  readonly personId: string
  readonly agencyId: string
  readonly agencyName: string
  readonly askedOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  readonly basis: string
  readonly marking: string
  readonly withdrawn: boolean
  /** Who of the agency says that they are answering, and since when. */
  readonly takenUp: { readonly by: string; readonly at: Temporal.Instant } | undefined
  readonly remindedOn: readonly Temporal.Instant[]
  readonly repliedOn: Temporal.PlainDate | undefined
  readonly replyKind: string | undefined
  readonly sealed: Buffer
}

const requestPlace = (id: string) => ({ table: 'cases.information_request', column: 'sealed', row: id })
const replyPlace = (id: string) => ({ table: 'cases.information_reply', column: 'sealed', row: id })

export type NewRequest = Pick<
  InformationRequest,
  'id' | 'areaId' | 'caseId' | 'personId' | 'agencyId' | 'askedOn' | 'dueOn' | 'basis' | 'marking'
> & {
  readonly words: RequestWords
}

export async function addRequest(trx: Trx, vault: Vault, request: NewRequest): Promise<void> {
  await trx
    .insertInto('cases.information_request')
    .values({
      id: request.id,
      area_id: request.areaId,
      case_id: request.caseId,
      person_id: request.personId,
      agency_id: request.agencyId,
      asked_on: request.askedOn,
      due_on: request.dueOn,
      basis: request.basis,
      marking: request.marking,
      sealed: await vault.seal(request.personId, requestPlace(request.id), JSON.stringify(request.words)),
    })
    .execute()
}

export async function withdrawRequest(trx: Trx, requestId: string): Promise<void> {
  await trx
    .updateTable('cases.information_request')
    .set({ withdrawn_at: sql`now()` })
    .where('id', '=', requestId)
    .execute()
}

/** The case worker has taken the answer in: it leaves their work page. */
export async function markTakenIn(trx: Trx, requestId: string): Promise<void> {
  await trx
    .updateTable('cases.information_request')
    .set({ taken_in_at: sql`now()` })
    .where('id', '=', requestId)
    .execute()
}

/** Somebody of the agency says that they are answering; whoever said so before stays on record. */
export async function takeUp(trx: Trx, request: InformationRequest): Promise<void> {
  await trx
    .insertInto('cases.information_taken_up')
    .values({ id: newId(), area_id: request.areaId, request_id: request.id })
    .execute()
}

export type WaitingReply = {
  readonly caseId: string
  readonly reference: string
  readonly agencyName: string
  readonly repliedOn: Temporal.PlainDate
}

/** Answers that have arrived and that nobody has taken in, on cases that the reader may see; oldest first. */
export async function listRepliesToTakeIn(trx: Trx, areaIds: readonly string[]): Promise<WaitingReply[]> {
  if (areaIds.length === 0) return []
  const rows = await trx
    .selectFrom('cases.information_request as request')
    .innerJoin('cases.case_file as file', 'file.id', 'request.case_id')
    .innerJoin('accounts.agency as agency', 'agency.id', 'request.agency_id')
    .select(['file.id', 'file.reference', 'agency.name', 'request.replied_on'])
    .where('request.area_id', 'in', [...areaIds])
    .where('request.replied_on', 'is not', null)
    .where('request.taken_in_at', 'is', null)
    .where('request.withdrawn_at', 'is', null)
    .orderBy('request.replied_on')
    .limit(50)
    .execute()
  return rows.flatMap((row) =>
    row.replied_on === null
      ? []
      : [{ caseId: row.id, reference: row.reference, agencyName: row.name, repliedOn: row.replied_on }],
  )
}

export type OverdueRequest = {
  readonly caseId: string
  readonly reference: string
  readonly agencyName: string
  readonly dueOn: Temporal.PlainDate
}

/** What partners of an area owe an answer to, on cases that the reader sees; the longest overdue first. */
export async function listOverdueRequests(
  trx: Trx,
  areaId: string,
  today: Temporal.PlainDate,
): Promise<readonly OverdueRequest[]> {
  const rows = await trx
    .selectFrom('cases.information_request as request')
    .innerJoin('cases.case_file as file', 'file.id', 'request.case_id')
    .innerJoin('accounts.agency as agency', 'agency.id', 'request.agency_id')
    .select(['file.id', 'file.reference', 'agency.name', 'request.due_on'])
    .where('request.area_id', '=', areaId)
    .where('request.replied_on', 'is', null)
    .where('request.withdrawn_at', 'is', null)
    .where('request.due_on', '<', today)
    .orderBy('request.due_on')
    .orderBy('request.id')
    .limit(1000)
    .execute()
  return rows.map((row) => ({ caseId: row.id, reference: row.reference, agencyName: row.name, dueOn: row.due_on }))
}

/** Requests of a case, oldest first. */
export async function listRequestsOfCase(trx: Trx, areaId: string, caseId: string): Promise<InformationRequest[]> {
  const rows = await requests(trx)
    .where('request.area_id', '=', areaId)
    .where('request.case_id', '=', caseId)
    .orderBy('request.asked_on')
    .execute()
  return rows.map(requestOf)
}

/** Requests that the reader's own agency still owes an answer to, by due day. */
export async function listRequestsToAnswer(trx: Trx): Promise<InformationRequest[]> {
  const rows = await requests(trx)
    .where('request.agency_id', '=', sql<string>`access.agency()`)
    .where('request.replied_on', 'is', null)
    .where('request.withdrawn_at', 'is', null)
    .orderBy('request.due_on')
    .limit(100)
    .execute()
  return rows.map(requestOf)
}

/** A request put to the reader's own agency; undefined for any other. */
export async function findRequestToAnswer(trx: Trx, requestId: string): Promise<InformationRequest | undefined> {
  const row = await requests(trx)
    .where('request.id', '=', requestId)
    .where('request.agency_id', '=', sql<string>`access.agency()`)
    .executeTakeFirst()
  return row === undefined ? undefined : requestOf(row)
}

export async function wordsOf(vault: Vault, request: InformationRequest): Promise<RequestWords | undefined> {
  const opened = await vault.open(request.personId, requestPlace(request.id), request.sealed)
  return opened === undefined ? undefined : RequestWords.parse(JSON.parse(opened))
}

export type NewReply = {
  readonly request: InformationRequest
  readonly kind: 'answered' | 'nil_return' | 'declined' | 'partial'
  readonly tellPerson: 'may be told' | 'not to be told'
  /** Given when the person is not to be told. */
  readonly notToldBecause?: NotToldReason | undefined
  readonly seenBy: ReplyReader
  readonly sourceOn: Temporal.PlainDate | undefined
  readonly marking: string
  /** The kept form as JSON: facts apart from opinion. */
  readonly kept: string
  readonly formToken: string
  readonly today: Temporal.PlainDate
}

export async function addReply(trx: Trx, vault: Vault, reply: NewReply): Promise<void> {
  const { request } = reply
  const id = newId()
  await trx
    .insertInto('cases.information_reply')
    .values({
      id,
      area_id: request.areaId,
      case_id: request.caseId,
      request_id: request.id,
      kind: reply.kind,
      tell_person: reply.tellPerson,
      not_told_because: reply.notToldBecause ?? null,
      seen_by: reply.seenBy,
      source_on: reply.sourceOn ?? null,
      marking: reply.marking,
      sealed: await vault.seal(request.personId, replyPlace(id), reply.kept),
      form_token: reply.formToken,
    })
    .execute()
  await trx
    .updateTable('cases.information_request')
    .set({ replied_on: reply.today, reply_kind: reply.kind })
    .where('id', '=', request.id)
    .execute()
}

export type Reply = {
  readonly id: string
  readonly requestId: string
  readonly kind: string
  readonly tellPerson: string
  readonly notToldBecause: string | undefined
  readonly seenBy: string
  readonly sourceOn: Temporal.PlainDate | undefined
  readonly repliedAt: Temporal.Instant
  /** The kept form as JSON; undefined when the person's key is gone. */
  readonly kept: string | undefined
}

/** Replies on a case, oldest first, opened with one look-up of keys. */
export async function listReplies(
  trx: Trx,
  vault: Vault,
  of: { areaId: string; caseId: string; personId: string },
): Promise<Reply[]> {
  const rows = await trx
    .selectFrom('cases.information_reply')
    .selectAll()
    .where('area_id', '=', of.areaId)
    .where('case_id', '=', of.caseId)
    .orderBy('replied_at')
    .execute()
  const opened = await vault.openMany(
    rows.map((row) => ({ subjectId: of.personId, place: replyPlace(row.id), sealed: row.sealed })),
  )
  return rows.map((row, place) => ({
    id: row.id,
    requestId: row.request_id,
    kind: row.kind,
    tellPerson: row.tell_person,
    notToldBecause: row.not_told_because ?? undefined,
    seenBy: row.seen_by,
    sourceOn: row.source_on ?? undefined,
    repliedAt: row.replied_at,
    kept: opened[place],
  }))
}

/** Partner agencies of the area that can be asked. */
export async function agenciesToAsk(trx: Trx, areaId: string): Promise<readonly Option[]> {
  const rows = await trx
    .selectFrom('accounts.agency')
    .select(['id', 'name'])
    .where('area_id', '=', areaId)
    .where('agreement_from', '<=', sql<Temporal.PlainDate>`access.today()`)
    .where('agreement_until', '>=', sql<Temporal.PlainDate>`access.today()`)
    .orderBy('name')
    .execute()
  const options = rows.map((row) => ({ code: row.id, label: { en: row.name } }))
  return options.length > 0 ? options : [{ code: 'nobody', label: { en: 'No partner has a current agreement' } }]
}

function requests(trx: Trx) {
  return trx
    .selectFrom('cases.information_request as request')
    .innerJoin('accounts.agency as agency', 'agency.id', 'request.agency_id')
    .selectAll('request')
    .select('agency.name as agency_name')
    .select((expression) => [
      jsonObjectFrom(
        expression
          .selectFrom('cases.information_taken_up as taken')
          .innerJoin('accounts.account as account', 'account.id', 'taken.account_id')
          .select(['account.name as by', 'taken.since as at'])
          .whereRef('taken.area_id', '=', 'request.area_id')
          .whereRef('taken.request_id', '=', 'request.id')
          .orderBy('taken.since', 'desc')
          .orderBy('taken.id', 'desc')
          .limit(1),
      ).as('taken_up'),
      jsonArrayFrom(
        expression
          .selectFrom('cases.information_reminder as reminder')
          .select('reminder.sent_at')
          .whereRef('reminder.area_id', '=', 'request.area_id')
          .whereRef('reminder.request_id', '=', 'request.id')
          .orderBy('reminder.sent_at'),
      ).as('reminders'),
    ])
}

type RequestRow = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number]

function requestOf(row: RequestRow): InformationRequest {
  return {
    id: row.id,
    areaId: row.area_id,
    caseId: row.case_id,
    personId: row.person_id,
    agencyId: row.agency_id,
    agencyName: row.agency_name,
    askedOn: row.asked_on,
    dueOn: row.due_on,
    basis: row.basis,
    marking: row.marking,
    withdrawn: row.withdrawn_at !== null,
    takenUp: row.taken_up === null ? undefined : { by: row.taken_up.by, at: instant(row.taken_up.at) },
    remindedOn: row.reminders.map((reminder) => instant(reminder.sent_at)),
    repliedOn: row.replied_on ?? undefined,
    replyKind: row.reply_kind ?? undefined,
    sealed: row.sealed,
  }
}

/** Within JSON a moment comes as text. */
function instant(at: unknown): Temporal.Instant {
  return Temporal.Instant.from(String(at))
}
