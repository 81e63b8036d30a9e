/**
 * What a measure is said to be, from its first day on, and whether it has ended. Nothing is overwritten, and readings keep meaning what they
 * meant: once there are any, neither the kind nor where the figures come from can change. The database holds both.
 */
import type { Temporal } from 'temporal-polyfill'
import { brokenConstraint } from '#platform/database/broken-constraint.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { measureKinds, type Direction, type Figure, type MeasureKind } from '../measures.ts'
import { figureOf, keptFigure } from './kept-figure.ts'

export type MeasureWords = {
  readonly title: string
  readonly kind: MeasureKind
  readonly direction: Direction
  readonly baseline: Figure | undefined
  readonly target: number | undefined
  readonly targetInWords: string
  /** The key of a count that another room gives; undefined: its readings are written down. */
  readonly source: string | undefined
}

export type Definition = MeasureWords & {
  readonly revision: number
  /** Of the first there is none. */
  readonly why: string
  readonly by: string
  readonly at: Temporal.Instant
}

export type End = { readonly reason: string; readonly by: string; readonly at: Temporal.Instant }

export const elsewhere = 'Someone elsewhere'

type Columns = {
  readonly title: string
  readonly kind: string
  readonly direction: string
  readonly baseline_value: string | null
  readonly baseline_of: string | null
  readonly baseline_words: string
  readonly target_value: string | null
  readonly target_words: string
  readonly source: string | null
}

export function wordsOf(row: Columns): MeasureWords {
  const kind = kindOf(row.kind)
  return {
    title: row.title,
    kind,
    direction: row.direction === 'down' ? 'down' : 'up',
    baseline: figureOf(kind, { value: row.baseline_value, of: row.baseline_of, words: row.baseline_words }),
    target: row.target_value === null ? undefined : Number(row.target_value),
    targetInWords: row.target_words,
    source: row.source ?? undefined,
  }
}

function kindOf(kind: string): MeasureKind {
  const known = measureKinds.find((one) => one === kind)
  if (known === undefined) throw new Error(`a kind of measure that nobody knows: ${kind}`)
  return known
}

export function columnsOf({ title, kind, direction, baseline, target, targetInWords, source }: MeasureWords) {
  const from = keptFigure(baseline)
  return {
    title,
    kind,
    direction,
    baseline_value: from.value,
    baseline_of: from.of,
    baseline_words: from.words,
    target_value: target ?? null,
    target_words: targetInWords,
    source: source ?? null,
  }
}

/** What each of these measures was said to be after its own row was written, by measure, the earliest first. */
export async function listDefinitions(
  trx: Trx,
  measureIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Definition[]>> {
  if (measureIds.length === 0) return new Map()
  const rows = await trx
    .selectFrom('strategy.measure_definition as d')
    .leftJoin('accounts.account as maker', 'maker.id', 'd.made_by')
    .selectAll('d')
    .select('maker.name as maker_name')
    .where('d.measure_id', 'in', measureIds)
    .orderBy('d.revision')
    .execute()
  const found = rows.map((row) => ({
    measure: row.measure_id,
    revision: row.revision,
    why: row.why,
    by: row.maker_name ?? elsewhere,
    at: row.made_at,
    ...wordsOf(row),
  }))
  return Map.groupBy(found, ({ measure }) => measure)
}

export async function listEnds(trx: Trx, measureIds: readonly string[]): Promise<ReadonlyMap<string, End>> {
  if (measureIds.length === 0) return new Map()
  const rows = await trx
    .selectFrom('strategy.measure_end as e')
    .leftJoin('accounts.account as ender', 'ender.id', 'e.ended_by')
    .select(['e.measure_id', 'e.reason', 'e.ended_at', 'ender.name'])
    .where('e.measure_id', 'in', measureIds)
    .execute()
  return new Map(
    rows.map(({ measure_id, reason, ended_at, name }) => [measure_id, { reason, by: name ?? elsewhere, at: ended_at }]),
  )
}

/**
 * What of the measure would no longer mean the same to its readings: how it is measured, or where its figures come from. Undefined where
 * nothing would, or where there is nothing yet that could mean something else. The database says the same.
 */
export function whatWouldChange(
  measure: MeasureWords & { readonly allReadings: readonly unknown[] },
  words: MeasureWords,
): 'kind' | 'source' | undefined {
  if (measure.source === undefined && measure.allReadings.length === 0) return undefined
  if (words.kind !== measure.kind) return 'kind'
  return words.source === measure.source ? undefined : 'source'
}

type OfMeasure = { readonly areaId: string; readonly measureId: string }

/** @param seen the revision that whoever defines it anew had before them */
export async function addDefinition(
  trx: Trx,
  { areaId, measureId, seen }: OfMeasure & { readonly seen: number },
  words: MeasureWords,
  why: string,
): Promise<'added' | 'changed-meanwhile' | 'means-something-else'> {
  try {
    const added = await trx
      .insertInto('strategy.measure_definition')
      .values({ id: newId(), area_id: areaId, measure_id: measureId, revision: seen + 1, ...columnsOf(words), why })
      .onConflict((conflict) => conflict.constraint('definition_revision_once').doNothing())
      .returning('id')
      .executeTakeFirst()
    return added === undefined ? 'changed-meanwhile' : 'added'
  } catch (error) {
    // A reading that came in meanwhile; or somebody ended it.
    const broken = brokenConstraint(error)
    if (broken === 'measure_means_the_same') return 'means-something-else'
    if (broken === 'measure_goes_on') return 'changed-meanwhile'
    throw error
  }
}

/** Ended twice is ended once. */
export async function endMeasure(trx: Trx, { areaId, measureId }: OfMeasure, reason: string): Promise<boolean> {
  const added = await trx
    .insertInto('strategy.measure_end')
    .values({ id: newId(), area_id: areaId, measure_id: measureId, reason })
    .onConflict((conflict) => conflict.constraint('measure_ended_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}
