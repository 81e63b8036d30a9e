/** Risks and their reviews in rows. */
import { byMeAfter, changedIn, colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { hasCode } from '#reference/code-list.ts'
import { threatThemes } from '#reference/local-threat.ts'
import { grades, type Grade, type Risk, type RiskReview } from './risk.ts'

export type RiskWords = Pick<Risk, 'cause' | 'event' | 'effect' | 'theme' | 'owner' | 'controls' | 'actions'>
export type NewReview = Pick<RiskReview, 'before' | 'after' | 'reasons' | 'nextReviewOn'>

/** A risk with its first scores. */
export async function addRisk(trx: Trx, areaId: string, words: RiskWords, first: NewReview): Promise<string> {
  const id = newId()
  await trx
    .insertInto('picture.risk')
    .values({ id, area_id: areaId, ...words })
    .execute()
  await insertReview(trx, { id, areaId }, 1, first)
  return id
}

/** @returns how many rows changed: none when somebody else was faster */
export async function changeRisk(
  trx: Trx,
  id: string,
  seen: number,
  words: RiskWords & Pick<Risk, 'closedOn'>,
): Promise<bigint> {
  const { closedOn, ...rest } = words
  const changed = await trx
    .updateTable('picture.risk')
    .set({
      ...rest,
      closed_on: closedOn ?? null,
      ...byMeAfter(seen),
    })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

/** The next review of a risk, which nobody else reviews until the end of the transaction. */
export async function addReview(trx: Trx, risk: Pick<Risk, 'id' | 'areaId'>, review: NewReview): Promise<void> {
  await trx.selectFrom('picture.risk').select('id').where('id', '=', risk.id).forUpdate().execute()
  const last = await trx
    .selectFrom('picture.risk_review')
    .select((one) => one.fn.max('number').as('number'))
    .where('area_id', '=', risk.areaId)
    .where('risk_id', '=', risk.id)
    .executeTakeFirst()
  await insertReview(trx, risk, (last?.number ?? 0) + 1, review)
}

async function insertReview(
  trx: Trx,
  { id, areaId }: Pick<Risk, 'id' | 'areaId'>,
  number: number,
  { before, after, reasons, nextReviewOn }: NewReview,
): Promise<void> {
  await trx
    .insertInto('picture.risk_review')
    .values({
      id: newId(),
      area_id: areaId,
      risk_id: id,
      number,
      likelihood_before: before.likelihood,
      impact_before: before.impact,
      likelihood_after: after.likelihood,
      impact_after: after.impact,
      reasons,
      next_review_on: nextReviewOn,
    })
    .execute()
}

export async function findRisk(trx: Trx, id: string): Promise<Risk | undefined> {
  const rows = await risks(trx).where('risk.id', '=', id).execute()
  return (await withReviews(trx, rows))[0]
}

/** All of an area, those that are closed too, the oldest first. */
export async function listRisks(trx: Trx, areaId: string): Promise<readonly Risk[]> {
  const rows = await risks(trx).where('risk.area_id', '=', areaId).orderBy('risk.id').limit(500).execute()
  return await withReviews(trx, rows)
}

const risks = (trx: Trx) =>
  trx
    .selectFrom('picture.risk as risk')
    .leftJoin('accounts.account as changer', 'changer.id', 'risk.changed_by')
    .selectAll('risk')
    .select('changer.name as changer')

type RiskRow = Awaited<ReturnType<ReturnType<typeof risks>['execute']>>[number]

async function withReviews(trx: Trx, rows: readonly RiskRow[]): Promise<readonly Risk[]> {
  if (rows.length === 0) return []
  const reviews = await trx
    .selectFrom('picture.risk_review as review')
    .leftJoin('accounts.account as reviewer', 'reviewer.id', 'review.reviewed_by')
    .selectAll('review')
    .select('reviewer.name as reviewer')
    .where(
      'review.risk_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('review.number')
    .execute()
  const byRisk = Map.groupBy(reviews, ({ risk_id }) => risk_id)
  return rows.map((row) => ({
    ...riskIn(row),
    reviews: (byRisk.get(row.id) ?? []).map((review) => ({
      number: review.number,
      before: { likelihood: gradeIn(review.likelihood_before), impact: gradeIn(review.impact_before) },
      after: { likelihood: gradeIn(review.likelihood_after), impact: gradeIn(review.impact_after) },
      reasons: review.reasons,
      nextReviewOn: review.next_review_on,
      reviewedOn: review.reviewed_on,
      by: colleagueName(review.reviewer),
    })),
  }))
}

function riskIn(row: RiskRow): Omit<Risk, 'reviews'> {
  if (!hasCode(threatThemes, row.theme)) throw new Error('a risk of no known theme')
  return {
    id: row.id,
    areaId: row.area_id,
    cause: row.cause,
    event: row.event,
    effect: row.effect,
    theme: row.theme,
    owner: row.owner,
    controls: row.controls,
    actions: row.actions,
    closedOn: row.closed_on ?? undefined,
    ...changedIn(row),
  }
}

function gradeIn(number: number): Grade {
  const grade = grades.find((one) => one === number)
  if (grade === undefined) throw new Error(`the database has a grade that the rule does not know: ${number}`)
  return grade
}
