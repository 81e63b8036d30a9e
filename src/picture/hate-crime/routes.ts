/** The pages of hate crime: the trend for whoever governs, the counts by ward for those who keep them. */
import { z } from 'zod'
import { areasHeld } from '#platform/forms/area-question.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors } from '#reference/roles.ts'
import { AreaQuery, areaShown, forEditors, forReaders, mayKeep } from '../entry.ts'
import { listWards } from '../tension/ward-store.ts'
import * as forms from './forms.ts'
import { addImportRoutes } from './import-routes.ts'
import { figuresPage, trendPage } from './pages.ts'
import * as store from './store.ts'

/** `?month=2026-10` of the counts by ward; the latest otherwise. */
const FiguresQuery = AreaQuery.extend({ month: z.string().max(7).optional() })
type FiguresQuery = { Querystring: z.infer<typeof FiguresQuery> }

export function addHateCrimeRoutes(app: App): void {
  app.get<AreaQuery>('/picture/hate-crime', { config: { ...forReaders, query: AreaQuery } }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const area = areaShown(actor, request.query, '/picture/hate-crime')
      const trend = trendPage(await store.listQuarters(trx, area.id), app.today())
      return { area, mayKeep: mayKeep(actor, area.id), trend }
    })
    return reply.page('picture/hate-crime/views/hate-crime.njk', { heading: 'Hate crime', ...model })
  })

  app.get<FiguresQuery>(
    '/picture/hate-crime/figures',
    { config: { ...forEditors, query: FiguresQuery } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const area = areaShown(actor, request.query, '/picture/hate-crime/figures', governanceEditors)
        const since = app.today().subtract({ years: 1 }).with({ day: 1 })
        return {
          area,
          shown: figuresPage(await store.listCounts(trx, area.id, since), request.query.month),
          imports: await store.listImports(trx, area.id),
        }
      })
      return reply.page('picture/hate-crime/views/figures.njk', {
        heading: 'Hate crime by ward and month',
        marking: 'OFFICIAL-SENSITIVE',
        ...model,
      })
    },
  )

  addFormPage(app, {
    ...forEditors,
    address: '/picture/hate-crime/new',
    params: z.object({}),
    about: async (trx, _params, { actor, today }) => {
      const areas = areasHeld(actor, governanceEditors)
      const wards = await listWards(
        trx,
        areas.map(({ id }) => id),
      )
      return { wards, areas, today }
    },
    form: ({ wards, areas, today }) =>
      forms.countsForm(
        wards.map(({ id, name, areaId }) => {
          const area = areas.length < 2 ? undefined : areas.find((one) => one.id === areaId)
          return { id, label: area === undefined ? name : `${name} (${area.name})` }
        }),
        today,
      ),
    shown: () => ({ back: '/picture/hate-crime/figures', button: 'Save the counts' }),
    act: async (trx, { wards }, answers, { requestId }) => {
      const ward = wards.find(({ id }) => id === textIn(answers, 'ward'))
      if (ward === undefined) return refuse({ question: 'ward', message: 'List the wards of the area first' })
      const counts = forms.countsIn(answers).map((count) => ({ ...count, wardId: ward.id }))
      if (counts.length === 0) return refuse({ question: forms.firstCount, message: 'Enter at least one count' })
      const taken = await store.takeIn(trx, ward.areaId, counts)
      await note(trx, {
        action: 'enter hate crime',
        subject: { kind: 'hate crime' },
        areaId: ward.areaId,
        requestId,
        details: taken,
      })
      return ok('/picture/hate-crime/figures')
    },
  })

  addImportRoutes(app)
}
