/** The pages of the panel: its meetings, who is asked, who came, what is listed; and the panel's steps on a case. */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { turnAway } from '#platform/web/turn-away.ts'
import type { App } from '#platform/web/web.ts'
import { areasAs, holdsAny, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { ledTo, once } from '#platform/database/once.ts'
import type { Vault } from '#platform/database/vault.ts'
import { NotFound } from '#platform/failures.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { date, radios, select, text } from '#platform/forms/questions.ts'
import { onlyPage, pageView } from '#platform/forms/page-view.ts'
import { readPage } from '#platform/forms/read-page.ts'
import { addStepRoutes } from '#cases/steps/step-routes.ts'
import { markSeen } from '#cases/sessions/store.ts'
import { findCase } from '#cases/store.ts'
import { take } from '#cases/take.ts'
import { dayInWords } from '#cases/person-words.ts'
import { dueState, type WorkSource } from '#cases/my-work.ts'
import { note } from '#records/audit.ts'
import {
  addConflict,
  addMeeting,
  findMeeting,
  listInvitees,
  listItems,
  listMeetings,
  publishPack,
  recordAttendance,
  type Item,
  type Meeting,
  type Present,
} from './store.ts'
import { addSessionsItems, isNextMeeting, listSessionsLines, notYetItems } from './sessions-agenda.ts'
import { panelStepPages } from './steps.ts'

const readers = ['coordinator', 'case officer', 'channel chair', 'deputy chair', 'panel member'] as const
const organisers = ['coordinator', 'channel chair', 'deputy chair'] as const
const MeetingPath = z.object({ meetingId: z.uuid() })
type MeetingPath = { Params: z.infer<typeof MeetingPath> }
const SeenForm = z.object({ case: z.uuid() }).loose()
const ConflictForm = z.object({ item: z.uuid(), member: z.union([z.uuid(), z.literal('me')]) }).loose()
const presences = ['present', 'apologies', 'absent'] as const

export function addPanelRoutes(app: App, { vault }: { vault: Vault }): void {
  for (const stepPage of panelStepPages) addStepRoutes(app, stepPage, { vault })

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
    return reply.page('panel/views/panel.njk', {
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
        const meeting = await findMeeting(trx, meetingId)
        if (meeting === undefined) throw new NotFound()
        const items = await listItems(trx, meetingId)
        const sessions = await listSessionsLines(trx, meeting.areaId, app.today())
        const further = (await isNextMeeting(trx, meeting, app.today())) ? notYetItems(sessions, items) : []
        await note(trx, {
          action: 'view panel meeting',
          subject: { kind: 'panel meeting', id: meetingId },
          areaId: meeting.areaId,
          requestId: request.id,
          details: { cases: [...items, ...further].map(({ caseId }) => caseId) },
        })
        return { meeting, items, sessions, further, invitees: await listInvitees(trx, meetingId), actor }
      })
      const { meeting, items, sessions, further, invitees, actor } = result
      const mayArrange = areasAs(actor, ...organisers).includes(meeting.areaId)
      return reply.page('panel/views/meeting.njk', {
        heading: `Panel meeting, ${dayInWords(meeting.heldOn)}`,
        meeting: { ...meeting, published: meeting.packPublishedAt !== undefined },
        items: items.map((item) => ({
          ...itemView(item, actor, invitees),
          sessions: sessions.find(({ caseId }) => caseId === item.caseId)?.words ?? [],
        })),
        further: further.map((line) => ({ ...line, href: `/cases/${line.caseId}` })),
        maySee: mayArrange && Temporal.PlainDate.compare(meeting.heldOn, app.today()) <= 0,
        invitees: invitees.map((invitee) => ({ ...invitee, field: `present-${invitee.accountId}` })),
        presences,
        mayArrange,
        members: invitees.map((invitee) => ({ value: invitee.accountId, text: invitee.name })),
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
        const meeting = await findMeeting(trx, meetingId)
        if (meeting === undefined) throw new NotFound()
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

  // Publishing the pack opens the listed cases to the members, and is a step of each case.
  app.post<MeetingPath>(
    '/panel/meetings/:meetingId/pack',
    { config: { roles: organisers, personal: true, params: MeetingPath, fields: [] } },
    async (request, reply) => {
      const { meetingId } = request.params
      await request.asActor(async (trx, actor) => {
        const meeting = await findMeeting(trx, meetingId)
        if (meeting === undefined) throw new NotFound()
        if (meeting.packPublishedAt === undefined) {
          await publishPack(trx, meetingId)
          for (const item of await listItems(trx, meetingId)) {
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
        if (await isNextMeeting(trx, meeting, app.today())) {
          const lines = await listSessionsLines(trx, meeting.areaId, app.today())
          await addSessionsItems(trx, meeting, notYetItems(lines, await listItems(trx, meetingId)))
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

  // Everything that is recorded of a case's sessions has been seen by the panel, at this meeting.
  app.post<MeetingPath>(
    '/panel/meetings/:meetingId/seen-sessions',
    { config: { roles: organisers, personal: true, params: MeetingPath, fields: ['case'] } },
    async (request, reply) => {
      const { meetingId } = request.params
      const form = SeenForm.safeParse(request.body)
      await request.asActor(async (trx, actor) => {
        const meeting = await findMeeting(trx, meetingId)
        const file = meeting === undefined || !form.success ? undefined : await findCase(trx, form.data.case, actor)
        if (meeting === undefined || file?.row.areaId !== meeting.areaId) throw new NotFound()
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
        const meeting = await findMeeting(trx, meetingId)
        const item =
          meeting === undefined || !form.success
            ? undefined
            : (await listItems(trx, meetingId)).find((candidate) => candidate.id === form.data.item)
        if (meeting === undefined || item === undefined || !form.success) throw new NotFound()
        const member = form.data.member === 'me' ? actor.accountId : form.data.member
        if (member !== actor.accountId && !(await mayDeclareFor(trx, actor, meeting, member))) throw new NotFound()
        await once<never>(trx, request.formToken, async () => {
          await addConflict(trx, { id: item.id, areaId: meeting.areaId }, member)
          await note(trx, {
            action: 'declare conflict',
            subject: { kind: 'panel item', id: item.id },
            areaId: meeting.areaId,
            caseId: item.caseId,
            requestId: request.id,
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

function itemView(item: Item, actor: Actor, invitees: readonly { accountId: string; name: string }[]) {
  return {
    ...item,
    href: `/cases/${item.caseId}`,
    mine: item.conflicts.includes(actor.accountId),
    conflicted: item.conflicts
      .flatMap((id) => invitees.filter((invitee) => invitee.accountId === id).map((invitee) => invitee.name))
      .join(', '),
  }
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

function meetingForm(actor: Actor) {
  const areas = actor.holdings.filter((holding) => organisers.some((role) => role === holding.role))
  const options = [
    ...new Map(
      areas.map((holding) => [holding.areaId, { code: holding.areaId, label: { en: holding.areaName } }]),
    ).values(),
  ]
  return defineForm({
    id: 'panel-meeting',
    version: '1',
    title: { en: 'Arrange a meeting' },
    pages: [
      page({
        id: 'panel-meeting',
        title: { en: 'Arrange a panel meeting' },
        intro: [{ en: 'The chair, the deputy, the case officers and every panel member of the area are invited.' }],
        questions: [
          select({ id: 'area', label: { en: 'Area' }, name: { en: 'the area' }, options }),
          date({ id: 'heldOn', label: { en: 'Date' }, name: { en: 'the date' }, range: 'today or future' }),
          select({
            id: 'startsAt',
            label: { en: 'Starts at' },
            name: { en: 'when it starts' },
            options: [
              '09:00',
              '09:30',
              '10:00',
              '10:30',
              '11:00',
              '13:00',
              '13:30',
              '14:00',
              '14:30',
              '15:00',
              '16:00',
            ].map((time) => ({ code: time.replace(':', '.'), label: { en: time } })),
          }),
          text({
            id: 'place',
            label: { en: 'Place or link' },
            name: { en: 'the place' },
            maxLength: 200,
            optional: true,
          }),
          radios({
            id: 'kind',
            label: { en: 'What kind of meeting is it?' },
            name: { en: 'what kind of meeting it is' },
            options: [
              { code: 'ordinary', label: { en: 'Ordinary' } },
              { code: 'emergency', label: { en: 'Emergency' } },
            ],
          }),
        ],
      }),
    ],
  })
}

/** Meetings somebody is invited to, for their work page. */
export const meetingsComing: WorkSource = async (trx, actor, today) => {
  if (!holdsAny(actor, readers)) return undefined
  const meetings = (await listMeetings(trx)).filter((meeting) => Temporal.PlainDate.compare(meeting.heldOn, today) >= 0)
  return {
    heading: 'Panel meetings',
    nothing: 'No panel meeting is arranged.',
    rows: meetings.toReversed().map((meeting) => ({
      what: `Panel meeting at ${meeting.startsAt}`,
      href: `/panel/meetings/${meeting.id}`,
      about: meeting.packPublishedAt === undefined ? 'The pack is not published yet' : 'The pack is published',
      dueOn: meeting.heldOn,
      state: dueState(meeting.heldOn, today),
    })),
  }
}
