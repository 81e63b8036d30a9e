/** The rows of bodies, memberships and reporting lines. Row security shows each reader their own area. */
import { byMeAfter, changedIn } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { RowOf } from '#platform/database/rows.ts'
import { bodyKinds, type BodyKind } from '#reference/bodies.ts'
import { hasCode } from '#reference/code-list.ts'
import { membershipRoles, type Body, type Membership, type MembershipRole, type ReportingLine } from './body.ts'

export type NewBody = Pick<Body, 'areaId' | 'kind' | 'name' | 'terms' | 'meetsEveryMonths'>
export type BodyChange = Omit<NewBody, 'areaId'> & Pick<Body, 'endedOn'>

/** Every body that stands or stood, in the order of their kinds. */
export async function listBodies(trx: Trx): Promise<readonly Body[]> {
  const rows = await bodies(trx).limit(500).execute()
  const place = ({ kind }: Body) => bodyKinds.findIndex(({ code }) => code === kind)
  return rows.map(bodyIn).toSorted((one, other) => place(one) - place(other) || one.name.localeCompare(other.name))
}

/** Bodies of an area that have not come to an end, by name: for whoever puts something before one of them. */
export async function listStandingBodies(trx: Trx, areaId: string): Promise<readonly Pick<Body, 'id' | 'name'>[]> {
  return (await listBodies(trx)).filter((body) => body.areaId === areaId && body.endedOn === undefined)
}

export async function findBody(trx: Trx, id: string): Promise<Body | undefined> {
  const row = await bodies(trx).where('body.id', '=', id).executeTakeFirst()
  return row && bodyIn(row)
}

/** @returns undefined when the area has a body of this name already */
export async function addBody(trx: Trx, body: NewBody): Promise<string | undefined> {
  return (await addBodies(trx, [body]))[0]?.id
}

/** @returns those that were added: none of a name that its area has already */
export async function addBodies(
  trx: Trx,
  bodies: readonly NewBody[],
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  if (bodies.length === 0) return []
  return trx
    .insertInto('boards.body')
    .values(
      bodies.map((body) => ({
        id: newId(),
        area_id: body.areaId,
        kind: body.kind,
        name: body.name,
        terms: body.terms,
        meets_every_months: body.meetsEveryMonths ?? null,
      })),
    )
    .onConflict((conflict) => conflict.constraint('body_name_once').doNothing())
    .returning(['id', 'name'])
    .execute()
}

export async function isNameTaken(trx: Trx, areaId: string, name: string, butFor: string): Promise<boolean> {
  const row = await trx
    .selectFrom('boards.body')
    .select('id')
    .where('area_id', '=', areaId)
    .where('name', '=', name)
    .where('id', '<>', butFor)
    .executeTakeFirst()
  return row !== undefined
}

/** @param seen the version it was changed from. @returns how many rows changed: none when somebody else was faster */
export async function changeBody(trx: Trx, id: string, seen: number, change: BodyChange): Promise<bigint> {
  const changed = await trx
    .updateTable('boards.body')
    .set({
      kind: change.kind,
      name: change.name,
      terms: change.terms,
      meets_every_months: change.meetsEveryMonths ?? null,
      ended_on: change.endedOn ?? null,
      ...byMeAfter(seen),
    })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

export type NewMembership = Pick<
  Membership,
  'areaId' | 'bodyId' | 'agencyId' | 'name' | 'post' | 'accountId' | 'role' | 'deputy' | 'fromOn' | 'untilOn'
>

/** Of one body, or of all; those who left too. */
export async function listMemberships(trx: Trx, bodyId?: string): Promise<readonly Membership[]> {
  const all = memberships(trx).orderBy('membership.from_on').limit(2000)
  const rows = await (bodyId === undefined ? all : all.where('membership.body_id', '=', bodyId)).execute()
  return rows.map(membershipIn)
}

export async function findMembership(trx: Trx, id: string): Promise<Membership | undefined> {
  const row = await memberships(trx).where('membership.id', '=', id).executeTakeFirst()
  return row && membershipIn(row)
}

export async function addMembership(trx: Trx, member: NewMembership): Promise<string> {
  const id = newId()
  await trx
    .insertInto('boards.membership')
    .values({
      id,
      area_id: member.areaId,
      body_id: member.bodyId,
      agency_id: member.agencyId,
      name: member.name,
      post: member.post,
      account_id: member.accountId ?? null,
      role: member.role,
      deputy: member.deputy,
      from_on: member.fromOn,
      until_on: member.untilOn ?? null,
    })
    .execute()
  return id
}

export type MembershipChange = Pick<Membership, 'post' | 'deputy' | 'untilOn'>

export async function changeMembership(trx: Trx, id: string, seen: number, change: MembershipChange): Promise<bigint> {
  const changed = await trx
    .updateTable('boards.membership')
    .set({ post: change.post, deputy: change.deputy, until_on: change.untilOn ?? null, ...byMeAfter(seen) })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

export type NewReportingLine = Pick<
  ReportingLine,
  'areaId' | 'bodyId' | 'toBodyId' | 'what' | 'everyMonths' | 'owner' | 'countsFrom'
>

/** Every line that stands or stood, in the order they were drawn up. */
export async function listReportingLines(trx: Trx): Promise<readonly ReportingLine[]> {
  const rows = await reportingLines(trx).orderBy('line.id').limit(1000).execute()
  return rows.map(lineIn)
}

export async function findReportingLine(trx: Trx, id: string): Promise<ReportingLine | undefined> {
  const row = await reportingLines(trx).where('line.id', '=', id).executeTakeFirst()
  return row && lineIn(row)
}

/** @returns undefined when this body reports the same to that one already */
export async function addReportingLine(trx: Trx, line: NewReportingLine): Promise<string | undefined> {
  const id = newId()
  const added = await trx
    .insertInto('boards.reporting_line')
    .values({
      id,
      area_id: line.areaId,
      body_id: line.bodyId,
      to_body_id: line.toBodyId,
      what: line.what,
      every_months: line.everyMonths ?? null,
      owner: line.owner,
      counts_from: line.countsFrom,
    })
    .onConflict((conflict) =>
      conflict.columns(['area_id', 'body_id', 'to_body_id', 'what']).where('ended_on', 'is', null).doNothing(),
    )
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n ? id : undefined
}

/** Whether another line that stands says the same: an ended one cannot be taken up beside it. */
export async function hasTwin(trx: Trx, line: ReportingLine): Promise<boolean> {
  const twin = await trx
    .selectFrom('boards.reporting_line')
    .select('id')
    .where('area_id', '=', line.areaId)
    .where('body_id', '=', line.bodyId)
    .where('to_body_id', '=', line.toBodyId)
    .where('what', '=', line.what)
    .where('ended_on', 'is', null)
    .where('id', '<>', line.id)
    .executeTakeFirst()
  return twin !== undefined
}

export type ReportingLineChange = Pick<ReportingLine, 'everyMonths' | 'owner' | 'countsFrom' | 'endedOn'>

export async function changeReportingLine(
  trx: Trx,
  id: string,
  seen: number,
  change: ReportingLineChange,
): Promise<bigint> {
  const changed = await trx
    .updateTable('boards.reporting_line')
    .set({
      every_months: change.everyMonths ?? null,
      owner: change.owner,
      counts_from: change.countsFrom,
      ended_on: change.endedOn ?? null,
      ...byMeAfter(seen),
    })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

export type Choice = { readonly id: string; readonly name: string }

export async function listAgencies(trx: Trx, areaId: string): Promise<readonly Choice[]> {
  return await trx
    .selectFrom('accounts.agency')
    .select(['id', 'name'])
    .where('area_id', '=', areaId)
    .orderBy('name')
    .limit(500)
    .execute()
}

/** People with an account in the area, for a member who has one. */
export async function listPeople(trx: Trx, areaId: string): Promise<readonly Choice[]> {
  return await trx
    .selectFrom('accounts.account')
    .select(['id', 'name'])
    .where('area_id', '=', areaId)
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .limit(1000)
    .execute()
}

const bodies = (trx: Trx) =>
  trx
    .selectFrom('boards.body as body')
    .leftJoin('accounts.account as changer', 'changer.id', 'body.changed_by')
    .selectAll('body')
    .select('changer.name as changer')

const memberships = (trx: Trx) =>
  trx
    .selectFrom('boards.membership as membership')
    .innerJoin('accounts.agency as agency', 'agency.id', 'membership.agency_id')
    .leftJoin('accounts.account as changer', 'changer.id', 'membership.changed_by')
    .selectAll('membership')
    .select(['changer.name as changer', 'agency.name as agency'])

const reportingLines = (trx: Trx) =>
  trx
    .selectFrom('boards.reporting_line as line')
    .leftJoin('accounts.account as changer', 'changer.id', 'line.changed_by')
    .selectAll('line')
    .select('changer.name as changer')

function bodyIn(row: RowOf<ReturnType<typeof bodies>>): Body {
  return {
    id: row.id,
    areaId: row.area_id,
    kind: kindIn(row.kind),
    name: row.name,
    terms: row.terms,
    meetsEveryMonths: row.meets_every_months ?? undefined,
    endedOn: row.ended_on ?? undefined,
    ...changedIn(row),
  }
}

function membershipIn(row: RowOf<ReturnType<typeof memberships>>): Membership {
  return {
    id: row.id,
    areaId: row.area_id,
    bodyId: row.body_id,
    agencyId: row.agency_id,
    agency: row.agency,
    name: row.name,
    post: row.post,
    accountId: row.account_id ?? undefined,
    role: roleIn(row.role),
    deputy: row.deputy,
    fromOn: row.from_on,
    untilOn: row.until_on ?? undefined,
    ...changedIn(row),
  }
}

function lineIn(row: RowOf<ReturnType<typeof reportingLines>>): ReportingLine {
  return {
    id: row.id,
    areaId: row.area_id,
    bodyId: row.body_id,
    toBodyId: row.to_body_id,
    what: row.what,
    everyMonths: row.every_months ?? undefined,
    owner: row.owner,
    countsFrom: row.counts_from,
    endedOn: row.ended_on ?? undefined,
    ...changedIn(row),
  }
}

function kindIn(code: string): BodyKind {
  if (!hasCode(bodyKinds, code)) throw new Error(`a body is of a kind that the list does not have: ${code}`)
  return code
}

function roleIn(text: string): MembershipRole {
  const role = membershipRoles.find((one) => one === text)
  if (role === undefined) throw new Error(`a membership has a role that the room does not know: ${text}`)
  return role
}
