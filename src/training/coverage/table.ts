/** Agencies by courses: the counts that the coverage page, the evidence of training and the annual report all tell of. */
import type { Trx } from '#platform/database/database.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Course } from '../courses/course.ts'
import { listCourses } from '../courses/store.ts'
import { shareOf } from './coverage.ts'
import { listAgencies, listCounted, listInDate, type Agency, type Counted, type InDate } from './store.ts'
import { columnsOf, isHeldApart, sumOf, withheldFrom, type Counts, type Row } from './telling.ts'

export type CoverageKnown = {
  readonly courses: readonly Course[]
  readonly agencies: readonly Agency[]
  readonly counted: readonly Counted[]
  readonly inDate: readonly InDate[]
}

export type CoverageTable = {
  /** Those that somebody needs. */
  readonly courses: readonly Course[]
  readonly agencies: readonly Agency[]
  /** An agency's counts by course, and last of all of those who have everything they need. */
  readonly rows: readonly Row[]
  readonly totals: readonly Counts[]
}

export async function coverageKnown(trx: Trx, areaId: string, day: Temporal.PlainDate): Promise<CoverageKnown> {
  return {
    courses: await listCourses(trx, areaId),
    agencies: await listAgencies(trx, areaId),
    counted: await listCounted(trx, areaId, day),
    inDate: await listInDate(trx, areaId, day),
  }
}

export function coverageTable(known: CoverageKnown): CoverageTable {
  const courses = known.courses.filter(({ id }) => known.counted.some(({ courseId }) => courseId === id))
  const agencies = known.agencies.filter(({ id }) => known.counted.some(({ agencyId }) => agencyId === id))
  const rows = agencies.map(({ id: agencyId }): Row => {
    const counted = known.counted.filter((one) => one.agencyId === agencyId)
    const all = known.inDate.find((one) => one.agencyId === agencyId)
    return [
      ...courses.map(({ id }) => shareOf(counted.filter(({ courseId }) => courseId === id))),
      all && { inDate: all.inDate, people: all.people },
    ]
  })
  return { courses, agencies, rows, totals: columnsOf(rows).map(sumOf) }
}

/** What is withheld of a table from those who do not keep the people: which counts, and the totals of which columns. */
export function withheldOf({ rows }: CoverageTable) {
  const counts = withheldFrom(rows)
  return { counts, totals: columnsOf(rows).map((column) => !isHeldApart(column, counts)) }
}
