/** The pages of meetings, and the minutes as files. */
import { z } from 'zod'
import { areasAs } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { pdfType, wordType } from '#platform/documents/document.ts'
import { toPdf } from '#platform/documents/pdf.ts'
import { toWord } from '#platform/documents/word.ts'
import { NotFound } from '#platform/failures.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { addFormPage, changedMeanwhile } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors, governanceReaders } from '#reference/roles.ts'
import { sitting } from '../bodies/body.ts'
import { theBody, theKeptBody } from '../bodies/the-body.ts'
import { listMemberships } from '../bodies/store.ts'
import { escalate } from '../escalate.ts'
import * as forms from './forms.ts'
import { addAgendaRoutes } from './agenda-routes.ts'
import { listItems, listTakenOff } from './agenda-store.ts'
import { carriedTo, type Meeting } from './meeting.ts'
import { attendancePage, meetingPage } from './pages.ts'
import { minutesPaper } from './paper.ts'
import * as store from './store.ts'
import { MeetingPath, noteOn, theKeptMeeting, theMeeting } from './the-meeting.ts'

const reading = { roles: governanceReaders, personal: false } as const
const BodyPath = z.object({ bodyId: z.uuid() })
const ActionPath = z.object({ actionId: z.uuid() })
const MinutesPath = MeetingPath.extend({ format: z.enum(['docx', 'pdf']) })

export type MeetingsNeed = { readonly organisation: string }

export function addMeetingRoutes(app: App, { organisation }: MeetingsNeed): void {
  app.get<{ Params: z.infer<typeof MeetingPath> }>(
    '/boards/meetings/:meetingId',
    { config: { ...reading, params: MeetingPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const { body, meeting } = await theMeeting(trx, request.params.meetingId)
        const known = { ...(await everythingOf(trx, meeting)), members: await listMemberships(trx, body.id) }
        const mayKeep = areasAs(actor, ...governanceEditors).includes(meeting.areaId)
        return meetingPage(body, meeting, known, app.today(), mayKeep)
      })
      return reply.page('boards/meetings/views/meeting.njk', model)
    },
  )

  app.get<{ Params: z.infer<typeof BodyPath> }>(
    '/boards/:bodyId/attendance',
    { config: { ...reading, params: BodyPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx) => {
        const body = await theBody(trx, request.params.bodyId)
        return attendancePage(body, await store.listAttendance(trx, body.id))
      })
      return reply.page('boards/meetings/views/attendance.njk', model)
    },
  )

  app.get<{ Params: z.infer<typeof MinutesPath> }>(
    '/boards/meetings/:meetingId/minutes/:format',
    { config: { ...reading, params: MinutesPath } },
    async (request, reply) => {
      const { meetingId, format } = request.params
      const { paper, day } = await request.asActor(async (trx) => {
        const { body, meeting } = await theMeeting(trx, meetingId)
        const { minutes, actions, ...recorded } = await everythingOf(trx, meeting)
        if (minutes === undefined) throw new NotFound()
        await note(trx, {
          action: 'download minutes',
          subject: { kind: 'board meeting', id: meeting.id },
          areaId: meeting.areaId,
          requestId: request.id,
        })
        const taken = actions.filter((action) => action.meetingId === meeting.id)
        const all = {
          ...recorded,
          body: body.name,
          meeting,
          minutes,
          actions: [...carriedTo(meeting, actions), ...taken],
        }
        return { paper: minutesPaper(all, organisation), day: meeting.heldOn.toString() }
      })
      const name = `minutes-${day}.${format}`
      return format === 'pdf'
        ? reply.download({ name, type: pdfType, bytes: await toPdf(paper) })
        : reply.download({ name, type: wordType, bytes: await toWord(paper) })
    },
  )

  addPlanForms(app)
  addAgendaRoutes(app)
  addMeetingForms(app)
  addActionForm(app)
}

async function everythingOf(trx: Trx, { id, bodyId }: Meeting) {
  return {
    items: await listItems(trx, id),
    takenOff: await listTakenOff(trx, id),
    attended: (await store.listAttendance(trx, bodyId)).filter(({ meetingId }) => meetingId === id),
    decisions: await store.listDecisions(trx, id),
    actions: await store.listActions(trx, bodyId),
    minutes: await store.findMinutes(trx, id),
  }
}

/** The forward plan of a body, and what others put before it. */
function addPlanForms(app: App): void {
  const taken = { question: 'heldOn', message: 'It meets on that day already' }

  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/:bodyId/new-meeting',
    params: BodyPath,
    about: (trx, { bodyId }, here) => theKeptBody(trx, bodyId, here),
    form: (body) => forms.meetingForm(`Arrange a meeting of ${body.name}`),
    shown: (body) => ({ back: `/boards/${body.id}`, button: 'Arrange the meeting' }),
    act: async (trx, body, answers, { requestId }) => {
      const meeting = { areaId: body.areaId, bodyId: body.id, ...forms.meetingIn(answers) }
      const id = await store.addMeeting(trx, meeting)
      if (id === undefined) return refuse(taken)
      await noteOn(trx, { id, areaId: body.areaId }, 'arrange board meeting', requestId)
      return ok(`/boards/meetings/${id}`)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/:bodyId/new-escalation',
    params: BodyPath,
    about: (trx, { bodyId }, here) => theKeptBody(trx, bodyId, here),
    form: (body) => forms.escalationForm(body.name),
    shown: (body) => ({ back: `/boards/${body.id}`, button: 'Put it on the next agenda' }),
    act: async (trx, body, answers, { requestId, today }) => {
      const what = textIn(answers, 'what')
      const id = await escalate(trx, { areaId: body.areaId, toBodyId: body.id, what }, today)
      await note(trx, { action: 'escalate', subject: { kind: 'escalation', id }, areaId: body.areaId, requestId })
      return ok(`/boards/${body.id}`)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/meetings/:meetingId/change',
    params: MeetingPath,
    about: theKeptMeeting,
    form: ({ body }) => forms.meetingForm(`Change a meeting of ${body.name}`),
    shown: ({ meeting, address }) => ({
      back: address,
      button: 'Save the changes',
      standing: { what: 'this meeting', ...meeting, answers: forms.meetingAnswers(meeting) },
    }),
    act: async (trx, { meeting, address }, answers, { requestId, seen }) => {
      const change = forms.meetingIn(answers)
      if (await store.meetsOn(trx, meeting.bodyId, change.heldOn, meeting.id)) return refuse(taken)
      const clash = changedMeanwhile(await store.changeMeeting(trx, meeting.id, seen, change))
      if (clash !== undefined) return clash
      await noteOn(trx, meeting, 'change board meeting', requestId)
      return ok(address)
    },
  })
}

/** What is recorded of one meeting. */
function addMeetingForms(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/meetings/:meetingId/attendance',
    params: MeetingPath,
    about: async (trx, params, here) => {
      const about = await theKeptMeeting(trx, params, here)
      const members = sitting(await listMemberships(trx, about.body.id), about.meeting.heldOn)
      const attended = (await store.listAttendance(trx, about.body.id)).filter(
        ({ meetingId }) => meetingId === about.meeting.id,
      )
      return { ...about, members, attended, noted: await store.findAttendanceNoted(trx, about.meeting.id) }
    },
    form: ({ body, members }) => forms.attendanceForm(`Who came to ${body.name}?`, members),
    shown: ({ address, attended, meeting, noted }) => ({
      back: address,
      button: 'Save who came',
      standing: {
        what: 'who came',
        ...(noted ?? { ...meeting, version: 0 }),
        answers: forms.attendanceAnswers(attended),
      },
    }),
    act: async (trx, { meeting, members, address }, answers, { requestId, today, seen }) => {
      if (today.until(meeting.heldOn).sign > 0) {
        const question = forms.firstQuestion(members)
        return refuse({ question, message: 'Who came is recorded on the day of the meeting or after it' })
      }
      const came = forms.attendanceIn(answers, members)
      const clash = changedMeanwhile(await store.recordAttendance(trx, meeting, seen, came))
      if (clash !== undefined) return clash
      await noteOn(trx, meeting, 'record board attendance', requestId)
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/meetings/:meetingId/new-decision',
    params: MeetingPath,
    about: async (trx, params, here) => {
      const about = await theKeptMeeting(trx, params, here)
      return { ...about, items: await listItems(trx, about.meeting.id) }
    },
    form: ({ body, items }) => forms.decisionForm(`Record a decision of ${body.name}`, items),
    shown: ({ address }) => ({ back: address, button: 'Record the decision' }),
    act: async (trx, { meeting, address }, answers, { requestId }) => {
      const id = await store.addDecision(trx, meeting, forms.decisionIn(answers))
      await note(trx, {
        action: 'record board decision',
        subject: { kind: 'board decision', id },
        areaId: meeting.areaId,
        requestId,
      })
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/meetings/:meetingId/new-action',
    params: MeetingPath,
    about: theKeptMeeting,
    form: ({ body }) => forms.newActionForm(`Record an action of ${body.name}`),
    shown: ({ address }) => ({ back: address, button: 'Record the action' }),
    act: async (trx, { meeting, address }, answers, { requestId }) => {
      const id = await store.addAction(trx, meeting, forms.newActionIn(answers))
      await note(trx, {
        action: 'add board action',
        subject: { kind: 'board action', id },
        areaId: meeting.areaId,
        requestId,
      })
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/meetings/:meetingId/minutes',
    params: MeetingPath,
    about: async (trx, params, here) => {
      const about = await theKeptMeeting(trx, params, here)
      return { ...about, minutes: await store.findMinutes(trx, about.meeting.id) }
    },
    form: ({ body, minutes }) => forms.minutesForm(`Minutes of ${body.name}`, minutes),
    shown: ({ address, minutes, meeting }) => ({
      back: address,
      button: 'Save the minutes',
      standing: {
        what: 'the minutes',
        ...(minutes ?? { ...meeting, version: 0 }),
        answers: minutes === undefined ? {} : { text: minutes.text, state: minutes.state },
      },
    }),
    act: async (trx, { meeting, minutes, address }, answers, { requestId, seen }) => {
      if (minutes?.state === 'locked')
        return refuse({
          question: 'text',
          message: 'These minutes are locked: record what has changed at the next meeting',
        })
      const written = forms.minutesIn(answers)
      const clash = changedMeanwhile(await store.writeMinutes(trx, meeting, seen, written))
      if (clash !== undefined) return clash
      await note(trx, {
        action: 'write minutes',
        subject: { kind: 'board meeting', id: meeting.id },
        areaId: meeting.areaId,
        requestId,
        details: { state: written.state },
      })
      return ok(address)
    },
  })
}

function addActionForm(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/actions/:actionId',
    params: ActionPath,
    about: async (trx, { actionId }, { actor }) => {
      const action = await store.findAction(trx, actionId)
      if (action === undefined || !areasAs(actor, ...governanceEditors).includes(action.areaId)) throw new NotFound()
      return action
    },
    form: (action) => forms.actionForm(action),
    shown: (action) => ({
      back: `/boards/meetings/${action.meetingId}`,
      button: 'Save the changes',
      standing: { ...action, what: 'this action', answers: forms.actionAnswers(action) },
    }),
    act: async (trx, action, answers, { requestId, seen }) => {
      const change = forms.actionIn(answers)
      if (change.closedOn !== undefined && change.outcome === '')
        return refuse({ question: 'outcome', message: 'Enter what came of it' })
      if (change.closedOn !== undefined && action.takenOn.until(change.closedOn).sign < 0)
        return refuse({
          question: 'closedOn',
          message: 'When it was closed must not be before the meeting that asked for it',
        })
      const clash = changedMeanwhile(await store.changeAction(trx, action.id, seen, change))
      if (clash !== undefined) return clash
      await note(trx, {
        action: change.closedOn === undefined ? 'change board action' : 'close board action',
        subject: { kind: 'board action', id: action.id },
        areaId: action.areaId,
        requestId,
      })
      return ok(`/boards/meetings/${action.meetingId}`)
    },
  })
}
