/** The pages of projects: planned, checked, started, held, evaluated. */
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { areaChosen, areasHeld } from '#platform/forms/area-question.ts'
import { addFormPage, changedMeanwhile, type Circumstances, type FormRefusal } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { governanceEditors } from '#reference/roles.ts'
import { theDay } from '../asking.ts'
import { mayKeep, noted, reading, standing, theFound, theKept } from '../keeping.ts'
import { listOrganisations } from '../organisations/store.ts'
import { template } from '../page-view.ts'
import * as forms from './forms.ts'
import { projectPage, projectsPage } from './pages.ts'
import { mayStartOn, projectAddress, type Project } from './project.ts'
import * as store from './store.ts'

const ProjectPath = z.object({ projectId: z.uuid() })
type ProjectPath = z.infer<typeof ProjectPath>

export function addProjectRoutes(app: App): void {
  app.get('/communities/projects', { config: reading }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) =>
      projectsPage(await store.listProjects(trx), areasHeld(actor, governanceEditors).length > 0),
    )
    return reply.page(template, model)
  })

  app.get<{ Params: ProjectPath }>(
    '/communities/projects/:projectId',
    { config: { ...reading, params: ProjectPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const project = theFound(await store.findProject(trx, request.params.projectId))
        const known = {
          checks: await store.listChecks(trx, project.id),
          sessions: await store.listSessions(trx, project.id),
        }
        return projectPage(project, known, app.today(), mayKeep(actor, project))
      })
      return reply.page(template, model)
    },
  )

  addPlanningForms(app)
  addCheckForm(app)
  addStartForm(app)
  addSessionForm(app)
  addEvaluationForm(app)
}

async function theKeptProject(trx: Trx, { projectId }: ProjectPath, here: Circumstances) {
  const project = theKept(await store.findProject(trx, projectId), here)
  return { project, address: projectAddress(project.id), today: here.today }
}

const noProvider: FormRefusal = { question: 'provider', message: 'Select an organisation of the area' }

function addPlanningForms(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/new-project',
    params: z.object({}),
    about: async (trx, _params, { actor, today }) => {
      const areas = areasHeld(actor, governanceEditors)
      const providers = (await listOrganisations(trx)).filter(({ endedOn }) => endedOn === undefined)
      return { areas, providers, today }
    },
    form: (asked) => forms.projectForm('Plan a project', asked),
    shown: () => ({ back: '/communities/projects', button: 'Plan the project' }),
    act: async (trx, { areas, providers }, answers, { requestId }) => {
      const areaId = areaChosen(answers, areas)
      const provider = providers.find((one) => one.id === forms.providerIn(answers) && one.areaId === areaId)
      if (provider === undefined) return refuse(noProvider)
      const id = await store.addProject(trx, areaId, provider.id, forms.projectIn(answers))
      await noted(trx, 'plan project', { kind: 'project', id }, areaId, requestId)
      return ok(projectAddress(id))
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/projects/:projectId/change',
    params: ProjectPath,
    about: theKeptProject,
    form: ({ project, today }) =>
      forms.projectForm(`Change the project “${project.title}”`, { areas: [], providers: undefined, today }),
    shown: ({ project, address }) => ({
      back: address,
      button: 'Save the changes',
      standing: standing('this project', project, forms.projectAnswers(project)),
    }),
    act: async (trx, { project, address }, answers, { requestId, seen }) => {
      const clash = changedMeanwhile(await store.changeProject(trx, project.id, seen, forms.projectIn(answers)))
      if (clash !== undefined) return clash
      await notedOf(trx, project, 'change project', requestId)
      return ok(address)
    },
  })
}

function addCheckForm(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/projects/:projectId/new-check',
    params: ProjectPath,
    about: theKeptProject,
    form: ({ project }) => forms.checkForm(project),
    shown: ({ address }) => ({ back: address, button: 'Record the check' }),
    act: async (trx, { project, address }, answers, { requestId }) => {
      await store.holdProject(trx, project.id)
      const id = await store.addCheck(trx, project, forms.checkIn(answers))
      await noted(trx, 'check provider', { kind: 'due diligence', id }, project.areaId, requestId)
      return ok(address)
    },
  })
}

function addStartForm(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/projects/:projectId/start',
    params: ProjectPath,
    about: theKeptProject,
    form: ({ project }) => forms.startForm(project),
    shown: ({ project, address }) => ({
      back: address,
      button: 'Start the project',
      standing: standing('this project', project, startAnswers(project.startedOn)),
    }),
    act: async (trx, { project, address }, answers, { requestId, seen }) => {
      await store.holdProject(trx, project.id)
      const startedOn = theDay(answers, 'startedOn')
      if (project.startedOn !== undefined) return refuse({ question: 'startedOn', message: 'It has started already' })
      // The database has the same rule, and would refuse without a word that helps.
      if (!mayStartOn(await store.listChecks(trx, project.id), startedOn))
        return refuse({
          question: 'startedOn',
          message: 'It cannot start: its provider has not passed due diligence that holds on that day',
        })
      const clash = changedMeanwhile(await store.startProject(trx, project.id, seen, startedOn))
      if (clash !== undefined) return clash
      await notedOf(trx, project, 'start project', requestId)
      return ok(address)
    },
  })
}

function startAnswers(startedOn: Temporal.PlainDate | undefined) {
  return startedOn === undefined ? {} : { startedOn: startedOn.toString() }
}

function addSessionForm(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/projects/:projectId/new-session',
    params: ProjectPath,
    about: theKeptProject,
    form: ({ project }) => forms.sessionForm(project),
    shown: ({ address }) => ({ back: address, button: 'Record the session' }),
    act: async (trx, { project, address }, answers, { requestId }) => {
      const session = forms.sessionIn(answers)
      if (project.startedOn === undefined || project.startedOn.until(session.heldOn).sign < 0)
        return refuse({ question: 'heldOn', message: 'A session is held once the project has started' })
      const id = await store.addSession(trx, project, session)
      await noted(trx, 'record project session', { kind: 'project session', id }, project.areaId, requestId)
      return ok(address)
    },
  })
}

function addEvaluationForm(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/projects/:projectId/evaluation',
    params: ProjectPath,
    about: theKeptProject,
    form: ({ project }) => forms.evaluationForm(project),
    shown: ({ project, address }) => ({
      back: address,
      button: 'End the project',
      standing: standing('this project', project, {
        ...(project.endedOn === undefined ? {} : { endedOn: project.endedOn.toString() }),
        ...(project.evaluation === '' ? {} : { evaluation: project.evaluation }),
      }),
    }),
    act: async (trx, { project, address }, answers, { requestId, seen }) => {
      const end = forms.evaluationIn(answers)
      if (project.startedOn === undefined || project.startedOn.until(end.endedOn).sign < 0)
        return refuse({ question: 'endedOn', message: 'It ends after it has started' })
      const clash = changedMeanwhile(await store.endProject(trx, project.id, seen, end))
      if (clash !== undefined) return clash
      await notedOf(trx, project, 'end project', requestId)
      return ok(address)
    },
  })
}

async function notedOf(trx: Trx, { id, areaId }: Project, action: string, requestId: string): Promise<void> {
  await noted(trx, action, { kind: 'project', id }, areaId, requestId)
}
