/** The pages of what a panel is: its terms, which those who govern read too, its members, and the forms by which both are kept. */
import { z } from 'zod'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { areaChosen, areasHeld } from '#platform/forms/area-question.ts'
import { addFormPage, changedMeanwhile, type Circumstances } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import type { Mailing } from '#cases/telling.ts'
import { note } from '#records/audit.ts'
import { chairs } from '#reference/roles.ts'
import { listWhoMayCome } from '../meetings/invitation-store.ts'
import { organisers, readers, termsReaders } from '../who.ts'
import { agencyRefusal, termsOn, type Seat } from './constitution.ts'
import { addCycleRoutes } from './cycle-routes.ts'
import * as forms from './forms.ts'
import { membersPage, termsPage } from './pages.ts'
import { addRegisterRoutes } from './register-routes.ts'
import * as store from './store.ts'

const SeatPath = z.object({ seatId: z.uuid() })
const PersonPath = z.object({ personId: z.uuid() })
const nothing = z.object({})

export function addConstitutionRoutes(app: App, mailing: Mailing): void {
  app.get('/panel/terms', { config: { roles: termsReaders, personal: false } }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const areas = areasHeld(actor, termsReaders)
      const kept = { terms: await store.listTerms(trx), seats: await store.listSeats(trx) }
      return termsPage(areas, kept, app.today(), areasAs(actor, ...chairs), areasAs(actor, ...readers).length > 0)
    })
    return reply.page('panel/constitution/views/terms.njk', model)
  })

  app.get('/panel/members', { config: { roles: readers, personal: false } }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const kept = { seats: await store.listSeats(trx), people: await store.listSeatPeople(trx) }
      return membersPage(areasHeld(actor, readers), kept, app.today(), areasAs(actor, ...organisers))
    })
    return reply.page('panel/constitution/views/members.njk', model)
  })

  addTermsForm(app)
  addSeatForms(app)
  addPeopleForms(app)
  addCycleRoutes(app, mailing)
  addRegisterRoutes(app)
}

function addTermsForm(app: App): void {
  addFormPage(app, {
    roles: chairs,
    address: '/panel/new-terms',
    params: nothing,
    about: async (trx, _params, { actor, today }) => {
      const areas = areasHeld(actor, chairs)
      const [only, ...others] = areas
      const last =
        only === undefined || others.length > 0
          ? undefined
          : termsOn(
              (await store.listTerms(trx)).filter(({ areaId }) => areaId === only.id),
              today,
            )
      return { areas, last, today }
    },
    form: ({ areas, today }) => forms.termsForm(areas, today),
    shown: ({ last }) => ({
      back: '/panel/terms',
      button: 'Put these terms in force',
      ...(last === undefined ? {} : { likely: forms.termsAnswers(last) }),
    }),
    act: async (trx, { areas }, answers, { requestId }) => {
      const terms = forms.termsIn(answers, areaChosen(answers, areas))
      const id = await store.addTerms(trx, terms)
      await noteOn(trx, { kind: 'panel terms', id, areaId: terms.areaId }, 'agree terms of reference', requestId)
      return ok('/panel/terms')
    },
  })
}

function addSeatForms(app: App): void {
  addFormPage(app, {
    roles: organisers,
    address: '/panel/new-seat',
    params: nothing,
    about: async (trx, _params, { actor, today }) => ({ agencies: await agenciesOf(trx, actor), today }),
    form: ({ agencies, today }) => forms.newSeatForm(agencies, today),
    shown: () => ({ back: '/panel/members', button: 'Add the seat' }),
    act: async (trx, { agencies }, answers, { requestId }) => {
      const seat = forms.newSeatIn(answers)
      const agency = agencies.find(({ id }) => id === seat.agencyId)
      if (agency === undefined) throw new Error('the form let through an agency that it did not offer')
      const wrong = agencyRefusal(seat.role, agency.kind)
      if (wrong !== undefined) return refuse({ question: 'agency', message: wrong })
      const id = await store.addSeat(trx, { ...seat, areaId: agency.areaId })
      if (id === undefined)
        return refuse({ question: 'role', message: 'The panel has a chair already: end that seat first' })
      await noteOn(trx, { kind: 'panel seat', id, areaId: agency.areaId }, 'add panel seat', requestId)
      return ok('/panel/members')
    },
  })

  addFormPage(app, {
    roles: organisers,
    address: '/panel/seats/:seatId/change',
    params: SeatPath,
    about: async (trx, { seatId }, here) => ({ seat: await theSeat(trx, seatId, here), today: here.today }),
    form: ({ seat, today }) => forms.seatForm(seat, today),
    shown: ({ seat }) => ({
      back: '/panel/members',
      button: 'Save the changes',
      standing: { ...seat, what: 'this seat', answers: forms.seatAnswers(seat) },
    }),
    act: async (trx, { seat }, answers, { requestId, seen }) => {
      const change = forms.seatChangeIn(answers)
      if (change.untilOn !== undefined && seat.fromOn.until(change.untilOn).sign < 0)
        return refuse({ question: 'untilOn', message: 'Until must not be before the day the seat began' })
      const clash = changedMeanwhile(await store.changeSeat(trx, seat.id, seen, change))
      if (clash !== undefined) return clash
      await noteOn(trx, { kind: 'panel seat', ...seat }, 'change panel seat', requestId)
      return ok('/panel/members')
    },
  })
}

function addPeopleForms(app: App): void {
  addFormPage(app, {
    roles: organisers,
    address: '/panel/seats/:seatId/people/new',
    params: SeatPath,
    about: async (trx, { seatId }, here) => {
      const seat = await theSeat(trx, seatId, here)
      return { seat, people: await listWhoMayCome(trx, seat.areaId) }
    },
    form: ({ seat, people }) => forms.seatPersonForm(seat, people),
    shown: () => ({ back: '/panel/members', button: 'Save' }),
    act: async (trx, { seat, people }, answers, { requestId }) => {
      const person = forms.seatPersonIn(answers)
      if (!people.some(({ accountId }) => accountId === person.accountId))
        return refuse({ question: 'account', message: 'An administrator gives somebody a role on the panel first' })
      const wrong = agencyRefusal(seat.role, await agencyKindOf(trx, person.accountId))
      if (wrong !== undefined) return refuse({ question: 'account', message: wrong })
      const id = await store.addSeatPerson(trx, { ...person, areaId: seat.areaId, seatId: seat.id })
      if (id === undefined)
        return refuse({ question: 'part', message: 'Somebody holds this seat, or this person sits there already' })
      await noteOn(trx, { kind: 'panel seat', ...seat }, 'say who sits on the panel', requestId)
      return ok('/panel/members')
    },
  })

  addFormPage(app, {
    roles: organisers,
    address: '/panel/seat-people/:personId/end',
    params: PersonPath,
    about: async (trx, { personId }, { actor }) => {
      const person = await store.findSeatPerson(trx, personId)
      if (person === undefined || !areasAs(actor, ...organisers).includes(person.areaId)) throw new NotFound()
      return person
    },
    form: forms.endForm,
    shown: (person) => ({
      back: '/panel/members',
      button: 'Save the last day',
      standing: {
        ...person,
        what: `how long ${person.name} sits there`,
        answers: person.untilOn === undefined ? {} : { untilOn: person.untilOn.toString() },
      },
    }),
    act: async (trx, person, answers, { requestId, seen }) => {
      const untilOn = forms.lastDayIn(answers)
      if (person.fromOn.until(untilOn).sign < 0)
        return refuse({ question: 'untilOn', message: 'Last day must not be before they began' })
      const clash = changedMeanwhile(await store.endSeatPerson(trx, person.id, seen, untilOn))
      if (clash !== undefined) return clash
      await noteOn(
        trx,
        { kind: 'panel seat', id: person.seatId, areaId: person.areaId },
        'end who sits on the panel',
        requestId,
      )
      return ok('/panel/members')
    },
  })
}

/** @throws NotFound for one that is not there, or not theirs to keep */
async function theSeat(trx: Trx, id: string, { actor }: Circumstances): Promise<Seat> {
  const seat = await store.findSeat(trx, id)
  if (seat === undefined || !areasAs(actor, ...organisers).includes(seat.areaId)) throw new NotFound()
  return seat
}

/** Agencies of the areas whose panel the actor keeps, by name. */
async function agenciesOf(trx: Trx, actor: Actor): Promise<readonly forms.AgencyChoice[]> {
  const rows = await trx
    .selectFrom('accounts.agency')
    .select(['id', 'area_id', 'name', 'kind'])
    .where('area_id', 'in', areasAs(actor, ...organisers))
    .orderBy('name')
    .limit(500)
    .execute()
  return rows.map(({ area_id, ...agency }) => ({ ...agency, areaId: area_id }))
}

async function agencyKindOf(trx: Trx, accountId: string): Promise<string> {
  const row = await trx
    .selectFrom('accounts.account as account')
    .innerJoin('accounts.agency as agency', 'agency.id', 'account.agency_id')
    .select('agency.kind')
    .where('account.id', '=', accountId)
    .executeTakeFirst()
  return row?.kind ?? 'not known'
}

async function noteOn(
  trx: Trx,
  { kind, id, areaId }: { readonly kind: string; readonly id: string; readonly areaId: string },
  action: string,
  requestId: string,
): Promise<void> {
  await note(trx, { action, subject: { kind, id }, areaId, requestId })
}
