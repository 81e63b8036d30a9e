/** Meetings of the Channel panel, who is asked to them, and what is on their agendas. */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { labelOf } from '#reference/code-list.ts'
import type { AgendaPurpose } from '#reference/decisions.ts'
import { sectors } from '#reference/sectors.ts'

export type Capacity = 'chair' | 'deputy' | 'police' | 'member'
export type Present = 'present' | 'apologies' | 'absent'

export type Meeting = {
  readonly id: string
  readonly areaId: string
  readonly heldOn: Temporal.PlainDate
  readonly startsAt: string
  readonly place: string
  readonly kind: 'ordinary' | 'emergency'
  readonly packPublishedAt: Temporal.Instant | undefined
  readonly version: number
}

export type Invitee = {
  readonly accountId: string
  readonly name: string
  readonly agency: string
  readonly capacity: Capacity
  readonly present: Present | undefined
}

export type Item = {
  readonly id: string
  readonly caseId: string
  readonly reference: string
  readonly position: number
  readonly purpose: string
  readonly state: string
  /** The sector it came from and the agency, where the referrer's is one: whom whoever arranges the meeting may invite to this item. */
  readonly cameFrom: string
  /** Members with a declared conflict, by account; shown to whoever arranges the meeting, and to themselves. */
  readonly conflicts: readonly string[]
}

export type NewMeeting = Pick<Meeting, 'areaId' | 'heldOn' | 'startsAt' | 'place' | 'kind'>

/** Arranges a meeting and invites everyone who sits on the area's panel. @returns its id */
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

/** Items whose case the reader may see, in order. */
export async function listItems(trx: Trx, meetingId: string): Promise<Item[]> {
  const rows = await trx
    .selectFrom('panel.item as item')
    .innerJoin('cases.case_file as file', 'file.id', 'item.case_id')
    .leftJoin('referrals.referral as referral', 'referral.id', 'file.referral_id')
    .leftJoin('accounts.agency as referrer', 'referrer.id', 'referral.referrer_agency')
    .selectAll('item')
    .select(['file.reference', 'referral.sector', 'referrer.name as referrer'])
    .where('item.meeting_id', '=', meetingId)
    .orderBy('item.position')
    .execute()
  const conflicts = await trx
    .selectFrom('panel.conflict as conflict')
    .innerJoin('panel.item as item', 'item.id', 'conflict.item_id')
    .select(['conflict.item_id', 'conflict.account_id'])
    .where('item.meeting_id', '=', meetingId)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    reference: row.reference,
    position: row.position,
    purpose: row.purpose,
    state: row.state,
    cameFrom: cameFrom(row.sector, row.referrer),
    conflicts: conflicts.filter((conflict) => conflict.item_id === row.id).map((conflict) => conflict.account_id),
  }))
}

/** Where the referral of a case came from, without who wrote it. */
export async function findReferrer(trx: Trx, referralId: string): Promise<string> {
  const row = await trx
    .selectFrom('referrals.referral as referral')
    .leftJoin('accounts.agency as referrer', 'referrer.id', 'referral.referrer_agency')
    .select(['referral.sector', 'referrer.name'])
    .where('referral.id', '=', referralId)
    .executeTakeFirst()
  return cameFrom(row?.sector ?? null, row?.name ?? null)
}

function cameFrom(sector: string | null, agency: string | null): string {
  const from = sector === null ? 'not known' : labelOf(sectors, sector)
  return agency === null ? from : `${from}: ${agency}`
}

export type NewItem = {
  readonly areaId: string
  readonly meetingId: string
  readonly caseId: string
  readonly purpose: 'first discussion' | 'deferred discussion' | 'sessions' | AgendaPurpose
}

/** Puts a case at the end of a meeting's agenda. */
export async function addItem(trx: Trx, item: NewItem): Promise<void> {
  await trx
    .insertInto('panel.item')
    .values({
      id: newId(),
      area_id: item.areaId,
      meeting_id: item.meetingId,
      case_id: item.caseId,
      purpose: item.purpose,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from panel.item where meeting_id = ${item.meetingId})`,
    })
    .onConflict((conflict) => conflict.constraint('item_once_a_meeting').doUpdateSet({ state: 'listed' }))
    .execute()
}

export async function markDecided(trx: Trx, meetingId: string, caseId: string): Promise<void> {
  await trx
    .updateTable('panel.item')
    .set({ state: 'decided' })
    .where('meeting_id', '=', meetingId)
    .where('case_id', '=', caseId)
    .execute()
}

export async function publishPack(trx: Trx, meetingId: string): Promise<void> {
  await trx
    .updateTable('panel.meeting')
    .set({ pack_published_at: sql`now()` })
    .where('id', '=', meetingId)
    .where('pack_published_at', 'is', null)
    .execute()
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

/** A member may not see an item: they, or whoever arranges the meeting, say so. */
export async function addConflict(trx: Trx, item: { id: string; areaId: string }, accountId: string): Promise<void> {
  await trx
    .insertInto('panel.conflict')
    .values({ item_id: item.id, area_id: item.areaId, account_id: accountId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export type Presence = {
  readonly chair: 'channel chair' | 'deputy chair' | 'neither'
  readonly homeForcePolice: boolean
}

/** Who of those whom the Act asks for is recorded as present: the council's chair or deputy, and police of the person's home force (s37(3), (5)). */
export function presenceOf(invitees: readonly Invitee[], homeForce: string): Presence {
  const here = invitees.filter((invitee) => invitee.present === 'present')
  const chair = here.some((invitee) => invitee.capacity === 'chair')
  const deputy = here.some((invitee) => invitee.capacity === 'deputy')
  return {
    chair: chair ? 'channel chair' : deputy ? 'deputy chair' : 'neither',
    homeForcePolice: here.some((invitee) => invitee.capacity === 'police' && invitee.agency === homeForce),
  }
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
