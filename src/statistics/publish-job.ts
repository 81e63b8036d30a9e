/**
 * Every night: quarters that have ended are settled, for each area and measure, in one transaction an area. What is too small to tell is never
 * written down. Run twice, or killed between two areas, it settles the same: a quarter that is settled stays as it is.
 */
import { sql, type RawBuilder } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { ClerkJournal } from '#cases/clerk-journal.ts'
import { deadlines } from '#cases/clocks.ts'
import { ImpossibleJournal } from '#cases/journey.ts'
import { findSettings } from '#cases/store.ts'
import type { Database, Trx } from '#platform/database/database.ts'
import type { JobDefinition } from '#platform/jobs/jobs.ts'
import { note } from '#records/audit.ts'
import { lastQuarters, quarterOf } from '#reference/quarters.ts'
import { addTo, countMet } from './deadlines-met.ts'
import type { Share } from '#reference/disclosure.ts'
import type { LiveMeasure } from './live-measure.ts'
import { liveMeasures, type LiveMeasureCode } from './live-measures.ts'
import { countPanelDecisions } from './panel-health/decisions.ts'
import { settleAll, type Settled } from './settling.ts'

export type Published = { readonly areas: number; readonly told: number; readonly carried: number }

export function publishStatisticsJob(): JobDefinition {
  return {
    name: 'publish-statistics',
    schedule: { dailyAt: '03:30' },
    limitSeconds: 3_600,
    work: (_ids, { database, clock, stopping }) => publishStatistics(database, clock.today(), stopping),
  }
}

/** Settles what has ended and is not settled, in every area. */
export async function publishStatistics(
  database: Database,
  today: Temporal.PlainDate,
  stopping?: AbortSignal,
): Promise<Published> {
  const areas = await database.asService('clerk', (trx) => trx.selectFrom('accounts.area').select('id').execute())
  const sum = { areas: 0, told: 0, carried: 0 }
  for (const { id } of areas) {
    if (stopping?.aborted === true) break
    const { told, carried } = await database.asService('clerk', (trx) => publishArea(trx, id, today))
    sum.areas += told + carried > 0 ? 1 : 0
    sum.told += told
    sum.carried += carried
  }
  return sum
}

type Counts = ReadonlyMap<LiveMeasureCode, ReadonlyMap<string, Share>>

async function publishArea(trx: Trx, areaId: string, today: Temporal.PlainDate) {
  // Two runs at once would both settle the quarter.
  await sql`select pg_advisory_xact_lock(hashtext('statistics.publish'), hashtext(${areaId}))`.execute(trx)
  const before = await settledSoFar(trx, areaId)
  if (isSettled(before, today)) return { told: 0, carried: 0 }
  const counts = await countsOf(trx, areaId, today)
  const first = earliestOf(counts)
  if (first === undefined) return { told: 0, carried: 0 }
  const settled = settleAll<LiveMeasure & { readonly code: LiveMeasureCode }>(
    liveMeasures,
    ({ code }) => counts.get(code) ?? new Map(),
    ({ code }) => before.get(code) ?? [],
    first,
    today,
  )
  const rows = [...settled].flatMap(([{ code }, its]) =>
    its.map(({ from, until, share }) => ({
      area_id: areaId,
      measure: code,
      from_on: from,
      until_on: until,
      numerator: share?.numerator ?? null,
      denominator: share?.denominator ?? null,
    })),
  )
  if (rows.length === 0) return { told: 0, carried: 0 }
  await trx.insertInto('statistics.figure').values(rows).execute()
  const told = rows.filter(({ denominator }) => denominator !== null).length
  const published = { told, carried: rows.length - told }
  await note(trx, { action: 'publish statistics', subject: { kind: 'statistics' }, areaId, details: published })
  return published
}

async function settledSoFar(trx: Trx, areaId: string): Promise<ReadonlyMap<string, readonly Settled[]>> {
  const rows = await trx
    .selectFrom('statistics.figure')
    .select(['measure', 'from_on', 'until_on', 'numerator', 'denominator'])
    .where('area_id', '=', areaId)
    .execute()
  const settled = rows.map(({ measure, from_on, until_on, numerator, denominator }) => ({
    measure,
    from: from_on,
    until: until_on,
    share: numerator === null || denominator === null ? undefined : { numerator, denominator },
  }))
  return Map.groupBy(settled, ({ measure }) => measure)
}

/** The quarter before this one is settled for every measure: most nights, nothing is to be counted. */
function isSettled(before: ReadonlyMap<string, readonly Settled[]>, today: Temporal.PlainDate): boolean {
  const lastDay = quarterOf(today).subtract({ days: 1 })
  return liveMeasures.every(({ code }) => before.get(code)?.some(({ until }) => until.equals(lastDay)) === true)
}

const atOnce = 200

async function countsOf(trx: Trx, areaId: string, today: Temporal.PlainDate): Promise<Counts> {
  const counts = new Map<LiveMeasureCode, Map<string, Share>>(liveMeasures.map(({ code }) => [code, new Map()]))
  const settings = await findSettings(trx, areaId)
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await sql<{ id: string; journal: unknown }>`
      select id, journal from cases.to_count(${areaId}::uuid, ${after}::uuid, ${atOnce})`.execute(trx)
    for (const { journal } of rows) countCase(counts, journal, settings, today)
    const last = rows.at(-1)
    if (last === undefined || rows.length < atOnce) break
    after = last.id
  }
  await countRooms(trx, areaId, counts)
  await countTraining(trx, areaId, counts.get('training in date'), today)
  return counts
}

function countCase(
  counts: ReadonlyMap<LiveMeasureCode, Map<string, Share>>,
  journal: unknown,
  settings: Parameters<typeof deadlines>[1],
  today: Temporal.PlainDate,
): void {
  const { entries, all } = readCase(journal, settings, today)
  for (const { code, clocks } of liveMeasures) {
    const its = counts.get(code)
    if (its !== undefined && clocks.length > 0) countMet(all, clocks, its)
  }
  countPanelDecisions(entries, (code) => counts.get(code) ?? new Map<string, Share>())
}

/** A journal that cannot be read is found by the nightly checks, which tell somebody; here it counts for nothing. */
function readCase(journal: unknown, settings: Parameters<typeof deadlines>[1], today: Temporal.PlainDate) {
  const entries = ClerkJournal.parse(journal)
  try {
    return { entries, all: deadlines(entries, settings, today) }
  } catch (error) {
    if (error instanceof ImpossibleJournal) return { entries: [], all: [] }
    throw error
  }
}

type Month = { readonly month: Temporal.PlainDate; readonly due: number; readonly met: number }

/** What the rooms count of themselves, month by month: of all that fell due, those that were done in time; of all who were asked, those who came. */
const countedByRooms: readonly (readonly [LiveMeasureCode, (areaId: string) => RawBuilder<Month>])[] = [
  [
    'panel attendance',
    (areaId) => sql<Month>`select month, asked as due, came as met from panel.attendance_by_month(${areaId}::uuid)`,
  ],
  [
    'communities answered',
    (areaId) => sql<Month>`select month, due, in_time as met from communities.answers_by_month(${areaId}::uuid)`,
  ],
  [
    'tension reviews in time',
    (areaId) => sql<Month>`select month, due, met from picture.tension_reviews_due(${areaId}::uuid)`,
  ],
  [
    'enquiries in time',
    (areaId) => sql<Month>`select month, due, in_time as met from duty.enquiries_by_month(${areaId}::uuid)`,
  ],
  [
    'panel actions in time',
    (areaId) => sql<Month>`select month, due, in_time as met from panel.actions_by_month(${areaId}::uuid)`,
  ],
  [
    'panel actions late',
    (areaId) =>
      sql<Month>`select month, due - in_time as due, closed_late as met from panel.actions_by_month(${areaId}::uuid)`,
  ],
]

async function countRooms(trx: Trx, areaId: string, counts: ReadonlyMap<LiveMeasureCode, Map<string, Share>>) {
  for (const [code, months] of countedByRooms) {
    const its = counts.get(code)
    if (its === undefined) continue
    const { rows } = await months(areaId).execute(trx)
    for (const { month, due, met } of rows) addTo(its, month, { numerator: met, denominator: due })
  }
}

/** Quarters that are settled already are not asked for again by settle(): two years reach back beyond any that was carried. */
const quartersOfTraining = 8

async function countTraining(
  trx: Trx,
  areaId: string,
  counts: Map<string, Share> | undefined,
  today: Temporal.PlainDate,
): Promise<void> {
  if (counts === undefined) return
  for (const after of lastQuarters(today, quartersOfTraining)) {
    const lastDay = after.subtract({ days: 1 })
    const { rows } = await sql<{ in_date: number; people: number }>`
      select in_date, people from training.in_date_of_area(${areaId}::uuid, ${lastDay}::date)`.execute(trx)
    const [row] = rows
    if (row === undefined || row.people === 0) continue
    addTo(counts, lastDay, { numerator: row.in_date, denominator: row.people })
  }
}

function earliestOf(counts: Counts): Temporal.PlainDate | undefined {
  const quarters = [...counts.values()].flatMap((its) => [...its.keys()]).toSorted()
  const first = quarters[0]
  return first === undefined ? undefined : Temporal.PlainDate.from(first)
}
