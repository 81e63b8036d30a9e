/** A report by its address: what every page below it begins with. */
import { areasAs } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import type { Circumstances } from '#platform/forms/form-page.ts'
import { governanceEditors } from '#reference/roles.ts'
import { findReport, type AnnualReport } from './store.ts'

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
