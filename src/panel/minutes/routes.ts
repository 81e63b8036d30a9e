/** Minutes to read: which there are of a meeting, one of them, and one as a file. */
import { z } from 'zod'
import { areasAs } from '#platform/database/actor.ts'
import { pdfType, wordType } from '#platform/documents/document.ts'
import { toPdf } from '#platform/documents/pdf.ts'
import { toWord } from '#platform/documents/word.ts'
import { NotFound } from '#platform/failures.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { chairs } from '#reference/roles.ts'
import { listAgenda } from '../agenda/store.ts'
import { ItemPath, MeetingPath, theMeeting } from '../meetings/the-meeting.ts'
import { listRunningItems } from '../running/store.ts'
import { caseworkers, readers } from '../who.ts'
import { addMinuteForms, type MinutesServing } from './form-routes.ts'
import { addGeneralMinuteRoutes } from './general/routes.ts'
import { findGeneralMinute } from './general/store.ts'
import { listPage, minutePage } from './pages.ts'
import { minutePaper } from './paper.ts'
import { listStandings } from './store.ts'
import { noteMinute, openMinute, sayWhatFor } from './the-minute.ts'
import { headingLanguages } from './words.ts'

const reading = { roles: readers, personal: true } as const
const FilePath = ItemPath.extend({ format: z.enum(['docx', 'pdf']) })
const FileQuery = z.object({ headings: z.enum(headingLanguages).default('en') })

export function addMinuteRoutes(app: App, serving: MinutesServing): void {
  app.get<MeetingPath>(
    '/panel/meetings/:meetingId/minutes',
    { config: { ...reading, params: MeetingPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const meeting = await theMeeting(trx, request.params.meetingId)
        const onAgenda = (await listAgenda(trx, meeting.id)).filter(({ state }) => state !== 'taken off')
        const items = await listRunningItems(trx, meeting.id)
        await note(trx, {
          action: 'list panel minutes',
          subject: { kind: 'panel meeting', id: meeting.id },
          areaId: meeting.areaId,
          requestId: request.id,
          details: { cases: onAgenda.flatMap(({ about }) => (about.kind === 'standing' ? [] : [about.caseId])) },
        })
        const mayChair = areasAs(actor, ...chairs).includes(meeting.areaId)
        const mayAct = areasAs(actor, ...caseworkers).includes(meeting.areaId)
        const standings = await listStandings(trx, meeting.id)
        const ofMeeting = await findGeneralMinute(trx, meeting.id)
        return listPage(meeting, { onAgenda, items, standings, ofMeeting, mayAct, mayChair, today: app.today() })
      })
      return reply.page('panel/minutes/views/minutes.njk', model)
    },
  )

  app.get<ItemPath>(
    '/panel/meetings/:meetingId/minutes/:itemId',
    { config: { ...reading, params: ItemPath } },
    async (request, reply) => {
      const result = await request.asActor(async (trx, actor) => {
        const opened = await openMinute(trx, actor, request.params, { ...serving, today: app.today() })
        const purpose = sayWhatFor(opened, request.url)
        if (purpose !== undefined) return purpose
        await noteMinute(trx, opened, 'view panel minute', request.id)
        return minutePage(opened)
      })
      if (typeof result === 'string') return reply.redirect(result, 303)
      return reply.page('panel/minutes/views/minute.njk', result)
    },
  )

  app.get<{ Params: z.infer<typeof FilePath>; Querystring: z.infer<typeof FileQuery> }>(
    '/panel/meetings/:meetingId/minutes/:itemId/:format',
    { config: { ...reading, params: FilePath, query: FileQuery } },
    async (request, reply) => {
      const { format, ...params } = request.params
      const result = await request.asActor(async (trx, actor) => {
        const opened = await openMinute(trx, actor, params, { ...serving, today: app.today() })
        const { minute, item, meeting, addenda, conflictNames } = opened
        if (minute?.content === undefined) throw new NotFound()
        const readable = { meeting, item, addenda, conflictNames, minute: { ...minute, content: minute.content } }
        const purpose = sayWhatFor(opened, request.url)
        if (purpose !== undefined) return purpose
        await noteMinute(trx, opened, 'download panel minute', request.id)
        const forWhom = { name: actor.name, at: app.now(), organisation: serving.organisation }
        return {
          paper: minutePaper(readable, request.query.headings, forWhom),
          name: `minute-${item.reference}-${meeting.heldOn.toString()}.${format}`,
        }
      })
      if (typeof result === 'string') return reply.redirect(result, 303)
      const { paper, name } = result
      return format === 'pdf'
        ? reply.download({ name, type: pdfType, bytes: await toPdf(paper) })
        : reply.download({ name, type: wordType, bytes: await toWord(paper) })
    },
  )

  addGeneralMinuteRoutes(app, serving.organisation)
  addMinuteForms(app, serving)
}
