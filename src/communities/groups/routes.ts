/** The pages of groups that advise, and of dialogue between communities. */
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { areaChosen, areasHeld } from '#platform/forms/area-question.ts'
import { addFormPage, changedMeanwhile, type Circumstances, type FormRefusal } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { governanceEditors } from '#reference/roles.ts'
import { theDay } from '../asking.ts'
import { listEngagements } from '../engagement/store.ts'
import { mayKeep, noted, reading, standing, theFound, theKept } from '../keeping.ts'
import { listOrganisations } from '../organisations/store.ts'
import { template } from '../page-view.ts'
import * as forms from './forms.ts'
import { groupAddress } from './group.ts'
import { groupPage, groupsPage } from './pages.ts'
import * as store from './store.ts'

const GroupPath = z.object({ groupId: z.uuid() })
const MemberPath = GroupPath.extend({ memberId: z.uuid() })
const MeetingPath = GroupPath.extend({ meetingId: z.uuid() })
const AdvicePath = z.object({ adviceId: z.uuid() })
type GroupPath = z.infer<typeof GroupPath>

export function addGroupRoutes(app: App): void {
  app.get('/communities/groups', { config: reading }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) =>
      groupsPage(
        await store.listGroups(trx),
        await listEngagements(trx, { kind: 'dialogue' }),
        app.today(),
        areasHeld(actor, governanceEditors).length > 0,
      ),
    )
    return reply.page(template, model)
  })

  app.get<{ Params: GroupPath }>(
    '/communities/groups/:groupId',
    { config: { ...reading, params: GroupPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const group = theFound(await store.findGroup(trx, request.params.groupId))
        const known = {
          members: await store.listMembers(trx, group.id),
          meetings: await store.listMeetings(trx, group.id),
          advice: await store.listAdvice(trx, group.id),
        }
        return groupPage(group, known, mayKeep(actor, group))
      })
      return reply.page(template, model)
    },
  )

  addGroupForms(app)
  addMemberForms(app)
  addMeetingForms(app)
}

async function theKeptGroup(trx: Trx, { groupId }: GroupPath, here: Circumstances) {
  const group = theKept(await store.findGroup(trx, groupId), here)
  return { group, address: groupAddress(group.id) }
}

const taken: FormRefusal = { question: 'name', message: 'There is a group with this name already' }

function addGroupForms(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/new-group',
    params: z.object({}),
    about: async (_trx, _params, { actor }) => areasHeld(actor, governanceEditors),
    form: (areas) => forms.groupForm('Add a group that advises', { areas, change: false }),
    shown: () => ({ back: '/communities/groups', button: 'Add the group' }),
    act: async (trx, areas, answers, { requestId }) => {
      const areaId = areaChosen(answers, areas)
      const id = await store.addGroup(trx, { areaId, ...forms.groupIn(answers) })
      if (id === undefined) return refuse(taken)
      await noted(trx, 'add advisory group', { kind: 'advisory group', id }, areaId, requestId)
      return ok(groupAddress(id))
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/groups/:groupId/change',
    params: GroupPath,
    about: theKeptGroup,
    form: ({ group }) => forms.groupForm(`Change ${group.name}`, { areas: [], change: true }),
    shown: ({ group, address }) => ({
      back: address,
      button: 'Save the changes',
      standing: standing(group.name, group, forms.groupAnswers(group)),
    }),
    act: async (trx, { group, address }, answers, { requestId, seen }) => {
      const change = forms.groupIn(answers)
      if (await store.isGroupNameTaken(trx, group, change.name)) return refuse(taken)
      const clash = changedMeanwhile(await store.changeGroup(trx, group.id, seen, change))
      if (clash !== undefined) return clash
      await noted(trx, 'change advisory group', { kind: 'advisory group', id: group.id }, group.areaId, requestId)
      return ok(address)
    },
  })
}

function addMemberForms(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/groups/:groupId/new-member',
    params: GroupPath,
    about: async (trx, params, here) => {
      const about = await theKeptGroup(trx, params, here)
      const sitting = (await store.listMembers(trx, about.group.id)).filter(({ untilOn }) => untilOn === undefined)
      const organisations = (await listOrganisations(trx)).filter(
        ({ id, areaId, endedOn }) =>
          areaId === about.group.areaId &&
          endedOn === undefined &&
          !sitting.some(({ organisationId }) => organisationId === id),
      )
      return { ...about, organisations }
    },
    form: ({ group, organisations }) => forms.memberForm(group, organisations),
    shown: ({ address }) => ({ back: address, button: 'Add the member' }),
    act: async (trx, { group, address }, answers, { requestId }) => {
      const member = forms.memberIn(answers)
      if (member === undefined) return refuse({ question: 'organisation', message: 'Add an organisation first' })
      const id = await store.addMember(trx, group, member)
      await noted(trx, 'add advisory member', { kind: 'advisory member', id }, group.areaId, requestId)
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/groups/:groupId/members/:memberId',
    params: MemberPath,
    about: async (trx, params, here) => {
      const about = await theKeptGroup(trx, params, here)
      const members = await store.listMembers(trx, about.group.id)
      return { ...about, member: theFound(members.find(({ id }) => id === params.memberId)) }
    },
    form: ({ member }) => forms.memberEndForm(member),
    shown: ({ address, member }) => ({
      back: address,
      button: 'Record that it left',
      standing: standing('this member', member, member.untilOn ? { untilOn: member.untilOn.toString() } : {}),
    }),
    act: async (trx, { member, address }, answers, { requestId, seen }) => {
      const untilOn = theDay(answers, 'untilOn')
      const clash = changedMeanwhile(await store.endMember(trx, member.id, seen, untilOn))
      if (clash !== undefined) return clash
      await noted(trx, 'end advisory member', { kind: 'advisory member', id: member.id }, member.areaId, requestId)
      return ok(address)
    },
  })
}

function addMeetingForms(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/groups/:groupId/new-meeting',
    params: GroupPath,
    about: theKeptGroup,
    form: ({ group }) => forms.meetingForm(group),
    shown: ({ address }) => ({ back: address, button: 'Record the meeting' }),
    act: async (trx, { group, address }, answers, { requestId }) => {
      const id = await store.addMeeting(trx, group, forms.meetingIn(answers))
      if (id === undefined)
        return refuse({ question: 'heldOn', message: 'Its meeting of that day is recorded already' })
      await noted(trx, 'record advisory meeting', { kind: 'advisory meeting', id }, group.areaId, requestId)
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/groups/:groupId/meetings/:meetingId/new-advice',
    params: MeetingPath,
    about: async (trx, params, here) => {
      const about = await theKeptGroup(trx, params, here)
      const meetings = await store.listMeetings(trx, about.group.id)
      return { ...about, meeting: theFound(meetings.find(({ id }) => id === params.meetingId)) }
    },
    form: ({ group }) => forms.adviceForm(group),
    shown: ({ address }) => ({ back: address, button: 'Record the advice' }),
    act: async (trx, { meeting, address }, answers, { requestId }) => {
      const id = await store.addAdvice(trx, meeting, textIn(answers, 'advice'))
      await noted(trx, 'record advice', { kind: 'advice', id }, meeting.areaId, requestId)
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/advice/:adviceId',
    params: AdvicePath,
    about: async (trx, { adviceId }, here) => theKept(await store.findAdvice(trx, adviceId), here),
    form: (advice) => forms.doneForm(advice),
    shown: (advice) => ({
      back: groupAddress(advice.groupId),
      button: 'Record what was done',
      standing: standing('this advice', advice, forms.doneAnswers(advice)),
    }),
    act: async (trx, advice, answers, { requestId, seen }) => {
      const clash = changedMeanwhile(await store.recordDone(trx, advice.id, seen, forms.doneIn(answers)))
      if (clash !== undefined) return clash
      await noted(trx, 'answer advice', { kind: 'advice', id: advice.id }, advice.areaId, requestId)
      return ok(groupAddress(advice.groupId))
    },
  })
}
