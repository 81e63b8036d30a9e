/** Who sees a case beyond their role, and who does not in spite of it: names on a restricted case, and conflicts of interest. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Option } from '#platform/forms/questions.ts'
import { isRole, roleNames } from '#reference/roles.ts'
import type { CaseFile } from '../store.ts'

export type Named = { readonly accountId: string; readonly name: string; readonly namedAt: Temporal.Instant }

/** People named on the case now. */
export async function listNamed(trx: Trx, caseId: string): Promise<readonly Named[]> {
  const rows = await trx
    .selectFrom('cases.named_account as named')
    .leftJoin('accounts.account as account', 'account.id', 'named.account_id')
    .select(['named.account_id', 'named.named_at', 'account.name'])
    .where('named.case_id', '=', caseId)
    .where('named.ended_at', 'is', null)
    .orderBy('account.name')
    .execute()
  return rows.map((row) => ({
    accountId: row.account_id,
    name: row.name ?? 'Someone of another area',
    namedAt: row.named_at,
  }))
}

/** Puts a name on the case, or back on it. */
export async function nameOn(trx: Trx, file: CaseFile, accountId: string): Promise<void> {
  await trx
    .insertInto('cases.named_account')
    .values({ area_id: file.row.areaId, case_id: file.row.id, account_id: accountId })
    .onConflict((taken) => taken.columns(['case_id', 'account_id']).doUpdateSet({ ended_at: null }))
    .execute()
}

export async function takeNameOff(trx: Trx, file: CaseFile, accountId: string): Promise<void> {
  await trx
    .updateTable('cases.named_account')
    .set({ ended_at: sql`now()` })
    .where('case_id', '=', file.row.id)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Every name, when the restriction is lifted. */
export async function takeNamesOff(trx: Trx, file: CaseFile): Promise<void> {
  await trx
    .updateTable('cases.named_account')
    .set({ ended_at: sql`now()` })
    .where('case_id', '=', file.row.id)
    .where('ended_at', 'is', null)
    .execute()
}

/** Whom a chair may name, or speak for: colleagues whose role works cases, or reads them at the panel. */
export async function whoMayBeNamed(trx: Trx, areaId: string): Promise<readonly Option[]> {
  const { rows } = await sql<{ account_id: string; name: string; agency: string; named_role: string }>`
    select account_id, name, agency, named_role from cases.who_may_be_named(${areaId}::uuid) order by name`.execute(trx)
  return rows.map((row) => ({
    code: row.account_id,
    label: { en: `${row.name}, ${isRole(row.named_role) ? roleNames[row.named_role] : row.named_role}, ${row.agency}` },
  }))
}

export type Conflict = {
  readonly accountId: string
  readonly name: string
  readonly kind: 'personal' | 'professional'
  readonly declaredAt: Temporal.Instant
}

/** Conflicts declared on the case itself that stand; those of a meeting are the panel's to show. */
export async function listConflicts(trx: Trx, caseId: string): Promise<readonly Conflict[]> {
  const rows = await trx
    .selectFrom('cases.conflict as conflict')
    .leftJoin('accounts.account as account', 'account.id', 'conflict.account_id')
    .select(['conflict.account_id', 'conflict.kind', 'conflict.declared_at', 'account.name'])
    .where('conflict.case_id', '=', caseId)
    .where('conflict.ended_at', 'is', null)
    .orderBy('conflict.declared_at')
    .execute()
  return rows.map((row) => ({
    accountId: row.account_id,
    name: row.name ?? 'Someone of another area',
    kind: row.kind === 'personal' ? 'personal' : 'professional',
    declaredAt: row.declared_at,
  }))
}

/** From this statement on, whoever it is of sees the case no more. */
export async function addConflict(
  trx: Trx,
  file: CaseFile,
  conflict: { readonly accountId: string; readonly kind: string },
): Promise<void> {
  await trx
    .insertInto('cases.conflict')
    .values({
      id: newId(),
      area_id: file.row.areaId,
      case_id: file.row.id,
      account_id: conflict.accountId,
      kind: conflict.kind,
    })
    .execute()
}

export async function endConflict(trx: Trx, file: CaseFile, accountId: string): Promise<void> {
  await trx
    .updateTable('cases.conflict')
    .set({ ended_at: sql`now()`, ended_by: file.reader.account })
    .where('case_id', '=', file.row.id)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute()
}

export type LeftWithoutLead = { readonly caseId: string; readonly reference: string; readonly since: Temporal.Instant }

/** Open cases that nobody leads since somebody declared a conflict, the oldest first. */
export async function listLeftByConflict(trx: Trx): Promise<readonly LeftWithoutLead[]> {
  const rows = await trx
    .selectFrom('cases.conflict as conflict')
    .innerJoin('cases.case_file as file', 'file.id', 'conflict.case_id')
    .select(['file.id', 'file.reference'])
    .select(({ fn }) => fn.min('conflict.declared_at').as('since'))
    .where('conflict.ended_at', 'is', null)
    .where('file.lead_account', 'is', null)
    .where('file.closed_on', 'is', null)
    .groupBy(['file.id', 'file.reference'])
    .orderBy('since')
    .limit(50)
    .execute()
  return rows.map((row) => ({ caseId: row.id, reference: row.reference, since: row.since }))
}
