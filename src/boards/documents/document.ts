/** A document that goes before bodies, its versions, and the cover table that its route makes. */
import type { Changed } from '#platform/database/changed.ts'
import type { Temporal } from 'temporal-polyfill'
import { documentPurposes } from '#reference/document-purposes.ts'
import { labelOf } from '#reference/code-list.ts'
import { onCover } from '../day-or-month.ts'
import { doneOn, type Route } from '../route.ts'
import type { VersionFile } from './files.ts'

export const documentKinds = [
  'strategy',
  'delivery plan',
  'annual report',
  'terms of reference',
  'report',
  'other',
] as const
export type DocumentKind = (typeof documentKinds)[number]
export const documentKindNames: Record<DocumentKind, string> = {
  strategy: 'Strategy',
  'delivery plan': 'Delivery plan',
  'annual report': 'Annual report',
  'terms of reference': 'Terms of reference',
  report: 'Report',
  other: 'Other paper',
}

export type BoardDocument = {
  readonly id: string
  readonly areaId: string
  readonly kind: DocumentKind
  readonly title: string
  readonly owner: string
  /** Where in Causeway it is written, such as a strategy's page; empty where its versions bring their text. */
  readonly address: string
} & Changed

export type DocumentVersion = {
  readonly id: string
  readonly number: number
  readonly datedOn: Temporal.PlainDate
  readonly changes: string
  readonly body: string
  readonly address: string
  readonly file: VersionFile | undefined
}

export type CoverRow = { readonly date: string; readonly status: string; readonly bodies: readonly string[] }

/** The columns of the seed's cover table, in its own words. */
export const coverHeadings = { date: 'Version & Date', status: 'Status', bodies: 'Board' } as const

/** The table on a document's cover: when each stage was, or is planned; empty where neither is known. */
export function coverTable(route: Route, nameOf: (bodyId: string) => string): readonly CoverRow[] {
  return route.map((stage) => {
    const when = doneOn(stage) ?? stage.plannedOn
    return {
      date: when === undefined ? '' : onCover(when),
      status: labelOf(documentPurposes, stage.purpose),
      bodies: stage.bodies.map(nameOf),
    }
  })
}
