/** Engagements, with whom they were and how they were answered, in rows. */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { byMeAfter, changedIn } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { oneOf, type RowOf } from '#platform/database/rows.ts'
import { codesOf } from '#reference/code-list.ts'
import { communityThemes, engagementKinds, type EngagementKind } from '#reference/communities.ts'
import type { Answer, Engagement, FollowUp } from './engagement.ts'

export type EngagementChange = Pick<
  Engagement,
  'kind' | 'heldOn' | 'purpose' | 'audience' | 'ward' | 'reach' | 'themes' | 'heard'
> & {
  readonly followUp: Omit<FollowUp, 'owner'> | undefined
  /** Ids of organisations of the same area. */
  readonly with: readonly string[]
}

type Wanted = {
  readonly areaId?: string
  readonly with?: string
  readonly kind?: EngagementKind
  readonly from?: Temporal.PlainDate
  readonly until?: Temporal.PlainDate
}

/** The latest first. */
export async function listEngagements(trx: Trx, wanted: Wanted = {}): Promise<readonly Engagement[]> {
  let query = engagementRows(trx).orderBy('engagement.held_on', 'desc').orderBy('engagement.id', 'desc').limit(2000)
  if (wanted.areaId !== undefined) query = query.where('engagement.area_id', '=', wanted.areaId)
  if (wanted.kind !== undefined) query = query.where('engagement.kind', '=', wanted.kind)
  if (wanted.from !== undefined) query = query.where('engagement.held_on', '>=', wanted.from)
  if (wanted.until !== undefined) query = query.where('engagement.held_on', '<=', wanted.until)
  const organisation = wanted.with
  if (organisation !== undefined)
    query = query.where('engagement.id', 'in', (sub) =>
      sub
        .selectFrom('communities.engagement_party')
        .select('engagement_id')
        .where('organisation_id', '=', organisation),
    )
  return (await query.execute()).map(engagementIn)
}

/** From which something was to follow, by the day it is due: from a day on, and whatever is still owed, however old. */
export async function listFollowUps(
  trx: Trx,
  areas: readonly string[],
  since: Temporal.PlainDate,
): Promise<readonly Engagement[]> {
  if (areas.length === 0) return []
  const rows = await engagementRows(trx)
    .where('engagement.area_id', 'in', [...areas])
    .where('engagement.due_on', 'is not', null)
    .where((one) => one.or([one('engagement.due_on', '>=', since), one('answer.given_on', 'is', null)]))
    .orderBy('engagement.due_on')
    .limit(2000)
    .execute()
  return rows.map(engagementIn)
}

export async function findEngagement(trx: Trx, id: string): Promise<Engagement | undefined> {
  const row = await engagementRows(trx).where('engagement.id', '=', id).executeTakeFirst()
  return row && engagementIn(row)
}

export async function addEngagement(trx: Trx, areaId: string, added: EngagementChange): Promise<string> {
  const id = newId()
  await trx
    .insertInto('communities.engagement')
    .values({ id, area_id: areaId, ...valuesOf(added) })
    .execute()
  await addParties(trx, { id, areaId }, added.with)
  return id
}

/** @returns how many rows changed: none when somebody else was faster */
export async function changeEngagement(
  trx: Trx,
  engagement: Pick<Engagement, 'id' | 'areaId'>,
  seen: number,
  change: EngagementChange,
): Promise<bigint> {
  const { numUpdatedRows } = await trx
    .updateTable('communities.engagement')
    .set({ ...valuesOf(change), ...byMeAfter(seen) })
    .where('id', '=', engagement.id)
    .where('version', '=', seen)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) {
    await trx.deleteFrom('communities.engagement_party').where('engagement_id', '=', engagement.id).execute()
    await addParties(trx, engagement, change.with)
  }
  return numUpdatedRows
}

/** @returns false when it was answered already: an answer stays as it was given */
export async function addAnswer(
  trx: Trx,
  { id, areaId }: Pick<Engagement, 'id' | 'areaId'>,
  { did, told, givenOn }: Answer,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('communities.engagement_answer')
    .values({ area_id: areaId, engagement_id: id, did, told, given_on: givenOn })
    .onConflict((conflict) => conflict.columns(['area_id', 'engagement_id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export type Agency = { readonly id: string; readonly areaId: string; readonly name: string }

/** Who may own a follow-up: agencies of these areas, by name. */
export async function listAgencies(trx: Trx, areas: readonly string[]): Promise<readonly Agency[]> {
  const rows = await trx
    .selectFrom('accounts.agency')
    .select(['id', 'area_id', 'name'])
    .where('area_id', 'in', [...areas])
    .orderBy('name')
    .execute()
  return rows.map(({ id, area_id, name }) => ({ id, areaId: area_id, name }))
}

async function addParties(
  trx: Trx,
  { id, areaId }: Pick<Engagement, 'id' | 'areaId'>,
  organisations: readonly string[],
): Promise<void> {
  if (organisations.length === 0) return
  await trx
    .insertInto('communities.engagement_party')
    .values(organisations.map((organisation_id) => ({ area_id: areaId, engagement_id: id, organisation_id })))
    .execute()
}

function valuesOf(change: EngagementChange) {
  return {
    kind: change.kind,
    held_on: change.heldOn,
    purpose: change.purpose,
    audience: change.audience,
    ward: change.ward,
    reach: change.reach,
    themes: [...change.themes],
    heard: change.heard,
    follow_up: change.followUp?.what ?? '',
    owner_agency_id: change.followUp?.ownerAgencyId ?? null,
    due_on: change.followUp?.dueOn ?? null,
  }
}

const engagementRows = (trx: Trx) =>
  trx
    .selectFrom('communities.engagement as engagement')
    .leftJoin('communities.engagement_answer as answer', (join) =>
      join.onRef('answer.area_id', '=', 'engagement.area_id').onRef('answer.engagement_id', '=', 'engagement.id'),
    )
    .leftJoin('accounts.agency as owner', 'owner.id', 'engagement.owner_agency_id')
    .leftJoin('accounts.account as changer', 'changer.id', 'engagement.changed_by')
    .selectAll('engagement')
    .select(['answer.did', 'answer.told', 'answer.given_on', 'owner.name as owner', 'changer.name as changer'])
    .select(
      sql<{ id: string; name: string }[]>`(
        select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name), '[]')
          from communities.engagement_party p
          join communities.organisation o on o.area_id = p.area_id and o.id = p.organisation_id
         where p.area_id = engagement.area_id and p.engagement_id = engagement.id)`.as('parties'),
    )

type EngagementRow = RowOf<ReturnType<typeof engagementRows>>

function engagementIn(row: EngagementRow): Engagement {
  return {
    id: row.id,
    areaId: row.area_id,
    kind: oneOf(codesOf(engagementKinds), row.kind),
    heldOn: row.held_on,
    purpose: row.purpose,
    audience: row.audience,
    ward: row.ward,
    reach: row.reach,
    themes: row.themes.map((theme) => oneOf(codesOf(communityThemes), theme)),
    heard: row.heard,
    followUp:
      row.owner_agency_id === null || row.due_on === null
        ? undefined
        : { what: row.follow_up, ownerAgencyId: row.owner_agency_id, owner: row.owner ?? '', dueOn: row.due_on },
    answer: row.given_on === null ? undefined : { did: row.did ?? '', told: row.told ?? '', givenOn: row.given_on },
    with: row.parties,
    ...changedIn(row),
  }
}
