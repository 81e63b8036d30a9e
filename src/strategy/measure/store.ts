/** Measures and their readings. A reading never changes: what corrects it names it, and both stay. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { listLiveReadings } from './live.ts'
import { measureKinds, type Direction, type Figure, type Measured, type MeasureKind } from '../measures.ts'

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

export type PlanMeasure = Measured & {
  readonly id: string
  readonly title: string
  readonly targetInWords: string
  /** The key of a count that another room gives; undefined: its readings are written down. */
  readonly source: string | undefined
  /** Every reading, the corrected ones too; `readings` are those that count. */
  readonly allReadings: readonly ReadingRow[]
}

/** The measures of these actions, by action. */
export async function listMeasures(
  trx: Trx,
  actionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PlanMeasure[]>> {
  const rows = await trx
    .selectFrom('strategy.measure')
    .selectAll()
    .where('action_id', 'in', actionIds)
    .orderBy('id')
    .execute()
  const readings = await listReadings(
    trx,
    rows.map(({ id }) => id),
  )
  const live = await listLiveReadings(
    trx,
    rows.map(({ area_id, source }) => ({ areaId: area_id, source })),
  )
  const found = rows.map((row) => {
    const kind = kindOf(row.kind)
    const writtenDown = (readings.get(row.id) ?? []).map((reading) => ({
      ...reading,
      figure: figureOf(kind, reading.kept),
    }))
    const all = row.source === null ? writtenDown : live(row.area_id, row.source)
    return {
      action: row.action_id,
      id: row.id,
      title: row.title,
      kind,
      direction: row.direction === 'down' ? ('down' as const) : ('up' as const),
      baseline: figureOf(kind, { value: row.baseline_value, of: row.baseline_of, words: row.baseline_words }),
      target: row.target_value === null ? undefined : Number(row.target_value),
      targetInWords: row.target_words,
      source: row.source ?? undefined,
      readings: all.filter(({ isCorrected }) => !isCorrected),
      allReadings: all,
    }
  })
  return Map.groupBy(found, ({ action }) => action)
}

type Kept = { readonly value: string | null; readonly of: string | null; readonly words: string }

/** What the columns hold, as the kind of the measure reads it. Without a value nobody knew. */
function figureOf(kind: MeasureKind, { value, of, words }: Kept): Figure | undefined {
  if (kind === 'words') return words === '' ? undefined : { kind, words }
  if (value === null) return undefined
  switch (kind) {
    case 'count':
      return { kind, value: Number(value) }
    case 'share':
      return { kind, numerator: Number(value), denominator: Number(of ?? 0) }
    case 'time':
      return { kind, days: Number(value) }
    case 'yes or no':
      return { kind, yes: Number(value) === 1 }
  }
}

/** The columns that hold a figure. */
function kept(figure: Figure | undefined): {
  readonly value: number | null
  readonly of: number | null
  readonly words: string
} {
  switch (figure?.kind) {
    case undefined:
      return { value: null, of: null, words: '' }
    case 'count':
      return { value: figure.value, of: null, words: '' }
    case 'share':
      return { value: figure.numerator, of: figure.denominator, words: '' }
    case 'time':
      return { value: figure.days, of: null, words: '' }
    case 'yes or no':
      return { value: figure.yes ? 1 : 0, of: null, words: '' }
    case 'words':
      return { value: null, of: null, words: figure.words }
  }
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
    by: row.name ?? 'Someone elsewhere',
    at: row.made_at,
  }))
  return Map.groupBy(found, ({ measure }) => measure)
}

function kindOf(kind: string): MeasureKind {
  const known = measureKinds.find((one) => one === kind)
  if (known === undefined) throw new Error(`a kind of measure that nobody knows: ${kind}`)
  return known
}

export type NewMeasure = {
  readonly title: string
  readonly kind: MeasureKind
  readonly direction: Direction
  readonly baseline: Figure | undefined
  readonly target: number | undefined
  readonly targetInWords: string
  readonly source?: string
}

export async function addMeasure(
  trx: Trx,
  { areaId, actionId }: { readonly areaId: string; readonly actionId: string },
  measure: NewMeasure,
): Promise<string> {
  const id = newId()
  const baseline = kept(measure.baseline)
  await trx
    .insertInto('strategy.measure')
    .values({
      id,
      area_id: areaId,
      action_id: actionId,
      title: measure.title,
      kind: measure.kind,
      direction: measure.direction,
      baseline_value: baseline.value,
      baseline_of: baseline.of,
      baseline_words: baseline.words,
      target_value: measure.target ?? null,
      target_words: measure.targetInWords,
      source: measure.source ?? null,
    })
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
  const { value, of, words } = kept(figure)
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
