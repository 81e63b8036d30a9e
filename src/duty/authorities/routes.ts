/** Who is bound: the list, one of them, and the forms that keep both. */
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { areaChosen, areasHeld } from '#platform/forms/area-question.ts'
import { addFormPage, changedMeanwhile, type FormRefusal } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors } from '#reference/roles.ts'
import { findSettings } from '#cases/store.ts'
import { forReaders, kept, mayKeep, there } from '../standing.ts'
import type { Authority } from './authority.ts'
import * as forms from './forms.ts'
import { addressOf, authorityRows, authorityTables } from './pages.ts'
import * as store from './store.ts'

export const AuthorityPath = z.object({ authorityId: z.uuid() })
export type AuthorityPath = { Params: z.infer<typeof AuthorityPath> }

/** What other subjects of the room add to the page of an authority. */
export type BesideAuthority = (
  trx: Trx,
  authority: Authority,
) => Promise<{
  readonly acts: readonly { readonly text: string; readonly href: string }[]
  readonly tables: readonly object[]
}>

const taken: FormRefusal = { question: 'name', message: 'There is already an authority or partner with this name' }

export function addAuthorityRoutes(app: App, beside: BesideAuthority): void {
  app.get('/duty/authorities', { config: forReaders }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const authorities = await store.listAuthorities(trx)
      const { agreementEndsWarning } = await findSettings(trx, authorities[0]?.areaId ?? actor.areaId)
      return {
        tables: authorityTables(authorities, app.today(), agreementEndsWarning),
        acts:
          areasHeld(actor, governanceEditors).length === 0
            ? []
            : [{ text: 'Add an authority or partner', href: '/duty/authorities/new', first: true }],
      }
    })
    return reply.page('duty/views/list.njk', {
      heading: 'Who is bound',
      intro:
        'Bodies that must have due regard to the need to prevent people from being drawn into terrorism, and those that must co-operate with the Channel panel: Counter-Terrorism and Security Act 2015, Schedules 6 and 7.',
      ...model,
    })
  })

  app.get<AuthorityPath>(
    '/duty/authorities/:authorityId',
    { config: { ...forReaders, params: AuthorityPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const authority = there(await store.findAuthority(trx, request.params.authorityId))
        const { agreementEndsWarning } = await findSettings(trx, authority.areaId)
        const { acts, tables } = await beside(trx, authority)
        return {
          heading: authority.name,
          rows: authorityRows(authority, app.today(), agreementEndsWarning),
          tables,
          acts: mayKeep(actor, authority.areaId)
            ? [{ text: 'Change these details', href: `${addressOf(authority)}/change` }, ...acts]
            : [],
        }
      })
      return reply.page('duty/authorities/views/authority.njk', model)
    },
  )

  addFormPage(app, {
    roles: governanceEditors,
    address: '/duty/authorities/new',
    params: z.object({}),
    about: async (_trx, _params, { actor }) => areasHeld(actor, governanceEditors),
    form: (areas) => forms.scheduleForm(areas),
    shown: () => ({ back: '/duty/authorities', button: 'Add authority or partner' }),
    act: async (trx, areas, answers, { requestId }) => {
      const areaId = areaChosen(answers, areas)
      const id = await store.addAuthority(trx, { areaId, ...forms.newAuthorityIn(answers) })
      if (id === undefined) return refuse(taken)
      await note(trx, { action: 'add authority', subject: { kind: 'authority', id }, areaId, requestId })
      return ok(addressOf({ id }))
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/duty/authorities/:authorityId/change',
    params: AuthorityPath,
    about: async (trx, { authorityId }, { actor, today }) => {
      const authority = kept(await store.findAuthority(trx, authorityId), actor)
      return { authority, today, agencies: await store.listAgencies(trx, authority.areaId) }
    },
    form: ({ authority, ...asked }) =>
      forms.authorityForm(`Change ${authority.name}`, { schedule: authority.schedule, ...asked }),
    shown: ({ authority }) => ({
      back: addressOf(authority),
      button: 'Save the changes',
      standing: { what: authority.name, ...authority, answers: forms.authorityAnswers(authority) },
    }),
    act: async (trx, { authority }, answers, { requestId, seen }) => {
      const change = forms.authorityIn(answers)
      if (await store.isNameTaken(trx, authority, change.name)) return refuse(taken)
      const clash = changedMeanwhile(await store.changeAuthority(trx, authority.id, seen, change))
      if (clash !== undefined) return clash
      const { id, areaId } = authority
      await note(trx, { action: 'change authority', subject: { kind: 'authority', id }, areaId, requestId })
      return ok(addressOf(authority))
    },
  })
}
