/** Reports of tension, their reviews and what was written, in rows. The database says who reads which. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { hasCode } from '#reference/code-list.ts'
import {
  corroborations,
  describedBy,
  tensionCategories,
  tensionLevels,
  tensionSources,
  type TensionCategory,
  type TensionLevel,
} from '#reference/tension.ts'
import type { ReportDays, TensionReport, TensionReview, Ward } from './tension.ts'

export type NewReport = ReportDays &
  Pick<TensionReport, 'happenedOn' | 'category' | 'describedBy' | 'source' | 'corroboration'> & {
    readonly words: { readonly communities: string; readonly what: string }
  }

export async function addReport(trx: Trx, ward: Pick<Ward, 'id' | 'areaId'>, report: NewReport): Promise<string> {
  const id = newId()
  await trx
    .insertInto('picture.tension_report')
    .values({
      id,
      area_id: ward.areaId,
      ward_id: ward.id,
      happened_on: report.happenedOn,
      category: report.category,
      described_by: report.describedBy,
      source_type: report.source,
      corroboration: report.corroboration,
      agree_by: report.agreeBy,
      expires_on: report.expiresOn,
    })
    .execute()
  const { communities, what } = report.words
  await trx
    .insertInto('picture.tension_words')
    .values({ id: newId(), area_id: ward.areaId, report_id: id, review_id: null, communities, words: what })
    .execute()
  return id
}

export type NewTensionReview = Pick<TensionReview, 'level' | 'reviewOn'> & { readonly action: string }

/** The next review of a report, which nobody else reviews until the end of the transaction. */
export async function addReview(
  trx: Trx,
  { id, areaId }: Pick<TensionReport, 'id' | 'areaId'>,
  { level, reviewOn, action }: NewTensionReview,
): Promise<void> {
  await trx.selectFrom('picture.tension_report').select('id').where('id', '=', id).forUpdate().execute()
  const last = await trx
    .selectFrom('picture.tension_review')
    .select((one) => one.fn.max('number').as('number'))
    .where('area_id', '=', areaId)
    .where('report_id', '=', id)
    .executeTakeFirst()
  const reviewId = newId()
  await trx
    .insertInto('picture.tension_review')
    .values({
      id: reviewId,
      area_id: areaId,
      report_id: id,
      number: (last?.number ?? 0) + 1,
      level: Number(level),
      review_on: reviewOn ?? null,
    })
    .execute()
  if (action === '') return
  await trx
    .insertInto('picture.tension_words')
    .values({ id: newId(), area_id: areaId, report_id: id, review_id: reviewId, words: action })
    .execute()
}

/** Until which day its words are kept. */
export async function keepUntil(trx: Trx, id: string, day: Temporal.PlainDate): Promise<void> {
  await trx.updateTable('picture.tension_report').set({ expires_on: day }).where('id', '=', id).execute()
}

export async function findReport(trx: Trx, id: string): Promise<TensionReport | undefined> {
  const rows = await reports(trx).where('report.id', '=', id).execute()
  return (await whole(trx, rows))[0]
}

/** Of an area, as far as the reader may see them, the latest first. */
export async function listReports(trx: Trx, areaId: string): Promise<readonly TensionReport[]> {
  const rows = await reports(trx)
    .where('report.area_id', '=', areaId)
    .orderBy('report.reported_at', 'desc')
    .orderBy('report.id', 'desc')
    .limit(200)
    .execute()
  return await whole(trx, rows)
}

/** Of what happened in a quarter: how many, by category and by the level that was agreed last. Tells of no ward and of nobody. */
export type TensionCount = {
  readonly quarter: Temporal.PlainDate
  readonly category: TensionCategory
  /** Undefined: nobody has agreed one yet. */
  readonly level: TensionLevel | undefined
  readonly reports: number
}

/** For whoever governs the area; nothing for anybody else. */
export async function countReports(trx: Trx, areaId: string): Promise<readonly TensionCount[]> {
  const { rows } = await sql<{ quarter: Temporal.PlainDate; category: string; level: number | null; reports: number }>`
    select quarter, category, level, reports from picture.tension_counts(${areaId}::uuid) order by quarter`.execute(trx)
  return rows.flatMap(({ quarter, category, level, reports: count }) =>
    hasCode(tensionCategories, category)
      ? [{ quarter, category, level: level === null ? undefined : levelIn(level), reports: count }]
      : [],
  )
}

const reports = (trx: Trx) =>
  trx
    .selectFrom('picture.tension_report as report')
    .innerJoin('picture.ward as ward', 'ward.id', 'report.ward_id')
    .leftJoin('picture.tension_words as words', (join) =>
      join.onRef('words.report_id', '=', 'report.id').on('words.review_id', 'is', null),
    )
    .selectAll('report')
    .select(['ward.name as ward', 'words.communities', 'words.words'])

type ReportRow = Awaited<ReturnType<ReturnType<typeof reports>['execute']>>[number]

async function whole(trx: Trx, rows: readonly ReportRow[]): Promise<readonly TensionReport[]> {
  if (rows.length === 0) return []
  const reviews = await trx
    .selectFrom('picture.tension_review as review')
    .leftJoin('picture.tension_words as words', 'words.review_id', 'review.id')
    .select(['review.report_id', 'review.number', 'review.level', 'review.reviewed_on', 'review.review_on'])
    .select('words.words')
    .where(
      'review.report_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('review.number')
    .execute()
  const byReport = Map.groupBy(reviews, ({ report_id }) => report_id)
  return rows.map((row) => ({
    ...reportIn(row),
    reviews: (byReport.get(row.id) ?? []).map(({ number, level, reviewed_on, review_on, words }) => ({
      number,
      level: levelIn(level),
      reviewedOn: reviewed_on,
      reviewOn: review_on ?? undefined,
      action: words ?? undefined,
    })),
  }))
}

function reportIn(row: ReportRow): Omit<TensionReport, 'reviews'> {
  const { category, described_by, source_type, corroboration } = row
  if (
    !hasCode(tensionCategories, category) ||
    !hasCode(describedBy, described_by) ||
    !hasCode(tensionSources, source_type) ||
    !hasCode(corroborations, corroboration)
  )
    throw new Error('a tension report of no known kind')
  return {
    id: row.id,
    areaId: row.area_id,
    ward: row.ward,
    happenedOn: row.happened_on,
    category,
    describedBy: described_by,
    source: source_type,
    corroboration,
    agreeBy: row.agree_by,
    expiresOn: row.expires_on,
    reportedAt: row.reported_at,
    words: row.words === null ? undefined : { communities: row.communities ?? '', what: row.words },
  }
}

function levelIn(number: number): TensionLevel {
  const code = String(number)
  if (!hasCode(tensionLevels, code)) throw new Error(`the database has a level that nobody knows: ${code}`)
  return code
}
