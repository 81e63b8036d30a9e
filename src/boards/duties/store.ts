/** Reports given and the duties they do, in rows. `listDuties` is there for other pages that say what is late. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { ReportingLine } from '../bodies/body.ts'
import { listReportingLines } from '../bodies/store.ts'
import { dutyState, nextDue, type Duty, type DutyState } from './duty.ts'

export type Given = {
  readonly lineId: string
  readonly givenOn: Temporal.PlainDate
  readonly documentId: string
  readonly document: string
  readonly version: number
  /** Undefined: the meeting is not kept here. */
  readonly meetingId: string | undefined
}

/** The register of reports, the latest first. */
export async function listReportsGiven(trx: Trx): Promise<readonly Given[]> {
  const rows = await trx
    .selectFrom('boards.report_given as given')
    .innerJoin('boards.document_version as version', 'version.id', 'given.document_version_id')
    .innerJoin('boards.document as document', 'document.id', 'version.document_id')
    .select(['given.line_id', 'given.given_on', 'given.meeting_id'])
    .select(['document.id as document_id', 'document.title', 'version.number'])
    .orderBy('given.given_on', 'desc')
    .orderBy('given.id', 'desc')
    .limit(1000)
    .execute()
  return rows.map((row) => ({
    lineId: row.line_id,
    givenOn: row.given_on,
    documentId: row.document_id,
    document: row.title,
    version: row.number,
    meetingId: row.meeting_id ?? undefined,
  }))
}

export type NewReport = Pick<Given, 'givenOn' | 'meetingId'> & { readonly versionId: string }

export async function addReport(
  trx: Trx,
  line: Pick<ReportingLine, 'id' | 'areaId'>,
  report: NewReport,
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('boards.report_given')
    .values({
      id,
      area_id: line.areaId,
      line_id: line.id,
      given_on: report.givenOn,
      document_version_id: report.versionId,
      meeting_id: report.meetingId ?? null,
    })
    .execute()
  return id
}

export type StandingDuty = {
  readonly line: ReportingLine
  readonly duty: Duty
  readonly dueOn: Temporal.PlainDate
  readonly state: DutyState
}

/** Every duty to report that stands today, the first due first. */
export async function listDuties(
  trx: Trx,
  today: Temporal.PlainDate,
  given?: readonly Given[],
): Promise<readonly StandingDuty[]> {
  const reports = given ?? (await listReportsGiven(trx))
  const lines = (await listReportingLines(trx)).filter(
    ({ endedOn }) => endedOn === undefined || today.until(endedOn).sign >= 0,
  )
  return lines
    .flatMap((line) => {
      if (line.everyMonths === undefined) return []
      const givenOn = reports.filter(({ lineId }) => lineId === line.id).map((one) => one.givenOn)
      const duty = { everyMonths: line.everyMonths, countsFrom: line.countsFrom, givenOn }
      return [{ line, duty, dueOn: nextDue(duty), state: dutyState(duty, today) }]
    })
    .toSorted((one, other) => other.dueOn.until(one.dueOn).days)
}
