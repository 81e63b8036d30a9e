/** Strategies, their versions and parts. Row security shows those of the reader's areas, and lets a part change only while its version is a draft. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { comparedParts, type ComparedPart } from '../comparing.ts'
import { isPartKind, type Part, type PartWords, type StrategyDraft } from '../parts.ts'

export type VersionState = 'draft' | 'adopted' | 'past'

export type Version = {
  readonly id: string
  readonly number: number
  readonly state: VersionState
  readonly whatChanged: string
  readonly madeBy: string
  readonly madeAt: Temporal.Instant
  readonly adoptedBy: string | undefined
  readonly adoptedAt: Temporal.Instant | undefined
}

export type Strategy = {
  readonly id: string
  readonly areaId: string
  readonly areaName: string
  readonly title: string
  readonly period: string
  readonly fromYear: number
  readonly toYear: number
  /** How often it was named, and who said last what it is called and which years it is for. */
  readonly naming: { readonly revision: number; readonly by: string; readonly at: Temporal.Instant }
  /** The newest first; never empty. */
  readonly versions: readonly Version[]
}

/** Every strategy that the reader may see, the latest years first. */
export async function listStrategies(trx: Trx): Promise<readonly Strategy[]> {
  const rows = await strategies(trx).limit(100).execute()
  const versions = await listVersions(
    trx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => asNamed(row, versions.get(row.id) ?? []))
}

/** Undefined when there is none, or it is not for the reader. */
export async function findStrategy(trx: Trx, id: string): Promise<Strategy | undefined> {
  const row = await strategies(trx).where('s.id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  return asNamed(row, (await listVersions(trx, [id])).get(id) ?? [])
}

/** The version in force; else the newest. */
export function currentVersion({ versions }: Strategy): Version | undefined {
  return versions.find(({ state }) => state === 'adopted') ?? versions[0]
}

/** Each by what it was called last. */
function strategies(trx: Trx) {
  return trx
    .selectFrom('strategy.strategy as s')
    .innerJoin('accounts.area as a', 'a.id', 's.area_id')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('strategy.naming as named')
          .selectAll('named')
          .whereRef('named.area_id', '=', 's.area_id')
          .whereRef('named.strategy_id', '=', 's.id')
          .orderBy('named.revision', 'desc')
          .limit(1)
          .as('n'),
      (join) => join.onTrue(),
    )
    .leftJoin('accounts.account as namer', (join) =>
      join.on((on) => on('namer.id', '=', on.fn.coalesce('n.made_by', 's.added_by'))),
    )
    .select(['s.id', 's.area_id as areaId', 'a.name as areaName', 'n.revision', 'namer.name as namedBy'])
    .select(({ fn }) => [
      fn.coalesce('n.title', 's.title').as('title'),
      fn.coalesce('n.period', 's.period').as('period'),
      fn.coalesce('n.from_year', 's.from_year').as('fromYear'),
      fn.coalesce('n.to_year', 's.to_year').as('toYear'),
      fn.coalesce('n.made_at', 's.added_at').as('namedAt'),
    ])
    .orderBy('fromYear', 'desc')
    .orderBy('s.id', 'desc')
}

type StrategyRow = Awaited<ReturnType<ReturnType<typeof strategies>['execute']>>[number]

function asNamed({ revision, namedBy, namedAt, ...row }: StrategyRow, versions: readonly Version[]): Strategy {
  return { ...row, naming: { revision: revision ?? 1, by: namedBy ?? elsewhere, at: namedAt }, versions }
}

async function listVersions(trx: Trx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Version[]>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('strategy.version as v')
    .leftJoin('accounts.account as maker', 'maker.id', 'v.made_by')
    .leftJoin('accounts.account as adopter', 'adopter.id', 'v.adopted_by')
    .select(['v.id', 'v.strategy_id', 'v.number', 'v.state', 'v.what_changed', 'v.made_at', 'v.adopted_at'])
    .select(['maker.name as made_by', 'adopter.name as adopted_by'])
    .where('v.strategy_id', 'in', ids)
    .orderBy('v.number', 'desc')
    .execute()
  const versions = rows.map((row) => ({
    strategyId: row.strategy_id,
    id: row.id,
    number: row.number,
    state: stateOf(row.state),
    whatChanged: row.what_changed,
    madeBy: row.made_by ?? elsewhere,
    madeAt: row.made_at,
    adoptedBy: row.adopted_at === null ? undefined : (row.adopted_by ?? elsewhere),
    adoptedAt: row.adopted_at ?? undefined,
  }))
  return Map.groupBy(versions, ({ strategyId }) => strategyId)
}

/** Names of another area's accounts are not for everybody. */
const elsewhere = 'Someone elsewhere'

function stateOf(state: string): VersionState {
  if (state === 'draft' || state === 'adopted' || state === 'past') return state
  throw new Error(`a version in a state that nobody knows: ${state}`)
}

/** Adds a strategy with its first version, a draft that holds these parts. */
export async function addStrategy(
  trx: Trx,
  draft: StrategyDraft,
): Promise<{ readonly strategyId: string; readonly versionId: string }> {
  const strategyId = newId()
  await trx
    .insertInto('strategy.strategy')
    .values({
      id: strategyId,
      area_id: draft.areaId,
      title: draft.title,
      period: draft.period,
      from_year: draft.fromYear,
      to_year: draft.toYear,
    })
    .execute()
  const versionId = newId()
  await trx
    .insertInto('strategy.version')
    .values({ id: versionId, area_id: draft.areaId, strategy_id: strategyId, number: 1 })
    .execute()
  await insertParts(
    trx,
    { areaId: draft.areaId, versionId },
    draft.parts.map((part) => ({ ...part, key: newId() })),
  )
  return { strategyId, versionId }
}

/** In this order, each under its key. */
async function insertParts(
  trx: Trx,
  { areaId, versionId }: PartOf,
  parts: readonly (PartWords & { readonly key: string })[],
): Promise<void> {
  if (parts.length === 0) return
  await trx
    .insertInto('strategy.part')
    .values(
      parts.map((part, place) => ({
        id: newId(),
        area_id: areaId,
        version_id: versionId,
        part_key: part.key,
        ...columnsOf(part),
        position: place + 1,
      })),
    )
    .execute()
}

type PartOf = { readonly areaId: string; readonly versionId: string }

const columnsOf = ({ kind, number, heading, text }: PartWords) => ({ kind, number, heading, text })

/**
 * Begins the next version: a draft with the parts of the newest one, each under the key it had.
 *
 * @returns its number; undefined when there is a draft already
 */
export async function addVersion(trx: Trx, strategy: Strategy, whatChanged: string): Promise<number | undefined> {
  const [newest] = strategy.versions
  if (newest === undefined) throw new Error('a strategy without a version')
  const id = newId()
  const added = await trx
    .insertInto('strategy.version')
    .values({
      id,
      area_id: strategy.areaId,
      strategy_id: strategy.id,
      number: newest.number + 1,
      what_changed: whatChanged,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .executeTakeFirst()
  if (added === undefined) return undefined
  await insertParts(trx, { areaId: strategy.areaId, versionId: id }, await listParts(trx, newest.id))
  return added.number
}

/** Adopts a draft; what was adopted in its area until now becomes past. @returns whether it still was a draft */
export async function adoptVersion(trx: Trx, areaId: string, versionId: string): Promise<boolean> {
  if (!(await holdDraft(trx, versionId))) return false
  await trx
    .updateTable('strategy.version')
    .set({ state: 'past' })
    .where('area_id', '=', areaId)
    .where('state', '=', 'adopted')
    .execute()
  await trx.updateTable('strategy.version').set({ state: 'adopted' }).where('id', '=', versionId).execute()
  return true
}

/** Nobody adopts it while a part of it changes, and nobody changes a part while it is adopted. @returns whether it is a draft */
async function holdDraft(trx: Trx, versionId: string): Promise<boolean> {
  const held = await trx
    .selectFrom('strategy.version')
    .select('state')
    .where('id', '=', versionId)
    .forUpdate()
    .executeTakeFirst()
  return held?.state === 'draft'
}

export async function listParts(trx: Trx, versionId: string): Promise<readonly Part[]> {
  return (await listPartsOf(trx, [versionId])).get(versionId) ?? []
}

async function listPartsOf(trx: Trx, versionIds: readonly string[]): Promise<ReadonlyMap<string, readonly Part[]>> {
  const rows = await trx
    .selectFrom('strategy.part as p')
    .leftJoin('accounts.account as changer', 'changer.id', 'p.changed_by')
    .select(['p.version_id', 'p.part_key', 'p.kind', 'p.number', 'p.heading', 'p.text', 'p.position', 'p.version'])
    .select(['p.changed_at', 'changer.name as changed_by'])
    .where('p.version_id', 'in', versionIds)
    .orderBy('p.position')
    .orderBy('p.part_key')
    .execute()
  const parts = rows.map(({ kind, ...row }) => {
    if (!isPartKind(kind)) throw new Error(`a part of a kind that nobody knows: ${kind}`)
    return {
      versionId: row.version_id,
      key: row.part_key,
      kind,
      number: row.number,
      heading: row.heading,
      text: row.text,
      position: row.position,
      version: row.version,
      changedBy: row.changed_by ?? elsewhere,
      changedAt: row.changed_at,
    }
  })
  return Map.groupBy(parts, ({ versionId }) => versionId)
}

/** Where a part goes: behind another, or at the beginning. */
export type Place = { readonly after: string | undefined }

/** Adds a part to a draft. @returns its key; undefined when the version is no draft any more */
export async function addPart(
  trx: Trx,
  { areaId, versionId }: PartOf,
  words: PartWords,
  place: Place,
): Promise<string | undefined> {
  if (!(await holdDraft(trx, versionId))) return undefined
  const key = newId()
  const position = await makeRoom(trx, versionId, place)
  await trx
    .insertInto('strategy.part')
    .values({ id: newId(), area_id: areaId, version_id: versionId, part_key: key, ...columnsOf(words), position })
    .execute()
  return key
}

/** @param seen the version of the part that whoever changed it had before them */
export async function changePart(
  trx: Trx,
  versionId: string,
  part: { readonly key: string; readonly seen: number },
  words: PartWords,
  place: Place,
): Promise<'changed' | 'changed-meanwhile' | 'not-a-draft'> {
  if (!(await holdDraft(trx, versionId))) return 'not-a-draft'
  const changed = await trx
    .updateTable('strategy.part')
    .set(columnsOf(words))
    .where('version_id', '=', versionId)
    .where('part_key', '=', part.key)
    .where('version', '=', part.seen)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return 'changed-meanwhile'
  const position = await makeRoom(trx, versionId, place)
  await trx
    .updateTable('strategy.part')
    .set({ position })
    .where('version_id', '=', versionId)
    .where('part_key', '=', part.key)
    .execute()
  return 'changed'
}

/** Taken out twice is taken out once. @returns false when the version is no draft any more */
export async function removePart(trx: Trx, versionId: string, key: string): Promise<boolean> {
  if (!(await holdDraft(trx, versionId))) return false
  await trx.deleteFrom('strategy.part').where('version_id', '=', versionId).where('part_key', '=', key).execute()
  return true
}

/** Moves what follows one on. Places may have gaps, and only their order counts. */
async function makeRoom(trx: Trx, versionId: string, { after }: Place): Promise<number> {
  const before =
    after === undefined
      ? undefined
      : await trx
          .selectFrom('strategy.part')
          .select('position')
          .where('version_id', '=', versionId)
          .where('part_key', '=', after)
          .executeTakeFirst()
  const position = after === undefined ? 1 : (before?.position ?? 0) + 1
  await trx
    .updateTable('strategy.part')
    .set((part) => ({ position: part('position', '+', 1) }))
    .where('version_id', '=', versionId)
    .where('position', '>=', position)
    .execute()
  return position
}

export type ComparedVersions = {
  readonly older: Version
  readonly newer: Version
  readonly parts: readonly ComparedPart[]
}

/** Two versions of a strategy, part against part. Undefined when it has no such versions. */
export async function comparedVersions(
  trx: Trx,
  strategy: Strategy,
  numbers: { readonly older: number; readonly newer: number },
): Promise<ComparedVersions | undefined> {
  const [older, newer] = [numbers.older, numbers.newer].map((number) =>
    strategy.versions.find((version) => version.number === number),
  )
  if (older === undefined || newer === undefined) return undefined
  const parts = await listPartsOf(trx, [older.id, newer.id])
  return { older, newer, parts: comparedParts(parts.get(older.id) ?? [], parts.get(newer.id) ?? []) }
}
