/** Meetings, attendance, decisions, actions and minutes in rows; agendas are in agenda-store.ts. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { byMe, byMeAfter, changedIn, type Changed } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { oneOf, type RowOf } from '#platform/database/rows.ts'
import { addItems, listItems, listWaiting, type NewItem } from './agenda-store.ts'
import {
  minutesStates,
  presences,
  ways,
  type Action,
  type Attended,
  type Decision,
  type Meeting,
  type Minutes,
  type MinutesState,
  type Presence,
} from './meeting.ts'

export type NewMeeting = Pick<Meeting, 'areaId' | 'bodyId' | 'heldOn' | 'startsAt' | 'place'>

/** Of one body, or of all that the reader sees; the latest first. */
export async function listMeetings(trx: Trx, bodyId?: string): Promise<readonly Meeting[]> {
  const all = meetingRows(trx).orderBy('meeting.held_on', 'desc').limit(300)
  const rows = await (bodyId === undefined ? all : all.where('meeting.body_id', '=', bodyId)).execute()
  return rows.map(meetingIn)
}

export async function findMeeting(trx: Trx, id: string): Promise<Meeting | undefined> {
  const row = await meetingRows(trx).where('meeting.id', '=', id).executeTakeFirst()
  return row && meetingIn(row)
}

/**
 * Arranges a meeting. The standing items of the body's last meeting are on its agenda, and whatever was escalated to the body and is on
 * no agenda yet.
 *
 * @returns undefined when the body meets on that day already
 */
export async function addMeeting(trx: Trx, meeting: NewMeeting): Promise<string | undefined> {
  const last = (await listMeetings(trx, meeting.bodyId))[0]
  const id = newId()
  const added = await trx
    .insertInto('boards.meeting')
    .values({
      id,
      area_id: meeting.areaId,
      body_id: meeting.bodyId,
      held_on: meeting.heldOn,
      starts_at: meeting.startsAt,
      place: meeting.place,
    })
    .onConflict((conflict) => conflict.constraint('meeting_once_a_day').doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return undefined
  const standing = last === undefined ? [] : (await listItems(trx, last.id)).filter(({ kind }) => kind === 'standing')
  const waiting = await listWaiting(trx, meeting.bodyId)
  await addItems(trx, { id, areaId: meeting.areaId }, [
    ...standing.map(({ title, presenter }): NewItem => ({ kind: 'standing', title, presenter })),
    ...waiting.map((one): NewItem => ({ kind: 'escalation', title: one.what, presenter: '', escalationId: one.id })),
  ])
  return id
}

export type MeetingChange = Pick<Meeting, 'heldOn' | 'startsAt' | 'place'>

export async function meetsOn(trx: Trx, bodyId: string, day: Temporal.PlainDate, butFor: string): Promise<boolean> {
  const row = await trx
    .selectFrom('boards.meeting')
    .select('id')
    .where('body_id', '=', bodyId)
    .where('held_on', '=', day)
    .where('id', '<>', butFor)
    .executeTakeFirst()
  return row !== undefined
}

/** @returns how many rows changed: none when somebody else was faster */
export async function changeMeeting(trx: Trx, id: string, seen: number, change: MeetingChange): Promise<bigint> {
  const changed = await trx
    .updateTable('boards.meeting')
    .set({ held_on: change.heldOn, starts_at: change.startsAt, place: change.place, ...byMeAfter(seen) })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

/**
 * Of those who sit on the body that day, each in a row whose version counts how often it was noted. What a page showed has the sum of them.
 *
 * @param seen that sum; 0 when nothing had been noted
 * @returns how many rows changed: none when somebody else was faster
 */
export async function recordAttendance(
  trx: Trx,
  meeting: Pick<Meeting, 'id' | 'areaId'>,
  seen: number,
  came: readonly { readonly membershipId: string; readonly presence: Presence }[],
): Promise<bigint> {
  if (came.length === 0) return 0n
  // Two who note at once do so one after the other.
  await trx.selectFrom('boards.meeting').select('id').where('id', '=', meeting.id).forUpdate().execute()
  const noted = await findAttendanceNoted(trx, meeting.id)
  if ((noted?.version ?? 0) !== seen) return 0n
  const changed = await trx
    .insertInto('boards.attendance')
    .values(
      came.map(({ membershipId, presence }) => ({
        area_id: meeting.areaId,
        meeting_id: meeting.id,
        membership_id: membershipId,
        presence,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['area_id', 'meeting_id', 'membership_id']).doUpdateSet((row) => ({
        presence: row.ref('excluded.presence'),
        version: sql<number>`attendance.version + 1`,
        ...byMe(),
      })),
    )
    .executeTakeFirst()
  return changed.numInsertedOrUpdatedRows ?? 0n
}

/** Who last noted who came, and when; undefined until somebody has. */
export async function findAttendanceNoted(trx: Trx, meetingId: string): Promise<Changed | undefined> {
  const rows = await trx
    .selectFrom('boards.attendance as came')
    .leftJoin('accounts.account as changer', 'changer.id', 'came.changed_by')
    .select(['came.version', 'came.changed_at', 'changer.name as changer'])
    .where('came.meeting_id', '=', meetingId)
    .orderBy('came.changed_at', 'desc')
    .execute()
  const [last] = rows
  return last && { ...changedIn(last), version: rows.reduce((sum, { version }) => sum + version, 0) }
}

export type AttendedBy = Attended & { readonly membershipId: string; readonly name: string; readonly meetingId: string }

/** Who came to the meetings of a body; every meeting's, in their order. */
export async function listAttendance(trx: Trx, bodyId: string): Promise<readonly AttendedBy[]> {
  const rows = await trx
    .selectFrom('boards.attendance as came')
    .innerJoin('boards.meeting as meeting', 'meeting.id', 'came.meeting_id')
    .innerJoin('boards.membership as member', 'member.id', 'came.membership_id')
    .innerJoin('accounts.agency as agency', 'agency.id', 'member.agency_id')
    .select([
      'came.presence',
      'came.meeting_id',
      'came.membership_id',
      'meeting.held_on',
      'member.name',
      'agency.name as agency',
    ])
    .where('meeting.body_id', '=', bodyId)
    .orderBy('meeting.held_on')
    .orderBy('agency.name')
    .orderBy('member.name')
    .execute()
  return rows.map((row) => ({
    membershipId: row.membership_id,
    meetingId: row.meeting_id,
    name: row.name,
    agency: row.agency,
    heldOn: row.held_on,
    presence: oneOf(presences, row.presence),
  }))
}

export type NewDecision = Omit<Decision, 'id'>

export async function addDecision(
  trx: Trx,
  meeting: Pick<Meeting, 'id' | 'areaId'>,
  decision: NewDecision,
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('boards.decision')
    .values({
      id,
      area_id: meeting.areaId,
      meeting_id: meeting.id,
      agenda_item_id: decision.itemId ?? null,
      decision: decision.decision,
      reasons: decision.reasons,
      reached: decision.reached,
    })
    .execute()
  return id
}

export async function listDecisions(trx: Trx, meetingId: string): Promise<readonly Decision[]> {
  const rows = await trx
    .selectFrom('boards.decision')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    itemId: row.agenda_item_id ?? undefined,
    decision: row.decision,
    reasons: row.reasons,
    reached: oneOf(ways, row.reached),
  }))
}

export type NewAction = Pick<Action, 'what' | 'owner' | 'dueOn'>

export async function addAction(trx: Trx, meeting: Pick<Meeting, 'id' | 'areaId'>, action: NewAction): Promise<string> {
  const id = newId()
  await trx
    .insertInto('boards.action')
    .values({
      id,
      area_id: meeting.areaId,
      meeting_id: meeting.id,
      what: action.what,
      owner: action.owner,
      due_on: action.dueOn,
    })
    .execute()
  return id
}

/** Every action of a body, in the order of their meetings. */
export async function listActions(trx: Trx, bodyId: string): Promise<readonly Action[]> {
  const rows = await actionRows(trx).where('meeting.body_id', '=', bodyId).limit(2000).execute()
  return rows.map(actionIn)
}

export async function findAction(trx: Trx, id: string): Promise<Action | undefined> {
  const row = await actionRows(trx).where('action.id', '=', id).executeTakeFirst()
  return row && actionIn(row)
}

export type ActionChange = Pick<Action, 'owner' | 'dueOn' | 'closedOn' | 'outcome'>

export async function changeAction(trx: Trx, id: string, seen: number, change: ActionChange): Promise<bigint> {
  const changed = await trx
    .updateTable('boards.action')
    .set({
      owner: change.owner,
      due_on: change.dueOn,
      closed_on: change.closedOn ?? null,
      outcome: change.outcome,
      ...byMe(),
      version: seen + 1,
    })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

export async function findMinutes(trx: Trx, meetingId: string): Promise<Minutes | undefined> {
  const row = await trx
    .selectFrom('boards.minutes as minutes')
    .leftJoin('accounts.account as changer', 'changer.id', 'minutes.changed_by')
    .select(['minutes.state', 'minutes.text', 'minutes.version', 'minutes.changed_at', 'changer.name as changer'])
    .where('minutes.meeting_id', '=', meetingId)
    .executeTakeFirst()
  return row && { state: oneOf(minutesStates, row.state), text: row.text, ...changedIn(row) }
}

/**
 * The first draft, or the next writing of minutes that are not locked.
 *
 * @param seen the version that was written on; 0 for the first draft
 * @returns how many rows changed: none when somebody else was faster, or locked them
 */
export async function writeMinutes(
  trx: Trx,
  meeting: Pick<Meeting, 'id' | 'areaId'>,
  seen: number,
  { text, state }: { readonly text: string; readonly state: MinutesState },
): Promise<bigint> {
  if (seen === 0) {
    const added = await trx
      .insertInto('boards.minutes')
      .values({ area_id: meeting.areaId, meeting_id: meeting.id, text })
      .onConflict((conflict) => conflict.columns(['area_id', 'meeting_id']).doNothing())
      .executeTakeFirst()
    return added.numInsertedOrUpdatedRows ?? 0n
  }
  const changed = await trx
    .updateTable('boards.minutes')
    .set({ text, state, ...byMeAfter(seen) })
    .where('meeting_id', '=', meeting.id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

const meetingRows = (trx: Trx) =>
  trx
    .selectFrom('boards.meeting as meeting')
    .leftJoin('accounts.account as changer', 'changer.id', 'meeting.changed_by')
    .selectAll('meeting')
    .select('changer.name as changer')

const actionRows = (trx: Trx) =>
  trx
    .selectFrom('boards.action as action')
    .innerJoin('boards.meeting as meeting', 'meeting.id', 'action.meeting_id')
    .leftJoin('accounts.account as changer', 'changer.id', 'action.changed_by')
    .selectAll('action')
    .select(['meeting.held_on', 'meeting.body_id', 'changer.name as changer'])
    .orderBy('meeting.held_on')
    .orderBy('action.id')

function meetingIn(row: RowOf<ReturnType<typeof meetingRows>>): Meeting {
  return {
    id: row.id,
    areaId: row.area_id,
    bodyId: row.body_id,
    heldOn: row.held_on,
    startsAt: row.starts_at.slice(0, 5),
    place: row.place,
    ...changedIn(row),
  }
}

function actionIn(row: RowOf<ReturnType<typeof actionRows>>): Action {
  return {
    id: row.id,
    areaId: row.area_id,
    meetingId: row.meeting_id,
    bodyId: row.body_id,
    takenOn: row.held_on,
    what: row.what,
    owner: row.owner,
    dueOn: row.due_on,
    closedOn: row.closed_on ?? undefined,
    outcome: row.outcome,
    ...changedIn(row),
  }
}
