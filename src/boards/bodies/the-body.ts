/** A body by its address: what every page below it begins with. */
import { areasAs } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import type { Circumstances } from '#platform/forms/form-page.ts'
import { governanceEditors } from '#reference/roles.ts'
import type { Body } from './body.ts'
import { findBody } from './store.ts'

/** @throws NotFound for one that is not there, or not in the reader's area */
export async function theBody(trx: Trx, id: string): Promise<Body> {
  const body = await findBody(trx, id)
  if (body === undefined) throw new NotFound()
  return body
}

/** The same, for whoever keeps it: a reader of its area who keeps another finds nothing to change here. */
export async function theKeptBody(trx: Trx, id: string, { actor }: Circumstances): Promise<Body> {
  const body = await theBody(trx, id)
  if (!areasAs(actor, ...governanceEditors).includes(body.areaId)) throw new NotFound()
  return body
}
