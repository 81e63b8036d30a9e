/** The pages of the panel's meetings: which there are, one as it stands, and who came. Arranging them: arranging.ts. */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { areasAs } from '#platform/database/actor.ts'
import { once } from '#platform/database/once.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { ok, refuse } from '#platform/outcome.ts'
import { turnAway } from '#platform/web/turn-away.ts'
import type { Clash } from '#platform/web/clash.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { agendaView, casesShown, findAgenda } from '../agenda/agenda.ts'
import { PartQuery } from '../agenda/part.ts'
import { caseworkers, organisers, readers } from '../who.ts'
import { addApologiesRoutes } from './apologies-routes.ts'
import { addAnsweringRoutes } from './answering.ts'
import { addArrangingForms, type ArrangingNeeds } from './arranging.ts'
import { panelHome } from './home.ts'
import { casesToListAgain, findPeople, peopleView } from './meeting-page.ts'
import { addStayRoutes } from './stay-routes.ts'
import { presences, type Invitee, type Meeting, type Present } from './meeting.ts'
import { findAttendanceNoted, listInvitees, recordAttendance, type AttendanceNoted } from './store.ts'
import { MeetingPath, theKeptMeeting, theMeeting } from './the-meeting.ts'

export function addMeetingRoutes(app: App, needs: ArrangingNeeds): void {
  app.get('/panel', { config: { roles: readers, personal: false } }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const home = await panelHome(trx, actor, app.today())
      await note(trx, {
        action: 'list panel meetings',
        subject: { kind: 'panel' },
        requestId: request.id,
        details: { shown: home.shown },
      })
      return home
    })
    return reply.page('panel/meetings/views/meetings.njk', model)
  })

  app.get<MeetingPath & { Querystring: z.infer<typeof PartQuery> }>(
    '/panel/meetings/:meetingId',
    { config: { roles: readers, personal: true, params: MeetingPath, query: PartQuery } },
    async (request, reply) => {
      const { meetingId } = request.params
      const result = await request.asActor(async (trx, actor) => {
        const meeting = await theKeptMeeting(trx, meetingId)
        const here = { actor, today: app.today(), vault: needs.vault }
        const agenda = await findAgenda(trx, meeting, here, request.query.part)
        await note(trx, {
          action: 'view panel meeting',
          subject: { kind: 'panel meeting', id: meetingId },
          areaId: meeting.areaId,
          requestId: request.id,
          details: { cases: casesShown(agenda) },
        })
        const people = await findPeople(trx, meeting, app.today())
        return { meeting, agenda, people, listAgain: await casesToListAgain(trx, meeting, app.today()), actor }
      })
      const { meeting, agenda, people, listAgain, actor } = result
      const mayArrange = areasAs(actor, ...organisers).includes(meeting.areaId)
      return reply.page('panel/meetings/views/meeting.njk', {
        heading: `Panel meeting, ${formatDay(meeting.heldOn)}`,
        meeting: { ...meeting, published: meeting.packPublishedAt !== undefined },
        ...agendaView(agenda, meeting, actor, people.invitees),
        ...peopleView(people, meeting, actor, app.today(), mayArrange),
        maySee: mayArrange && Temporal.PlainDate.compare(meeting.heldOn, app.today()) <= 0,
        listAgain,
        mayArrange,
        mayRun: areasAs(actor, ...caseworkers).includes(meeting.areaId),
        base: `/panel/meetings/${meetingId}`,
        marking: 'OFFICIAL-SENSITIVE',
      })
    },
  )

  app.post<MeetingPath>(
    '/panel/meetings/:meetingId/attendance',
    { config: { roles: organisers, personal: true, params: MeetingPath, fields: ['version', /^present-/] } },
    async (request, reply) => {
      const { meetingId } = request.params
      const clash = await request.asActor(async (trx) => {
        const meeting = await theMeeting(trx, meetingId)
        const invitees = await listInvitees(trx, meetingId)
        const attendance = attendanceIn(
          request.body,
          invitees.map((invitee) => invitee.accountId),
        )
        const recorded = await once(trx, request.formToken, async () => {
          if (!(await recordAttendance(trx, meetingId, attendance, versionIn(request.body))))
            return refuse('changed-meanwhile')
          await note(trx, {
            action: 'record attendance',
            subject: { kind: 'panel meeting', id: meetingId },
            areaId: meeting.areaId,
            requestId: request.id,
            details: { recorded: attendance.size },
          })
          return ok(`/panel/meetings/${meetingId}`)
        })
        if (recorded.ok) return undefined
        return clashOf(meeting, invitees, attendance, await findAttendanceNoted(trx, meetingId))
      })
      return clash === undefined ? reply.redirect(`/panel/meetings/${meetingId}`, 303) : reply.clash(clash)
    },
  )

  addArrangingForms(app, needs)
  addAnsweringRoutes(app, needs.mailing)
  addApologiesRoutes(app, needs.mailing)
  addStayRoutes(app)
}

/** Only people who were invited, only the words that exist. @throws a bad request for any other, which no page of ours sends */
function attendanceIn(body: unknown, invited: readonly string[]): ReadonlyMap<string, Present> {
  const fields: [string, unknown][] = typeof body === 'object' && body !== null ? Object.entries(body) : []
  return new Map(
    fields.flatMap(([field, value]) => {
      const accountId = /^present-(.+)$/.exec(field)?.[1]
      // Left as it was: "Not recorded".
      if (accountId === undefined || value === '') return []
      const present = presences.find((word) => word === value)
      if (present === undefined || !invited.includes(accountId))
        throw turnAway(400, 'an attendance nobody was asked for')
      return [[accountId, present] as const]
    }),
  )
}

/** How often who came had been noted on the page that was sent; undefined from a page that does not say. */
function versionIn(body: unknown): number | undefined {
  const form = z.looseObject({ version: z.coerce.number().int().min(0).max(2_000_000_000) }).safeParse(body)
  return form.success ? form.data.version : undefined
}

function clashOf(
  meeting: Meeting,
  invitees: readonly Invitee[],
  yours: ReadonlyMap<string, Present>,
  noted: AttendanceNoted,
): Clash {
  const address = `/panel/meetings/${meeting.id}`
  return {
    what: 'who came',
    changedBy: noted.changedBy,
    changedAt: noted.changedAt ?? meeting.changedAt,
    rows: invitees.flatMap(({ accountId, name, present }) => {
      const mine = yours.get(accountId)
      return mine === undefined || mine === present
        ? []
        : [{ label: name, theirs: present ?? 'not recorded', yours: mine }]
    }),
    seeTheirs: address,
    keepYours: {
      action: `${address}/attendance`,
      fields: [
        { name: 'version', value: String(noted.version) },
        ...[...yours].map(([accountId, present]) => ({ name: `present-${accountId}`, value: present })),
      ],
    },
  }
}
