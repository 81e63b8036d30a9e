/** What the pages of hate crime show. Whoever governs gets quarters of the whole area, without the small ones. */
import type { Temporal } from 'temporal-polyfill'
import { labelOf } from '#reference/code-list.ts'
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

export function figuresPage(counts: readonly WardCount[]) {
  return counts.map(({ month, ward, strand, kind, count }) => [
    month.toLocaleString('en-GB', { month: 'long', year: 'numeric' }),
    ward,
    labelOf(hateCrimeStrands, strand),
    labelOf(hateCrimeKinds, kind),
    String(count),
  ])
}
