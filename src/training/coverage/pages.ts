/** What the coverage pages show: an area's, or one agency's of it. */
import type { Temporal } from 'temporal-polyfill'
import type { Area } from '#platform/forms/area-question.ts'
import type { Course } from '../courses/course.ts'
import { heatTable, lapseBars } from './charts.ts'
import { lapsesByMonth, percent, shareOf, shareWords } from './coverage.ts'
import type { Agency, Counted, InDate } from './store.ts'

export type CoverageKnown = {
  readonly courses: readonly Course[]
  readonly agencies: readonly Agency[]
  readonly counted: readonly Counted[]
  readonly inDate: readonly InDate[]
}

const monthName = (month: Temporal.PlainDate) => month.toLocaleString('en-GB', { month: 'short', year: 'numeric' })

export function coveragePage(area: Area, known: CoverageKnown, today: Temporal.PlainDate, seesPeople: boolean) {
  const { counted, inDate } = known
  const courses = known.courses.filter(({ id }) => counted.some(({ courseId }) => courseId === id))
  const agencies = known.agencies.filter(({ id }) => counted.some(({ agencyId }) => agencyId === id))
  const all = inDate.reduce((sum, one) => ({ inDate: sum.inDate + one.inDate, people: sum.people + one.people }), {
    inDate: 0,
    people: 0,
  })
  const months = lapsesByMonth(counted, today)
  const title = `Training coverage in ${area.name}, agency by course`
  const forecast = `Training that lapses in ${area.name}, by month`
  const cellsOf = (of: (one: Counted) => boolean) =>
    courses.map(({ id, name }) => {
      const share = shareOf(counted.filter((one) => one.courseId === id && of(one)))
      return {
        course: name,
        words: shareWords(share),
        short: share === undefined || share.people === 0 ? '' : `${share.inDate} of ${share.people}`,
        percent: share === undefined || share.people === 0 ? undefined : percent(share),
      }
    })
  const rows = agencies.map((agency) => ({
    name: agency.name,
    href: seesPeople ? `/training/people?agency=${agency.id}` : undefined,
    cells: cellsOf(({ agencyId }) => agencyId === agency.id),
    all: shareWords(inDate.find(({ agencyId }) => agencyId === agency.id)),
  }))
  return {
    name: area.name,
    people: all.people,
    headline: all.people === 0 ? undefined : shareWords(all),
    courses: courses.map(({ name }) => name),
    rows,
    total: cellsOf(() => true),
    totalAll: shareWords(all),
    heat:
      rows.length === 0
        ? undefined
        : heatTable(
            title,
            courses.map(({ name }) => name),
            rows.map((row) => ({
              name: row.name,
              cells: row.cells.map(({ short, percent: share }) => ({ words: short, percent: share })),
            })),
          ),
    heatTitle: title,
    toDo: {
      due: sumOf(counted, 'due'),
      overdue: sumOf(counted, 'overdue'),
      exempt: sumOf(counted, 'exempt'),
    },
    forecastTitle: forecast,
    forecast: counted.some(({ lapsesIn }) => lapsesIn !== undefined)
      ? lapseBars(
          forecast,
          months.map(({ month, lapses }) => ({ label: monthName(month), value: lapses })),
        )
      : undefined,
    months: months.map(({ month, lapses }) => ({ month: monthName(month), lapses })),
    seesPeople,
  }
}

function sumOf(counted: readonly Counted[], status: Counted['status']): number {
  return counted.filter((one) => one.status === status).reduce((total, { people }) => total + people, 0)
}
