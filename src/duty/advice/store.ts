/** Enquiries and their answers, as rows. There is no column for anybody's name. */
import { colleagueName } from '#platform/database/changed.ts'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { RowOf } from '#platform/database/rows.ts'
import { hasCode } from '#reference/code-list.ts'
import { placeKinds, type PlaceKind } from '#reference/duty-bodies.ts'
import { enquiryTopics, type EnquiryTopic } from '#reference/duty-work.ts'
import type { Waited } from './enquiry-rules.ts'

export type Enquiry = Waited & {
  readonly id: string
  readonly areaId: string
  /** The agency that asked, where it signs in. */
  readonly agency: string | undefined
  readonly setting: PlaceKind
  readonly topic: EnquiryTopic
  readonly question: string
}

export type NewEnquiry = Pick<Enquiry, 'areaId' | 'setting' | 'topic' | 'question' | 'dueOn'> & {
  readonly agencyId: string | undefined
}

export async function addEnquiry(trx: Trx, one: NewEnquiry): Promise<string> {
  const id = newId()
  await trx
    .insertInto('duty.enquiry')
    .values({
      id,
      area_id: one.areaId,
      agency_id: one.agencyId ?? null,
      setting: one.setting,
      topic: one.topic,
      question: one.question,
      due_on: one.dueOn,
    })
    .execute()
  return id
}

/** The newest first. */
export async function listEnquiries(trx: Trx): Promise<readonly Enquiry[]> {
  const rows = await enquiries(trx).orderBy('enquiry.asked_at', 'desc').limit(500).execute()
  return rows.map(enquiryIn)
}

export async function findEnquiry(trx: Trx, id: string): Promise<Enquiry | undefined> {
  const row = await enquiries(trx).where('enquiry.id', '=', id).executeTakeFirst()
  return row && enquiryIn(row)
}

export type EnquiryAnswer = { readonly words: string; readonly by: string; readonly at: Temporal.Instant }

export async function addAnswer(
  trx: Trx,
  { id, areaId }: Pick<Enquiry, 'id' | 'areaId'>,
  words: string,
): Promise<void> {
  await trx.insertInto('duty.enquiry_answer').values({ id: newId(), area_id: areaId, enquiry_id: id, words }).execute()
}

/** The first first. */
export async function listAnswers(trx: Trx, enquiryId: string): Promise<readonly EnquiryAnswer[]> {
  const rows = await trx
    .selectFrom('duty.enquiry_answer as answer')
    .leftJoin('accounts.account as account', 'account.id', 'answer.answered_by')
    .select(['answer.words', 'answer.answered_at', 'account.name'])
    .where('answer.enquiry_id', '=', enquiryId)
    .orderBy('answer.answered_at')
    .execute()
  return rows.map(({ words, answered_at, name }) => ({ words, at: answered_at, by: colleagueName(name) }))
}

const enquiries = (trx: Trx) =>
  trx
    .selectFrom('duty.enquiry as enquiry')
    .leftJoin('accounts.agency as agency', 'agency.id', 'enquiry.agency_id')
    .leftJoinLateral(
      (one) =>
        one
          .selectFrom('duty.enquiry_answer as answer')
          .select(['answer.answered_at', 'answer.answered_on'])
          .whereRef('answer.area_id', '=', 'enquiry.area_id')
          .whereRef('answer.enquiry_id', '=', 'enquiry.id')
          .orderBy('answer.answered_at')
          .limit(1)
          .as('first'),
      (join) => join.on(sql<boolean>`true`),
    )
    .selectAll('enquiry')
    .select(['agency.name as agency', 'first.answered_at', 'first.answered_on'])

function enquiryIn(row: RowOf<ReturnType<typeof enquiries>>): Enquiry {
  const { setting, topic } = row
  if (!hasCode(placeKinds, setting)) throw new Error(`an enquiry is of a setting that is not known: ${setting}`)
  if (!hasCode(enquiryTopics, topic)) throw new Error(`an enquiry has a topic that is not known: ${topic}`)
  return {
    id: row.id,
    areaId: row.area_id,
    agency: row.agency ?? undefined,
    setting,
    topic,
    question: row.question,
    askedAt: row.asked_at,
    askedOn: row.asked_on,
    dueOn: row.due_on,
    answered:
      row.answered_at === null || row.answered_on === null ? undefined : { at: row.answered_at, on: row.answered_on },
  }
}
