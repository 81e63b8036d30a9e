/**
 * What the coverage pages show: an area's, or one agency's of it. Who keeps the people sees every count; to whoever governs, counts that could be
 * somebody are not told.
 */
import type { Temporal } from 'temporal-polyfill'
import type { Area } from '#platform/forms/area-question.ts'
import { fewest } from '#reference/disclosure.ts'
import { heatTable, lapseBars } from './charts.ts'
import { lapsesByMonth, percent, shareWords } from './coverage.ts'
import type { Counted } from './store.ts'
import { coverageTable, withheldOf, type CoverageKnown } from './table.ts'
import type { Counts } from './telling.ts'

/** `keeps`: sees every count, and the people behind it. */
export type CoverageReader = { readonly keeps: boolean }

export function coveragePage(area: Area, known: CoverageKnown, today: Temporal.PlainDate, { keeps }: CoverageReader) {
  const table = coverageTable(known)
  const withheld = keeps ? undefined : withheldOf(table)
  const courses = table.courses.map(({ name }) => name)
  const columns = [...courses, 'Everything they need']
  const rows = table.agencies.map((agency, down) => ({
    name: agency.name,
    href: keeps ? `/training/people?agency=${agency.id}` : undefined,
    cells: (table.rows[down] ?? []).map((one, across) => ({
      heading: columns[across],
      ...cellOf(one, one !== undefined && withheld?.counts.has(one) === true),
    })),
  }))
  const totals = table.totals.map((one, across) => ({
    heading: columns[across],
    ...cellOf(one, withheld?.totals[across] === true),
  }))
  const heatTitle = `Training coverage in ${area.name}, agency by course`
  const byCourse = rows.map(({ name, cells }) => ({ name, cells: cells.slice(0, -1) }))
  const { counted } = known
  return {
    name: area.name,
    anybody: rows.length > 0,
    headline: totals.at(-1)?.words,
    columns,
    rows,
    totals,
    heatTitle,
    heat: rows.length === 0 ? undefined : heatTable(heatTitle, courses, byCourse),
    toDo: keeps ? toDoOf(counted) : undefined,
    someWithheld: withheld !== undefined && withheld.counts.size > 0,
    forecast: forecastOf(area, counted, today, keeps),
  }
}

function cellOf(counts: Counts | undefined, isWithheld: boolean) {
  if (isWithheld) return { words: 'Too few to show', short: 'Too few', percent: undefined, isWithheld }
  const some = counts !== undefined && counts.people > 0 ? counts : undefined
  return {
    words: shareWords(counts),
    short: some === undefined ? '' : `${some.inDate} of ${some.people}`,
    percent: some && percent(some),
    isWithheld,
  }
}

function forecastOf(area: Area, counted: readonly Counted[], today: Temporal.PlainDate, keeps: boolean) {
  if (counted.every(({ lapsesIn }) => lapsesIn === undefined)) return undefined
  const title = `Training that lapses in ${area.name}, by month`
  const months = lapsesByMonth(counted, today).map(({ month, lapses }) => ({
    short: month.toLocaleString('en-GB', { month: 'short', year: 'numeric' }),
    month: month.toLocaleString('en-GB', { month: 'long', year: 'numeric' }),
    lapses: keeps || isEnough(lapses) ? lapses : undefined,
    words: countWords(lapses, keeps),
  }))
  const bars = months.map(({ short, lapses }) => ({ label: short, value: lapses }))
  return { title, drawing: lapseBars(title, bars), months }
}

function isEnough(count: number): boolean {
  return count === 0 || count >= fewest
}

function countWords(count: number, keeps: boolean): string {
  return keeps || isEnough(count) ? String(count) : `Fewer than ${fewest}`
}

function toDoOf(counted: readonly Counted[]) {
  return {
    due: sumOfStatus(counted, 'due'),
    overdue: sumOfStatus(counted, 'overdue'),
    exempt: sumOfStatus(counted, 'exempt'),
  }
}

function sumOfStatus(counted: readonly Counted[], status: Counted['status']): number {
  return counted.filter((one) => one.status === status).reduce((total, { people }) => total + people, 0)
}
