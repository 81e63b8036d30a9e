/** The minutes of meetings and their addenda in rows. That they go forward only, and that a locked one stands, is the database's to hold. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { byMe, byMeAfter, colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Meeting } from '../../meetings/meeting.ts'
import type { Addendum } from '../minute.ts'
import { standingIn } from '../store.ts'
import { GeneralContent, type GeneralMinute } from './general.ts'

type OfMeeting = Pick<Meeting, 'id' | 'areaId'>

export async function findGeneralMinute(trx: Trx, meetingId: string): Promise<GeneralMinute | undefined> {
  const row = await trx
    .selectFrom('panel.general_minute as minute')
    .leftJoin('accounts.account as drafter', 'drafter.id', 'minute.drafted_by')
    .leftJoin('accounts.account as agreer', 'agreer.id', 'minute.agreed_by')
    .leftJoin('accounts.account as locker', 'locker.id', 'minute.locked_by')
    .leftJoin('accounts.account as changer', 'changer.id', 'minute.changed_by')
    .leftJoin('panel.meeting as agreeing', 'agreeing.id', 'minute.agreed_meeting')
    .select(['minute.state', 'minute.content', 'minute.version', 'minute.drafted_at', 'minute.agreed_at'])
    .select(['minute.locked_at', 'minute.changed_at', 'agreeing.held_on as agreed_on'])
    .select(['drafter.name as drafter', 'agreer.name as agreer', 'locker.name as locker', 'changer.name as changer'])
    .where('minute.meeting_id', '=', meetingId)
    .executeTakeFirst()
  return row && { ...standingIn(row), content: GeneralContent.parse(row.content) }
}

export async function isGeneralLocked(trx: Trx, meetingId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('panel.general_minute')
    .select('state')
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return row?.state === 'locked'
}

/** @returns whether this made it: a meeting has one minute, whoever else drafts it at the same moment */
export async function addGeneralMinute(trx: Trx, { id, areaId }: OfMeeting, content: GeneralContent): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('panel.general_minute')
    .values({ meeting_id: id, area_id: areaId, content: JSON.stringify(content) })
    .onConflict((conflict) => conflict.column('meeting_id').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** @returns how many rows changed: none when somebody else was faster, or it is a draft no more */
export async function writeGeneralMinute(
  trx: Trx,
  meetingId: string,
  seen: number,
  content: GeneralContent,
): Promise<bigint> {
  const changed = await trx
    .updateTable('panel.general_minute')
    .set({ content: JSON.stringify(content), ...byMeAfter(seen) })
    .where('meeting_id', '=', meetingId)
    .where('state', '=', 'draft')
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

/** @param atMeeting the meeting that agreed it; undefined where none did */
export async function agreeGeneralMinute(trx: Trx, meetingId: string, atMeeting: string | undefined): Promise<void> {
  await trx
    .updateTable('panel.general_minute')
    .set({ state: 'agreed', agreed_meeting: atMeeting ?? null, version: sql`version + 1`, ...byMe() })
    .where('meeting_id', '=', meetingId)
    .where('state', '=', 'draft')
    .execute()
}

export async function lockGeneralMinute(trx: Trx, meetingId: string): Promise<void> {
  await trx
    .updateTable('panel.general_minute')
    .set({ state: 'locked', version: sql`version + 1`, ...byMe() })
    .where('meeting_id', '=', meetingId)
    .where('state', '=', 'agreed')
    .execute()
}

/** Oldest first. */
export async function listGeneralAddenda(trx: Trx, { id, areaId }: OfMeeting): Promise<readonly Addendum[]> {
  const rows = await trx
    .selectFrom('panel.general_addendum as addendum')
    .leftJoin('accounts.account as adder', 'adder.id', 'addendum.added_by')
    .select(['addendum.id', 'addendum.words', 'addendum.added_at', 'adder.name as adder'])
    .where('addendum.area_id', '=', areaId)
    .where('addendum.meeting_id', '=', id)
    .orderBy('addendum.added_at')
    .orderBy('addendum.id')
    .execute()
  return rows.map((row) => ({ id: row.id, words: row.words, by: colleagueName(row.adder), at: row.added_at }))
}

export async function addGeneralAddendum(trx: Trx, { id, areaId }: OfMeeting, words: string): Promise<void> {
  await trx
    .insertInto('panel.general_addendum')
    .values({ id: newId(), area_id: areaId, meeting_id: id, words })
    .execute()
}

/**
 * Who declared a conflict with something on the agenda, each once and never with what; for others than whoever arranges the meetings, nobody but
 * themselves.
 *
 * @param until when the minute was agreed
 */
export async function listGeneralConflictNames(
  trx: Trx,
  meetingId: string,
  until: Temporal.Instant | undefined,
): Promise<readonly string[]> {
  let rows = trx
    .selectFrom('panel.conflict as conflict')
    .innerJoin('panel.item as item', 'item.id', 'conflict.item_id')
    .innerJoin('accounts.account as account', 'account.id', 'conflict.account_id')
    .innerJoin('accounts.agency as agency', 'agency.id', 'account.agency_id')
    .select(['account.id', 'account.name', 'agency.name as agency'])
    .distinct()
    .where('item.meeting_id', '=', meetingId)
    .where('item.state', '<>', 'taken off')
    .orderBy('account.name')
  if (until !== undefined) rows = rows.where('conflict.declared_at', '<=', until)
  return (await rows.execute()).map(({ name, agency }) => `${name}, ${agency}`)
}

/** How many, whoever they are. */
export async function countGeneralConflicts(trx: Trx, meetingId: string): Promise<number> {
  const { rows } = await sql<{ declared: number }>`
    select panel.meeting_conflicts(${meetingId}::uuid) as declared`.execute(trx)
  return rows[0]?.declared ?? 0
}
