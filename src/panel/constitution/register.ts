/**
 * The register of conflicts: what members declared of themselves for every meeting, what they answered when a meeting asked, and on which days
 * conflicts with a case were declared. It names no case: whoever may see one finds the conflict there.
 */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { RowOf } from '#platform/database/rows.ts'

export type Interest = {
  readonly id: string
  readonly areaId: string
  readonly accountId: string
  readonly name: string
  readonly words: string
  readonly declaredOn: Temporal.PlainDate
  readonly endedOn: Temporal.PlainDate | undefined
}

/** Those that the reader may see, by member; those that ended too. */
export async function listInterests(trx: Trx): Promise<readonly Interest[]> {
  const rows = await interestRows(trx).orderBy('account.name').orderBy('interest.declared_on').limit(1000).execute()
  return rows.map(interestIn)
}

export async function findInterest(trx: Trx, id: string): Promise<Interest | undefined> {
  const row = await interestRows(trx).where('interest.id', '=', id).executeTakeFirst()
  return row && interestIn(row)
}

export async function addInterest(
  trx: Trx,
  { areaId, accountId, words }: Pick<Interest, 'areaId' | 'accountId' | 'words'>,
): Promise<string> {
  const id = newId()
  await trx.insertInto('panel.interest').values({ id, area_id: areaId, account_id: accountId, words }).execute()
  return id
}

/** Ends it today. What has ended stays as it was. */
export async function endInterest(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('panel.interest')
    .set({ ended_on: sql<Temporal.PlainDate>`access.today()`, ended_by: sql<string>`access.actor()` })
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .execute()
}

const interestRows = (trx: Trx) =>
  trx
    .selectFrom('panel.interest as interest')
    .leftJoin('accounts.account as account', 'account.id', 'interest.account_id')
    .selectAll('interest')
    .select('account.name')

function interestIn(row: RowOf<ReturnType<typeof interestRows>>): Interest {
  return {
    id: row.id,
    areaId: row.area_id,
    accountId: row.account_id,
    name: colleagueName(row.name),
    words: row.words,
    declaredOn: row.declared_on,
    endedOn: row.ended_on ?? undefined,
  }
}

export type Says = 'nothing' | 'something'

/** What members answer when a meeting asks. Said again, the latest counts. */
export async function addDeclarations(
  trx: Trx,
  meeting: { readonly id: string; readonly areaId: string },
  accounts: readonly string[],
  says: Says,
): Promise<void> {
  if (accounts.length === 0) return
  await trx
    .insertInto('panel.declaration')
    .values(
      accounts.map((accountId) => ({
        id: newId(),
        area_id: meeting.areaId,
        meeting_id: meeting.id,
        account_id: accountId,
        says,
      })),
    )
    .execute()
}

/** What each member answered last, as far as the reader may see it; by account. */
export async function listDeclarations(trx: Trx, meetingId: string): Promise<ReadonlyMap<string, Says>> {
  const rows = await trx
    .selectFrom('panel.declaration')
    .select(['account_id', 'says'])
    .distinctOn('account_id')
    .where('meeting_id', '=', meetingId)
    .orderBy('account_id')
    .orderBy('declared_at', 'desc')
    .execute()
  return new Map(rows.map(({ account_id, says }) => [account_id, says === 'nothing' ? 'nothing' : 'something']))
}

export type DeclaredConflicts = {
  readonly accountId: string
  readonly name: string
  /** Newest first; a day for each conflict. */
  readonly days: readonly Temporal.PlainDate[]
}

/** On which days conflicts with a case were declared, by member; for whoever arranges the meetings of the area. */
export async function listDeclaredConflicts(trx: Trx, areaId: string): Promise<readonly DeclaredConflicts[]> {
  const { rows } = await sql<{ account_id: string; name: string | null; declared_on: Temporal.PlainDate }>`
    select d.account_id, a.name, d.declared_on
      from panel.conflicts_declared(${areaId}::uuid) d
      left join accounts.account a on a.id = d.account_id
     order by a.name, d.declared_on desc`.execute(trx)
  return [...Map.groupBy(rows, ({ account_id }) => account_id)].map(([accountId, declared]) => ({
    accountId,
    name: colleagueName(declared[0]?.name ?? null),
    days: declared.map(({ declared_on }) => declared_on),
  }))
}
