/** People in training: the register of an area or of one's own agency, one person's page, and one's own training. */
import { z } from 'zod'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { addFormPage, changedMeanwhile, type Circumstances } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { listCertificatesOf } from '../certificates/store.ts'
import { findCourse, listCourses } from '../courses/store.ts'
import { listAgencies } from '../coverage/store.ts'
import { agenciesKept, keepers, keepsPeopleOf, keptAreas, partnerAreas } from '../who.ts'
import * as forms from './forms.ts'
import { ownPage, peoplePage, personPage } from './pages.ts'
import { PeopleQuery } from './people-query.ts'
import type { Person } from './person.ts'
import * as store from './store.ts'

const keeping = { roles: keepers, personal: false } as const
const PersonPath = z.object({ personId: z.uuid() })
const CompletionPath = z.object({ completionId: z.uuid() })

export function addPeopleRoutes(app: App): void {
  app.get<{ Querystring: PeopleQuery }>(
    '/training/people',
    { config: { ...keeping, query: PeopleQuery } },
    async (request, reply) => {
      const { query } = request
      const model = await request.asActor(async (trx, actor) => {
        const areas = [...keptAreas(actor), ...partnerAreas(actor)]
        const areaId = areas.find((area) => area === query.area) ?? areas[0]
        if (areaId === undefined) throw new NotFound()
        const wanted = { agencyId: query.agency === '' ? undefined : query.agency, show: query.show, page: query.page }
        const people = await store.listPeople(trx, areaId, wanted, app.today())
        const agencies = keptAreas(actor).includes(areaId) ? await listAgencies(trx, areaId) : []
        await note(trx, {
          action: 'list people in training',
          subject: { kind: 'training' },
          areaId,
          requestId: request.id,
          details: { shown: people.length },
        })
        return peoplePage(people, agencies, query, actor.agencyName)
      })
      return reply.page('training/people/views/people.njk', model)
    },
  )

  app.get<{ Params: z.infer<typeof PersonPath> }>(
    '/training/people/:personId',
    { config: { ...keeping, params: PersonPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const person = await theKeptPerson(trx, request.params, actor)
        await noteOn(trx, person, 'view somebody in training', request.id)
        return personPage(person, await everythingOf(trx, person, app.today()))
      })
      return reply.page('training/people/views/person.njk', model)
    },
  )

  app.get('/training/own', { config: { roles: 'signed in', personal: false } }, async (request, reply) => {
    const model = await request.asActor(async (trx) => {
      const own = []
      for (const person of await store.listOwn(trx))
        own.push({ person, ...(await everythingOf(trx, person, app.today())) })
      return ownPage(own)
    })
    return reply.page('training/people/views/own.njk', model)
  })

  addPersonForms(app)
  addCompletionForms(app)
}

async function theKeptPerson(trx: Trx, { personId }: z.infer<typeof PersonPath>, actor: Actor): Promise<Person> {
  const person = await store.findPerson(trx, personId)
  // One's own row is readable too, and not therefore one's to keep.
  if (person === undefined || !keepsPeopleOf(actor, person)) throw new NotFound()
  return person
}

async function everythingOf(trx: Trx, person: Person, today: Parameters<typeof store.listNeedsOf>[2]) {
  return {
    needs: await store.listNeedsOf(trx, person, today),
    completions: await store.listCompletions(trx, person.id),
    exemptions: await store.listExemptions(trx, person.id),
    certificates: await listCertificatesOf(trx, person.id),
  }
}

async function noteOn(trx: Trx, { id, areaId }: Pick<Person, 'id' | 'areaId'>, action: string, requestId: string) {
  await note(trx, { action, subject: { kind: 'person in training', id }, areaId, requestId })
}

const known = {
  question: 'email',
  message: 'The agency has somebody with this email address or staff number already',
}

function addPersonForms(app: App): void {
  addFormPage(app, {
    roles: keepers,
    address: '/training/new-person',
    params: z.object({}),
    about: async (trx, _params, { actor }) => await agenciesKept(trx, actor),
    form: (agencies) => forms.personForm('Add somebody who needs training', agencies.length > 1 ? agencies : []),
    shown: () => ({ back: '/training/people', button: 'Add this person' }),
    act: async (trx, agencies, answers, { requestId }) => {
      const agency = agencies.length === 1 ? agencies[0] : agencies.find(({ id }) => id === textIn(answers, 'agency'))
      if (agency === undefined) throw new Error('the form let through an agency that it did not offer')
      const keep = { areaId: agency.areaId, agencyId: agency.id }
      const id = await store.addPerson(trx, keep, forms.personIn(answers))
      if (id === undefined) return refuse(known)
      await noteOn(trx, { id, areaId: agency.areaId }, 'add somebody in training', requestId)
      return ok(`/training/people/${id}`)
    },
  })

  addFormPage(app, {
    roles: keepers,
    address: '/training/people/:personId/change',
    params: PersonPath,
    about: (trx, params, { actor }) => theKeptPerson(trx, params, actor),
    form: (person) => forms.personForm(`Change what is kept of ${person.name}`, []),
    shown: (person) => ({
      back: `/training/people/${person.id}`,
      button: 'Save the changes',
      standing: { what: 'this person', ...person, answers: forms.personAnswers(person) },
    }),
    act: async (trx, person, answers, { requestId, seen }) => {
      const change = forms.personIn(answers)
      if (await store.isKnown(trx, person, change)) return refuse(known)
      const clash = changedMeanwhile(await store.changePerson(trx, person.id, seen, change))
      if (clash !== undefined) return clash
      await noteOn(trx, person, 'change somebody in training', requestId)
      return ok(`/training/people/${person.id}`)
    },
  })
}

async function aboutCompletion(trx: Trx, params: z.infer<typeof PersonPath>, { actor }: Circumstances) {
  const person = await theKeptPerson(trx, params, actor)
  const mayVerify = keptAreas(actor).includes(person.areaId) && person.email !== actor.email
  return { person, courses: await listCourses(trx, person.areaId), mayVerify }
}

const noCourse = { question: 'course', message: 'A course must be added first' }

function addCompletionForms(app: App): void {
  addFormPage(app, {
    roles: keepers,
    address: '/training/people/:personId/new-completion',
    params: PersonPath,
    about: aboutCompletion,
    form: ({ person, courses, mayVerify }) => forms.completionForm(person, courses, mayVerify),
    shown: ({ person }) => ({ back: `/training/people/${person.id}`, button: 'Record the course' }),
    act: async (trx, { person, courses }, answers, { requestId }) => {
      if (courses.length === 0) return refuse(noCourse)
      const completion = forms.completionIn(answers)
      const wrong = forms.wrongDay(await findCourse(trx, completion.courseId), completion.completedOn)
      if (wrong !== undefined) return refuse({ question: 'completedOn', message: wrong })
      const id = await store.addCompletion(trx, person, completion)
      if (id === undefined)
        return refuse({ question: 'completedOn', message: 'That is recorded already, for this course and this day' })
      await note(trx, {
        action: 'record completed training',
        subject: { kind: 'completed training', id },
        areaId: person.areaId,
        requestId,
        details: { evidence: completion.evidence },
      })
      return ok(`/training/people/${person.id}`)
    },
  })

  addFormPage(app, {
    roles: keepers,
    address: '/training/people/:personId/new-exemption',
    params: PersonPath,
    about: aboutCompletion,
    form: ({ person, courses }) => forms.exemptionForm(person, courses),
    shown: ({ person }) => ({ back: `/training/people/${person.id}`, button: 'Save the exemption' }),
    act: async (trx, { person, courses }, answers, { requestId }) => {
      if (courses.length === 0) return refuse(noCourse)
      await store.addExemption(trx, person, forms.exemptionIn(answers))
      await noteOn(trx, person, 'exempt somebody from training', requestId)
      return ok(`/training/people/${person.id}`)
    },
  })

  addFormPage(app, {
    roles: keepers,
    address: '/training/completions/:completionId/correction',
    params: CompletionPath,
    about: async (trx, { completionId }, { actor }) => {
      const completion = await store.findCompletion(trx, completionId)
      if (completion === undefined) throw new NotFound()
      return { completion, person: await theKeptPerson(trx, { personId: completion.personId }, actor) }
    },
    form: ({ completion }) => forms.correctionForm(completion),
    shown: ({ person }) => ({ back: `/training/people/${person.id}`, button: 'Set this course aside' }),
    act: async (trx, { completion, person }, answers, { requestId }) => {
      const reason = textIn(answers, 'reason')
      const isNew = await store.setAside(trx, { completionId: completion.id, areaId: person.areaId, reason })
      if (!isNew) return refuse({ question: 'reason', message: 'It was set aside before' })
      await note(trx, {
        action: 'set aside completed training',
        subject: { kind: 'completed training', id: completion.id },
        areaId: person.areaId,
        requestId,
      })
      return ok(`/training/people/${person.id}`)
    },
  })
}
