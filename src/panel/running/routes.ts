/** The screen on which a meeting is run: which items there are, one of them, and what its buttons send. */
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { areasAs } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import type { App } from '#platform/web/web.ts'
import type { Serving } from '#cases/steps/step-routes.ts'
import { note } from '#records/audit.ts'
import { PartQuery, partOf } from '../agenda/part.ts'
import { listInvitees } from '../meetings/store.ts'
import { ItemPath, MeetingPath, theMeeting } from '../meetings/the-meeting.ts'
import { caseworkers, organisers } from '../who.ts'
import { answerItem } from './answer.ts'
import { shownValues } from './changes.ts'
import { overviewPage, runningPage } from './pages.ts'
import { progressOf, whereItStands } from './progress.ts'
import { answerStanding } from './standing-answer.ts'
import { openStanding, toShowStanding } from './standing-item.ts'
import { standingPage } from './standing-page.ts'
import { choices } from './steps-at-meetings.ts'
import { findRunningLine, listRunningLines } from './store.ts'
import { firstTo, isToCome, openItem, toShow } from './the-item.ts'
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
        const lines = await listRunningLines(trx, meeting.id)
        const part = partOf(lines, request.query.part, whereItStands(lines))
        await note(trx, {
          action: 'view running meeting',
          subject: { kind: 'panel meeting', id: meeting.id },
          areaId: meeting.areaId,
          requestId: request.id,
          details: { cases: part.items.flatMap((line) => (line.kind === 'case' ? [line.caseId] : [])) },
        })
        const mayArrange = areasAs(actor, ...organisers).includes(meeting.areaId)
        return overviewPage(meeting, { part, progress: progressOf(lines) }, await listInvitees(trx, meeting.id), {
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
        if ((await findRunningLine(trx, request.params))?.kind === 'standing')
          return await lookAtStanding(trx, request.params, { requestId: request.id, today: app.today() })
        const opened = await openItem(trx, actor, request.params, { ...serving, today: app.today(), wanted })
        if ('needs' in opened) return { location: firstTo(opened, request.params, request.url) }
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
      if ('standing' in result) {
        const screen = { typed: shownValues(result.standing.kept), now: app.now() }
        return reply.page('panel/running/views/standing.njk', standingPage(result.standing, screen))
      }
      const { running } = result
      const model = runningPage(running, { typed: shownValues(running.kept), now: app.now() })
      return reply.page('panel/running/views/running.njk', model)
    },
  )

  app.post<ItemPath>(
    '/panel/meetings/:meetingId/running/:itemId',
    { config: { ...taking, params: ItemPath } },
    async (request, reply) => {
      const received = {
        params: request.params,
        body: request.body,
        formToken: request.formToken,
        requestId: request.id,
        today: app.today(),
        now: app.now(),
      }
      const answered = await request.asActor(async (trx, actor) =>
        (await findRunningLine(trx, request.params))?.kind === 'standing'
          ? await answerStanding(trx, received)
          : await answerItem(trx, actor, { ...serving, ...received }),
      )
      // Nothing is sent before the transaction has committed.
      if ('location' in answered) return reply.redirect(answered.location, 303)
      if ('standing' in answered) {
        const { standing, code, ...shown } = answered
        return reply
          .code(code)
          .page('panel/running/views/standing.njk', standingPage(standing, { ...shown, now: app.now() }))
      }
      const { running, code, ...shown } = answered
      return reply
        .code(code)
        .page('panel/running/views/running.njk', runningPage(running, { ...shown, now: app.now() }))
    },
  )

  addTypedRoutes(app, serving)
}

/** Before the meeting is held, or anybody is asked to it, it leads to the list of items; once its minute is locked, to the minute. */
async function lookAtStanding(
  trx: Trx,
  params: ItemPath['Params'],
  { requestId, today }: { readonly requestId: string; readonly today: Temporal.PlainDate },
) {
  const opened = await openStanding(trx, params)
  if ('needs' in opened) return { location: `/panel/meetings/${params.meetingId}/running` }
  const { id, areaId } = opened.item
  await note(trx, { action: 'view running item', subject: { kind: 'panel item', id }, areaId, requestId })
  if (opened.locked) return { location: `/panel/meetings/${params.meetingId}/minutes/general` }
  if (isToCome(opened, today)) return { location: `/panel/meetings/${params.meetingId}/running` }
  return { standing: await toShowStanding(trx, opened) }
}
