/**
 * Where drafts lie: one sealed row each, visible to whoever began it and to nobody else (policies of platform.draft).
 * Each has a key of its own in the vault, which goes with it.
 */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '../database/database.ts'
import { newId } from '../database/ids.ts'
import type { Vault } from '../database/vault.ts'
import { ok, refuse, type Outcome } from '../outcome.ts'

export type DraftSeals = Pick<Vault, 'seal' | 'open' | 'forget'>

export type StoredDraft = {
  readonly id: string
  /** As it was read. Saving with it fails if the draft was saved from another window meanwhile. */
  readonly version: number
  readonly subjectId: string | undefined
  readonly updatedAt: Temporal.Instant
  /** JSON: packDraft(), or a room's own text around it. */
  readonly content: string
}

export type NewDraft = {
  readonly formId: string
  readonly formVersion: string
  /** What the form is about, such as a case; a person may have one draft for each. */
  readonly subjectId?: string
  readonly content: string
}

const columns = ['id', 'version', 'subject_id', 'updated_at', 'sealed'] as const

/** Begins a draft for the account that is signed in, else for the visitor's cookie. @returns its id */
export async function addDraft(trx: Trx, seals: DraftSeals, draft: NewDraft): Promise<string> {
  const id = newId()
  await trx
    .insertInto('platform.draft')
    .values({
      id,
      form_id: draft.formId,
      form_version: draft.formVersion,
      subject_id: draft.subjectId ?? null,
      owner_account: sql<string | null>`access.actor_if_any()`,
      visitor_hash: sql<Buffer | null>`case when access.actor_if_any() is null then access.visitor_hash() end`,
      sealed: await seals.seal(id, placeOf(id), draft.content),
    })
    .execute()
  return id
}

/** Undefined when there is none, or it is somebody else's. */
export async function findDraft(trx: Trx, seals: DraftSeals, id: string): Promise<StoredDraft | undefined> {
  const row = await trx.selectFrom('platform.draft').select(columns).where('id', '=', id).executeTakeFirst()
  return row && opened(row, seals)
}

/** The newest draft of one's own for this form and subject: what "carry on where you left off" leads to. */
export async function findNewestDraft(
  trx: Trx,
  seals: DraftSeals,
  { formId, subjectId }: { readonly formId: string; readonly subjectId?: string },
): Promise<StoredDraft | undefined> {
  const row = await trx
    .selectFrom('platform.draft')
    .select(columns)
    .where('form_id', '=', formId)
    .where('subject_id', 'is not distinct from', subjectId ?? null)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && opened(row, seals)
}

/** @returns the new version */
export async function saveDraft(
  trx: Trx,
  seals: DraftSeals,
  draft: { readonly id: string; readonly version: number; readonly formVersion: string; readonly content: string },
): Promise<Outcome<number, 'changed-meanwhile'>> {
  const saved = await trx
    .updateTable('platform.draft')
    .set({
      form_version: draft.formVersion,
      sealed: await seals.seal(draft.id, placeOf(draft.id), draft.content),
      version: draft.version + 1,
      updated_at: sql`now()`,
    })
    .where('id', '=', draft.id)
    .where('version', '=', draft.version)
    .executeTakeFirst()
  return saved.numUpdatedRows === 1n ? ok(draft.version + 1) : refuse('changed-meanwhile')
}

/** Removes a draft that was sent or given up, and its key. Nothing happens to one that is not one's own. */
export async function deleteDraft(trx: Trx, seals: DraftSeals, id: string): Promise<void> {
  const gone = await trx.deleteFrom('platform.draft').where('id', '=', id).executeTakeFirst()
  if (gone.numDeletedRows === 1n) await seals.forget(id)
}

/** For the clerk, daily: drafts untouched for seven days (the policy allows no others). @returns their ids, whose keys then go */
export async function deleteOldDrafts(trx: Trx): Promise<readonly string[]> {
  const rows = await trx
    .deleteFrom('platform.draft')
    .where('updated_at', '<', sql<Temporal.Instant>`now() - interval '7 days'`)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

type Row = {
  readonly id: string
  readonly version: number
  readonly subject_id: string | null
  readonly updated_at: Temporal.Instant
  readonly sealed: Uint8Array
}

/** A draft whose key was destroyed is gone, whatever row is left of it. */
async function opened(row: Row, seals: DraftSeals): Promise<StoredDraft | undefined> {
  const content = await seals.open(row.id, placeOf(row.id), row.sealed)
  if (content === undefined) return undefined
  return {
    id: row.id,
    version: row.version,
    subjectId: row.subject_id ?? undefined,
    updatedAt: row.updated_at,
    content,
  }
}

function placeOf(id: string) {
  return { table: 'platform.draft', column: 'sealed', row: id }
}
