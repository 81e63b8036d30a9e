/** The document that a page is about, as far as this person may read or keep it. */
import { z } from 'zod'
import { areasAs } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import type { Circumstances } from '#platform/forms/form-page.ts'
import { note } from '#records/audit.ts'
import { governanceEditors } from '#reference/roles.ts'
import type { BoardDocument } from './document.ts'
import * as store from './store.ts'

export const DocumentPath = z.object({ documentId: z.uuid() })
export const StagePath = DocumentPath.extend({ stageId: z.uuid() })

/** @throws NotFound for one that is not there, or not in the reader's area */
export async function theDocument(trx: Trx, id: string): Promise<BoardDocument> {
  const document = await store.findDocument(trx, id)
  if (document === undefined) throw new NotFound()
  return document
}

export async function theKeptDocument(trx: Trx, id: string, { actor }: Circumstances): Promise<BoardDocument> {
  const document = await theDocument(trx, id)
  if (!areasAs(actor, ...governanceEditors).includes(document.areaId)) throw new NotFound()
  return document
}

export type TheStage = Awaited<ReturnType<typeof theStage>>

export async function theStage(trx: Trx, documentId: string, stageId: string, here: Circumstances) {
  const document = await theKeptDocument(trx, documentId, here)
  const versions = await store.listVersions(trx, document.id)
  return { document, versions, ...(await store.stageOn(trx, document.id, stageId)) }
}

export function addressOf({ id }: BoardDocument): string {
  return `/boards/documents/${id}`
}

export async function noteOn(
  trx: Trx,
  { id, areaId }: BoardDocument,
  action: string,
  requestId: string,
  details: Readonly<Record<string, string | number>>,
): Promise<void> {
  await note(trx, { action, subject: { kind: 'document', id }, areaId, requestId, details })
}
