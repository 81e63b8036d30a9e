/** The pages of organisations, their contacts and their volunteers. */
import { z } from 'zod'
import { findSettings } from '#cases/store.ts'
import type { Trx } from '#platform/database/database.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { areaChosen, areasHeld } from '#platform/forms/area-question.ts'
import { addFormPage, changedMeanwhile, type Circumstances, type FormRefusal } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors } from '#reference/roles.ts'
import { listEngagements } from '../engagement/store.ts'
import { mayKeep, noted, reading, standing, theFound, theKept } from '../keeping.ts'
import { template } from '../page-view.ts'
import * as forms from './forms.ts'
import { organisationAddress, organisationPage, organisationsPage } from './pages.ts'
import * as store from './store.ts'

const OrganisationPath = z.object({ organisationId: z.uuid() })
const ContactPath = OrganisationPath.extend({ contactId: z.uuid() })
const VolunteersPath = OrganisationPath.extend({ volunteersId: z.uuid() })
type OrganisationPath = z.infer<typeof OrganisationPath>

export function addOrganisationRoutes(app: App): void {
  app.get('/communities/organisations', { config: reading }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) =>
      organisationsPage(await store.listOrganisations(trx), areasHeld(actor, governanceEditors).length > 0),
    )
    return reply.page(template, model)
  })

  app.get<{ Params: OrganisationPath }>(
    '/communities/organisations/:organisationId',
    { config: { ...reading, params: OrganisationPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const organisation = theFound(await store.findOrganisation(trx, request.params.organisationId))
        const known = {
          contacts: mayKeep(actor, organisation) ? await store.listContacts(trx, organisation.id) : undefined,
          volunteers: await store.listVolunteers(trx, organisation.id),
          engagements: await listEngagements(trx, { with: organisation.id }),
        }
        // Names of people are on it: that they were read is written down.
        if (known.contacts !== undefined && known.contacts.length > 0)
          await noted(
            trx,
            'read contacts',
            { kind: 'organisation', id: organisation.id },
            organisation.areaId,
            request.id,
          )
        return organisationPage(organisation, known, app.today())
      })
      return reply.page(template, model)
    },
  )

  addOrganisationForms(app)
  addContactForms(app)
  addVolunteerForms(app)
}

async function theKeptOrganisation(trx: Trx, { organisationId }: OrganisationPath, here: Circumstances) {
  const organisation = theKept(await store.findOrganisation(trx, organisationId), here)
  return { organisation, address: organisationAddress(organisation.id), today: here.today }
}

const taken: FormRefusal = { question: 'name', message: 'There is an organisation with this name already' }

function addOrganisationForms(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/new-organisation',
    params: z.object({}),
    about: async (_trx, _params, { actor, today }) => ({ areas: areasHeld(actor, governanceEditors), today }),
    form: ({ areas, today }) => forms.organisationForm('Add an organisation', today, { areas, change: false }),
    shown: () => ({ back: '/communities/organisations', button: 'Add the organisation' }),
    act: async (trx, { areas }, answers, { requestId }) => {
      const areaId = areaChosen(answers, areas)
      const id = await store.addOrganisation(trx, { areaId, ...forms.organisationIn(answers) })
      if (id === undefined) return refuse(taken)
      await noted(trx, 'add organisation', { kind: 'organisation', id }, areaId, requestId)
      return ok(organisationAddress(id))
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/organisations/:organisationId/change',
    params: OrganisationPath,
    about: theKeptOrganisation,
    form: ({ organisation, today }) =>
      forms.organisationForm(`Change ${organisation.name}`, today, { areas: [], change: true }),
    shown: ({ organisation, address }) => ({
      back: address,
      button: 'Save the changes',
      standing: standing(organisation.name, organisation, forms.organisationAnswers(organisation)),
    }),
    act: async (trx, { organisation, address }, answers, { requestId, seen }) => {
      const change = forms.organisationIn(answers)
      if (await store.isNameTaken(trx, organisation, change.name)) return refuse(taken)
      const clash = changedMeanwhile(await store.changeOrganisation(trx, organisation.id, seen, change))
      if (clash !== undefined) return clash
      const subject = { kind: 'organisation', id: organisation.id }
      await noted(trx, 'change organisation', subject, organisation.areaId, requestId)
      return ok(address)
    },
  })
}

function addContactForms(app: App): void {
  const theKeptContact = async (trx: Trx, params: z.infer<typeof ContactPath>, here: Circumstances) => {
    const about = await theKeptOrganisation(trx, params, here)
    const contact = theFound(await store.findContact(trx, params.organisationId, params.contactId))
    const { contactReviewWithin } = await findSettings(trx, contact.areaId)
    return { ...about, contact, months: contactReviewWithin }
  }

  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/organisations/:organisationId/new-contact',
    params: OrganisationPath,
    about: async (trx, params, here) => {
      const about = await theKeptOrganisation(trx, params, here)
      return { ...about, months: (await findSettings(trx, about.organisation.areaId)).contactReviewWithin }
    },
    form: ({ organisation, months }) => forms.contactForm(`Add a contact at ${organisation.name}`, months),
    shown: ({ address }) => ({ back: address, button: 'Add the contact' }),
    act: async (trx, { organisation, address }, answers, { requestId }) => {
      const id = await store.addContact(trx, organisation, forms.contactIn(answers))
      await noted(trx, 'add contact', { kind: 'contact', id }, organisation.areaId, requestId)
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/organisations/:organisationId/contacts/:contactId',
    params: ContactPath,
    about: theKeptContact,
    form: ({ contact, months }) => forms.contactForm(`Review the contact ${contact.name}`, months),
    shown: ({ address, contact }) => ({
      back: address,
      button: 'Save the contact',
      standing: standing('this contact', contact, forms.contactAnswers(contact)),
    }),
    act: async (trx, { contact, address }, answers, { requestId, seen }) => {
      const clash = changedMeanwhile(await store.changeContact(trx, contact.id, seen, forms.contactIn(answers)))
      if (clash !== undefined) return clash
      await noted(trx, 'review contact', { kind: 'contact', id: contact.id }, contact.areaId, requestId)
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/organisations/:organisationId/contacts/:contactId/removal',
    params: ContactPath,
    about: theKeptContact,
    form: ({ contact }) => forms.removalForm(contact),
    shown: ({ address }) => ({ back: address, button: 'Remove the contact' }),
    act: async (trx, { contact, address }, answers, { requestId }) => {
      await store.removeContact(trx, contact.id)
      await note(trx, {
        action: 'remove contact',
        subject: { kind: 'contact', id: contact.id },
        areaId: contact.areaId,
        requestId,
        details: { why: textIn(answers, 'why') },
      })
      return ok(address)
    },
  })
}

function addVolunteerForms(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/organisations/:organisationId/new-volunteers',
    params: OrganisationPath,
    about: theKeptOrganisation,
    form: ({ organisation }) => forms.newVolunteersForm(`Add volunteers of ${organisation.name}`),
    shown: ({ address }) => ({ back: address, button: 'Add the volunteers' }),
    act: async (trx, { organisation, address }, answers, { requestId }) => {
      const id = await store.addVolunteers(trx, organisation, forms.newVolunteersIn(answers))
      if (id === undefined) return refuse({ question: 'role', message: 'Volunteers in this role are recorded already' })
      await noted(trx, 'add volunteers', { kind: 'volunteers', id }, organisation.areaId, requestId)
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/organisations/:organisationId/volunteers/:volunteersId',
    params: VolunteersPath,
    about: async (trx, params, here) => ({
      ...(await theKeptOrganisation(trx, params, here)),
      volunteers: theFound(await store.findVolunteers(trx, params.organisationId, params.volunteersId)),
    }),
    form: ({ organisation, volunteers }) =>
      forms.volunteersForm(`Change volunteers: ${volunteers.role}, ${organisation.name}`),
    shown: ({ address, volunteers }) => ({
      back: address,
      button: 'Save the changes',
      standing: standing('these volunteers', volunteers, forms.volunteersAnswers(volunteers)),
    }),
    act: async (trx, { volunteers, address }, answers, { requestId, seen }) => {
      const change = forms.volunteersIn(answers)
      const clash = changedMeanwhile(await store.changeVolunteers(trx, volunteers.id, seen, change))
      if (clash !== undefined) return clash
      await noted(trx, 'change volunteers', { kind: 'volunteers', id: volunteers.id }, volunteers.areaId, requestId)
      return ok(address)
    },
  })
}
