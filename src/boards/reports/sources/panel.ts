/** How the Channel panel did its work: the safe counts that are settled, and to how many meetings each agency came. */
import { listAttendanceByAgency, type AgencyAttendance } from '#panel/health/attendance.ts'
import { panelMeasures } from '#statistics/panel-health/measures.ts'
import { listFigures } from '#statistics/store.ts'
import type { FigureTable } from '../figures.ts'
import type { ReportSource } from '../sources.ts'
import { settledInYear } from './settled.ts'

export const panelInReport: ReportSource = {
  key: 'panel',
  heading: 'The Channel panel',
  draft: async (trx, { areaId, year }) => {
    const settled = settledInYear(await listFigures(trx), panelMeasures, { areaId, year })
    const attendance = (await listAttendanceByAgency(trx)).filter((one) => one.areaId === areaId)
    return {
      text: 'Each number counts decisions of the panel, actions it asked for, or its meetings; none counts people. Where there were too few to tell, nothing is told.',
      figures: [attendanceTable(attendance), ...settled].filter(({ rows }) => rows.length > 0),
    }
  },
}

/** As it stood when the report was drafted. Not for the public: a small agency is a person. */
function attendanceTable(agencies: readonly AgencyAttendance[]): FigureTable {
  return {
    title: 'Meetings of the panel that each agency came to, in the four quarters before this was drawn',
    headings: ['Agency', 'Came, of the meetings for which it is known'],
    rows: agencies.map(({ agency, came, meetings }) => [agency, { count: came, of: meetings }]),
    editions: ['board', 'scrutiny'],
    drawing: { kind: 'bars', name: 0, value: 1 },
  }
}
