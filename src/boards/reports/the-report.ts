/** A report by its address: what every page below it begins with. */
import { areasAs } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import type { Circumstances } from '#platform/forms/form-page.ts'
import { governanceEditors } from '#reference/roles.ts'
import type { Route } from '../route.ts'
import type { Releasing } from './release.ts'
import { findFrozen, findReport, type AnnualReport, type FrozenReport } from './store.ts'

/** @throws NotFound for one that is not there, or not in the reader's area */
export async function theReport(trx: Trx, id: string): Promise<AnnualReport> {
  const report = await findReport(trx, id)
  if (report === undefined) throw new NotFound()
  return report
}

/** The same, for whoever writes it. */
export async function theKeptReport(
  trx: Trx,
  id: string,
  { actor }: Pick<Circumstances, 'actor'>,
): Promise<AnnualReport> {
  const report = await theReport(trx, id)
  if (!areasAs(actor, ...governanceEditors).includes(report.areaId)) throw new NotFound()
  return report
}

/** One of its versions. @throws NotFound as above */
export async function theFrozen(trx: Trx, reportId: string, versionId: string): Promise<FrozenReport> {
  const frozen = await findFrozen(trx, reportId, versionId)
  if (frozen === undefined) throw new NotFound()
  return frozen
}

/** What the rule of release asks of a version. */
export function releasing({ number, makers, release }: FrozenReport, route: Route): Releasing {
  return { version: number, route, makers, isReleased: release !== undefined }
}
