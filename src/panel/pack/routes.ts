/** The pack: what opens the cases on an agenda to those who are asked to the meeting. */
import type { Vault } from '#platform/database/vault.ts'
import type { App } from '#platform/web/web.ts'
import { findCase } from '#cases/store.ts'
import { take } from '#cases/take.ts'
import { note } from '#records/audit.ts'
import { asNextMeeting, findLines, notYetItems, purposeOf } from '../agenda/lines.ts'
import { addItems, listAgenda, listItems } from '../agenda/store.ts'
import { MeetingPath, theMeeting } from '../meetings/the-meeting.ts'
import { organisers } from '../who.ts'
import { publishPack } from './store.ts'

export function addPackRoutes(app: App, { vault }: { readonly vault: Vault }): void {
  // Publishing the pack opens the listed cases to the members, and is a step of each case.
  app.post<MeetingPath>(
    '/panel/meetings/:meetingId/pack',
    { config: { roles: organisers, personal: true, params: MeetingPath, fields: [] } },
    async (request, reply) => {
      const { meetingId } = request.params
      await request.asActor(async (trx, actor) => {
        const meeting = await theMeeting(trx, meetingId)
        if (meeting.packPublishedAt === undefined) {
          await publishPack(trx, meetingId)
          for (const item of await listItems(trx, meetingId)) {
            if (item.state === 'taken off') continue
            const file = await findCase(trx, item.caseId, actor)
            if (file?.state.listedFor?.meetingId !== meetingId) continue
            const taken = await take(
              trx,
              file,
              'send panel pack',
              { facts: { meetingId }, reasonGiven: false, on: app.today(), requestId: request.id },
              { vault, now: app.now(), today: app.today() },
            )
            if (!taken.ok) throw new Error(`the pack could not be recorded on a case: ${taken.reason}`)
          }
        }
        // Also of a pack that was published before: what has come to light since goes to the members with the next press of the button.
        const { isNext, until } = await asNextMeeting(trx, meeting, app.today())
        if (isNext) {
          const lines = await findLines(trx, { areaId: meeting.areaId, today: app.today(), until })
          const fresh = notYetItems(lines, await listAgenda(trx, meetingId)).filter(({ byStep }) => !byStep)
          const items = fresh.map((line) => ({ caseId: line.caseId, purpose: purposeOf(line) }))
          await addItems(trx, meeting, items)
        }
        await note(trx, {
          action: 'publish pack',
          subject: { kind: 'panel meeting', id: meetingId },
          areaId: meeting.areaId,
          requestId: request.id,
        })
      })
      return reply.redirect(`/panel/meetings/${meetingId}`, 303)
    },
  )
}
