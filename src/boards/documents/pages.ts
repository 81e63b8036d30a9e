/** What the pages of documents show: how far each has come, its cover table, its route and its versions. */
import { sizeInWords } from '#platform/files/size-in-words.ts'
import { mayDownload, scanWords } from '#platform/files/scan.ts'
import type { Body } from '../bodies/body.ts'
import type { VersionFile } from './files.ts'
import { documentPurposes } from '#reference/document-purposes.ts'
import { labelOf } from '#reference/code-list.ts'
import { inWords } from '../day-or-month.ts'
import {
  currentStage,
  doneOn,
  isOpen,
  isYetToCome,
  stageState,
  type Route,
  type Stage,
  type StageState,
} from '../route.ts'
import { coverHeadings, coverTable, documentKindNames, type BoardDocument, type DocumentVersion } from './document.ts'
import { outcomeNames } from './forms.ts'
import type { RouteChange } from './replanning.ts'

const stateTags: Record<StageState, { readonly text: string; readonly colour: string }> = {
  waiting: { text: 'Waiting', colour: 'grey' },
  'partly seen': { text: 'Partly seen', colour: 'blue' },
  returned: { text: 'Returned', colour: 'yellow' },
  done: { text: 'Done', colour: 'green' },
}

export function documentRow(document: BoardDocument, route: Route, bodies: readonly Body[]) {
  return {
    href: `/boards/documents/${document.id}`,
    title: document.title,
    kind: documentKindNames[document.kind],
    owner: document.owner,
    where: whereWords(route, bodies),
  }
}

export function documentPage(
  document: BoardDocument,
  known: {
    readonly route: Route
    readonly versions: readonly DocumentVersion[]
    readonly bodies: readonly Body[]
    readonly changes: readonly RouteChange[]
    readonly documentsAreScanned: boolean
  },
  mayKeep: boolean,
) {
  const { route, versions, bodies } = known
  const address = `/boards/documents/${document.id}`
  const nameOf = (id: string) => bodyName(bodies, id)
  return {
    heading: document.title,
    kind: documentKindNames[document.kind],
    owner: document.owner,
    address: document.address,
    where: whereWords(route, bodies),
    cover: { headings: coverHeadings, rows: coverTable(route, nameOf) },
    stages: route.map((stage, place) => ({
      position: place + 1,
      purpose: labelOf(documentPurposes, stage.purpose),
      bodies: stage.bodies.map((id) => ({ name: nameOf(id), href: `/boards/${id}` })),
      planned: stage.plannedOn === undefined ? '' : inWords(stage.plannedOn),
      done: doneWords(stage),
      tag: stateTags[stageState(stage)],
      said: stage.said.map((one) => ({
        body: nameOf(one.bodyId),
        when: inWords(one.seenOn),
        outcome: outcomeNames[one.outcome],
        version: one.version,
        asked: one.asked,
        askedBy: one.askedBy,
      })),
      record: mayKeep && isOpen(route, stage) && versions.length > 0 ? `${address}/stages/${stage.id}` : undefined,
      plan: mayKeep && stageState(stage) !== 'done' ? `${address}/stages/${stage.id}/plan` : undefined,
      move: mayKeep && isYetToCome(stage) && route.length > 1 ? `${address}/stages/${stage.id}/place` : undefined,
      remove: mayKeep && isYetToCome(stage) ? `${address}/stages/${stage.id}/removal` : undefined,
    })),
    changes: known.changes.map((change) => ({
      stage: `${labelOf(documentPurposes, change.purpose)}: ${change.bodies.map(nameOf).join(', ')}`,
      what: changeWords(change),
      reason: change.reason,
      by: change.by,
      at: change.at,
    })),
    versions: versions.toReversed().map((version) => ({
      ...version,
      file: version.file && fileRow(version.file, `${address}/versions/${version.number}/file`, known),
    })),
    links: mayKeep ? { addVersion: `${address}/new-version`, addStage: `${address}/new-stage` } : undefined,
  }
}

/** "Sign off: CSP Strategic Board", or that the route is at its end. */
export function whereWords(route: Route, bodies: readonly Body[]): string {
  if (route.length === 0) return 'No route yet'
  const stage = currentStage(route)
  if (stage === undefined) return 'At the end of its route'
  const names = stage.bodies.map((id) => bodyName(bodies, id)).join(', ')
  const returned = stageState(stage) === 'returned' ? ' (returned: it waits for a newer version)' : ''
  return `${labelOf(documentPurposes, stage.purpose)}: ${names}${returned}`
}

function changeWords({ kind, was, became }: RouteChange): string {
  switch (kind) {
    case 'planned anew':
      return `Planned for ${became} instead of ${was}`
    case 'moved':
      return `Moved from ${was} to ${became}`
    case 'taken off':
      return was === '' ? 'Taken off the route' : `Taken off the route; it was planned for ${was}`
  }
}

function fileRow(file: VersionFile, address: string, scanning: { readonly documentsAreScanned: boolean }) {
  return {
    name: file.name,
    href: mayDownload(file.scan, scanning) ? address : undefined,
    about: `${sizeInWords(file.bytes)}, ${scanWords(file.scan, scanning)}`,
  }
}

function doneWords(stage: Stage): string {
  const day = doneOn(stage)
  return day === undefined ? '' : inWords(day)
}

function bodyName(bodies: readonly Body[], id: string): string {
  const body = bodies.find((one) => one.id === id)
  if (body === undefined) throw new Error('a route goes through a body that its reader cannot see')
  return body.name
}
