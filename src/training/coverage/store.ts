/** Counts of who has what they need. No row here names anybody; the database decides whose counts one may read. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { isStatus, type Status } from '../standing.ts'

/** People of an agency who need a course and stand with it alike; where it is in date, those who lapse in the same month. */
export type Counted = {
  readonly agencyId: string
  readonly courseId: string
  readonly status: Status
  /** The first day of the month in which it lapses. */
  readonly lapsesIn: Temporal.PlainDate | undefined
  readonly people: number
}

export async function listCounted(trx: Trx, areaId: string, day: Temporal.PlainDate): Promise<readonly Counted[]> {
  const { rows } = await sql<{
    agency_id: string
    course_id: string
    status: string
    lapses_in: Temporal.PlainDate | null
    people: number
  }>`select * from access.training_coverage(${areaId}::uuid, ${day}::date)`.execute(trx)
  return rows.map((row) => ({
    agencyId: row.agency_id,
    courseId: row.course_id,
    status: statusIn(row.status),
    lapsesIn: row.lapses_in ?? undefined,
    people: row.people,
  }))
}

/** People with everything they need, of all who need anything. */
export type InDate = { readonly agencyId: string; readonly inDate: number; readonly people: number }

export async function listInDate(trx: Trx, areaId: string, day: Temporal.PlainDate): Promise<readonly InDate[]> {
  const { rows } = await sql<{ agency_id: string; in_date: number; people: number }>`
    select * from access.training_in_date(${areaId}::uuid, ${day}::date)`.execute(trx)
  return rows.map((row) => ({ agencyId: row.agency_id, inDate: row.in_date, people: row.people }))
}

export type Need = { readonly people: number; readonly inDate: number }

/** By requirement: how many people it is asked of, and how many of them are in date or exempt. */
export async function countNeeds(
  trx: Trx,
  areaId: string,
  day: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Need>> {
  const { rows } = await sql<{ requirement_id: string; people: number; in_date: number }>`
    select * from access.training_needs(${areaId}::uuid, ${day}::date)`.execute(trx)
  return new Map(rows.map((row) => [row.requirement_id, { people: row.people, inDate: row.in_date }]))
}

export type Agency = { readonly id: string; readonly name: string; readonly kind: string }

export async function listAgencies(trx: Trx, areaId: string): Promise<readonly Agency[]> {
  return await trx
    .selectFrom('accounts.agency')
    .select(['id', 'name', 'kind'])
    .where('area_id', '=', areaId)
    .orderBy('name')
    .execute()
}

function statusIn(text: string): Status {
  if (!isStatus(text)) throw new Error(`the database has a standing that the room does not know: ${text}`)
  return text
}
