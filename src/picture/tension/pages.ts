/** What the pages of tension reports show, and the counts that whoever governs gets. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import { labelOf } from '#reference/code-list.ts'
import {
  corroborations,
  describedBy,
  tensionCategories,
  tensionLevels,
  tensionSources,
  type TensionLevel,
} from '#reference/tension.ts'
import { lastQuarters, shortQuarterWords } from '#reference/quarters.ts'
import { countsDrawing, type CountColumn } from './counts-drawing.ts'
import type { TensionCount } from './store.ts'
import { dueOn, type TensionReport } from './tension.ts'

const levelColours: Record<TensionLevel, string> = { 1: 'green', 2: 'yellow', 3: 'orange', 4: 'red', 5: 'red' }

export function reportRow(report: TensionReport, today: Temporal.PlainDate) {
  const due = dueOn(report, today)
  const level = report.reviews.at(-1)?.level
  return {
    href: `/picture/tensions/${report.id}`,
    ward: report.ward,
    category: labelOf(tensionCategories, report.category),
    happened: formatDay(report.happenedOn),
    level:
      level === undefined
        ? { text: 'Not agreed yet', colour: 'grey' }
        : { text: labelOf(tensionLevels, level), colour: levelColours[level] },
    due: due === undefined ? 'Nothing is due' : formatDay(due),
    isLate: due !== undefined && due.until(today).sign > 0,
  }
}

export function reportPage(report: TensionReport, mayKeep: boolean, today: Temporal.PlainDate) {
  const { words } = report
  const removed = 'Removed, because the report has expired'
  return {
    heading: `${labelOf(tensionCategories, report.category)} tension in ${report.ward}`,
    ...reportRow(report, today),
    rows: [
      { key: 'When', value: formatDay(report.happenedOn) },
      { key: 'What', value: words?.what ?? removed },
      {
        key: 'Communities, as described',
        value: words === undefined ? removed : words.communities === '' ? 'None' : words.communities,
      },
      { key: 'Described by', value: labelOf(describedBy, report.describedBy) },
      { key: 'Source', value: labelOf(tensionSources, report.source) },
      { key: 'Corroboration', value: labelOf(corroborations, report.corroboration) },
      { key: 'Words kept until', value: formatDay(report.expiresOn) },
    ],
    reviews: report.reviews.toReversed().map(({ level, reviewedOn, reviewOn, action }) => ({
      on: formatDay(reviewedOn),
      level: labelOf(tensionLevels, level),
      action: mayKeep ? (action ?? 'Nothing is written down') : undefined,
      next: reviewOn === undefined ? 'Nobody needs to' : formatDay(reviewOn),
    })),
    mayKeep,
    review: mayKeep && words !== undefined ? `/picture/tensions/${report.id}/review` : undefined,
  }
}

/** The quarters of the last year and this one, drawn by the level agreed last; the table has the categories, too. */
export function countsPage(counts: readonly TensionCount[], today: Temporal.PlainDate) {
  const quarters = lastQuarters(today, 5).toReversed()
  const columns: readonly CountColumn[] = quarters.map((quarter) => {
    const here = counts.filter((count) => count.quarter.equals(quarter))
    const at = (level: TensionLevel | undefined) => sum(here.filter((count) => count.level === level))
    return {
      name: shortQuarterWords(quarter),
      levels: tensionLevels.map(({ code }) => ({ level: code, reports: at(code) })),
      open: at(undefined),
      total: sum(here),
    }
  })
  return {
    drawing: columns.some(({ total }) => total > 0) ? countsDrawing(columns) : undefined,
    headings: ['Quarter', ...tensionLevels.map(({ label }) => `Level ${label.en}`), 'Not agreed yet', 'All'],
    rows: columns
      .toReversed()
      .map(({ name, levels, open, total }) => [
        name,
        ...levels.map(({ reports }) => String(reports)),
        String(open),
        String(total),
      ]),
  }
}

function sum(counts: readonly TensionCount[]): number {
  return counts.reduce((all, { reports }) => all + reports, 0)
}
