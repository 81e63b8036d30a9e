/** What the pages of hate crime show. Whoever governs gets quarters of the whole area, without the small ones. */
import type { Temporal } from 'temporal-polyfill'
import { hateCrimeKinds, hateCrimeStrands, type HateCrimeKind } from '#reference/hate-crime.ts'
import { lastQuarters, shortQuarterWords } from '#reference/quarters.ts'
import { countWords, type QuarterCount } from './counts.ts'
import type { WardCount } from './store.ts'
import { trendDrawing } from './trend-drawing.ts'

const quartersShown = 8

/** The last quarters that have ended, those without any count left out at the beginning. */
export function trendPage(counts: readonly QuarterCount[], today: Temporal.PlainDate) {
  const ended = lastQuarters(today, quartersShown + 1)
    .slice(1)
    .toReversed()
  const first = ended.findIndex((quarter) => counts.some((one) => one.quarter.equals(quarter)))
  const quarters = first === -1 ? [] : ended.slice(first)
  const strands = hateCrimeStrands.filter(({ code }) => counts.some(({ strand }) => strand === code))
  const countOf = (kind: HateCrimeKind, strand: string, quarter: Temporal.PlainDate) =>
    counts.find((one) => one.kind === kind && one.strand === strand && one.quarter.equals(quarter))?.count
  return {
    drawing:
      quarters.length < 2
        ? undefined
        : trendDrawing(
            quarters.map(shortQuarterWords),
            strands.map(({ code, label }) => ({
              name: label.en,
              counts: quarters.map((quarter) => countOf('crime', code, quarter)),
            })),
          ),
    tables: hateCrimeKinds.map(({ code: kind, label }) => ({
      caption: label.en,
      headings: ['Quarter', ...strands.map((strand) => strand.label.en)],
      rows: quarters
        .toReversed()
        .map((quarter) => [
          shortQuarterWords(quarter),
          ...strands.map(({ code }) => countWords(countOf(kind, code, quarter))),
        ]),
    })),
  }
}

/** The counts of a month as two tables, ward by strand, and the other months to choose from. */
export function figuresPage(counts: readonly WardCount[], wanted: string | undefined) {
  const months = [...new Map(counts.map(({ month }) => [codeOf(month), month])).entries()]
  const [shown, month] = months.find(([code]) => code === wanted) ?? months[0] ?? []
  const here = counts.filter((one) => codeOf(one.month) === shown)
  const wards = [...new Set(here.map(({ ward }) => ward))].toSorted()
  const strands = hateCrimeStrands.filter(({ code }) => here.some(({ strand }) => strand === code))
  return {
    months: months.map(([code, day]) => ({ value: code, text: monthWords(day), selected: code === shown })),
    tables: hateCrimeKinds.map(({ code: kind, label }) => ({
      caption: month === undefined ? label.en : `${label.en}, ${monthWords(month)}`,
      headings: ['Ward', ...strands.map((strand) => strand.label.en)],
      rows: wards.map((ward) => [
        ward,
        ...strands.map(({ code }) =>
          countWords(here.find((one) => one.kind === kind && one.strand === code && one.ward === ward)?.count),
        ),
      ]),
    })),
  }
}

function codeOf(month: Temporal.PlainDate): string {
  return month.toPlainYearMonth().toString()
}

function monthWords(month: Temporal.PlainDate): string {
  return month.toLocaleString('en-GB', { month: 'long', year: 'numeric' })
}
