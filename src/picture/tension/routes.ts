/** The pages of tension reports. Who reads which is the database's to say; here stands who comes to the pages at all. */
import { z } from 'zod'
import { findSettings } from '#cases/store.ts'
import { areaChosen, areasHeld } from '#platform/forms/area-question.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors } from '#reference/roles.ts'
import { AreaQuery, areaShown, forEditors, kept, mayKeep, noteOn, readable } from '../entry.ts'
import * as forms from './forms.ts'
import { reportPage, reportRow } from './pages.ts'
import * as store from './store.ts'
import { daysOf, tensionReporters, type Ward } from './tension.ts'
import * as wards from './ward-store.ts'

const forReporters = { roles: tensionReporters, personal: false } as const
const ReportPath = z.object({ reportId: z.uuid() })
const WardPath = z.object({ wardId: z.uuid() })

export function addTensionRoutes(app: App): void {
  app.get<AreaQuery>('/picture/tensions', { config: { ...forReporters, query: AreaQuery } }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const area = areaShown(actor, request.query, '/picture/tensions', tensionReporters)
      const reports = await store.listReports(trx, area.id)
      await note(trx, {
        action: 'list tension reports',
        subject: { kind: 'tension reports' },
        areaId: area.id,
        requestId: request.id,
      })
      return {
        area,
        mayKeep: mayKeep(actor, area.id),
        reports: reports.map((one) => reportRow(one, app.today())),
      }
    })
    return reply.page('picture/tension/views/tensions.njk', {
      heading: 'Tension reports',
      marking: 'OFFICIAL-SENSITIVE',
      ...model,
    })
  })

  app.get<{ Params: z.infer<typeof ReportPath> }>(
    '/picture/tensions/:reportId',
    { config: { ...forReporters, params: ReportPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const report = readable(await store.findReport(trx, request.params.reportId))
        await noteOn(trx, 'read tension report', { ...report, kind: 'tension report' }, request.id)
        return reportPage(report, mayKeep(actor, report.areaId), app.today())
      })
      return reply.page('picture/tension/views/tension.njk', { marking: 'OFFICIAL-SENSITIVE', ...model })
    },
  )

  addReportForms(app)
  addWardRoutes(app)
}

function addReportForms(app: App): void {
  addFormPage(app, {
    ...forReporters,
    address: '/picture/new-tension',
    params: z.object({}),
    about: async (trx, _params, { actor, today }) => {
      const areas = areasHeld(actor, tensionReporters)
      const all = await wards.listWards(
        trx,
        areas.map(({ id }) => id),
      )
      return { today, areas, wards: all.filter(({ endedOn }) => endedOn === undefined) }
    },
    form: ({ areas, wards: here, today }) =>
      forms.newReportForm(
        here.map((ward) => ({ id: ward.id, label: wardLabel(ward, areas) })),
        today,
      ),
    shown: () => ({ back: '/picture/tensions', button: 'Send the report' }),
    act: async (trx, { wards: here, today }, answers, { requestId }) => {
      const ward = here.find(({ id }) => id === textIn(answers, 'ward'))
      if (ward === undefined)
        return refuse({ question: 'ward', message: 'Ask the coordinator to list the wards of the area first' })
      const report = forms.newReportIn(answers)
      const days = daysOf(report.happenedOn, today, await findSettings(trx, ward.areaId))
      const id = await store.addReport(trx, ward, { ...report, ...days })
      await noteOn(trx, 'report tension', { kind: 'tension report', id, areaId: ward.areaId }, requestId, {
        category: report.category,
      })
      return ok(`/picture/tensions/${id}`)
    },
  })

  addFormPage(app, {
    ...forEditors,
    address: '/picture/tensions/:reportId/review',
    params: ReportPath,
    about: async (trx, { reportId }, { actor, today }) => ({
      today,
      report: kept(actor, await store.findReport(trx, reportId)),
    }),
    form: ({ report, today }) => {
      const title = report.reviews.length === 0 ? 'Agree the level' : 'Review the tension'
      return forms.reviewForm(report, `${title}: ${report.ward}`, today)
    },
    shown: ({ report }) => ({ back: `/picture/tensions/${report.id}`, button: 'Record the level' }),
    act: async (trx, { report }, answers, { requestId }) => {
      if (report.words === undefined)
        return refuse({ question: 'level', message: 'This report has expired: its words have been removed' })
      const { expiresOn, ...review } = forms.reviewIn(answers)
      await store.addReview(trx, report, review)
      if (expiresOn !== undefined) await store.keepUntil(trx, report.id, expiresOn)
      await noteOn(trx, 'review tension', { ...report, kind: 'tension report' }, requestId, { level: review.level })
      return ok(`/picture/tensions/${report.id}`)
    },
  })
}

function addWardRoutes(app: App): void {
  app.get<AreaQuery>('/picture/wards', { config: { ...forEditors, query: AreaQuery } }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const area = areaShown(actor, request.query, '/picture/wards', governanceEditors)
      return { area, wards: await wards.listWards(trx, [area.id]) }
    })
    return reply.page('picture/tension/views/wards.njk', { heading: 'Wards', ...model })
  })

  addFormPage(app, {
    ...forEditors,
    address: '/picture/new-wards',
    params: z.object({}),
    about: async (_trx, _params, { actor }) => areasHeld(actor, governanceEditors),
    form: (areas) => forms.newWardsForm(areas),
    shown: () => ({ back: '/picture/wards', button: 'Add the wards' }),
    act: async (trx, areas, answers, { requestId }) => {
      const areaId = areaChosen(answers, areas)
      const added = await wards.addWards(trx, areaId, forms.wardNamesIn(answers))
      await note(trx, { action: 'add wards', subject: { kind: 'wards' }, areaId, requestId, details: { added } })
      return ok('/picture/wards')
    },
  })

  addFormPage(app, {
    ...forEditors,
    address: '/picture/wards/:wardId',
    params: WardPath,
    about: async (trx, { wardId }, { actor }) => kept(actor, await wards.findWard(trx, wardId)),
    form: (ward) => forms.wardForm(ward),
    shown: (ward) => ({
      back: '/picture/wards',
      button: 'Save',
      standing: { what: ward.name, ...ward, answers: forms.wardAnswers(ward) },
    }),
    act: async (trx, ward, answers, { requestId, seen }) => {
      const changed = await wards.changeWard(trx, ward, seen, forms.wardIn(answers))
      if (changed === 'taken') return refuse({ question: 'name', message: 'Another ward has this name' })
      if (changed === 0n) return refuse('changed-meanwhile')
      await noteOn(trx, 'change ward', { ...ward, kind: 'ward' }, requestId)
      return ok('/picture/wards')
    },
  })
}

function wardLabel({ name, areaId }: Ward, areas: readonly { readonly id: string; readonly name: string }[]): string {
  const area = areas.find(({ id }) => id === areaId)
  return areas.length < 2 || area === undefined ? name : `${name} (${area.name})`
}
