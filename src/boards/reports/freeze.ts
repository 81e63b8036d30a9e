/** A report goes on its route: it becomes a version of its document, and from then on it is what it was at that moment. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { addDocument, addRoute, addVersion, listVersions, type NewStage } from '../documents/store.ts'
import { yearWords } from './report.ts'
import { addFrozen, listFrozen, listSections, type AnnualReport, type WrittenSection } from './store.ts'

export function titleOf({ areaName, year }: AnnualReport): string {
  return `Annual report on Prevent in ${areaName}, ${yearWords(year)}`
}

/** A number that differs once any section was written or drawn again: what was read is what is frozen. */
export function versionOf(sections: readonly WrittenSection[]): number {
  return sections.reduce((sum, { version, draws }) => sum + version + draws, 0)
}

export type Freezing = {
  readonly today: Temporal.PlainDate
  readonly changes: string
  /** Of the first version; a later one goes on from where the route is. */
  readonly stages: readonly NewStage[]
}

/** @returns the id of what is frozen, and the number of its version */
export async function freeze(
  trx: Trx,
  report: AnnualReport,
  { today, changes, stages }: Freezing,
): Promise<{ readonly id: string; readonly number: number }> {
  const title = titleOf(report)
  const { areaId } = report
  const address = `/boards/reports/${report.id}`
  const documentId =
    (await listFrozen(trx, report.id))[0]?.documentId ??
    (await addDocument(trx, { areaId, kind: 'annual report', title, address }))
  const id = newId()
  const document = { id: documentId, areaId }
  const number = await addVersion(trx, document, {
    datedOn: today,
    changes,
    address: `${address}/versions/${id}/board`,
  })
  const version = (await listVersions(trx, documentId)).find((one) => one.number === number)
  if (version === undefined) throw new Error('a version that was just added is not there')
  const sections = (await listSections(trx, report.id)).map(({ heading, text, figures, drawnOn }) => ({
    heading,
    text,
    figures,
    drawnOn,
  }))
  await addFrozen(trx, report, { id, title, sections, documentVersionId: version.id })
  await addRoute(trx, document, stages)
  return { id, number }
}
