/** Annual reports in rows: what is being written, and what was frozen. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { byMe, byMeAfter, changedIn, colleagueName, type Changed } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { RowOf } from '#platform/database/rows.ts'
import { Figures } from './figures.ts'
import { FrozenSections, yearFrom, type ReportSection, type ReportYear } from './report.ts'
import type { DraftedSection } from './sources.ts'

export type AnnualReport = {
  readonly id: string
  readonly areaId: string
  readonly areaName: string
  readonly year: ReportYear
}

/** The latest year first. */
export async function listReports(trx: Trx): Promise<readonly AnnualReport[]> {
  return (await reports(trx).orderBy('report.from_year', 'desc').orderBy('area.name').limit(200).execute()).map(
    reportIn,
  )
}

export async function findReport(trx: Trx, id: string): Promise<AnnualReport | undefined> {
  const row = await reports(trx).where('report.id', '=', id).executeTakeFirst()
  return row && reportIn(row)
}

/** @returns undefined when the area has a report of that year already */
export async function addReport(trx: Trx, areaId: string, fromYear: number): Promise<string | undefined> {
  const id = newId()
  const added = await trx
    .insertInto('boards.annual_report')
    .values({ id, area_id: areaId, from_year: fromYear })
    .onConflict((conflict) => conflict.constraint('annual_report_once').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n ? id : undefined
}

/** A section while it is written. */
export type WrittenSection = ReportSection & {
  readonly key: string
  /** How often its figures were drawn. */
  readonly draws: number
} & Changed

/** In their order; none for whoever does not write it. */
export async function listSections(trx: Trx, reportId: string): Promise<readonly WrittenSection[]> {
  const rows = await trx
    .selectFrom('boards.report_section as section')
    .leftJoin('accounts.account as changer', 'changer.id', 'section.changed_by')
    .selectAll('section')
    .select('changer.name as changer')
    .where('section.report_id', '=', reportId)
    .orderBy('section.position')
    .orderBy('section.key')
    .execute()
  return rows.map((row) => ({
    key: row.key,
    heading: row.heading,
    text: row.text,
    figures: Figures.parse(row.figures),
    drawnOn: row.drawn_at.toZonedDateTimeISO('Europe/London').toPlainDate().toString(),
    draws: row.draws,
    ...changedIn(row),
  }))
}

/** Sections that the report has keep what people wrote, and get these figures; others are added as they were drafted. */
export async function drawSections(
  trx: Trx,
  report: Pick<AnnualReport, 'id' | 'areaId'>,
  sections: readonly DraftedSection[],
): Promise<void> {
  if (sections.length === 0) return
  await trx
    .insertInto('boards.report_section')
    .values(
      sections.map(({ key, position, heading, text, figures }) => ({
        area_id: report.areaId,
        report_id: report.id,
        key,
        position,
        heading,
        text,
        figures: JSON.stringify(figures),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['area_id', 'report_id', 'key']).doUpdateSet((row) => ({
        figures: row.ref('excluded.figures'),
        drawn_at: sql<Temporal.Instant>`now()`,
        draws: sql<number>`report_section.draws + 1`,
        ...byMe(),
      })),
    )
    .execute()
}

/** @returns how many rows changed: none when somebody else was faster */
export async function changeSection(
  trx: Trx,
  report: Pick<AnnualReport, 'id'>,
  section: { readonly key: string; readonly seen: number },
  words: Pick<ReportSection, 'heading' | 'text'>,
): Promise<bigint> {
  const changed = await trx
    .updateTable('boards.report_section')
    .set({ ...words, ...byMeAfter(section.seen) })
    .where('report_id', '=', report.id)
    .where('key', '=', section.key)
    .where('version', '=', section.seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

/** Until the end of the transaction nobody else changes a section, so that what is frozen is what was read. */
export async function holdSections(trx: Trx, reportId: string): Promise<void> {
  await trx
    .selectFrom('boards.report_section')
    .select('key')
    .where('report_id', '=', reportId)
    .orderBy('key')
    .forUpdate()
    .execute()
}

export type FrozenReport = {
  readonly id: string
  readonly documentId: string
  /** Of its document. */
  readonly number: number
  readonly datedOn: Temporal.PlainDate
  readonly changes: string
  readonly title: string
  readonly sections: readonly ReportSection[]
  /** Accounts of all who had a hand in it. */
  readonly makers: readonly string[]
  /** Of its public edition; undefined while it is for those who govern alone. */
  readonly release: Release | undefined
}

export type Release = {
  readonly by: string
  readonly on: Temporal.PlainDate
  /** SHA-256 of the title and the sections, as hexadecimal digits. */
  readonly fingerprint: string
}

/** The first version first. */
export async function listFrozen(trx: Trx, reportId: string): Promise<readonly FrozenReport[]> {
  return (await frozen(trx).where('frozen.report_id', '=', reportId).execute()).map(frozenIn)
}

export async function findFrozen(trx: Trx, reportId: string, id: string): Promise<FrozenReport | undefined> {
  const row = await frozen(trx).where('frozen.report_id', '=', reportId).where('frozen.id', '=', id).executeTakeFirst()
  return row && frozenIn(row)
}

export type NewFrozen = Pick<FrozenReport, 'id' | 'title' | 'sections'> & { readonly documentVersionId: string }

export async function addFrozen(
  trx: Trx,
  report: Pick<AnnualReport, 'id' | 'areaId'>,
  { id, title, sections, documentVersionId }: NewFrozen,
): Promise<void> {
  await trx
    .insertInto('boards.frozen_report')
    .values({
      id,
      area_id: report.areaId,
      report_id: report.id,
      document_version_id: documentVersionId,
      title,
      sections: JSON.stringify(sections),
    })
    .execute()
}

/** @returns undefined when it was released before. Whether this person may is for the database to say. */
export async function addRelease(
  trx: Trx,
  report: Pick<AnnualReport, 'areaId'>,
  frozenId: string,
): Promise<string | undefined> {
  const id = newId()
  const added = await trx
    .insertInto('boards.report_release')
    .values({ id, area_id: report.areaId, frozen_report_id: frozenId })
    .onConflict((conflict) => conflict.constraint('report_release_once').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n ? id : undefined
}

const reports = (trx: Trx) =>
  trx
    .selectFrom('boards.annual_report as report')
    .innerJoin('accounts.area as area', 'area.id', 'report.area_id')
    .select(['report.id', 'report.area_id', 'report.from_year', 'area.name'])

const frozen = (trx: Trx) =>
  trx
    .selectFrom('boards.frozen_report as frozen')
    .innerJoin('boards.document_version as version', 'version.id', 'frozen.document_version_id')
    .leftJoin('boards.report_release as release', 'release.frozen_report_id', 'frozen.id')
    .leftJoin('accounts.account as releaser', 'releaser.id', 'release.released_by')
    .select(['frozen.id', 'frozen.title', 'frozen.sections', 'frozen.added_by', 'frozen.made_by'])
    .select(['release.released_at', 'release.fingerprint', 'releaser.name as releaser'])
    .select(['version.document_id', 'version.number', 'version.dated_on', 'version.changes'])
    .orderBy('version.number')

function reportIn(row: RowOf<ReturnType<typeof reports>>): AnnualReport {
  return { id: row.id, areaId: row.area_id, areaName: row.name, year: yearFrom(row.from_year) }
}

function frozenIn(row: RowOf<ReturnType<typeof frozen>>): FrozenReport {
  return {
    id: row.id,
    documentId: row.document_id,
    number: row.number,
    datedOn: row.dated_on,
    changes: row.changes,
    title: row.title,
    sections: FrozenSections.parse(row.sections),
    makers: [row.added_by, ...row.made_by],
    release: releaseIn(row),
  }
}

function releaseIn({ released_at, fingerprint, releaser }: RowOf<ReturnType<typeof frozen>>): Release | undefined {
  if (released_at === null || fingerprint === null) return undefined
  return {
    by: colleagueName(releaser),
    on: released_at.toZonedDateTimeISO('Europe/London').toPlainDate(),
    fingerprint: fingerprint.toString('hex'),
  }
}
