/** What all of this room's records share: who may keep them, who changed them last, and the audit's note of each act. */
import type { Changed } from '#platform/database/changed.ts'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import type { Circumstances, Standing } from '#platform/forms/form-page.ts'
import { note } from '#records/audit.ts'
import { governanceEditors, governanceReaders } from '#reference/roles.ts'

/** A page to look at: no person of a case is on it. */
export const reading = { roles: governanceReaders, personal: false } as const

export function mayKeep(actor: Actor, { areaId }: { readonly areaId: string }): boolean {
  return areasAs(actor, ...governanceEditors).includes(areaId)
}

/** @throws NotFound for what is not there, or not in the reader's area */
export function theFound<Record>(found: Record | undefined): Record {
  if (found === undefined) throw new NotFound()
  return found
}

/** The same, for whoever keeps it: a reader of its area finds nothing to change here. */
export function theKept<Record extends { readonly areaId: string }>(
  found: Record | undefined,
  { actor }: Circumstances,
): Record {
  if (found === undefined || !mayKeep(actor, found)) throw new NotFound()
  return found
}

export function standing(what: string, { version, changedBy, changedAt }: Changed, answers: Standing['answers']) {
  return { what, version, changedBy, changedAt, answers }
}

/** One act, in the transaction that did it. */
export async function noted(
  trx: Trx,
  action: string,
  subject: { readonly kind: string; readonly id: string },
  areaId: string,
  requestId: string,
): Promise<void> {
  await note(trx, { action, subject, areaId, requestId })
}
