/** Self-assessments, as rows. Whose one may see, and until when it may be changed, the database decides. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { byMeAfter, changedIn, colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { RowOf } from '#platform/database/rows.ts'
import type { Evidence } from '#records/evidence.ts'
import { schemeOf } from '#reference/self-assessment-schemes.ts'
import type { PickedFor, SelfAnswer, SelfAssessment, SelfReview, Whole, YearScores } from './self-assessment.ts'

export type NewSelfAssessment = {
  readonly areaId: string
  /** Undefined: of the whole partnership. */
  readonly agencyId: string | undefined
  readonly scheme: string
  readonly fromYear: number
}

/** @returns undefined where the subject has one of that scheme and year already */
export async function addSelfAssessment(trx: Trx, one: NewSelfAssessment): Promise<string | undefined> {
  const id = newId()
  const added = await trx
    .insertInto('duty.self_assessment')
    .values({ id, area_id: one.areaId, agency_id: one.agencyId ?? null, scheme: one.scheme, from_year: one.fromYear })
    .onConflict((taken) => taken.constraint('self_assessment_once').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n ? id : undefined
}

/** The newest year first, the partnership's before the agencies'. */
export async function listSelfAssessments(trx: Trx): Promise<readonly SelfAssessment[]> {
  const rows = await assessments(trx)
    .orderBy('assessment.from_year', 'desc')
    .orderBy(sql`assessment.agency_id is not null`)
    .orderBy('agency.name')
    .orderBy('assessment.id')
    .limit(500)
    .execute()
  return rows.map(assessmentIn)
}

export async function findWhole(trx: Trx, id: string): Promise<Whole | undefined> {
  const row = await assessments(trx).where('assessment.id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  return {
    assessment: assessmentIn(row),
    answers: await listAnswers(trx, id),
    picked: await listPicked(trx, id),
    reviews: await listReviews(trx, id),
  }
}

/** Until the end of the transaction nobody submits it or answers in it. @returns whether it is a draft that the actor writes */
export async function holdDraft(trx: Trx, id: string): Promise<boolean> {
  const row = await trx
    .selectFrom('duty.self_assessment')
    .select('id')
    .where('id', '=', id)
    .where('submitted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export type NewAnswer = Pick<SelfAnswer, 'benchmark' | 'score' | 'words'>

/** @param seen the version that was shown; 0 where there was none. @returns how many rows changed: none when somebody else was faster */
export async function answer(
  trx: Trx,
  { id, areaId }: Pick<SelfAssessment, 'id' | 'areaId'>,
  { benchmark, score, words }: NewAnswer,
  seen: number,
): Promise<bigint> {
  if (seen === 0) {
    const added = await trx
      .insertInto('duty.self_answer')
      .values({ area_id: areaId, assessment_id: id, benchmark, score, words })
      .onConflict((taken) => taken.columns(['area_id', 'assessment_id', 'benchmark']).doNothing())
      .executeTakeFirst()
    return added.numInsertedOrUpdatedRows ?? 0n
  }
  const changed = await trx
    .updateTable('duty.self_answer')
    .set({
      score,
      words,
      ...byMeAfter(seen),
    })
    .where('assessment_id', '=', id)
    .where('benchmark', '=', benchmark)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

/** What was left out goes, what is new comes as it stands today, and what stays stays as it stood. */
export async function pick(
  trx: Trx,
  { id, areaId }: Pick<SelfAssessment, 'id' | 'areaId'>,
  benchmark: string,
  chosen: {
    readonly evidence: readonly Evidence[]
    readonly leftOut: readonly string[]
    readonly today: Temporal.PlainDate
  },
): Promise<void> {
  if (chosen.leftOut.length > 0)
    await trx
      .deleteFrom('duty.picked_evidence')
      .where('assessment_id', '=', id)
      .where('benchmark', '=', benchmark)
      .where('key', 'in', [...chosen.leftOut])
      .execute()
  if (chosen.evidence.length === 0) return
  await trx
    .insertInto('duty.picked_evidence')
    .values(
      chosen.evidence.map(({ key, label, says, address }) => ({
        id: newId(),
        area_id: areaId,
        assessment_id: id,
        benchmark,
        key,
        label,
        says,
        address,
        stood_on: chosen.today,
      })),
    )
    .onConflict((taken) => taken.constraint('picked_evidence_once').doNothing())
    .execute()
}

/** @returns whether it was submitted just now */
export async function submit(trx: Trx, id: string, summary: string): Promise<boolean> {
  const changed = await trx
    .updateTable('duty.self_assessment')
    .set({ summary, submitted_by: sql<string>`access.actor()`, submitted_at: sql<Temporal.Instant>`now()` })
    .where('id', '=', id)
    .where('submitted_at', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** @returns undefined where the benchmark was reviewed already */
export async function review(
  trx: Trx,
  { id, areaId }: Pick<SelfAssessment, 'id' | 'areaId'>,
  said: NewAnswer & { readonly submittedBy: string },
): Promise<string | undefined> {
  const reviewId = newId()
  const added = await trx
    .insertInto('duty.self_review')
    .values({
      id: reviewId,
      area_id: areaId,
      assessment_id: id,
      benchmark: said.benchmark,
      submitted_by: said.submittedBy,
      score: said.score,
      words: said.words,
    })
    .onConflict((taken) => taken.constraint('self_review_once').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n ? reviewId : undefined
}

/** Every year of the same subject under the same scheme that was submitted, the first first. */
export async function listYears(trx: Trx, like: SelfAssessment): Promise<readonly YearScores[]> {
  const rows = await trx
    .selectFrom('duty.self_assessment as assessment')
    .innerJoin('duty.self_answer as answer', 'answer.assessment_id', 'assessment.id')
    .leftJoin('duty.self_review as review', (join) =>
      join
        .onRef('review.assessment_id', '=', 'answer.assessment_id')
        .onRef('review.benchmark', '=', 'answer.benchmark'),
    )
    .select(['assessment.from_year', 'answer.benchmark', 'answer.score', 'review.score as reviewed'])
    .where('assessment.area_id', '=', like.areaId)
    .where('assessment.scheme', '=', like.scheme.code)
    .where('assessment.submitted_at', 'is not', null)
    .where(sql<boolean>`assessment.agency_id is not distinct from ${like.agency?.id ?? null}::uuid`)
    .orderBy('assessment.from_year')
    .execute()
  return [...Map.groupBy(rows, ({ from_year }) => from_year)].map(([fromYear, its]) => ({
    fromYear,
    self: new Map(its.map(({ benchmark, score }) => [benchmark, score])),
    reviewer: new Map(
      its.flatMap(({ benchmark, reviewed }) => (reviewed === null ? [] : [[benchmark, reviewed] as const])),
    ),
  }))
}

async function listAnswers(trx: Trx, id: string): Promise<readonly SelfAnswer[]> {
  const rows = await trx
    .selectFrom('duty.self_answer as answer')
    .leftJoin('accounts.account as changer', 'changer.id', 'answer.changed_by')
    .selectAll('answer')
    .select('changer.name as changer')
    .where('answer.assessment_id', '=', id)
    .execute()
  return rows.map((row) => ({
    benchmark: row.benchmark,
    score: row.score,
    words: row.words,
    changedById: row.changed_by,
    ...changedIn(row),
  }))
}

async function listPicked(trx: Trx, id: string): Promise<readonly PickedFor[]> {
  const rows = await trx
    .selectFrom('duty.picked_evidence')
    .select(['benchmark', 'key', 'label', 'says', 'address', 'stood_on'])
    .where('assessment_id', '=', id)
    .orderBy('picked_at')
    .orderBy('key')
    .execute()
  return rows.map(({ stood_on, ...row }) => ({ ...row, stoodOn: stood_on }))
}

async function listReviews(trx: Trx, id: string): Promise<readonly SelfReview[]> {
  const rows = await trx
    .selectFrom('duty.self_review as review')
    .leftJoin('accounts.account as reviewer', 'reviewer.id', 'review.reviewed_by')
    .select(['review.benchmark', 'review.score', 'review.words', 'reviewer.name'])
    .where('review.assessment_id', '=', id)
    .execute()
  return rows.map(({ benchmark, score, words, name }) => ({ benchmark, score, words, by: colleagueName(name) }))
}

const assessments = (trx: Trx) =>
  trx
    .selectFrom('duty.self_assessment as assessment')
    .innerJoin('accounts.area as area', 'area.id', 'assessment.area_id')
    .leftJoin('accounts.agency as agency', 'agency.id', 'assessment.agency_id')
    .leftJoin('accounts.account as submitter', 'submitter.id', 'assessment.submitted_by')
    .selectAll('assessment')
    .select(['area.name as area', 'agency.name as agency', 'submitter.name as submitter'])

type Row = RowOf<ReturnType<typeof assessments>>

function assessmentIn(row: Row): SelfAssessment {
  return {
    id: row.id,
    areaId: row.area_id,
    areaName: row.area,
    agency: row.agency_id === null ? undefined : { id: row.agency_id, name: row.agency ?? 'An agency elsewhere' },
    scheme: schemeOf(row.scheme),
    fromYear: row.from_year,
    submitted:
      row.submitted_at === null || row.submitted_by === null
        ? undefined
        : {
            by: colleagueName(row.submitter),
            byId: row.submitted_by,
            at: row.submitted_at,
            summary: row.summary,
          },
  }
}
