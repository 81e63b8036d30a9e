/** Assurance statements, as rows. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { byMeAfter, changedIn, colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { RowOf } from '#platform/database/rows.ts'
import type { Evidence } from '#records/evidence.ts'
import { assuranceFrameworkOf } from '#reference/assurance-controls.ts'
import type { Line, Post, Statement, Whole } from './statement.ts'

export type NewStatement = Pick<Statement, 'areaId' | 'fromYear' | 'edition'> & { readonly framework: string }

/** @returns undefined where the year has this edition already */
export async function addStatement(trx: Trx, one: NewStatement): Promise<string | undefined> {
  const id = newId()
  const { areaId, fromYear, edition, framework } = one
  const added = await trx
    .insertInto('duty.assurance_statement')
    .values({ id, area_id: areaId, framework, from_year: fromYear, edition })
    .onConflict((taken) => taken.constraint('assurance_statement_once').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n ? id : undefined
}

/** The newest year first, and of a year the newest edition. */
export async function listStatements(trx: Trx): Promise<readonly Statement[]> {
  const rows = await statements(trx)
    .orderBy('statement.from_year', 'desc')
    .orderBy('statement.edition', 'desc')
    .limit(200)
    .execute()
  return await withSignatures(trx, rows)
}

export async function findWhole(trx: Trx, id: string): Promise<Whole | undefined> {
  const rows = await statements(trx).where('statement.id', '=', id).execute()
  const [statement] = await withSignatures(trx, rows)
  return statement && { statement, lines: await listLines(trx, id), picked: await listPicked(trx, id) }
}

/** Until the end of the transaction nobody else signs it or states anything in it. */
export async function holdStatement(trx: Trx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('duty.assurance'), hashtext(${id}))`.execute(trx)
}

export type NewLine = Pick<Line, 'control' | 'rating' | 'words'>

/** @param seen the version that was shown; 0 where there was none. @returns how many rows changed: none when somebody else was faster */
export async function state(
  trx: Trx,
  { id, areaId }: Pick<Statement, 'id' | 'areaId'>,
  { control, rating, words }: NewLine,
  seen: number,
): Promise<bigint> {
  if (seen === 0) {
    const added = await trx
      .insertInto('duty.assurance_line')
      .values({ area_id: areaId, statement_id: id, control, rating, words })
      .onConflict((taken) => taken.columns(['area_id', 'statement_id', 'control']).doNothing())
      .executeTakeFirst()
    return added.numInsertedOrUpdatedRows ?? 0n
  }
  const changed = await trx
    .updateTable('duty.assurance_line')
    .set({
      rating,
      words,
      ...byMeAfter(seen),
    })
    .where('statement_id', '=', id)
    .where('control', '=', control)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

/** What was left out goes, what is new comes as it stands today, and what stays stays as it stood. */
export async function pick(
  trx: Trx,
  { id, areaId }: Pick<Statement, 'id' | 'areaId'>,
  control: string,
  chosen: {
    readonly evidence: readonly Evidence[]
    readonly leftOut: readonly string[]
    readonly today: Temporal.PlainDate
  },
): Promise<void> {
  if (chosen.leftOut.length > 0)
    await trx
      .deleteFrom('duty.assurance_evidence')
      .where('statement_id', '=', id)
      .where('control', '=', control)
      .where('key', 'in', [...chosen.leftOut])
      .execute()
  if (chosen.evidence.length === 0) return
  await trx
    .insertInto('duty.assurance_evidence')
    .values(
      chosen.evidence.map(({ key, label, says, address }) => ({
        id: newId(),
        area_id: areaId,
        statement_id: id,
        control,
        key,
        label,
        says,
        address,
        stood_on: chosen.today,
      })),
    )
    .onConflict((taken) => taken.constraint('assurance_evidence_once').doNothing())
    .execute()
}

export async function sign(trx: Trx, { id, areaId }: Statement, post: Post): Promise<void> {
  await trx.insertInto('duty.assurance_signature').values({ area_id: areaId, statement_id: id, post }).execute()
}

export async function submit(
  trx: Trx,
  { id, areaId }: Statement,
  { on, words }: { readonly on: Temporal.PlainDate; readonly words: string },
): Promise<void> {
  await trx
    .insertInto('duty.assurance_submission')
    .values({ area_id: areaId, statement_id: id, submitted_on: on, words })
    .execute()
}

async function listLines(trx: Trx, id: string): Promise<readonly Line[]> {
  const rows = await trx
    .selectFrom('duty.assurance_line as line')
    .leftJoin('accounts.account as changer', 'changer.id', 'line.changed_by')
    .selectAll('line')
    .select('changer.name as changer')
    .where('line.statement_id', '=', id)
    .execute()
  return rows.map((row) => ({
    control: row.control,
    rating: row.rating,
    words: row.words,
    ...changedIn(row),
  }))
}

async function listPicked(trx: Trx, id: string): Promise<Whole['picked']> {
  const rows = await trx
    .selectFrom('duty.assurance_evidence')
    .select(['control', 'key', 'label', 'says', 'address', 'stood_on'])
    .where('statement_id', '=', id)
    .orderBy('picked_at')
    .orderBy('key')
    .execute()
  return rows.map(({ stood_on, ...row }) => ({ ...row, stoodOn: stood_on }))
}

const statements = (trx: Trx) =>
  trx
    .selectFrom('duty.assurance_statement as statement')
    .innerJoin('accounts.area as area', 'area.id', 'statement.area_id')
    .leftJoin('duty.assurance_submission as submission', 'submission.statement_id', 'statement.id')
    .selectAll('statement')
    .select(['area.name as area', 'submission.submitted_on', 'submission.words'])

type Row = RowOf<ReturnType<typeof statements>>

async function withSignatures(trx: Trx, rows: readonly Row[]): Promise<readonly Statement[]> {
  if (rows.length === 0) return []
  const signed = await trx
    .selectFrom('duty.assurance_signature as signature')
    .leftJoin('accounts.account as signer', 'signer.id', 'signature.signed_by')
    .select(['signature.statement_id', 'signature.post', 'signature.signed_by', 'signature.signed_at', 'signer.name'])
    .where(
      'signature.statement_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('signature.signed_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    areaId: row.area_id,
    areaName: row.area,
    framework: assuranceFrameworkOf(row.framework),
    fromYear: row.from_year,
    edition: row.edition,
    signatures: signed
      .filter(({ statement_id }) => statement_id === row.id)
      .map(({ post, signed_by, signed_at, name }) => ({
        post: post === 'chair' ? 'chair' : 'director',
        by: colleagueName(name),
        byId: signed_by,
        at: signed_at,
      })),
    submitted: row.submitted_on === null ? undefined : { on: row.submitted_on, words: row.words ?? '' },
  }))
}
