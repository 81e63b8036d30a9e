/** What is said of one item of the agenda: that somebody has a conflict, that the panel has seen its sessions. */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { ledTo, once } from '#platform/database/once.ts'
import { NotFound } from '#platform/failures.ts'
import { turnAway } from '#platform/web/turn-away.ts'
import type { App } from '#platform/web/web.ts'
import { markSeen } from '#cases/sessions/store.ts'
import { findCase } from '#cases/store.ts'
import { note } from '#records/audit.ts'
import { withoutIdentity } from '#records/look.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { listInvitees } from '../meetings/store.ts'
import { MeetingPath, theMeeting } from '../meetings/the-meeting.ts'
import { organisers, readers } from '../who.ts'
import { addConflict, listAgenda } from './store.ts'

const SeenForm = z.object({ case: z.uuid() }).loose()
const ConflictForm = z.object({ item: z.uuid(), member: z.union([z.uuid(), z.literal('me')]) }).loose()

export function addAgendaRoutes(app: App): void {
  // Everything that is recorded of a case's sessions has been seen by the panel, at this meeting.
  app.post<MeetingPath>(
    '/panel/meetings/:meetingId/seen-sessions',
    { config: { roles: organisers, personal: true, params: MeetingPath, fields: ['case'] } },
    async (request, reply) => {
      const { meetingId } = request.params
      const form = SeenForm.safeParse(request.body)
      await request.asActor(async (trx, actor) => {
        const meeting = await theMeeting(trx, meetingId)
        const file = form.success ? await findCase(trx, form.data.case, actor) : undefined
        if (file?.row.areaId !== meeting.areaId) throw new NotFound()
        // The page offers it from the day of the meeting on.
        if (Temporal.PlainDate.compare(meeting.heldOn, app.today()) > 0)
          throw turnAway(400, 'sessions are seen at a meeting, and it has not been held')
        await once<never>(trx, request.formToken, async () => {
          await markSeen(trx, file, meetingId)
          await note(trx, {
            action: 'mark sessions as seen',
            subject: { kind: 'panel meeting', id: meetingId },
            areaId: meeting.areaId,
            caseId: file.row.id,
            requestId: request.id,
          })
          return { ok: true, value: `/panel/meetings/${meetingId}` }
        })
      })
      return reply.redirect(`/panel/meetings/${meetingId}`, 303)
    },
  )

  app.post<MeetingPath>(
    '/panel/meetings/:meetingId/conflicts',
    { config: { roles: readers, personal: true, params: MeetingPath, fields: ['item', 'member'] } },
    async (request, reply) => {
      const { meetingId } = request.params
      const form = ConflictForm.safeParse(request.body)
      await request.asActor(async (trx, actor) => {
        // Who declared a conflict of their own no longer sees the case: sent twice, it still leads where it led.
        if ((await ledTo(trx, request.formToken)) !== undefined) return
        const meeting = await theMeeting(trx, meetingId)
        if (!form.success) throw new NotFound()
        const item = (await listAgenda(trx, meetingId)).find((candidate) => candidate.id === form.data.item)
        // Also where nobody was told who it is: somebody may know all the same.
        if (item === undefined || item.about.kind === 'standing') throw new NotFound()
        const { caseId } = item.about
        const member = form.data.member === 'me' ? actor.accountId : form.data.member
        if (member !== actor.accountId && !(await mayDeclareFor(trx, actor, meeting, member))) throw new NotFound()
        await once<never>(trx, request.formToken, async () => {
          await addConflict(trx, { id: item.id, areaId: meeting.areaId }, member)
          await note(trx, {
            action: 'declare conflict',
            subject: { kind: 'panel item', id: item.id },
            areaId: meeting.areaId,
            caseId,
            requestId: request.id,
            details: item.about.kind === 'unnamed' ? withoutIdentity : {},
          })
          return { ok: true, value: `/panel/meetings/${meetingId}` }
        })
      })
      return reply.redirect(`/panel/meetings/${meetingId}`, 303)
    },
  )
}

/** Whoever arranges the meetings declares a conflict for somebody who is asked to this one; anybody else, only their own. */
async function mayDeclareFor(trx: Trx, actor: Actor, meeting: Meeting, member: string): Promise<boolean> {
  if (!areasAs(actor, ...organisers).includes(meeting.areaId)) return false
  return (await listInvitees(trx, meeting.id)).some((invitee) => invitee.accountId === member)
}
