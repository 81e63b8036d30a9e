/** Agencies and the dates of their information-sharing agreements. Without a current one nobody of the agency opens a case. */
import { z } from 'zod'
import { areasAs } from '#platform/database/actor.ts'
import { once } from '#platform/database/once.ts'
import { NotFound } from '#platform/failures.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { agencyKinds, isAgencyKind } from '../agency-kinds.ts'
import { administeredAreas, administrator, afterConfirmation, formPage, readForm, refusedAt } from './entry.ts'
import { agencyAnswers, agencyChange, agencyForm, areaOf } from './forms.ts'
import * as store from './store.ts'

const params = z.object({ agencyId: z.uuid() })
type AgencyPath = { Params: { agencyId: string } }

const list = '/admin/agencies'
const taken = 'There is an agency with this name already'

export function addAgencyRoutes(app: App): void {
  app.get(list, { config: administrator }, async (request, reply) => {
    const today = app.today()
    const model = await request.asActor(async (trx, actor) => {
      const areas = administeredAreas(actor)
      const agencies = await store.listAgencies(
        trx,
        areas.map((area) => area.id),
      )
      return {
        heading: 'Agencies',
        manyAreas: areas.length > 1,
        agencies: agencies.map((agency) => ({
          ...agency,
          kindName: isAgencyKind(agency.kind) ? agencyKinds[agency.kind] : agency.kind,
          agreement: agreementState(agency, today.toString()),
        })),
      }
    })
    return reply.page('accounts/administration/views/agencies.njk', model)
  })

  app.get('/admin/agencies/new', { config: administrator }, async (request, reply) => {
    const areas = await afterConfirmation(request, reply, '/admin/agencies/new', async (_trx, actor) =>
      administeredAreas(actor),
    )
    if (areas === undefined) return reply
    return formPage(reply, agencyForm('Add an agency', areas), { action: list, back: list })
  })

  app.post(list, { config: administrator }, async (request, reply) => {
    const result = await afterConfirmation(request, reply, '/admin/agencies/new', async (trx, actor) => {
      const areas = administeredAreas(actor)
      const form = agencyForm('Add an agency', areas)
      const read = readForm(form, request, app.today())
      if ('again' in read) return { form, ...read }
      const added = await once(trx, request.formToken, async () => {
        const areaId = areaOf(read.answers, areas)
        const id = await store.addAgency(trx, areaId, agencyChange(read.answers))
        if (id === undefined) return refuse('taken')
        await note(trx, { action: 'add agency', subject: { kind: 'agency', id }, areaId, requestId: request.id })
        return ok(list)
      })
      return added.ok ? { location: added.value } : { form, ...refusedAt(form, 'name', taken, request.body) }
    })
    if (result === undefined) return reply
    if ('location' in result) return reply.redirect(result.location, 303)
    return formPage(reply, result.form, { action: list, back: list, ...('again' in result ? result.again : {}) })
  })

  app.get<AgencyPath>('/admin/agencies/:agencyId', { config: { ...administrator, params } }, async (request, reply) => {
    const address = `${list}/${request.params.agencyId}`
    const agency = await afterConfirmation(request, reply, address, async (trx, actor) => {
      const found = await store.findAgency(trx, areasAs(actor, 'administrator'), request.params.agencyId)
      if (found === undefined) throw new NotFound()
      return found
    })
    if (agency === undefined) return reply
    const form = agencyForm(`Change ${agency.name}`, [])
    return formPage(reply, form, { action: address, back: list, answers: agencyAnswers(agency) })
  })

  app.post<AgencyPath>(
    '/admin/agencies/:agencyId',
    { config: { ...administrator, params } },
    async (request, reply) => {
      const address = `${list}/${request.params.agencyId}`
      const result = await afterConfirmation(request, reply, address, async (trx, actor) => {
        const agency = await store.findAgency(trx, areasAs(actor, 'administrator'), request.params.agencyId)
        if (agency === undefined) throw new NotFound()
        const form = agencyForm(`Change ${agency.name}`, [])
        const read = readForm(form, request, app.today())
        if ('again' in read) return { form, ...read }
        const change = agencyChange(read.answers)
        if (!(await store.changeAgency(trx, agency, change)))
          return { form, ...refusedAt(form, 'name', taken, request.body) }
        await note(trx, {
          action: 'change agency',
          subject: { kind: 'agency', id: agency.id },
          areaId: agency.areaId,
          requestId: request.id,
          details: { agreementFrom: change.agreementFrom ?? 'none', agreementUntil: change.agreementUntil ?? 'none' },
        })
        return 'saved'
      })
      if (result === undefined) return reply
      if (result === 'saved') return reply.redirect(list, 303)
      return formPage(reply, result.form, { action: address, back: list, ...('again' in result ? result.again : {}) })
    },
  )
}

/** @param today ISO day */
function agreementState(agency: store.Agency, today: string): { text: string; colour: string } {
  const from = agency.agreementFrom?.toString()
  const until = agency.agreementUntil?.toString()
  if (from === undefined || until === undefined) return { text: 'No agreement', colour: 'red' }
  if (today < from) return { text: 'Not yet', colour: 'yellow' }
  return until < today ? { text: 'Lapsed', colour: 'red' } : { text: 'Current', colour: 'green' }
}
