/** What a strategy is called and which years it is for, put right after it was added. Nothing is overwritten: what it was called before stays. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Strategy } from './store.ts'

export type Years = {
  readonly title: string
  /** As its front page says them. */
  readonly period: string
  readonly fromYear: number
  readonly toYear: number
}

/** Once a version was adopted, another name is a correction, and says why. The policy says the same. */
export function wasAdopted({ versions }: Strategy): boolean {
  return versions.some(({ state }) => state !== 'draft')
}

/** @param seen the revision that whoever names it had before them. @returns false when somebody else named it since */
export async function addNaming(
  trx: Trx,
  { id, areaId, naming }: Strategy,
  seen: number,
  years: Years,
  why: string,
): Promise<boolean> {
  if (seen !== naming.revision) return false
  const added = await trx
    .insertInto('strategy.naming')
    .values({
      id: newId(),
      area_id: areaId,
      strategy_id: id,
      revision: seen + 1,
      title: years.title,
      period: years.period,
      from_year: years.fromYear,
      to_year: years.toYear,
      why,
    })
    .onConflict((conflict) => conflict.constraint('naming_revision_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

export type Correction = {
  readonly was: Years
  readonly why: string
  readonly by: string
  readonly at: Temporal.Instant
}

/** What was corrected since it was adopted, the latest first. What it was called as a draft was never in force, and is left out. */
export async function listCorrections(trx: Trx, { id }: Strategy): Promise<readonly Correction[]> {
  const namings = await trx
    .selectFrom('strategy.naming as n')
    .leftJoin('accounts.account as maker', 'maker.id', 'n.made_by')
    .select(['n.title', 'n.period', 'n.from_year as fromYear', 'n.to_year as toYear'])
    .select(['n.why', 'n.made_at', 'maker.name'])
    .where('n.strategy_id', '=', id)
    .orderBy('n.revision')
    .execute()
  if (namings.length === 0) return []
  const first = await trx
    .selectFrom('strategy.strategy')
    .select(['title', 'period', 'from_year as fromYear', 'to_year as toYear'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return namings
    .flatMap(({ why, name, made_at }, place) => {
      const { title, period, fromYear, toYear } = namings[place - 1] ?? first
      const was = { title, period, fromYear, toYear }
      return why === '' ? [] : [{ was, why, by: name ?? 'Someone elsewhere', at: made_at }]
    })
    .toReversed()
}
