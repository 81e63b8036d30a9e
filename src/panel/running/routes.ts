/** The screen on which a meeting is run: which items there are, one of them, and what its buttons send. */
import { z } from 'zod'
import { areasAs } from '#platform/database/actor.ts'
import type { App } from '#platform/web/web.ts'
import type { Serving } from '#cases/steps/step-routes.ts'
import { note } from '#records/audit.ts'
import { purposeAddress } from '#records/purpose.ts'
import { PartQuery, partOf } from '../agenda/part.ts'
import { listInvitees } from '../meetings/store.ts'
import { ItemPath, MeetingPath, theMeeting } from '../meetings/the-meeting.ts'
import { caseworkers, organisers } from '../who.ts'
import { answerItem } from './answer.ts'
import { shownValues } from './changes.ts'
import { overviewPage, runningPage } from './pages.ts'
import { progressOf, whereItStands } from './progress.ts'
import { choices } from './steps-at-meetings.ts'
import { listRunningItems } from './store.ts'
import { isToCome, openItem, toShow } from './the-item.ts'
import { addTypedRoutes } from './typed-routes.ts'

const taking = { roles: caseworkers, personal: true } as const
const StepQuery = z.object({ step: z.enum(choices).optional() })

export function addRunningRoutes(app: App, serving: Serving): void {
  app.get<MeetingPath & { Querystring: z.infer<typeof PartQuery> }>(
    '/panel/meetings/:meetingId/running',
    { config: { ...taking, params: MeetingPath, query: PartQuery } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const meeting = await theMeeting(trx, request.params.meetingId)
        const items = await listRunningItems(trx, meeting.id)
        const part = partOf(items, request.query.part, whereItStands(items))
        await note(trx, {
          action: 'view running meeting',
          subject: { kind: 'panel meeting', id: meeting.id },
          areaId: meeting.areaId,
          requestId: request.id,
          details: { cases: part.items.map(({ caseId }) => caseId) },
        })
        const mayArrange = areasAs(actor, ...organisers).includes(meeting.areaId)
        return overviewPage(meeting, { part, progress: progressOf(items) }, await listInvitees(trx, meeting.id), {
          today: app.today(),
          mayArrange,
        })
      })
      return reply.page('panel/running/views/overview.njk', model)
    },
  )

  app.get<ItemPath & { Querystring: z.infer<typeof StepQuery> }>(
    '/panel/meetings/:meetingId/running/:itemId',
    { config: { ...taking, params: ItemPath, query: StepQuery } },
    async (request, reply) => {
      const { step: wanted } = request.query
      const result = await request.asActor(async (trx, actor) => {
        const opened = await openItem(trx, actor, request.params, { ...serving, today: app.today(), wanted })
        if ('needs' in opened) return { location: purposeAddress(opened.caseId, request.url) }
        const { meeting, item, purpose } = opened
        await note(trx, {
          action: 'view running item',
          subject: { kind: 'panel item', id: item.id },
          areaId: item.areaId,
          caseId: item.caseId,
          purpose,
          requestId: request.id,
        })
        if (opened.locked) return { location: `/panel/meetings/${meeting.id}/minutes/${item.id}` }
        if (isToCome(opened, app.today())) return { location: `/panel/meetings/${meeting.id}/running` }
        return { running: await toShow(opened) }
      })
      if ('location' in result) return reply.redirect(result.location, 303)
      const { running } = result
      const model = runningPage(running, { typed: shownValues(running.kept), now: app.now() })
      return reply.page('panel/running/views/running.njk', model)
    },
  )

  app.post<ItemPath>(
    '/panel/meetings/:meetingId/running/:itemId',
    { config: { ...taking, params: ItemPath } },
    async (request, reply) => {
      const answered = await request.asActor((trx, actor) =>
        answerItem(trx, actor, {
          ...serving,
          params: request.params,
          body: request.body,
          formToken: request.formToken,
          requestId: request.id,
          today: app.today(),
          now: app.now(),
        }),
      )
      // Nothing is sent before the transaction has committed.
      if ('location' in answered) return reply.redirect(answered.location, 303)
      const { running, code, ...shown } = answered
      return reply
        .code(code)
        .page('panel/running/views/running.njk', runningPage(running, { ...shown, now: app.now() }))
    },
  )

  addTypedRoutes(app, serving)
}
