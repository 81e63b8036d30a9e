/** Meetings of the Channel panel, and who came to them, in rows; asking people to them is in invitation-store.ts. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { oneOf, type RowOf } from '#platform/database/rows.ts'
import { copyStandingItems } from '../agenda/standing.ts'
import { inviteThePanel } from './invitation-store.ts'
import { capacities, presences, type Invitee, type Meeting, type Present } from './meeting.ts'

export type NewMeeting = Pick<Meeting, 'areaId' | 'heldOn' | 'startsAt' | 'place' | 'kind'>
export type MeetingChange = Omit<NewMeeting, 'areaId'>

/** Arranges a meeting, with the standing items of its agenda, and invites everyone who sits on the area's panel. @returns its id */
export async function addMeeting(trx: Trx, meeting: NewMeeting): Promise<string> {
  const id = newId()
  await trx
    .insertInto('panel.meeting')
    .values({
      id,
      area_id: meeting.areaId,
      held_on: meeting.heldOn,
      starts_at: meeting.startsAt,
      place: meeting.place,
      kind: meeting.kind,
    })
    .execute()
  await inviteThePanel(trx, { id, ...meeting })
  await copyStandingItems(trx, { id, areaId: meeting.areaId })
  return id
}

/** @param seen the version it was changed from. @returns how many rows changed: none when somebody else was faster, or cancelled it */
export async function changeMeeting(trx: Trx, id: string, seen: number, change: MeetingChange): Promise<bigint> {
  const changed = await trx
    .updateTable('panel.meeting')
    .set({
      held_on: change.heldOn,
      starts_at: change.startsAt,
      place: change.place,
      kind: change.kind,
      version: seen + 1,
    })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

/** @returns how many rows changed: none when somebody else changed it meanwhile, or cancelled it */
export async function cancelMeeting(trx: Trx, id: string, seen: number, why: string): Promise<bigint> {
  const cancelled = await trx
    .updateTable('panel.meeting')
    .set({
      cancelled_at: sql<Temporal.Instant>`now()`,
      cancelled_by: sql<string>`access.actor()`,
      cancel_reason: why,
      version: seen + 1,
    })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return cancelled.numUpdatedRows
}

/** Meetings the reader may see, newest first; those that were cancelled too. */
export async function listMeetings(trx: Trx, limit = 50): Promise<Meeting[]> {
  const rows = await meetingRows(trx).orderBy('meeting.held_on', 'desc').orderBy('meeting.id').limit(limit).execute()
  return rows.map(meetingOf)
}

/** Meetings of an area that are held from a day on, earliest first. */
export async function listMeetingsFrom(trx: Trx, areaId: string, day: Temporal.PlainDate): Promise<Meeting[]> {
  const rows = await meetingRows(trx)
    .where('meeting.area_id', '=', areaId)
    .where('meeting.held_on', '>=', day)
    .where('meeting.cancelled_at', 'is', null)
    .orderBy('meeting.held_on')
    .limit(50)
    .execute()
  return rows.map(meetingOf)
}

/** Meetings that were held and list the case, newest first: what is recorded at a meeting was on its agenda. */
export async function listMeetingsOfCase(
  trx: Trx,
  { areaId, id }: { readonly areaId: string; readonly id: string },
  today: Temporal.PlainDate,
  since?: Temporal.PlainDate,
): Promise<Meeting[]> {
  let meetings = meetingRows(trx)
    .innerJoin('panel.item as item', (join) =>
      join.onRef('item.area_id', '=', 'meeting.area_id').onRef('item.meeting_id', '=', 'meeting.id'),
    )
    .where('item.area_id', '=', areaId)
    .where('item.case_id', '=', id)
    .where('item.state', '<>', 'taken off')
    .where('meeting.held_on', '<=', today)
    .where('meeting.cancelled_at', 'is', null)
    .orderBy('meeting.held_on', 'desc')
    .limit(6)
  if (since !== undefined) meetings = meetings.where('meeting.held_on', '>=', since)
  return (await meetings.execute()).map(meetingOf)
}

export async function findMeeting(trx: Trx, meetingId: string): Promise<Meeting | undefined> {
  const row = await meetingRows(trx).where('meeting.id', '=', meetingId).executeTakeFirst()
  return row === undefined ? undefined : meetingOf(row)
}

export async function listInvitees(trx: Trx, meetingId: string): Promise<Invitee[]> {
  const rows = await trx
    .selectFrom('panel.invitation as invitation')
    .innerJoin('accounts.account as account', 'account.id', 'invitation.account_id')
    .innerJoin('accounts.agency as agency', 'agency.id', 'account.agency_id')
    .leftJoin('accounts.account as away', 'away.id', 'invitation.in_place_of')
    .select(['account.id', 'account.name', 'agency.id as agency_id', 'agency.name as agency'])
    .select(['invitation.capacity', 'invitation.present', 'invitation.came_at', 'invitation.left_at'])
    .select('away.name as away')
    .where('invitation.meeting_id', '=', meetingId)
    .orderBy('account.name')
    .execute()
  return rows.map((row) => ({
    accountId: row.id,
    name: row.name,
    agencyId: row.agency_id,
    agency: row.agency,
    capacity: oneOf(capacities, row.capacity),
    present: row.present === null ? undefined : oneOf(presences, row.present),
    inPlaceOf: row.away ?? undefined,
    cameAt: row.came_at?.slice(0, 5),
    leftAt: row.left_at?.slice(0, 5),
  }))
}

/** How often who came was noted, and by whom last. */
export type AttendanceNoted = {
  readonly version: number
  readonly changedBy: string
  readonly changedAt: Temporal.Instant | undefined
}

export async function findAttendanceNoted(trx: Trx, meetingId: string): Promise<AttendanceNoted> {
  const row = await trx
    .selectFrom('panel.meeting as meeting')
    .leftJoin('accounts.account as noter', 'noter.id', 'meeting.attendance_by')
    .select(['meeting.attendance_version', 'meeting.attendance_at', 'noter.name'])
    .where('meeting.id', '=', meetingId)
    .executeTakeFirstOrThrow()
  return {
    version: row.attendance_version,
    changedBy: colleagueName(row.name),
    changedAt: row.attendance_at ?? undefined,
  }
}

/**
 * Who came. One statement for everyone, so that a meeting's attendance is never half recorded.
 *
 * @param seen how often it had been noted when the writer saw it; left out where nobody else can be writing
 * @returns whether it was recorded: not when somebody else noted it meanwhile
 */
export async function recordAttendance(
  trx: Trx,
  meetingId: string,
  attendance: ReadonlyMap<string, Present>,
  seen?: number,
): Promise<boolean> {
  const accounts = [...attendance.keys()]
  if (accounts.length === 0) return true
  if (!(await noteAttendance(trx, meetingId, seen))) return false
  await sql`update panel.invitation v
               set present = given.present,
                   came_at = case when given.present = 'present' then v.came_at end,
                   left_at = case when given.present = 'present' then v.left_at end
              from unnest(${accounts}::uuid[], ${[...attendance.values()]}::text[]) as given (account_id, present)
             where v.meeting_id = ${meetingId} and v.account_id = given.account_id`.execute(trx)
  return true
}

/** From when to when somebody was there, by the clock of the meeting; undefined: from its beginning, or to its end. */
export type Stay = Pick<Invitee, 'cameAt' | 'leftAt'>

/** @returns whether it was recorded: not when somebody else noted who came meanwhile */
export async function recordStay(
  trx: Trx,
  meetingId: string,
  accountId: string,
  { cameAt, leftAt }: Stay,
  seen: number,
): Promise<boolean> {
  if (!(await noteAttendance(trx, meetingId, seen))) return false
  await trx
    .updateTable('panel.invitation')
    .set({ came_at: cameAt ?? null, left_at: leftAt ?? null })
    .where('meeting_id', '=', meetingId)
    .where('account_id', '=', accountId)
    .where('present', '=', 'present')
    .execute()
  return true
}

/** Two who note at once do so one after the other. */
async function noteAttendance(trx: Trx, meetingId: string, seen: number | undefined): Promise<boolean> {
  let noted = trx
    .updateTable('panel.meeting')
    .set({ attendance_version: sql<number>`attendance_version + 1` })
    .where('id', '=', meetingId)
  if (seen !== undefined) noted = noted.where('attendance_version', '=', seen)
  return (await noted.executeTakeFirst()).numUpdatedRows > 0n
}

const meetingRows = (trx: Trx) =>
  trx
    .selectFrom('panel.meeting as meeting')
    .leftJoin('accounts.account as changer', (join) =>
      join.on('changer.id', '=', sql<string>`coalesce(meeting.changed_by, meeting.arranged_by)`),
    )
    .selectAll('meeting')
    .select('changer.name as changer')

type MeetingRow = RowOf<ReturnType<typeof meetingRows>>

function meetingOf(row: MeetingRow): Meeting {
  const by = colleagueName(row.changer)
  return {
    id: row.id,
    areaId: row.area_id,
    heldOn: row.held_on,
    startsAt: row.starts_at,
    place: row.place,
    kind: row.kind === 'emergency' ? 'emergency' : 'ordinary',
    packPublishedAt: row.pack_published_at ?? undefined,
    // Cancelling was the last change: none follows it.
    cancelled: row.cancelled_at === null ? undefined : { at: row.cancelled_at, by, why: row.cancel_reason },
    changedBy: by,
    changedAt: row.changed_at,
    version: row.version,
  }
}
