/** The forms of annual reports: begun, written section by section, drawn again, frozen. */
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { listIn, textIn } from '#platform/forms/answer-in.ts'
import { areaChosen, areasHeld } from '#platform/forms/area-question.ts'
import { addFormPage, changedMeanwhile } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors } from '#reference/roles.ts'
import { listBodies } from '../bodies/store.ts'
import { findRoute, holdDocument } from '../documents/store.ts'
import * as forms from './forms.ts'
import { freeze, versionOf } from './freeze.ts'
import { mayRelease, releaseRefusals, type ReleaseRefusal } from './release.ts'
import { yearFrom, yearsOffered } from './report.ts'
import { draftSections, type ReportSource } from './sources.ts'
import * as store from './store.ts'
import { releasing, theFrozen, theKeptReport } from './the-report.ts'

const ReportPath = z.object({ reportId: z.uuid() })
const VersionPath = ReportPath.extend({ versionId: z.uuid() })
const SectionPath = ReportPath.extend({ section: z.string().regex(/^[a-z][a-z-]{0,40}$/) })

export function addReportForms(app: App, sources: readonly ReportSource[]): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/new-report',
    params: z.object({}),
    about: async (_trx, _params, { actor, today }) => ({
      areas: areasHeld(actor, governanceEditors),
      years: yearsOffered(today),
    }),
    form: ({ areas, years }) => forms.newReportForm(areas, years),
    shown: () => ({ back: '/boards/reports', button: 'Begin the report' }),
    act: async (trx, { areas }, answers, { requestId, today }) => {
      const areaId = areaChosen(answers, areas)
      const april = Number(textIn(answers, 'year'))
      const id = await store.addReport(trx, areaId, april)
      if (id === undefined) return refuse({ question: 'year', message: 'There is a report of this year already' })
      const sections = await draftSections(trx, sources, { areaId, year: yearFrom(april), today })
      await store.drawSections(trx, { id, areaId }, sections)
      await noteOn(trx, { id, areaId }, 'begin annual report', requestId, { year: april })
      return ok(`/boards/reports/${id}`)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/reports/:reportId/sections/:section',
    params: SectionPath,
    about: async (trx, { reportId, section: key }, here) => {
      const report = await theKeptReport(trx, reportId, here)
      const section = (await store.listSections(trx, report.id)).find((one) => one.key === key)
      if (section === undefined) throw new NotFound()
      return { report, section }
    },
    form: ({ section }) => forms.sectionForm(section.heading),
    shown: ({ report, section: { heading, text, version, changedBy, changedAt } }) => ({
      back: `/boards/reports/${report.id}`,
      button: 'Save the section',
      standing: { what: 'this section', version, changedBy, changedAt, answers: { heading, text } },
    }),
    act: async (trx, { report, section: { key } }, answers, { requestId, seen }) => {
      const changed = await store.changeSection(trx, report, { key, seen }, forms.sectionIn(answers))
      const clash = changedMeanwhile(changed)
      if (clash !== undefined) return clash
      await noteOn(trx, report, 'write section of annual report', requestId, { section: key })
      return ok(`/boards/reports/${report.id}`)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/reports/:reportId/figures',
    params: ReportPath,
    about: (trx, { reportId }, here) => theKeptReport(trx, reportId, here),
    form: () => forms.figuresForm(sources),
    shown: ({ id }) => ({ back: `/boards/reports/${id}`, button: 'Draw them again' }),
    act: async (trx, report, answers, { requestId, today }) => {
      const on = { areaId: report.areaId, year: report.year, today }
      const drawn = await draftSections(trx, sources, on, listIn(answers, 'sections'))
      await store.drawSections(trx, report, drawn)
      await noteOn(trx, report, 'draw figures of annual report', requestId, { sections: drawn.length })
      return ok(`/boards/reports/${report.id}`)
    },
  })

  addFreezing(app)
  addReleasing(app)
}

function addFreezing(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/reports/:reportId/new-version',
    params: ReportPath,
    about: async (trx, { reportId }, here) => {
      const report = await theKeptReport(trx, reportId, here)
      // Held, so that what is frozen is what was compared with what the page showed.
      await store.holdSections(trx, report.id)
      const sections = await store.listSections(trx, report.id)
      const frozen = await store.listFrozen(trx, report.id)
      const bodies = (await listBodies(trx)).filter(
        ({ areaId, endedOn }) => areaId === report.areaId && endedOn === undefined,
      )
      return { report, sections, next: (frozen.at(-1)?.number ?? 0) + 1, bodies }
    },
    form: ({ next, bodies }) => forms.freezeForm(next, bodies),
    shown: ({ report, sections, next }) => ({
      back: `/boards/reports/${report.id}`,
      button: next === 1 ? 'Put it on its route' : 'Freeze this version',
      standing: { what: 'the report', version: versionOf(sections), ...lastChange(sections), answers: {} },
    }),
    act: async (trx, { report, sections, next, bodies }, answers, { requestId, today, seen }) => {
      const first = next === 1
      const at = first ? forms.purposeField(forms.firstStageAsked) : 'changes'
      if (seen !== versionOf(sections))
        return refuse({
          question: at,
          message: 'Read the report again: somebody changed it after you opened this page',
        })
      const stages = first ? forms.stagesIn(answers) : []
      if (first && bodies.length === 0) return refuse({ question: at, message: 'Add the body first' })
      if (first && stages.length === 0) return refuse({ question: at, message: 'Select at least one body' })
      const changes = first ? 'First version' : textIn(answers, 'changes')
      const frozen = await freeze(trx, report, { today, changes, stages })
      await noteOn(trx, report, 'freeze annual report', requestId, { version: frozen.number })
      return ok(`/boards/reports/${report.id}`)
    },
  })
}

function addReleasing(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/reports/:reportId/versions/:versionId/release',
    params: VersionPath,
    about: async (trx, { reportId, versionId }, here) => {
      const report = await theKeptReport(trx, reportId, here)
      const frozen = await theFrozen(trx, report.id, versionId)
      // Held, so that what the bodies have said is what it is released by.
      await holdDocument(trx, frozen.documentId)
      return { report, frozen, route: await findRoute(trx, frozen.documentId) }
    },
    form: ({ frozen }) => forms.releaseForm(frozen.number),
    shown: ({ report, frozen }) => ({
      back: `/boards/reports/${report.id}/versions/${frozen.id}/public`,
      button: 'Release the public edition',
    }),
    act: async (trx, { report, frozen, route }, _answers, { actor, requestId }) => {
      const may = mayRelease(releasing(frozen, route), actor.accountId)
      const no = (why: ReleaseRefusal) => refuse({ question: forms.releaseAsked, message: releaseRefusals[why] })
      if (!may.ok) return no(may.reason)
      const id = await store.addRelease(trx, report, frozen.id)
      if (id === undefined) return no('released already')
      await noteOn(trx, report, 'release annual report', requestId, { version: frozen.number, release: id })
      return ok(`/boards/reports/${report.id}/versions/${frozen.id}/public`)
    },
  })
}

function lastChange(sections: readonly store.WrittenSection[]) {
  const last = sections
    .toSorted((one, other) => one.changedAt.epochMilliseconds - other.changedAt.epochMilliseconds)
    .at(-1)
  if (last === undefined) throw new Error('an annual report without a section')
  return { changedBy: last.changedBy, changedAt: last.changedAt }
}

async function noteOn(
  trx: Trx,
  { id, areaId }: { readonly id: string; readonly areaId: string },
  action: string,
  requestId: string,
  details: Readonly<Record<string, string | number>>,
): Promise<void> {
  await note(trx, { action, subject: { kind: 'annual report', id }, areaId, requestId, details })
}
