/** What the pages of annual reports show: a report with its versions, its route and what is being written, and one edition. */
import type { Body } from '../bodies/body.ts'
import type { BoardDocument } from '../documents/document.ts'
import { documentPage } from '../documents/pages.ts'
import type { Route } from '../route.ts'
import { editions } from './figures.ts'
import { titleOf } from './freeze.ts'
import { markingOf, releaseWords, type EditionShown } from './paper.ts'
import { mayRelease, releaseRefusals } from './release.ts'
import { editionNames, shownTo, textParts, type ShownSection } from './report.ts'
import type { AnnualReport, FrozenReport, WrittenSection } from './store.ts'
import { releasing } from './the-report.ts'

type Known = {
  /** The first version first. */
  readonly frozen: readonly FrozenReport[]
  /** That it is before the bodies as; undefined until it is first frozen. */
  readonly document: BoardDocument | undefined
  readonly route: Route
  readonly bodies: readonly Body[]
}
/** Whoever keeps the report, and what is being written. */
type Keeps = { readonly accountId: string; readonly written: readonly WrittenSection[] }

export function reportPage(report: AnnualReport, { frozen, document, route, bodies }: Known, keeps: Keeps | undefined) {
  const address = `/boards/reports/${report.id}`
  return {
    heading: titleOf(report),
    marking: keeps === undefined ? undefined : 'OFFICIAL-SENSITIVE',
    route: document === undefined ? undefined : routeView(document, route, bodies),
    versions: frozen.toReversed().map((version) => ({
      number: version.number,
      datedOn: version.datedOn,
      changes: version.changes,
      release: releaseView(version, route, address, keeps?.accountId),
      editions: editions.map((edition) => ({
        name: editionNames[edition],
        href: `${address}/versions/${version.id}/${edition}`,
      })),
    })),
    draft: keeps === undefined ? undefined : draftView(address, keeps.written, frozen.length),
  }
}

/** As the page of its document has it; what is recorded there is only told here. */
function routeView(document: BoardDocument, route: Route, bodies: readonly Body[]) {
  const { where, stages } = documentPage(document, { route, versions: [], bodies }, false)
  return { href: `/boards/documents/${document.id}`, where, stages }
}

/** @param accountId of whoever may release it, if nothing stands against it */
function releaseView(version: FrozenReport, route: Route, address: string, accountId: string | undefined) {
  const { release } = version
  if (release !== undefined) return { released: release, href: undefined, why: undefined }
  const may = accountId === undefined ? undefined : mayRelease(releasing(version, route), accountId)
  return {
    released: undefined,
    href: may?.ok === true ? `${address}/versions/${version.id}/release` : undefined,
    why: may?.ok === false ? releaseRefusals[may.reason] : undefined,
  }
}

function draftView(address: string, written: readonly WrittenSection[], versions: number) {
  return {
    written: written.map((section) => ({
      ...withParts(shownTo(section, 'board')),
      edit: `${address}/sections/${section.key}`,
    })),
    previews: editions.map((edition) => ({ name: editionNames[edition], href: `${address}/draft/${edition}` })),
    figures: `${address}/figures`,
    freeze: {
      href: `${address}/new-version`,
      words: versions === 0 ? 'Put it on its route' : 'Freeze the next version',
    },
  }
}

export function editionPage(shown: EditionShown, reportId: string) {
  return {
    heading: shown.title,
    edition: editionNames[shown.edition],
    versionWords: shown.versionWords,
    releaseWords: releaseWords(shown),
    fingerprint: shown.edition === 'public' ? shown.release?.fingerprint : undefined,
    sections: shown.sections.map(withParts),
    report: `/boards/reports/${reportId}`,
    marking: markingOf(shown),
  }
}

/** Its text as paragraphs and lists. */
function withParts({ text, ...section }: ShownSection) {
  return { ...section, parts: textParts(text) }
}
