/** Dip samples, as rows. Which case a reviewer sees, and until when, the database decides. */
import { colleagueName } from '#platform/database/changed.ts'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { RowOf } from '#platform/database/rows.ts'
import { checklistOf } from '#reference/dip-checklists.ts'
import type { Drawable, Way } from './draw-rules.ts'
import { answers, type Answer, type Answered, type Sample, type SampledCase } from './sample.ts'

/** What may be drawn: cases that the actor sees, not restricted, opened in the period. */
export async function listDrawable(
  trx: Trx,
  areaId: string,
  period: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate },
): Promise<readonly (Drawable & { readonly caseId: string })[]> {
  const rows = await trx
    .selectFrom('cases.case_file')
    .select(['id', 'reference', 'opened_on'])
    .where('area_id', '=', areaId)
    .where('restricted', '=', false)
    .where('opened_on', '>=', period.from)
    .where('opened_on', '<=', period.until)
    .orderBy('reference')
    .execute()
  return rows.map(({ id, reference, opened_on }) => ({ caseId: id, reference, openedOn: opened_on }))
}

export type NewSample = {
  readonly areaId: string
  readonly how: Way
  readonly openedFrom: Temporal.PlainDate
  readonly openedUntil: Temporal.PlainDate
  readonly seed: string
  readonly population: number
  readonly checklist: string
  readonly reviewer: string
  readonly sightUntil: Temporal.PlainDate
  readonly cases: readonly (Drawable & { readonly caseId: string })[]
}

export async function addSample(trx: Trx, sample: NewSample): Promise<string> {
  const id = newId()
  const { areaId, cases } = sample
  await trx
    .insertInto('duty.dip_sample')
    .values({
      id,
      area_id: areaId,
      how: sample.how,
      opened_from: sample.openedFrom,
      opened_until: sample.openedUntil,
      seed: sample.seed,
      population: sample.population,
      size: cases.length,
      checklist: sample.checklist,
      reviewer: sample.reviewer,
      sight_until: sample.sightUntil,
    })
    .execute()
  await trx
    .insertInto('duty.dip_sample_case')
    .values(
      cases.map(({ caseId, reference, openedOn }, place) => ({
        area_id: areaId,
        sample_id: id,
        position: place + 1,
        case_id: caseId,
        reference,
        opened_on: openedOn,
      })),
    )
    .execute()
  return id
}

/** Who may review in an area, but for whoever asks. */
export async function listReviewers(trx: Trx, areaId: string): Promise<readonly { id: string; name: string }[]> {
  const { rows } = await sql<{ account_id: string; name: string }>`
    select account_id, name from duty.who_may_review(${areaId}::uuid) order by name`.execute(trx)
  return rows.map(({ account_id, name }) => ({ id: account_id, name }))
}

/** The newest first. */
export async function listSamples(trx: Trx): Promise<readonly Sample[]> {
  const rows = await samples(trx).orderBy('sample.drawn_at', 'desc').limit(200).execute()
  return rows.map(sampleIn)
}

export async function findSample(trx: Trx, id: string): Promise<Sample | undefined> {
  const row = await samples(trx).where('sample.id', '=', id).executeTakeFirst()
  return row && sampleIn(row)
}

export async function listCases(trx: Trx, sampleId: string): Promise<readonly SampledCase[]> {
  const rows = await trx
    .selectFrom('duty.dip_sample_case')
    .select(['position', 'case_id', 'reference', 'opened_on'])
    .where('sample_id', '=', sampleId)
    .orderBy('position')
    .execute()
  return rows.map(({ position, case_id, reference, opened_on }) => ({
    position,
    caseId: case_id,
    reference,
    openedOn: opened_on,
  }))
}

export async function listAnswered(trx: Trx, sampleId: string): Promise<readonly Answered[]> {
  const rows = await trx
    .selectFrom('duty.dip_answer')
    .select(['position', 'question', 'answer'])
    .distinctOn(['position', 'question'])
    .where('sample_id', '=', sampleId)
    .orderBy('position')
    .orderBy('question')
    .orderBy('answered_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ answer, ...row }) => ({ ...row, answer: answerIn(answer) }))
}

export async function addAnswers(
  trx: Trx,
  { id, areaId }: Pick<Sample, 'id' | 'areaId'>,
  given: readonly Answered[],
): Promise<void> {
  if (given.length === 0) return
  await trx
    .insertInto('duty.dip_answer')
    .values(given.map((one) => ({ id: newId(), area_id: areaId, sample_id: id, ...one })))
    .execute()
}

export async function addFinding(
  trx: Trx,
  { id, areaId }: Pick<Sample, 'id' | 'areaId'>,
  words: string,
): Promise<void> {
  await trx.insertInto('duty.dip_finding').values({ area_id: areaId, sample_id: id, words }).execute()
}

export type AssessmentMade = { readonly number: number; readonly framework: string; readonly on: Temporal.PlainDate }

/** That a case was assessed, and when; what was found stays sealed. */
export async function listAssessmentsMade(trx: Trx, caseId: string): Promise<readonly AssessmentMade[]> {
  const rows = await trx
    .selectFrom('cases.assessment')
    .select(['number', 'framework', 'on_date'])
    .where('case_id', '=', caseId)
    .orderBy('number')
    .execute()
  return rows.map(({ number, framework, on_date }) => ({ number, framework, on: on_date }))
}

const samples = (trx: Trx) =>
  trx
    .selectFrom('duty.dip_sample as sample')
    .innerJoin('accounts.area as area', 'area.id', 'sample.area_id')
    .leftJoin('accounts.account as reviewer', 'reviewer.id', 'sample.reviewer')
    .leftJoin('accounts.account as drawer', 'drawer.id', 'sample.drawn_by')
    .leftJoin('duty.dip_finding as finding', 'finding.sample_id', 'sample.id')
    .selectAll('sample')
    .select([
      'area.name as area',
      'reviewer.name as reviewer_name',
      'drawer.name as drawer',
      'finding.words as finding',
      'finding.added_at as found_at',
    ])

function sampleIn(row: RowOf<ReturnType<typeof samples>>): Sample {
  return {
    id: row.id,
    areaId: row.area_id,
    areaName: row.area,
    how: row.how === 'by date' ? 'by date' : 'at random',
    openedFrom: row.opened_from,
    openedUntil: row.opened_until,
    seed: row.seed,
    population: row.population,
    size: row.size,
    checklist: checklistOf(row.checklist),
    reviewer: { id: row.reviewer, name: colleagueName(row.reviewer_name) },
    drawnBy: colleagueName(row.drawer),
    drawnOn: row.drawn_on,
    sightUntil: row.sight_until,
    finding: row.finding === null || row.found_at === null ? undefined : { words: row.finding, at: row.found_at },
  }
}

function answerIn(text: string): Answer {
  const answer = answers.find((one) => one === text)
  if (answer === undefined) throw new Error(`the database has an answer that the checklist does not know: ${text}`)
  return answer
}
