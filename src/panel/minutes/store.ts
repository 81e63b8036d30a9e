/** Minutes and their addenda in rows. That they go forward only, and that a locked one stands, is the database's to hold. */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'
import { byMe, byMeAfter, changedIn, colleagueName } from '#platform/database/changed.ts'
import { newId } from '#platform/database/ids.ts'
import type { Vault } from '#platform/database/vault.ts'
import { oneOf, type RowOf } from '#platform/database/rows.ts'
import type { Written } from '../running/store.ts'
import { MinuteContent, states, type Addendum, type Minute, type MinuteStanding } from './minute.ts'

const minutePlace = (itemId: string) => ({ table: 'panel.minute', column: 'sealed', row: itemId })
const addendumPlace = (id: string) => ({ table: 'panel.addendum', column: 'sealed', row: id })

/** How far the minutes of a meeting are, by item, as far as the reader sees their cases. */
export async function listStandings(trx: Trx, meetingId: string): Promise<ReadonlyMap<string, MinuteStanding>> {
  const rows = await minuteRows(trx)
    .innerJoin('panel.item as item', 'item.id', 'minute.item_id')
    .where('item.meeting_id', '=', meetingId)
    .execute()
  return new Map(rows.map((row) => [row.item_id, standingOf(row)]))
}

export async function findMinute(
  trx: Trx,
  vault: Vault,
  item: Pick<Written, 'id' | 'personId'>,
): Promise<Minute | undefined> {
  const row = await minuteRows(trx).select('minute.sealed').where('minute.item_id', '=', item.id).executeTakeFirst()
  if (row === undefined) return undefined
  const text = await vault.open(item.personId, minutePlace(item.id), row.sealed)
  return { ...standingOf(row), content: text === undefined ? undefined : MinuteContent.parse(JSON.parse(text)) }
}

export async function isLocked(trx: Trx, itemId: string): Promise<boolean> {
  const row = await trx.selectFrom('panel.minute').select('state').where('item_id', '=', itemId).executeTakeFirst()
  return row?.state === 'locked'
}

/** Of a case, oldest first, where the reader may see the meeting too. */
export async function listMinutesOfCase(trx: Trx, areaId: string, caseId: string) {
  const rows = await trx
    .selectFrom('panel.minute as minute')
    .innerJoin('panel.item as item', 'item.id', 'minute.item_id')
    .innerJoin('panel.meeting as meeting', 'meeting.id', 'item.meeting_id')
    .select(['minute.item_id', 'minute.state', 'item.meeting_id', 'item.purpose', 'meeting.held_on'])
    .where('minute.area_id', '=', areaId)
    .where('minute.case_id', '=', caseId)
    .orderBy('meeting.held_on')
    .execute()
  return rows.map((row) => ({
    address: `/panel/meetings/${row.meeting_id}/minutes/${row.item_id}`,
    heldOn: row.held_on,
    purpose: row.purpose,
    state: oneOf(states, row.state),
  }))
}

/** @returns whether this made it: an item has one minute, whoever else drafts it at the same moment */
export async function addMinute(trx: Trx, vault: Vault, item: Written, content: MinuteContent): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('panel.minute')
    .values({
      item_id: item.id,
      area_id: item.areaId,
      case_id: item.caseId,
      sealed: await sealed(vault, item, content),
    })
    .onConflict((conflict) => conflict.column('item_id').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** @returns how many rows changed: none when somebody else was faster, or it is a draft no more */
export async function writeMinute(
  trx: Trx,
  vault: Vault,
  item: Written,
  seen: number,
  content: MinuteContent,
): Promise<bigint> {
  const changed = await trx
    .updateTable('panel.minute')
    .set({ sealed: await sealed(vault, item, content), ...byMeAfter(seen) })
    .where('item_id', '=', item.id)
    .where('state', '=', 'draft')
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

/** @param atMeeting the meeting that agreed them; undefined where none did */
export async function agreeMinutes(trx: Trx, itemIds: readonly string[], atMeeting: string | undefined): Promise<void> {
  if (itemIds.length === 0) return
  await trx
    .updateTable('panel.minute')
    .set({ state: 'agreed', agreed_meeting: atMeeting ?? null, version: sql`version + 1`, ...byMe() })
    .where('item_id', 'in', [...itemIds])
    .where('state', '=', 'draft')
    .execute()
}

export async function lockMinutes(trx: Trx, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length === 0) return
  await trx
    .updateTable('panel.minute')
    .set({ state: 'locked', version: sql`version + 1`, ...byMe() })
    .where('item_id', 'in', [...itemIds])
    .where('state', '=', 'agreed')
    .execute()
}

/** Oldest first. */
export async function listAddenda(
  trx: Trx,
  vault: Vault,
  { id, areaId, personId }: Pick<Written, 'id' | 'areaId' | 'personId'>,
): Promise<readonly Addendum[]> {
  const rows = await trx
    .selectFrom('panel.addendum as addendum')
    .leftJoin('accounts.account as adder', 'adder.id', 'addendum.added_by')
    .select(['addendum.id', 'addendum.sealed', 'addendum.added_at', 'adder.name as adder'])
    .where('addendum.area_id', '=', areaId)
    .where('addendum.item_id', '=', id)
    .orderBy('addendum.added_at')
    .orderBy('addendum.id')
    .execute()
  const words = await vault.openMany(
    rows.map((row) => ({ subjectId: personId, place: addendumPlace(row.id), sealed: row.sealed })),
  )
  return rows.map((row, at) => ({ id: row.id, words: words[at], by: colleagueName(row.adder), at: row.added_at }))
}

export async function addAddendum(trx: Trx, vault: Vault, item: Written, words: string): Promise<string> {
  const id = newId()
  await trx
    .insertInto('panel.addendum')
    .values({
      id,
      area_id: item.areaId,
      item_id: item.id,
      case_id: item.caseId,
      sealed: await vault.seal(item.personId, addendumPlace(id), words),
    })
    .execute()
  return id
}

/** Who declared a conflict at the item before its minute was agreed; for others than whoever arranges the meetings, nobody but themselves. */
export async function listConflictNames(trx: Trx, { itemId, agreed }: MinuteStanding): Promise<readonly string[]> {
  let rows = trx
    .selectFrom('panel.conflict as conflict')
    .innerJoin('accounts.account as account', 'account.id', 'conflict.account_id')
    .innerJoin('accounts.agency as agency', 'agency.id', 'account.agency_id')
    .select(['account.name', 'agency.name as agency'])
    .where('conflict.item_id', '=', itemId)
    .orderBy('account.name')
  if (agreed !== undefined) rows = rows.where('conflict.declared_at', '<=', agreed.at)
  return (await rows.execute()).map(({ name, agency }) => `${name}, ${agency}`)
}

/** How many, whoever they are. */
export async function countConflicts(trx: Trx, itemId: string): Promise<number> {
  const { rows } = await sql<{ declared: number }>`
    select panel.item_conflicts(${itemId}::uuid) as declared`.execute(trx)
  return rows[0]?.declared ?? 0
}

async function sealed(vault: Vault, { id, personId }: Written, content: MinuteContent): Promise<Buffer> {
  return await vault.seal(personId, minutePlace(id), JSON.stringify(content))
}

const minuteRows = (trx: Trx) =>
  trx
    .selectFrom('panel.minute as minute')
    .leftJoin('accounts.account as drafter', 'drafter.id', 'minute.drafted_by')
    .leftJoin('accounts.account as agreer', 'agreer.id', 'minute.agreed_by')
    .leftJoin('accounts.account as locker', 'locker.id', 'minute.locked_by')
    .leftJoin('accounts.account as changer', 'changer.id', 'minute.changed_by')
    .leftJoin('panel.meeting as agreeing', 'agreeing.id', 'minute.agreed_meeting')
    .select(['minute.item_id', 'minute.state', 'minute.version', 'minute.drafted_at', 'minute.agreed_at'])
    .select(['minute.locked_at', 'minute.changed_at', 'agreeing.held_on as agreed_on'])
    .select(['drafter.name as drafter', 'agreer.name as agreer', 'locker.name as locker', 'changer.name as changer'])

type Row = RowOf<ReturnType<typeof minuteRows>>

function standingOf(row: Row): MinuteStanding {
  return { itemId: row.item_id, ...standingIn(row) }
}

/** How far a minute is, whatever it is about. */
export function standingIn(row: Omit<Row, 'item_id'>): Omit<MinuteStanding, 'itemId'> {
  return {
    state: oneOf(states, row.state),
    ...changedIn(row),
    drafted: { by: colleagueName(row.drafter), at: row.drafted_at },
    agreed:
      row.agreed_at === null
        ? undefined
        : { by: colleagueName(row.agreer), at: row.agreed_at, meetingOn: row.agreed_on ?? undefined },
    locked: row.locked_at === null ? undefined : { by: colleagueName(row.locker), at: row.locked_at },
  }
}
