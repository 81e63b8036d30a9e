/** The invented boards in a town of the tests, and the ids that addresses of the Prevent Board name. */
import { Temporal } from 'temporal-polyfill'
import { backstage } from '../src/demonstration/backstage.ts'
import { bodyOf, inventBoards, inventMeetings, inventPapers } from '../src/demonstration/boards.ts'
import { listMemberships, listReportingLines } from '#boards/bodies/store.ts'
import { aDay } from '#boards/day-or-month.ts'
import { addOutcome, findRoute, listVersions } from '#boards/documents/store.ts'
import { freeze } from '#boards/reports/freeze.ts'
import { yearsOffered } from '#boards/reports/report.ts'
import { draftSections, reportSources } from '#boards/reports/sources.ts'
import { addReport, drawSections, findFrozen, findReport } from '#boards/reports/store.ts'
import type { Trx } from '#platform/database/database.ts'
import { objectivesInReport } from '#strategy/document/in-report.ts'
import type { TestDatabase } from './database.ts'

export type BoardIds = {
  readonly bodyId: string
  readonly memberId: string
  readonly lineId: string
  readonly documentId: string
  /** The stage of its route that is open. */
  readonly stageId: string
  /** A meeting that was held, and an action taken on there. */
  readonly meetingId: string
  /** On that meeting's agenda. */
  readonly itemId: string
  readonly actionId: string
  readonly comingId: string
  readonly format: 'pdf'
  /** An annual report with one frozen version, a section of it that is being written on, and an edition. */
  readonly reportId: string
  readonly versionId: string
  readonly section: 'meetings'
  readonly edition: 'public'
}

/** @param of.agency by the names that towns give their agencies */
export async function boardsInTown(
  { ownerConnection, vault }: Pick<TestDatabase, 'ownerConnection' | 'vault'>,
  of: { readonly areaId: string; readonly by: string; readonly agency: (name: string) => string },
): Promise<BoardIds> {
  const today = Temporal.Now.plainDateISO('Europe/London')
  const [council, police, health, education] = ['Council', 'Essex Police', 'Health', 'School'].map(of.agency)
  if (council === undefined || police === undefined || health === undefined || education === undefined)
    throw new Error('the town lacks an agency')
  return await backstage(ownerConnection, vault, today, (stage) =>
    stage.as(of.by, async () => {
      const bodies = await inventBoards(stage.trx, {
        areaId: of.areaId,
        agencies: { council, housing: council, police, probation: police, youthOffending: council, health, education },
        today,
      })
      const bodyId = bodyOf(bodies, 'prevent')
      const [member] = await listMemberships(stage.trx, bodyId)
      const line = (await listReportingLines(stage.trx)).find((one) => one.bodyId === bodyId && one.everyMonths === 12)
      if (member === undefined || line === undefined) throw new Error('the invented boards lack a member or a line')
      const papers = await inventPapers(stage.trx, { areaId: of.areaId, bodies, today })
      const meetings = await inventMeetings(stage.trx, { areaId: of.areaId, bodies, today })
      const report = await aReport(stage.trx, { areaId: of.areaId, bodyId, today })
      const fixed = { format: 'pdf', section: 'meetings', edition: 'public' } as const
      return { bodyId, memberId: member.id, lineId: line.id, ...papers, ...meetings, ...report, ...fixed }
    }),
  )
}

/** Of the year that goes on, frozen once, and approved: its public edition waits for a second person. */
async function aReport(
  trx: Trx,
  { areaId, bodyId, today }: { readonly areaId: string; readonly bodyId: string; readonly today: Temporal.PlainDate },
): Promise<Pick<BoardIds, 'reportId' | 'versionId'>> {
  const [april] = yearsOffered(today)
  const reportId = april === undefined ? undefined : await addReport(trx, areaId, april)
  const report = reportId === undefined ? undefined : await findReport(trx, reportId)
  if (report === undefined) throw new Error('the report was not begun')
  const on = { areaId, year: report.year, today }
  await drawSections(trx, report, await draftSections(trx, reportSources([objectivesInReport]), on))
  const stages = [{ purpose: 'approval', bodies: [bodyId] }] as const
  const frozen = await freeze(trx, report, { today, changes: 'First version', stages })
  const documentId = (await findFrozen(trx, report.id, frozen.id))?.documentId ?? ''
  const [stage] = await findRoute(trx, documentId)
  const [version] = await listVersions(trx, documentId)
  if (stage === undefined || version === undefined) throw new Error('the report is not on its route')
  const said = {
    bodyId,
    seenOn: aDay(today),
    outcome: 'agreed',
    asked: '',
    askedBy: '',
    versionId: version.id,
  } as const
  await addOutcome(trx, { areaId }, stage.id, said)
  return { reportId: report.id, versionId: frozen.id }
}
