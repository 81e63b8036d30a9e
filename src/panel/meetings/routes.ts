/** The pages of the panel's meetings: which there are, arranging one, one as it stands, and who came. */
import { Temporal } from 'temporal-polyfill'
import { areasAs, holdsAny } from '#platform/database/actor.ts'
import { once } from '#platform/database/once.ts'
import type { Vault } from '#platform/database/vault.ts'
import { onlyPage, pageView } from '#platform/forms/page-view.ts'
import { readPage } from '#platform/forms/read-page.ts'
import { turnAway } from '#platform/web/turn-away.ts'
import type { App } from '#platform/web/web.ts'
import { dayInWords } from '#cases/person-words.ts'
import { note } from '#records/audit.ts'
import { agendaView, casesShown, findAgenda } from '../agenda/agenda.ts'
import { organisers, readers } from '../who.ts'
import { meetingForm } from './forms.ts'
import type { Meeting, Present } from './meeting.ts'
import { addMeeting, listInvitees, listMeetings, recordAttendance } from './store.ts'
import { MeetingPath, theMeeting } from './the-meeting.ts'

const presences = ['present', 'apologies', 'absent'] as const

export function addMeetingRoutes(app: App, { vault }: { readonly vault: Vault }): void {
  app.get('/panel', { config: { roles: readers, personal: false } }, async (request, reply) => {
    const result = await request.asActor(async (trx, actor) => {
      const meetings = await listMeetings(trx)
      await note(trx, {
        action: 'list panel meetings',
        subject: { kind: 'panel' },
        requestId: request.id,
        details: { shown: meetings.length },
      })
      return { meetings, mayArrange: holdsAny(actor, organisers) }
    })
    const today = app.today()
    const row = (meeting: Meeting) => ({
      href: `/panel/meetings/${meeting.id}`,
      ...meeting,
      published: meeting.packPublishedAt !== undefined,
    })
    return reply.page('panel/meetings/views/meetings.njk', {
      heading: 'Channel panel',
      coming: result.meetings
        .filter((meeting) => Temporal.PlainDate.compare(meeting.heldOn, today) >= 0)
        .toReversed()
        .map(row),
      past: result.meetings.filter((meeting) => Temporal.PlainDate.compare(meeting.heldOn, today) < 0).map(row),
      mayArrange: result.mayArrange,
    })
  })

  app.get('/panel/new-meeting', { config: { roles: organisers, personal: false } }, async (request, reply) => {
    const form = await request.asActor(async (_trx, actor) => meetingForm(actor))
    return reply.page('platform/forms/views/form-page.njk', {
      view: pageView(form, onlyPage(form), {
        language: 'en',
        action: '/panel/new-meeting',
        back: '/panel',
        button: { en: 'Arrange the meeting' },
      }),
    })
  })

  app.post('/panel/new-meeting', { config: { roles: organisers, personal: false } }, async (request, reply) => {
    const result = await request.asActor(async (trx, actor) => {
      const form = meetingForm(actor)
      const read = readPage(form, onlyPage(form), request.body, { language: 'en', today: app.today() })
      if (!read.ok) return { form, refusal: read.reason }
      const answers = read.value
      const outcome = await once<never>(trx, request.formToken, async () => {
        const id = await addMeeting(trx, {
          areaId: String(answers.area),
          heldOn: Temporal.PlainDate.from(String(answers.heldOn)),
          startsAt: String(answers.startsAt).replace('.', ':'),
          place: answers.place ?? '',
          kind: answers.kind === 'emergency' ? 'emergency' : 'ordinary',
        })
        await note(trx, {
          action: 'arrange panel meeting',
          subject: { kind: 'panel meeting', id },
          areaId: String(answers.area),
          requestId: request.id,
        })
        return { ok: true, value: `/panel/meetings/${id}` }
      })
      return { location: outcome.ok ? outcome.value : '/panel' }
    })
    if ('location' in result) return reply.redirect(result.location, 303)
    const { form, refusal } = result
    if (refusal.why === 'unknown-keys') return reply.code(400).page('platform/web/views/error.njk', { kind: '400' })
    return reply.code(422).page('platform/forms/views/form-page.njk', {
      view: pageView(form, onlyPage(form), {
        language: 'en',
        typed: refusal.typed,
        ...(refusal.why === 'wrong-answers' ? { errors: refusal.errors } : {}),
        action: '/panel/new-meeting',
        back: '/panel',
        button: { en: 'Arrange the meeting' },
      }),
    })
  })

  app.get<MeetingPath>(
    '/panel/meetings/:meetingId',
    { config: { roles: readers, personal: true, params: MeetingPath } },
    async (request, reply) => {
      const { meetingId } = request.params
      const result = await request.asActor(async (trx, actor) => {
        const meeting = await theMeeting(trx, meetingId)
        const agenda = await findAgenda(trx, meeting, { actor, today: app.today(), vault })
        await note(trx, {
          action: 'view panel meeting',
          subject: { kind: 'panel meeting', id: meetingId },
          areaId: meeting.areaId,
          requestId: request.id,
          details: { cases: casesShown(agenda) },
        })
        return { meeting, agenda, invitees: await listInvitees(trx, meetingId), actor }
      })
      const { meeting, agenda, invitees, actor } = result
      const mayArrange = areasAs(actor, ...organisers).includes(meeting.areaId)
      return reply.page('panel/meetings/views/meeting.njk', {
        heading: `Panel meeting, ${dayInWords(meeting.heldOn)}`,
        meeting: { ...meeting, published: meeting.packPublishedAt !== undefined },
        ...agendaView(agenda, meeting, actor, invitees),
        maySee: mayArrange && Temporal.PlainDate.compare(meeting.heldOn, app.today()) <= 0,
        invitees: invitees.map((invitee) => ({ ...invitee, field: `present-${invitee.accountId}` })),
        presences,
        mayArrange,
        base: `/panel/meetings/${meetingId}`,
        marking: 'OFFICIAL-SENSITIVE',
      })
    },
  )

  app.post<MeetingPath>(
    '/panel/meetings/:meetingId/attendance',
    { config: { roles: organisers, personal: true, params: MeetingPath, fields: [/^present-/] } },
    async (request, reply) => {
      const { meetingId } = request.params
      await request.asActor(async (trx) => {
        const meeting = await theMeeting(trx, meetingId)
        const attendance = attendanceIn(
          request.body,
          (await listInvitees(trx, meetingId)).map((invitee) => invitee.accountId),
        )
        await recordAttendance(trx, meetingId, attendance)
        await note(trx, {
          action: 'record attendance',
          subject: { kind: 'panel meeting', id: meetingId },
          areaId: meeting.areaId,
          requestId: request.id,
          details: { recorded: attendance.size },
        })
      })
      return reply.redirect(`/panel/meetings/${meetingId}`, 303)
    },
  )
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
