/** Meetings of the Channel panel, and who is asked to them and came. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { copyStandingItems } from '../agenda/standing.ts'
import type { Invitee, Meeting, Present } from './meeting.ts'

export type NewMeeting = Pick<Meeting, 'areaId' | 'heldOn' | 'startsAt' | 'place' | 'kind'>

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
  const { rows } = await sql<{
    account_id: string
    capacity: string
  }>`select account_id, capacity from panel.who_may_sit(${meeting.areaId}::uuid)`.execute(trx)
  if (rows.length > 0) {
    await trx
      .insertInto('panel.invitation')
      .values(
        rows.map((row) => ({
          area_id: meeting.areaId,
          meeting_id: id,
          account_id: row.account_id,
          capacity: row.capacity,
        })),
      )
      .execute()
  }
  await copyStandingItems(trx, { id, areaId: meeting.areaId })
  return id
}

/** Meetings the reader may see, newest first. */
export async function listMeetings(trx: Trx, limit = 50): Promise<Meeting[]> {
  const rows = await trx
    .selectFrom('panel.meeting')
    .selectAll()
    .orderBy('held_on', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(meetingOf)
}

/** Meetings of an area from a day on, earliest first. */
export async function listMeetingsFrom(trx: Trx, areaId: string, day: Temporal.PlainDate): Promise<Meeting[]> {
  const rows = await trx
    .selectFrom('panel.meeting')
    .selectAll()
    .where('area_id', '=', areaId)
    .where('held_on', '>=', day)
    .orderBy('held_on')
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
  let meetings = trx
    .selectFrom('panel.meeting as meeting')
    .innerJoin('panel.item as item', (join) =>
      join.onRef('item.area_id', '=', 'meeting.area_id').onRef('item.meeting_id', '=', 'meeting.id'),
    )
    .selectAll('meeting')
    .where('item.area_id', '=', areaId)
    .where('item.case_id', '=', id)
    .where('item.state', '<>', 'taken off')
    .where('meeting.held_on', '<=', today)
    .orderBy('meeting.held_on', 'desc')
    .limit(6)
  if (since !== undefined) meetings = meetings.where('meeting.held_on', '>=', since)
  return (await meetings.execute()).map(meetingOf)
}

export async function findMeeting(trx: Trx, meetingId: string): Promise<Meeting | undefined> {
  const row = await trx.selectFrom('panel.meeting').selectAll().where('id', '=', meetingId).executeTakeFirst()
  return row === undefined ? undefined : meetingOf(row)
}

export async function listInvitees(trx: Trx, meetingId: string): Promise<Invitee[]> {
  const rows = await trx
    .selectFrom('panel.invitation as invitation')
    .innerJoin('accounts.account as account', 'account.id', 'invitation.account_id')
    .innerJoin('accounts.agency as agency', 'agency.id', 'account.agency_id')
    .select(['account.id', 'account.name', 'agency.name as agency', 'invitation.capacity', 'invitation.present'])
    .where('invitation.meeting_id', '=', meetingId)
    .orderBy('account.name')
    .execute()
  return rows.map((row) => ({
    accountId: row.id,
    name: row.name,
    agency: row.agency,
    capacity: oneOf(row.capacity, ['chair', 'deputy', 'police', 'member'] as const),
    present: row.present === null ? undefined : oneOf(row.present, ['present', 'apologies', 'absent'] as const),
  }))
}

/** Who came. One statement for everyone, so that a meeting's attendance is never half recorded. */
export async function recordAttendance(
  trx: Trx,
  meetingId: string,
  attendance: ReadonlyMap<string, Present>,
): Promise<void> {
  const accounts = [...attendance.keys()]
  if (accounts.length === 0) return
  await sql`update panel.invitation v set present = given.present
              from unnest(${accounts}::uuid[], ${[...attendance.values()]}::text[]) as given (account_id, present)
             where v.meeting_id = ${meetingId} and v.account_id = given.account_id`.execute(trx)
}

type MeetingRow = {
  id: string
  area_id: string
  held_on: Temporal.PlainDate
  starts_at: string
  place: string
  kind: string
  pack_published_at: Temporal.Instant | null
  version: number
}

function meetingOf(row: MeetingRow): Meeting {
  return {
    id: row.id,
    areaId: row.area_id,
    heldOn: row.held_on,
    startsAt: row.starts_at,
    place: row.place,
    kind: row.kind === 'emergency' ? 'emergency' : 'ordinary',
    packPublishedAt: row.pack_published_at ?? undefined,
    version: row.version,
  }
}

function oneOf<const Words extends readonly string[]>(text: string, words: Words): Words[number] {
  const found = words.find((word) => word === text)
  if (found === undefined) throw new Error(`not one of ${words.join(', ')}: ${text}`)
  return found
}
