/** To how many of the panel's meetings each agency came. Whoever governs may have it: it counts meetings, and names nobody. */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'

export type AgencyAttendance = {
  readonly areaId: string
  readonly agency: string
  /** Meetings of the last four whole quarters to which somebody of the agency was asked, and at which it was written down who came. */
  readonly meetings: number
  /** Those to which at least one of them came. */
  readonly came: number
}

type Row = { readonly area_id: string; readonly agency: string; readonly meetings: number; readonly came: number }

/** Of every area that the reader governs, by the agency's name. */
export async function listAttendanceByAgency(trx: Trx): Promise<readonly AgencyAttendance[]> {
  const { rows } =
    await sql<Row>`select area_id, agency, meetings, came from panel.attendance_by_agency() order by agency`.execute(
      trx,
    )
  return rows.map(({ area_id, agency, meetings, came }) => ({ areaId: area_id, agency, meetings, came }))
}
