/** Measures and their readings. A reading never changes: what corrects it names it, and both stay. */
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Figure, Measured } from '../measures.ts'
import {
  columnsOf,
  elsewhere,
  listDefinitions,
  listEnds,
  wordsOf,
  type Definition,
  type End,
  type MeasureWords,
} from './definitions.ts'
import { figureOf, keptFigure } from './kept-figure.ts'
import { listLiveReadings } from './live.ts'

/** A reading as it was written down, and what became of it. */
export type ReadingRow = {
  readonly id: string
  readonly on: Temporal.PlainDate
  readonly figure: Figure | undefined
  /** Beside the figure; of a correction, why. */
  readonly remark: string
  readonly corrects: string | undefined
  /** Another reading stands in its place. */
  readonly isCorrected: boolean
  readonly by: string
  readonly at: Temporal.Instant
}

export type PlanMeasure = Measured &
  MeasureWords & {
    readonly id: string
    /** Every reading, the corrected ones too; `readings` are those that count. */
    readonly allReadings: readonly ReadingRow[]
    /** What it was said to be from the first on; the last of them counts. */
    readonly definitions: readonly Definition[]
    readonly ended: End | undefined
  }

/** Those that tell something of today: what has ended tells what was. */
export function stillMeasured<Measure extends Pick<PlanMeasure, 'ended'>>(
  measures: readonly Measure[],
): readonly Measure[] {
  return measures.filter(({ ended }) => ended === undefined)
}

/** The measures of these actions, by action. */
export async function listMeasures(
  trx: Trx,
  actionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PlanMeasure[]>> {
  const rows = await trx
    .selectFrom('strategy.measure as m')
    .leftJoin('accounts.account as adder', 'adder.id', 'm.added_by')
    .selectAll('m')
    .select('adder.name as adder_name')
    .where('m.action_id', 'in', actionIds)
    .orderBy('m.id')
    .execute()
  const ids = rows.map(({ id }) => id)
  const redefined = await listDefinitions(trx, ids)
  const ends = await listEnds(trx, ids)
  const readings = await listReadings(trx, ids)
  const defined = rows.map((row) => {
    const first = { revision: 1, why: '', by: row.adder_name ?? elsewhere, at: row.added_at, ...wordsOf(row) }
    const later = redefined.get(row.id) ?? []
    return { row, definitions: [first, ...later], standing: later.at(-1) ?? first, ended: ends.get(row.id) }
  })
  const live = await listLiveReadings(
    trx,
    defined.map(({ row, standing }) => ({ areaId: row.area_id, source: standing.source })),
  )
  const found = defined.map(({ row, definitions, standing, ended }) => {
    const { title, kind, direction, baseline, target, targetInWords, source } = standing
    const all =
      source === undefined
        ? (readings.get(row.id) ?? []).map((reading) => ({ ...reading, figure: figureOf(kind, reading.kept) }))
        : live(row.area_id, source).filter(({ on }) => ended === undefined || isBy(on, ended.at))
    return {
      action: row.action_id,
      id: row.id,
      ...{ title, kind, direction, baseline, target, targetInWords, source },
      readings: all.filter(({ isCorrected }) => !isCorrected),
      allReadings: all,
      definitions,
      ended,
    }
  })
  return Map.groupBy(found, ({ action }) => action)
}

/** On that day in London, or before it. */
function isBy(day: Temporal.PlainDate, at: Temporal.Instant): boolean {
  return Temporal.PlainDate.compare(day, at.toZonedDateTimeISO('Europe/London').toPlainDate()) <= 0
}

async function listReadings(trx: Trx, measureIds: readonly string[]) {
  if (measureIds.length === 0) return new Map<string, never[]>()
  const rows = await trx
    .selectFrom('strategy.reading as r')
    .leftJoin('accounts.account as maker', 'maker.id', 'r.made_by')
    .select(['r.id', 'r.measure_id', 'r.read_on', 'r.value', 'r.of_value', 'r.words', 'r.remark', 'r.corrects'])
    .select(['r.made_at', 'maker.name'])
    .where('r.measure_id', 'in', measureIds)
    .orderBy('r.read_on')
    .orderBy('r.made_at')
    .orderBy('r.id')
    .execute()
  const corrected = new Set(rows.map(({ corrects }) => corrects))
  const found = rows.map((row) => ({
    measure: row.measure_id,
    id: row.id,
    on: row.read_on,
    kept: { value: row.value, of: row.of_value, words: row.words },
    remark: row.remark,
    corrects: row.corrects ?? undefined,
    isCorrected: corrected.has(row.id),
    by: row.name ?? elsewhere,
    at: row.made_at,
  }))
  return Map.groupBy(found, ({ measure }) => measure)
}

export async function addMeasure(
  trx: Trx,
  { areaId, actionId }: { readonly areaId: string; readonly actionId: string },
  measure: MeasureWords,
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('strategy.measure')
    .values({ id, area_id: areaId, action_id: actionId, ...columnsOf(measure) })
    .execute()
  return id
}

export type NewReading = {
  readonly on: Temporal.PlainDate
  readonly figure: Figure | undefined
  /** A remark; of a correction, why. */
  readonly remark: string
  /** The reading it takes the place of. */
  readonly corrects?: string
}

/** @returns its id; undefined when the reading that it corrects has been corrected already */
export async function addReading(
  trx: Trx,
  { areaId, measureId }: { readonly areaId: string; readonly measureId: string },
  { on, figure, remark, corrects }: NewReading,
): Promise<string | undefined> {
  const { value, of, words } = keptFigure(figure)
  const added = await trx
    .insertInto('strategy.reading')
    .values({
      id: newId(),
      area_id: areaId,
      measure_id: measureId,
      read_on: on,
      value,
      of_value: of,
      words,
      remark,
      corrects: corrects ?? null,
    })
    .onConflict((conflict) => conflict.constraint('reading_corrected_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id
}
