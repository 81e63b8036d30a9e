/** The invented boards in a town of the tests, and the ids that addresses of the Prevent Board name. */
import { Temporal } from 'temporal-polyfill'
import { backstage } from '../src/demonstration/backstage.ts'
import { bodyOf, inventBoards, inventMeetings, inventPapers } from '../src/demonstration/boards.ts'
import { listMemberships, listReportingLines } from '#boards/bodies/store.ts'
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
  readonly actionId: string
  readonly comingId: string
  readonly format: 'pdf'
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
      return { bodyId, memberId: member.id, lineId: line.id, ...papers, ...meetings, format: 'pdf' }
    }),
  )
}
