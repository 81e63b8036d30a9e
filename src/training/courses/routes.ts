/** Courses, who needs them, by when and why: the needs analysis. */
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { areaChosen, areasHeld } from '#platform/forms/area-question.ts'
import { addFormPage, changedMeanwhile, type Circumstances } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors, governanceReaders } from '#reference/roles.ts'
import { countNeeds } from '../coverage/store.ts'
import { keptAreas } from '../who.ts'
import { audienceWords, type Course, type Requirement } from './course.ts'
import * as forms from './forms.ts'
import { addUsualCourses } from './national.ts'
import { coursesPage, needsPage } from './pages.ts'
import * as store from './store.ts'

const reading = { roles: governanceReaders, personal: false } as const
const CoursePath = z.object({ courseId: z.uuid() })
const RequirementPath = z.object({ requirementId: z.uuid() })

export function addCourseRoutes(app: App): void {
  app.get('/training/needs', { config: reading }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const areas = areasHeld(actor, governanceReaders)
      const pages = []
      for (const area of areas) {
        const requirements = await store.listRequirements(trx, area.id, app.today())
        const needs = await countNeeds(trx, area.id, app.today())
        pages.push(needsPage(area, requirements, needs, keptAreas(actor).includes(area.id)))
      }
      return { areas: pages, mayKeep: keptAreas(actor).length > 0 }
    })
    return reply.page('training/courses/views/needs.njk', { heading: 'Who needs which course', ...model })
  })

  app.get('/training/courses', { config: reading }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const pages = []
      for (const area of areasHeld(actor, governanceReaders))
        pages.push(
          coursesPage(area, await store.listCourses(trx, area.id), keptAreas(actor).includes(area.id), app.today()),
        )
      return { areas: pages, mayKeep: keptAreas(actor).length > 0 }
    })
    return reply.page('training/courses/views/courses.njk', { heading: 'Courses', ...model })
  })

  addCourseForms(app)
  addRequirementForms(app)
}

async function noteOn(trx: Trx, { id, areaId }: Pick<Course, 'id' | 'areaId'>, action: string, requestId: string) {
  await note(trx, { action, subject: { kind: 'training course', id }, areaId, requestId })
}

async function theCourse(trx: Trx, { courseId }: z.infer<typeof CoursePath>, { actor }: Circumstances) {
  const course = await store.findCourse(trx, courseId)
  if (course === undefined || !keptAreas(actor).includes(course.areaId)) throw new NotFound()
  const others = (await store.listCourses(trx, course.areaId)).filter(({ id }) => id !== course.id)
  return { course, others }
}

async function theRequirement(
  trx: Trx,
  { requirementId }: z.infer<typeof RequirementPath>,
  { actor }: Circumstances,
): Promise<Requirement> {
  const requirement = await store.findRequirement(trx, requirementId)
  if (requirement === undefined || !keptAreas(actor).includes(requirement.areaId)) throw new NotFound()
  return requirement
}

function addCourseForms(app: App): void {
  const taken = { question: 'name', message: 'There is a course with this name already' }

  addFormPage(app, {
    roles: governanceEditors,
    address: '/training/courses/usual',
    params: z.object({}),
    about: async (_trx, _params, { actor }) => areasHeld(actor, governanceEditors),
    form: (areas) => forms.usualForm(areas),
    shown: () => ({ back: '/training/courses', button: 'Add the courses' }),
    act: async (trx, areas, answers, { requestId, today }) => {
      const areaId = areaChosen(answers, areas)
      const added = await addUsualCourses(trx, areaId, today)
      await note(trx, {
        action: 'add usual training courses',
        subject: { kind: 'training' },
        areaId,
        requestId,
        details: { added },
      })
      return ok('/training/needs')
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/training/new-course',
    params: z.object({}),
    about: async (trx, _params, { actor }) => {
      const areas = areasHeld(actor, governanceEditors)
      const [only] = areas
      // What it counts as is of one area: with several, it is said when the course is there.
      return { areas, others: areas.length === 1 && only !== undefined ? await store.listCourses(trx, only.id) : [] }
    },
    form: ({ areas, others }) => forms.courseForm('Add a course', areas, others),
    shown: () => ({ back: '/training/courses', button: 'Add the course' }),
    act: async (trx, { areas }, answers, { requestId }) => {
      const areaId = areaChosen(answers, areas)
      const id = await store.addCourse(trx, { areaId, code: undefined, ...forms.courseIn(answers) })
      if (id === undefined) return refuse(taken)
      await noteOn(trx, { id, areaId }, 'add training course', requestId)
      return ok('/training/courses')
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/training/courses/:courseId',
    params: CoursePath,
    about: theCourse,
    form: ({ course, others }) => forms.courseForm(`Change “${course.name}”`, [], others),
    shown: ({ course }) => ({
      back: '/training/courses',
      button: 'Save the changes',
      standing: { what: 'this course', ...course, answers: forms.courseAnswers(course) },
    }),
    act: async (trx, { course }, answers, { requestId, seen }) => {
      const change = forms.courseIn(answers)
      if (await store.hasCourseNamed(trx, course.areaId, change.name, course.id)) return refuse(taken)
      const clash = changedMeanwhile(await store.changeCourse(trx, course, seen, change))
      if (clash !== undefined) return clash
      await noteOn(trx, course, 'change training course', requestId)
      return ok('/training/courses')
    },
  })
}

function addRequirementForms(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/training/courses/:courseId/new-requirement',
    params: CoursePath,
    about: theCourse,
    form: ({ course }) => forms.newRequirementForm(course),
    shown: () => ({ back: '/training/needs', button: 'Save who needs it' }),
    act: async (trx, { course }, answers, { requestId }) => {
      const [id = ''] = await store.addRequirements(trx, [forms.newRequirementIn(answers, course)])
      await note(trx, {
        action: 'add training requirement',
        subject: { kind: 'training requirement', id },
        areaId: course.areaId,
        requestId,
      })
      return ok('/training/needs')
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/training/requirements/:requirementId',
    params: RequirementPath,
    about: theRequirement,
    form: (requirement) =>
      forms.requirementForm(`Change by when “${requirement.course}” is needed: ${audienceWords(requirement)}`),
    shown: (requirement) => ({
      back: '/training/needs',
      button: 'Save the changes',
      standing: { what: 'this requirement', ...requirement, answers: forms.requirementAnswers(requirement) },
    }),
    act: async (trx, requirement, answers, { requestId, seen }) => {
      const change = forms.requirementIn(answers)
      if (change.untilOn !== undefined && requirement.fromOn.until(change.untilOn).sign < 0)
        return refuse({
          question: 'untilOn',
          message: 'The last day on which they need it must not be before the first',
        })
      const clash = changedMeanwhile(await store.changeRequirement(trx, requirement.id, seen, change))
      if (clash !== undefined) return clash
      await note(trx, {
        action: 'change training requirement',
        subject: { kind: 'training requirement', id: requirement.id },
        areaId: requirement.areaId,
        requestId,
      })
      return ok('/training/needs')
    },
  })
}
