/** Advisory groups, their members, meetings and advice in rows. */
import type { Temporal } from 'temporal-polyfill'
import { byMeAfter, changedIn } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { RowOf } from '#platform/database/rows.ts'
import type { Advice, Group, Meeting, Member } from './group.ts'

export async function listGroups(trx: Trx): Promise<readonly Group[]> {
  return (await groupRows(trx).orderBy('group.name').limit(200).execute()).map(groupIn)
}

export async function findGroup(trx: Trx, id: string): Promise<Group | undefined> {
  const row = await groupRows(trx).where('group.id', '=', id).executeTakeFirst()
  return row && groupIn(row)
}

/** @returns undefined when the area has a group of that name */
export async function addGroup(
  trx: Trx,
  { areaId, name, terms }: Pick<Group, 'areaId' | 'name' | 'terms'>,
): Promise<string | undefined> {
  const id = newId()
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('communities.advisory_group')
    .values({ id, area_id: areaId, name, terms })
    .onConflict((conflict) => conflict.constraint('advisory_group_name_once').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n ? id : undefined
}

export async function isGroupNameTaken(trx: Trx, { areaId, id }: Group, name: string): Promise<boolean> {
  const row = await trx
    .selectFrom('communities.advisory_group')
    .select('id')
    .where('area_id', '=', areaId)
    .where('name', '=', name)
    .where('id', '<>', id)
    .executeTakeFirst()
  return row !== undefined
}

export async function changeGroup(
  trx: Trx,
  id: string,
  seen: number,
  { name, terms, endedOn }: Pick<Group, 'name' | 'terms' | 'endedOn'>,
): Promise<bigint> {
  const { numUpdatedRows } = await trx
    .updateTable('communities.advisory_group')
    .set({ name, terms, ended_on: endedOn ?? null, ...byMeAfter(seen) })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return numUpdatedRows
}

export async function listMembers(trx: Trx, groupId: string): Promise<readonly Member[]> {
  const rows = await trx
    .selectFrom('communities.advisory_member as member')
    .innerJoin('communities.organisation as organisation', 'organisation.id', 'member.organisation_id')
    .leftJoin('accounts.account as changer', 'changer.id', 'member.changed_by')
    .selectAll('member')
    .select(['organisation.name as organisation', 'changer.name as changer'])
    .where('member.group_id', '=', groupId)
    .orderBy('organisation.name')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    areaId: row.area_id,
    groupId: row.group_id,
    organisationId: row.organisation_id,
    organisation: row.organisation,
    fromOn: row.from_on,
    untilOn: row.until_on ?? undefined,
    ...changedIn(row),
  }))
}

export async function addMember(
  trx: Trx,
  { areaId, id: groupId }: Group,
  { organisationId, fromOn }: Pick<Member, 'organisationId' | 'fromOn'>,
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('communities.advisory_member')
    .values({ id, area_id: areaId, group_id: groupId, organisation_id: organisationId, from_on: fromOn })
    .execute()
  return id
}

export async function endMember(trx: Trx, id: string, seen: number, untilOn: Temporal.PlainDate): Promise<bigint> {
  const { numUpdatedRows } = await trx
    .updateTable('communities.advisory_member')
    .set({ until_on: untilOn, ...byMeAfter(seen) })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return numUpdatedRows
}

/** The latest first. */
export async function listMeetings(trx: Trx, groupId: string): Promise<readonly Meeting[]> {
  const rows = await trx
    .selectFrom('communities.advisory_meeting')
    .selectAll()
    .where('group_id', '=', groupId)
    .orderBy('held_on', 'desc')
    .limit(300)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    areaId: row.area_id,
    groupId: row.group_id,
    heldOn: row.held_on,
    organisations: row.organisations,
    spokeOf: row.spoke_of,
  }))
}

/** @returns undefined when the group's meeting of that day is recorded already */
export async function addMeeting(
  trx: Trx,
  { areaId, id: groupId }: Group,
  { heldOn, organisations, spokeOf }: Pick<Meeting, 'heldOn' | 'organisations' | 'spokeOf'>,
): Promise<string | undefined> {
  const id = newId()
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('communities.advisory_meeting')
    .values({ id, area_id: areaId, group_id: groupId, held_on: heldOn, organisations, spoke_of: spokeOf })
    .onConflict((conflict) => conflict.constraint('advisory_meeting_once_a_day').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n ? id : undefined
}

/** Of one group, or of all that the reader sees; the latest first. */
export async function listAdvice(trx: Trx, groupId?: string): Promise<readonly Advice[]> {
  const all = adviceRows(trx).orderBy('meeting.held_on', 'desc').orderBy('advice.id').limit(500)
  const rows = await (groupId === undefined ? all : all.where('meeting.group_id', '=', groupId)).execute()
  return rows.map(adviceIn)
}

export async function findAdvice(trx: Trx, id: string): Promise<Advice | undefined> {
  const row = await adviceRows(trx).where('advice.id', '=', id).executeTakeFirst()
  return row && adviceIn(row)
}

export async function addAdvice(trx: Trx, meeting: Pick<Meeting, 'id' | 'areaId'>, advice: string): Promise<string> {
  const id = newId()
  await trx
    .insertInto('communities.advice')
    .values({ id, area_id: meeting.areaId, meeting_id: meeting.id, advice })
    .execute()
  return id
}

export async function recordDone(
  trx: Trx,
  id: string,
  seen: number,
  done: { readonly what: string; readonly on: Temporal.PlainDate },
): Promise<bigint> {
  const { numUpdatedRows } = await trx
    .updateTable('communities.advice')
    .set({ done: done.what, done_on: done.on, ...byMeAfter(seen) })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return numUpdatedRows
}

const groupRows = (trx: Trx) =>
  trx
    .selectFrom('communities.advisory_group as group')
    .leftJoin('accounts.account as changer', 'changer.id', 'group.changed_by')
    .selectAll('group')
    .select('changer.name as changer')

const adviceRows = (trx: Trx) =>
  trx
    .selectFrom('communities.advice as advice')
    .innerJoin('communities.advisory_meeting as meeting', 'meeting.id', 'advice.meeting_id')
    .innerJoin('communities.advisory_group as group', 'group.id', 'meeting.group_id')
    .leftJoin('accounts.account as changer', 'changer.id', 'advice.changed_by')
    .selectAll('advice')
    .select(['meeting.held_on', 'meeting.group_id', 'group.name as group', 'changer.name as changer'])

function groupIn(row: RowOf<ReturnType<typeof groupRows>>): Group {
  return {
    id: row.id,
    areaId: row.area_id,
    name: row.name,
    terms: row.terms,
    endedOn: row.ended_on ?? undefined,
    ...changedIn(row),
  }
}

function adviceIn(row: RowOf<ReturnType<typeof adviceRows>>): Advice {
  return {
    id: row.id,
    areaId: row.area_id,
    groupId: row.group_id,
    group: row.group,
    givenOn: row.held_on,
    advice: row.advice,
    done: row.done_on === null ? undefined : { what: row.done, on: row.done_on },
    ...changedIn(row),
  }
}
