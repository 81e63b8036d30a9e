/** Surveys of awareness in rows. A single reply is read by nobody: the database tells counts alone, and small ones not. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'

export type Survey = {
  readonly id: string
  readonly areaId: string
  readonly title: string
  readonly titleCy: string
  readonly opensOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate
  readonly closedOn: Temporal.PlainDate | undefined
}

export const surveyAddress = (id: string): string => `/communities/surveys/${id}`
export const publicAddress = (id: string): string => `/awareness/${id}`

export type SurveyState = 'to come' | 'open' | 'closed'

export function surveyState({ opensOn, untilOn, closedOn }: Survey, today: Temporal.PlainDate): SurveyState {
  if (closedOn !== undefined || Temporal.PlainDate.compare(untilOn, today) < 0) return 'closed'
  return Temporal.PlainDate.compare(opensOn, today) > 0 ? 'to come' : 'open'
}

/** The latest first. */
export async function listSurveys(trx: Trx): Promise<readonly Survey[]> {
  const rows = await trx
    .selectFrom('communities.survey')
    .selectAll()
    .orderBy('opens_on', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    areaId: row.area_id,
    title: row.title,
    titleCy: row.title_cy,
    opensOn: row.opens_on,
    untilOn: row.until_on,
    closedOn: row.closed_on ?? undefined,
  }))
}

export async function findSurvey(trx: Trx, id: string): Promise<Survey | undefined> {
  return (await listSurveys(trx)).find((survey) => survey.id === id)
}

export async function addSurvey(
  trx: Trx,
  areaId: string,
  { title, titleCy, opensOn, untilOn }: Pick<Survey, 'title' | 'titleCy' | 'opensOn' | 'untilOn'>,
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('communities.survey')
    .values({ id, area_id: areaId, title, title_cy: titleCy, opens_on: opensOn, until_on: untilOn })
    .execute()
  return id
}

/** @returns false when it was closed already */
export async function closeSurvey(trx: Trx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('communities.survey')
    .set({ closed_on: sql<Temporal.PlainDate>`access.today()` })
    .where('id', '=', id)
    .where('closed_on', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** How many have answered; in steps of five while it is open. */
export async function countReplies(trx: Trx, id: string): Promise<number> {
  const { rows } = await sql<{ replies: number | null }>`
    select communities.survey_replies(${id}::uuid) as replies`.execute(trx)
  return rows[0]?.replies ?? 0
}

export type Result = {
  readonly question: string
  readonly choice: string
  /** Undefined: too few to tell, or hidden so that they cannot be worked out. */
  readonly told: number | undefined
}

/** None while it is open, or when fewer than five answered. */
export async function listResults(trx: Trx, id: string): Promise<readonly Result[]> {
  const { rows } = await sql<{ question: string; choice: string; told: number | null }>`
    select question, choice, told from communities.survey_results(${id}::uuid)`.execute(trx)
  return rows.map(({ question, choice, told }) => ({ question, choice, told: told ?? undefined }))
}

export type OpenSurvey = Pick<Survey, 'id' | 'areaId' | 'title' | 'titleCy'>

/** For a visitor: those that are open today. */
export async function listOpenSurveys(trx: Trx): Promise<readonly OpenSurvey[]> {
  const rows = await trx
    .selectFrom('communities.survey')
    .select(['id', 'area_id', 'title', 'title_cy'])
    .orderBy('id')
    .limit(20)
    .execute()
  return rows.map(({ id, area_id, title, title_cy }) => ({ id, areaId: area_id, title, titleCy: title_cy }))
}

export type Reply = Readonly<
  Record<'heard_of' | 'knows_how' | 'would_tell' | 'treated_fairly' | 'learned_from', string>
>

/**
 * Hands in a reply, for a visitor. Its key is the hash of the form's token, so that a form that is sent twice counts once; the token itself,
 * which holds a time, is kept nowhere, and no row of form tokens is written that would tie a browser to it.
 */
export async function addReply(
  trx: Trx,
  { id, areaId }: Pick<OpenSurvey, 'id' | 'areaId'>,
  formToken: string,
  reply: Reply,
): Promise<void> {
  await trx
    .insertInto('communities.survey_reply')
    .values({
      reply_key: createHash('sha256').update(formToken).digest(),
      area_id: areaId,
      survey_id: id,
      ...reply,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
