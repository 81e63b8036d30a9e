/** What a strategy does to people of each protected characteristic. Every save is a revision; the highest counts, and the others stay. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'

export const impacts = ['positive', 'none', 'negative', 'not known'] as const
export type Impact = (typeof impacts)[number]

export type EqualityWords = {
  readonly evidence: string
  readonly impact: Impact
  readonly impactWords: string
  readonly mitigation: string
  readonly owner: string
  readonly reviewOn: Temporal.PlainDate
}

export type EqualityEntry = EqualityWords & {
  readonly id: string
  readonly characteristic: string
  readonly revision: number
  readonly madeBy: string
  readonly madeAt: Temporal.Instant
  readonly signed: { readonly by: string; readonly at: Temporal.Instant } | undefined
}

const elsewhere = 'Someone elsewhere'

/** The latest revision of each characteristic that somebody has assessed. */
export async function listEntries(trx: Trx, strategyId: string): Promise<readonly EqualityEntry[]> {
  const rows = await trx
    .selectFrom('strategy.equality_entry as e')
    .leftJoin('accounts.account as maker', 'maker.id', 'e.made_by')
    .leftJoin('strategy.equality_sign_off as s', 's.entry_id', 'e.id')
    .leftJoin('accounts.account as signer', 'signer.id', 's.signed_by')
    .distinctOn('e.characteristic')
    .selectAll('e')
    .select(['maker.name as maker_name', 's.signed_at', 'signer.name as signer_name'])
    .where('e.strategy_id', '=', strategyId)
    .orderBy('e.characteristic')
    .orderBy('e.revision', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    characteristic: row.characteristic,
    revision: row.revision,
    evidence: row.evidence,
    impact: impactOf(row.impact),
    impactWords: row.impact_words,
    mitigation: row.mitigation,
    owner: row.owner,
    reviewOn: row.review_on,
    madeBy: row.maker_name ?? elsewhere,
    madeAt: row.made_at,
    signed: row.signed_at === null ? undefined : { by: row.signer_name ?? elsewhere, at: row.signed_at },
  }))
}

function impactOf(text: string): Impact {
  const known = impacts.find((impact) => impact === text)
  if (known === undefined) throw new Error(`an impact that nobody knows: ${text}`)
  return known
}

/** When evidence about each characteristic was added to the strategy's plan. */
export async function listEvidenceTimes(
  trx: Trx,
  strategyId: string,
): Promise<readonly { readonly characteristics: readonly string[]; readonly at: Temporal.Instant }[]> {
  const rows = await trx
    .selectFrom('strategy.evidence as e')
    .innerJoin('strategy.action as a', 'a.id', 'e.action_id')
    .select(['e.characteristics', 'e.added_at'])
    .where('a.strategy_id', '=', strategyId)
    .execute()
  return rows.map(({ characteristics, added_at }) => ({ characteristics, at: added_at }))
}

/** @param seen the revision that was read; 0 where there was none @returns false when somebody else saved one since */
export async function addEntry(
  trx: Trx,
  of: {
    readonly areaId: string
    readonly strategyId: string
    readonly characteristic: string
    readonly seen: number
  },
  words: EqualityWords,
): Promise<boolean> {
  const added = await trx
    .insertInto('strategy.equality_entry')
    .values({
      id: newId(),
      area_id: of.areaId,
      strategy_id: of.strategyId,
      characteristic: of.characteristic,
      revision: of.seen + 1,
      evidence: words.evidence,
      impact: words.impact,
      impact_words: words.impactWords,
      mitigation: words.mitigation,
      owner: words.owner,
      review_on: words.reviewOn,
    })
    .onConflict((conflict) => conflict.constraint('equality_revision_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** Signed off twice is signed off once. */
export async function signOff(trx: Trx, areaId: string, entryId: string): Promise<void> {
  await trx
    .insertInto('strategy.equality_sign_off')
    .values({ id: newId(), area_id: areaId, entry_id: entryId })
    .onConflict((conflict) => conflict.constraint('sign_off_once').doNothing())
    .execute()
}
