/** Threat profiles and their recommendations in rows. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { byMeAfter, changedIn, colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { hasCode } from '#reference/code-list.ts'
import { markings, profileKinds, threatThemes } from '#reference/local-threat.ts'
import {
  isInForce,
  priorities,
  waysToAnswer,
  type Recommendation,
  type RecommendationAnswer,
  type ThreatProfile,
} from './profile.ts'

export type NewProfile = Omit<ThreatProfile, 'id' | 'endedOn' | 'version' | 'changedBy' | 'changedAt'>

/** @returns undefined where the area has this edition of the kind already */
export async function addProfile(trx: Trx, profile: NewProfile): Promise<string | undefined> {
  const added = await trx
    .insertInto('picture.threat_profile')
    .values({
      id: newId(),
      area_id: profile.areaId,
      kind: profile.kind,
      edition: profile.edition,
      marking: profile.marking,
      declared: true,
      owner: profile.owner,
      audience: profile.audience,
      briefed_on: profile.briefedOn ?? null,
      refresh_on: profile.refreshOn,
    })
    .onConflict((at) => at.columns(['area_id', 'kind', 'edition']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id
}

export type ChangedProfile = Pick<
  ThreatProfile,
  'marking' | 'owner' | 'audience' | 'briefedOn' | 'refreshOn' | 'endedOn'
>

/** @returns how many rows changed: none when somebody else was faster */
export async function changeProfile(trx: Trx, id: string, seen: number, to: ChangedProfile): Promise<bigint> {
  const changed = await trx
    .updateTable('picture.threat_profile')
    .set({
      marking: to.marking,
      owner: to.owner,
      audience: to.audience,
      briefed_on: to.briefedOn ?? null,
      refresh_on: to.refreshOn,
      ended_on: to.endedOn ?? null,
      ...byMeAfter(seen),
    })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

export async function findProfile(trx: Trx, id: string): Promise<ThreatProfile | undefined> {
  const row = await profiles(trx).where('profile.id', '=', id).executeTakeFirst()
  return row && profileIn(row)
}

/** Those in force first, then the latest to end. */
export async function listProfiles(trx: Trx, areaId: string): Promise<readonly ThreatProfile[]> {
  const rows = await profiles(trx)
    .where('profile.area_id', '=', areaId)
    .orderBy(sql`profile.ended_on desc nulls first`)
    .orderBy('profile.refresh_on', 'desc')
    .limit(200)
    .execute()
  return rows.map(profileIn)
}

export type NewRecommendation = Pick<
  Recommendation,
  'areaId' | 'profileId' | 'number' | 'words' | 'priority' | 'theme'
> & {
  /** Of the part of a strategy that says the same; left out: it is a recommendation of its own. */
  readonly key?: string
}

/** @returns undefined where the profile has this number already */
export async function addRecommendation(trx: Trx, one: NewRecommendation): Promise<string | undefined> {
  const id = newId()
  const added = await trx
    .insertInto('picture.recommendation')
    .values({
      id,
      area_id: one.areaId,
      profile_id: one.profileId,
      part_key: one.key ?? id,
      number: one.number,
      words: one.words,
      priority: one.priority,
      theme: one.theme,
    })
    .onConflict((at) => at.columns(['area_id', 'profile_id', 'number']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id
}

export async function changeRecommendation(
  trx: Trx,
  id: string,
  seen: number,
  to: Pick<Recommendation, 'words' | 'priority' | 'theme' | 'key'>,
): Promise<bigint> {
  const changed = await trx
    .updateTable('picture.recommendation')
    .set({ words: to.words, priority: to.priority, theme: to.theme, part_key: to.key, ...byMeAfter(seen) })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

export async function addAnswer(
  trx: Trx,
  { id, areaId }: Pick<Recommendation, 'id' | 'areaId'>,
  { how, words }: Pick<RecommendationAnswer, 'how' | 'words'>,
): Promise<void> {
  await trx
    .insertInto('picture.recommendation_answer')
    .values({ id: newId(), area_id: areaId, recommendation_id: id, how, words })
    .execute()
}

export async function findRecommendation(trx: Trx, id: string): Promise<Recommendation | undefined> {
  const rows = await recommendations(trx).where('recommendation.id', '=', id).execute()
  return (await withAnswers(trx, rows))[0]
}

export async function listRecommendationsOf(trx: Trx, profileId: string): Promise<readonly Recommendation[]> {
  const rows = await recommendations(trx)
    .where('recommendation.profile_id', '=', profileId)
    .orderBy('recommendation.id')
    .execute()
  return await withAnswers(trx, rows)
}

export type RecommendationInForce = Recommendation & {
  readonly profile: Pick<ThreatProfile, 'id' | 'kind' | 'edition'>
  /** Where it can be read. */
  readonly address: string
}

/**
 * What the profiles in force recommend in an area: what the strategy's golden thread begins with. Whoever may not read the profiles gets none.
 * `key` is what an action of the plan serves.
 */
export async function listRecommendations(
  trx: Trx,
  areaId: string,
  today: Temporal.PlainDate,
): Promise<readonly RecommendationInForce[]> {
  const inForce = (await listProfiles(trx, areaId)).filter((profile) => isInForce(profile, today))
  if (inForce.length === 0) return []
  const rows = await recommendations(trx)
    .where(
      'recommendation.profile_id',
      'in',
      inForce.map(({ id }) => id),
    )
    .orderBy('recommendation.id')
    .execute()
  return (await withAnswers(trx, rows)).flatMap((one) => {
    const profile = inForce.find(({ id }) => id === one.profileId)
    return profile === undefined
      ? []
      : [{ ...one, profile, address: `/picture/profiles/${profile.id}#recommendation-${one.id}` }]
  })
}

const profiles = (trx: Trx) =>
  trx
    .selectFrom('picture.threat_profile as profile')
    .leftJoin('accounts.account as changer', 'changer.id', 'profile.changed_by')
    .selectAll('profile')
    .select('changer.name as changer')

const recommendations = (trx: Trx) =>
  trx
    .selectFrom('picture.recommendation as recommendation')
    .leftJoin('accounts.account as changer', 'changer.id', 'recommendation.changed_by')
    .selectAll('recommendation')
    .select('changer.name as changer')

type ProfileRow = Awaited<ReturnType<ReturnType<typeof profiles>['execute']>>[number]
type RecommendationRow = Awaited<ReturnType<ReturnType<typeof recommendations>['execute']>>[number]

function profileIn(row: ProfileRow): ThreatProfile {
  const marking = markings.find((one) => one === row.marking)
  if (!hasCode(profileKinds, row.kind) || marking === undefined) throw new Error('a profile of no known kind')
  return {
    id: row.id,
    areaId: row.area_id,
    kind: row.kind,
    edition: row.edition,
    marking,
    owner: row.owner,
    audience: row.audience,
    briefedOn: row.briefed_on ?? undefined,
    refreshOn: row.refresh_on,
    endedOn: row.ended_on ?? undefined,
    ...changedIn(row),
  }
}

async function withAnswers(trx: Trx, rows: readonly RecommendationRow[]): Promise<readonly Recommendation[]> {
  if (rows.length === 0) return []
  const answers = await trx
    .selectFrom('picture.recommendation_answer as answer')
    .leftJoin('accounts.account as maker', 'maker.id', 'answer.added_by')
    .select(['answer.recommendation_id', 'answer.how', 'answer.words', 'answer.added_at', 'maker.name'])
    .where(
      'answer.recommendation_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('answer.added_at')
    .orderBy('answer.id')
    .execute()
  return rows.map((row) => ({
    ...recommendationIn(row),
    answers: answers
      .filter(({ recommendation_id }) => recommendation_id === row.id)
      .flatMap(({ how, words, added_at, name }) => {
        const known = waysToAnswer.find((one) => one === how)
        return known === undefined ? [] : [{ how: known, words, by: colleagueName(name), at: added_at }]
      }),
  }))
}

function recommendationIn(row: RecommendationRow): Omit<Recommendation, 'answers'> {
  const priority = priorities.find((one) => one === row.priority)
  if (priority === undefined || !hasCode(threatThemes, row.theme)) throw new Error('a recommendation of no known theme')
  return {
    id: row.id,
    areaId: row.area_id,
    profileId: row.profile_id,
    key: row.part_key,
    number: row.number,
    words: row.words,
    priority,
    theme: row.theme,
    ...changedIn(row),
  }
}
