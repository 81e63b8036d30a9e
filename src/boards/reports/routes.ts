/** The pages of annual reports, and their editions as files. */
import { z } from 'zod'
import { areasAs } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { pdfType, wordType } from '#platform/documents/document.ts'
import { toPdf } from '#platform/documents/pdf.ts'
import { toWord } from '#platform/documents/word.ts'
import { areasHeld } from '#platform/forms/area-question.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors, governanceReaders } from '#reference/roles.ts'
import { listBodies } from '../bodies/store.ts'
import { findDocument, findRoute } from '../documents/store.ts'
import { titleOf } from './freeze.ts'
import { addReportForms } from './form-routes.ts'
import { editionPage, reportPage } from './pages.ts'
import { reportPaper } from './paper.ts'
import { editions } from './figures.ts'
import { editionOf, yearWords } from './report.ts'
import { reportSources, type ReportSource } from './sources.ts'
import { listFrozen, listReports, listSections } from './store.ts'
import { theFrozen, theKeptReport, theReport } from './the-report.ts'

const reading = { roles: governanceReaders, personal: false } as const
const writing = { roles: governanceEditors, personal: false } as const
const ReportPath = z.object({ reportId: z.uuid() })
const DraftPath = ReportPath.extend({ edition: z.enum(editions) })
const EditionPath = DraftPath.extend({ versionId: z.uuid() })
const FilePath = EditionPath.extend({ format: z.enum(['docx', 'pdf']) })

export type ReportsNeed = {
  readonly organisation: string
  /** Sections that rooms above draft. */
  readonly reportSources: readonly ReportSource[]
}

export function addReportRoutes(app: App, need: ReportsNeed): void {
  app.get('/boards/reports', { config: reading }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => ({
      reports: (await listReports(trx)).map(({ id, areaName, year }) => ({
        href: `/boards/reports/${id}`,
        words: `${areaName}, ${yearWords(year)}`,
      })),
      mayKeep: areasHeld(actor, governanceEditors).length > 0,
    }))
    return reply.page('boards/reports/views/reports.njk', { heading: 'Annual reports', ...model })
  })

  app.get<{ Params: z.infer<typeof ReportPath> }>(
    '/boards/reports/:reportId',
    { config: { ...reading, params: ReportPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const report = await theReport(trx, request.params.reportId)
        const frozen = await listFrozen(trx, report.id)
        const documentId = frozen[0]?.documentId
        const known = {
          frozen,
          document: documentId === undefined ? undefined : await findDocument(trx, documentId),
          route: documentId === undefined ? [] : await findRoute(trx, documentId),
          bodies: await listBodies(trx),
        }
        const mayKeep = areasAs(actor, ...governanceEditors).includes(report.areaId)
        const keeps = mayKeep ? { accountId: actor.accountId, written: await listSections(trx, report.id) } : undefined
        return reportPage(report, known, keeps)
      })
      return reply.page('boards/reports/views/report.njk', model)
    },
  )

  app.get<{ Params: z.infer<typeof DraftPath> }>(
    '/boards/reports/:reportId/draft/:edition',
    { config: { ...writing, params: DraftPath } },
    async (request, reply) => {
      const { reportId, edition } = request.params
      const shown = await request.asActor(async (trx, actor) => {
        const report = await theKeptReport(trx, reportId, { actor })
        const sections = editionOf(await listSections(trx, report.id), edition)
        return { title: titleOf(report), edition, versionWords: 'Draft: not frozen yet', release: undefined, sections }
      })
      return reply.page('boards/reports/views/edition.njk', editionPage(shown, reportId))
    },
  )

  app.get<{ Params: z.infer<typeof EditionPath> }>(
    '/boards/reports/:reportId/versions/:versionId/:edition',
    { config: { ...reading, params: EditionPath } },
    async (request, reply) => {
      const { reportId, versionId } = request.params
      const shown = await request.asActor((trx) => theEdition(trx, request.params))
      const files = `/boards/reports/${reportId}/versions/${versionId}/${shown.edition}`
      return reply.page('boards/reports/views/edition.njk', { ...editionPage(shown, reportId), files })
    },
  )

  app.get<{ Params: z.infer<typeof FilePath> }>(
    '/boards/reports/:reportId/versions/:versionId/:edition/:format',
    { config: { ...reading, params: FilePath } },
    async (request, reply) => {
      const { reportId, versionId, edition, format } = request.params
      const paper = await request.asActor(async (trx) => {
        const shown = await theEdition(trx, request.params)
        const { areaId } = await theReport(trx, reportId)
        await note(trx, {
          action: 'download annual report',
          subject: { kind: 'annual report', id: reportId },
          areaId,
          requestId: request.id,
          details: { version: versionId, edition },
        })
        return reportPaper(shown, need.organisation)
      })
      const name = `annual-report-${edition}.${format}`
      return format === 'pdf'
        ? reply.download({ name, type: pdfType, bytes: await toPdf(paper) })
        : reply.download({ name, type: wordType, bytes: await toWord(paper) })
    },
  )

  addReportForms(app, reportSources(need.reportSources))
}

async function theEdition(trx: Trx, { reportId, versionId, edition }: z.infer<typeof EditionPath>) {
  const frozen = await theFrozen(trx, reportId, versionId)
  return {
    title: frozen.title,
    edition,
    versionWords: `Version ${frozen.number}, ${formatDay(frozen.datedOn)}`,
    release: frozen.release,
    sections: editionOf(frozen.sections, edition),
  }
}
