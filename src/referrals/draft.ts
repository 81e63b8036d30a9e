/**
 * A referral that is still being written: its writer's alone, sealed, kept for seven days. It survives a lost session or browser window
 * because it lies in the database; once sent it holds nothing but the receipt.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Vault } from '#platform/database/vault.ts'
import { answersSchema } from '#platform/forms/answer-schema.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import type { Form, Page } from '#platform/forms/define-form.ts'
import type { Typed } from '#platform/forms/fields.ts'
import { refuse, ok, type Outcome } from '#platform/outcome.ts'

export type ReferralDraft = {
  readonly id: string
  readonly version: number
  readonly areaId: string
  readonly answers: AnyAnswers
  /** Pages that were read without a problem. */
  readonly done: readonly string[]
  /** What was typed on pages that were left, or were wrong, by page. */
  readonly unfinished: Readonly<Record<string, Typed>>
  /** An address that its reader confirmed, for a professional without an account. */
  readonly confirmedEmail: string | undefined
  /** Present once the referral was sent; then there are no answers any more. */
  readonly receipt: { readonly reference: string; readonly code: string } | undefined
}

const Content = z.object({
  areaId: z.uuid(),
  answers: z.record(z.string(), z.unknown()),
  done: z.array(z.string()),
  // Drafts of an earlier version have none.
  unfinished: z.record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())]))).default({}),
  confirmedEmail: z.string().optional(),
  receipt: z.object({ reference: z.string(), code: z.string() }).optional(),
})

const place = (draftId: string) => ({ table: 'platform.draft', column: 'sealed', row: draftId })
const documentPlace = (documentId: string) => ({ table: 'referrals.draft_document', column: 'sealed', row: documentId })

export type Beginning = { readonly form: Form; readonly areaId: string; readonly confirmedEmail?: string | undefined }

/** Begins a draft for whoever this is: an account when signed in, else the visitor's cookie. @returns its id */
export async function beginDraft(trx: Trx, vault: Vault, { form, areaId, confirmedEmail }: Beginning): Promise<string> {
  const id = newId()
  const content = {
    areaId,
    answers: {},
    done: [],
    unfinished: {},
    ...(confirmedEmail === undefined ? {} : { confirmedEmail }),
  }
  await trx
    .insertInto('platform.draft')
    .values({
      id,
      form_id: form.id,
      form_version: form.version,
      owner_account: sql<string | null>`access.actor_if_any()`,
      visitor_hash: sql<Buffer | null>`case when access.actor_if_any() is null then access.visitor_hash() end`,
      sealed: await vault.seal(id, place(id), JSON.stringify(content)),
    })
    .execute()
  return id
}

/** The draft; undefined when there is none, when it is somebody else's, or when its form was withdrawn. */
export async function findDraft(
  trx: Trx,
  vault: Vault,
  form: Form,
  draftId: string,
): Promise<ReferralDraft | undefined> {
  const row = await trx
    .selectFrom('platform.draft')
    .select(['id', 'version', 'sealed'])
    .where('id', '=', draftId)
    .where('form_id', '=', form.id)
    .where('form_version', '=', form.version)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const opened = await vault.open(row.id, place(row.id), row.sealed)
  if (opened === undefined) return undefined
  const content = Content.parse(JSON.parse(opened))
  return {
    id: row.id,
    version: row.version,
    areaId: content.areaId,
    answers: answersSchema(form).parse(content.answers),
    done: content.done,
    unfinished: content.unfinished,
    confirmedEmail: content.confirmedEmail,
    receipt: content.receipt,
  }
}

/** A page was read: its answers, with those of the others, take the place of what was typed on it. */
export function withPageDone(draft: ReferralDraft, page: Page, answers: AnyAnswers): ReferralDraft {
  const unfinished = Object.fromEntries(Object.entries(draft.unfinished).filter(([id]) => id !== page.id))
  return { ...draft, answers, done: [...new Set([...draft.done, page.id])], unfinished }
}

/** A page was left, or was wrong: what was typed is kept, and the answers read earlier stay. */
export function withPageUnfinished(
  draft: ReferralDraft,
  page: Page,
  { typed, keep }: { readonly typed: Typed; readonly keep: AnyAnswers },
): ReferralDraft {
  const done = draft.done.filter((id) => id !== page.id)
  return { ...draft, answers: keep, done, unfinished: { ...draft.unfinished, [page.id]: typed } }
}

/** Saves what changed, unless the draft was saved meanwhile from another window. */
export async function saveDraft(
  trx: Trx,
  vault: Vault,
  draft: ReferralDraft,
): Promise<Outcome<undefined, 'changed-meanwhile'>> {
  const { id, version, ...content } = draft
  const saved = await trx
    .updateTable('platform.draft')
    .set({
      sealed: await vault.seal(id, place(id), JSON.stringify(content)),
      version: version + 1,
      updated_at: sql`now()`,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return saved.numUpdatedRows === 1n ? ok(undefined) : refuse('changed-meanwhile')
}

/** Removes a draft whose writer thought better of it, and its key: nothing is left. */
export async function deleteDraft(trx: Trx, vault: Vault, draftId: string): Promise<void> {
  await trx.deleteFrom('platform.draft').where('id', '=', draftId).execute()
  await vault.forget(draftId)
}

export async function addDraftDocument(
  trx: Trx,
  vault: Vault,
  draftId: string,
  documentId: string,
  bytes: Uint8Array,
): Promise<void> {
  await trx
    .insertInto('referrals.draft_document')
    .values({
      id: documentId,
      draft_id: draftId,
      bytes: bytes.byteLength,
      sealed: await vault.seal(draftId, documentPlace(documentId), bytes),
    })
    .execute()
}

/** The bytes of a draft's documents, by id. */
export async function draftDocuments(trx: Trx, vault: Vault, draftId: string): Promise<ReadonlyMap<string, Buffer>> {
  const rows = await trx
    .selectFrom('referrals.draft_document')
    .select(['id', 'sealed'])
    .where('draft_id', '=', draftId)
    .execute()
  const documents = new Map<string, Buffer>()
  for (const row of rows) {
    const bytes = await vault.openBytes(draftId, documentPlace(row.id), row.sealed)
    if (bytes !== undefined) documents.set(row.id, bytes)
  }
  return documents
}

/** Documents that the form no longer names: removed ones, and those of a page that was never kept. */
export async function dropDraftDocuments(trx: Trx, draftId: string, keepIds: readonly string[]): Promise<void> {
  let going = trx.deleteFrom('referrals.draft_document').where('draft_id', '=', draftId)
  if (keepIds.length > 0) going = going.where('id', 'not in', [...keepIds])
  await going.execute()
}
