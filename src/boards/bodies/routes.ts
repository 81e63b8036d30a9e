/** The pages of the bodies: the governance chart, a body, and the forms that keep them. */
import type { Changed } from '#platform/database/changed.ts'
import { z } from 'zod'
import { areasAs } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { areaChosen, areasHeld } from '#platform/forms/area-question.ts'
import { addFormPage, changedMeanwhile, type FormRefusal, type Standing } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors, governanceReaders } from '#reference/roles.ts'
import { listActions, listMeetings } from '../meetings/store.ts'
import { listDocuments, listRoutes } from '../documents/store.ts'
import { meetingsOf } from '../meetings/pages.ts'
import * as forms from './forms.ts'
import { bodyPage, governanceOf } from './pages.ts'
import { papersPlanned } from './papers-planned.ts'
import * as store from './store.ts'
import { theBody, theKeptBody } from './the-body.ts'

const reading = { roles: governanceReaders, personal: false } as const
const BodyPath = z.object({ bodyId: z.uuid() })
const MemberPath = BodyPath.extend({ memberId: z.uuid() })
const LinePath = BodyPath.extend({ lineId: z.uuid() })

export function addBodyRoutes(app: App): void {
  app.get('/boards', { config: reading }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const known = await everything(trx)
      return {
        areas: areasHeld(actor, governanceReaders).map((area) => governanceOf(area, known, app.today())),
        mayKeep: areasHeld(actor, governanceEditors).length > 0,
      }
    })
    return reply.page('boards/bodies/views/boards.njk', { heading: 'Boards', ...model })
  })

  app.get<{ Params: z.infer<typeof BodyPath> }>(
    '/boards/:bodyId',
    { config: { ...reading, params: BodyPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const body = await theBody(trx, request.params.bodyId)
        const mayKeep = areasAs(actor, ...governanceEditors).includes(body.areaId)
        const meetings = await listMeetings(trx, body.id)
        const documents = (await listDocuments(trx)).filter(({ areaId }) => areaId === body.areaId)
        const routes = await listRoutes(
          trx,
          documents.map(({ id }) => id),
        )
        return {
          ...bodyPage(body, await everything(trx), app.today(), mayKeep),
          papers: papersPlanned(body.id, documents, routes, app.today()),
          meetings: meetingsOf(meetings, await listActions(trx, body.id), app.today()),
        }
      })
      return reply.page('boards/bodies/views/body.njk', model)
    },
  )

  addBodyForms(app)
  addMemberForms(app)
  addLineForms(app)
}

async function everything(trx: Trx) {
  return {
    bodies: await store.listBodies(trx),
    members: await store.listMemberships(trx),
    lines: await store.listReportingLines(trx),
  }
}

const taken: FormRefusal = { question: 'name', message: 'There is a body with this name already' }

function addBodyForms(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/new-body',
    params: z.object({}),
    about: async (_trx, _params, { actor, today }) => ({ areas: areasHeld(actor, governanceEditors), today }),
    form: ({ areas, today }) => forms.bodyForm('Add a body', today, { areas, change: false }),
    shown: () => ({ back: '/boards', button: 'Add the body' }),
    act: async (trx, { areas }, answers, { requestId }) => {
      const areaId = areaChosen(answers, areas)
      const id = await store.addBody(trx, { areaId, ...forms.bodyIn(answers) })
      if (id === undefined) return refuse(taken)
      await note(trx, { action: 'add body', subject: { kind: 'body', id }, areaId, requestId })
      return ok(`/boards/${id}`)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/:bodyId/change',
    params: BodyPath,
    about: async (trx, { bodyId }, here) => ({ body: await theKeptBody(trx, bodyId, here), today: here.today }),
    form: ({ body, today }) => forms.bodyForm(`Change ${body.name}`, today, { areas: [], change: true }),
    shown: ({ body }) => ({
      back: `/boards/${body.id}`,
      button: 'Save the changes',
      standing: standing(body.name, body, forms.bodyAnswers(body)),
    }),
    act: async (trx, { body }, answers, { requestId, seen }) => {
      const change = forms.bodyIn(answers)
      if (await store.isNameTaken(trx, body.areaId, change.name, body.id)) return refuse(taken)
      const clash = changedMeanwhile(await store.changeBody(trx, body.id, seen, change))
      if (clash !== undefined) return clash
      await note(trx, { action: 'change body', subject: { kind: 'body', id: body.id }, areaId: body.areaId, requestId })
      return ok(`/boards/${body.id}`)
    },
  })
}

function addMemberForms(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/:bodyId/new-member',
    params: BodyPath,
    about: async (trx, { bodyId }, here) => {
      const body = await theKeptBody(trx, bodyId, here)
      const agencies = await store.listAgencies(trx, body.areaId)
      return { body, agencies, people: await store.listPeople(trx, body.areaId) }
    },
    form: ({ body, agencies, people }) => forms.newMemberForm(body.name, agencies, people),
    shown: ({ body }) => ({ back: `/boards/${body.id}`, button: 'Add the member' }),
    act: async (trx, { body }, answers, { requestId }) => {
      const member = { areaId: body.areaId, bodyId: body.id, ...forms.newMemberIn(answers) }
      const id = await store.addMembership(trx, member)
      await note(trx, {
        action: 'add member of body',
        subject: { kind: 'membership', id },
        areaId: body.areaId,
        requestId,
        details: { body: body.id, role: member.role },
      })
      return ok(`/boards/${body.id}`)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/:bodyId/members/:memberId',
    params: MemberPath,
    about: async (trx, { bodyId, memberId }, here) => {
      const body = await theKeptBody(trx, bodyId, here)
      const member = await store.findMembership(trx, memberId)
      if (member?.bodyId !== body.id) throw new NotFound()
      return { body, member }
    },
    form: ({ body, member }) => forms.memberForm(member, body.name),
    shown: ({ body, member }) => ({
      back: `/boards/${body.id}`,
      button: 'Save the changes',
      standing: standing(`the membership of ${member.name}`, member, forms.memberAnswers(member)),
    }),
    act: async (trx, { body, member }, answers, { requestId, seen }) => {
      const change = forms.memberIn(answers)
      if (change.untilOn !== undefined && member.fromOn.until(change.untilOn).sign < 0)
        return refuse({ question: 'untilOn', message: 'Last day must be on or after the first day' })
      const clash = changedMeanwhile(await store.changeMembership(trx, member.id, seen, change))
      if (clash !== undefined) return clash
      await note(trx, {
        action: change.untilOn === undefined ? 'change membership' : 'end membership',
        subject: { kind: 'membership', id: member.id },
        areaId: body.areaId,
        requestId,
      })
      return ok(`/boards/${body.id}`)
    },
  })
}

function addLineForms(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/:bodyId/new-reporting-line',
    params: BodyPath,
    about: async (trx, { bodyId }, here) => {
      const body = await theKeptBody(trx, bodyId, here)
      const others = (await store.listBodies(trx)).filter(
        ({ id, areaId, endedOn }) => id !== body.id && areaId === body.areaId && endedOn === undefined,
      )
      return { body, others }
    },
    form: ({ body, others }) => forms.newLineForm(body.name, others),
    shown: ({ body }) => ({ back: `/boards/${body.id}`, button: 'Save' }),
    act: async (trx, { body, others }, answers, { requestId }) => {
      const to = others.find(({ id }) => id === textIn(answers, 'to'))
      if (to === undefined) return refuse({ question: 'to', message: 'Add the other body first' })
      const { everyMonths, owner, countsFrom } = forms.lineIn(answers)
      const id = await store.addReportingLine(trx, {
        areaId: body.areaId,
        bodyId: body.id,
        toBodyId: to.id,
        what: textIn(answers, 'what'),
        everyMonths,
        owner,
        countsFrom,
      })
      if (id === undefined) return refuse({ question: 'what', message: `It reports this to ${to.name} already` })
      await note(trx, {
        action: 'add reporting line',
        subject: { kind: 'reporting line', id },
        areaId: body.areaId,
        requestId,
        details: { from: body.id, to: to.id },
      })
      return ok(`/boards/${body.id}`)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/:bodyId/reporting-lines/:lineId',
    params: LinePath,
    about: async (trx, { bodyId, lineId }, here) => {
      const body = await theKeptBody(trx, bodyId, here)
      const line = await store.findReportingLine(trx, lineId)
      if (line?.bodyId !== body.id) throw new NotFound()
      return { body, line, to: await theBody(trx, line.toBodyId) }
    },
    form: ({ body, line, to }) => forms.lineForm(line, body.name, to.name),
    shown: ({ body, line }) => ({
      back: `/boards/${body.id}`,
      button: 'Save the changes',
      standing: standing('this reporting line', line, forms.lineAnswers(line)),
    }),
    act: async (trx, { body, line }, answers, { requestId, seen }) => {
      const change = forms.lineIn(answers)
      if (change.endedOn === undefined && (await store.hasTwin(trx, line)))
        return refuse({
          question: 'endedOn',
          message: 'It reports this by another line already, so this one has ended',
        })
      const clash = changedMeanwhile(await store.changeReportingLine(trx, line.id, seen, change))
      if (clash !== undefined) return clash
      await note(trx, {
        action: change.endedOn === undefined ? 'change reporting line' : 'end reporting line',
        subject: { kind: 'reporting line', id: line.id },
        areaId: body.areaId,
        requestId,
      })
      return ok(`/boards/${body.id}`)
    },
  })
}

function standing(what: string, { version, changedBy, changedAt }: Changed, answers: Standing['answers']): Standing {
  return { what, version, changedBy, changedAt, answers }
}
