/**
 * An annual report: sections of text with figures beneath, and the editions that leave out what their readers may not have. The text is
 * people's and the same for everybody; what differs from edition to edition is a figure, never a word.
 */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { formatDay } from '#platform/day-and-time.ts'
import { drawingOf, type ShownDrawing } from './drawings/drawing.ts'
import { Figures, shownCell, type Edition, type FigureTable } from './figures.ts'

export const editionNames: Record<Edition, string> = {
  board: 'Board edition',
  scrutiny: 'Scrutiny edition',
  public: 'Public edition',
}

/** From 1 April to 31 March. */
export type ReportYear = { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate }

export function yearFrom(april: number): ReportYear {
  return { from: new Temporal.PlainDate(april, 4, 1), until: new Temporal.PlainDate(april + 1, 3, 31) }
}

/** "April 2025 to March 2026". */
export function yearWords({ from, until }: ReportYear): string {
  return `April ${from.year} to March ${until.year}`
}

export function earlier(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) < 0 ? one : other
}

/** The years that a report may be begun for: the one that goes on, and four before it. */
export function yearsOffered(today: Temporal.PlainDate): readonly number[] {
  const latest = today.month >= 4 ? today.year : today.year - 1
  return [0, 1, 2, 3, 4].map((ago) => latest - ago)
}

export const FrozenSections = z.array(
  z.object({
    heading: z.string(),
    text: z.string(),
    figures: Figures,
    /** The day of the records from which the figures were drawn. */
    drawnOn: z.iso.date(),
  }),
)
export type ReportSection = z.infer<typeof FrozenSections>[number]

export type ShownTable = {
  readonly title: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Made of the cells beneath it, as this edition has them. */
  readonly drawing: ShownDrawing | undefined
}
export type ShownSection = {
  readonly heading: string
  readonly text: string
  readonly tables: readonly ShownTable[]
  /** Undefined where it shows no figures. */
  readonly drawnWords: string | undefined
}

/** What the readers of an edition get. A section with nothing in it is left out. */
export function editionOf(sections: readonly ReportSection[], edition: Edition): readonly ShownSection[] {
  return sections
    .map((section) => shownTo(section, edition))
    .filter(({ text, tables }) => text !== '' || tables.length > 0)
}

export function shownTo({ heading, text, figures, drawnOn }: ReportSection, edition: Edition): ShownSection {
  const tables = figures.filter((table) => table.editions.includes(edition)).map((table) => tableIn(table, edition))
  const drawnWords = tables.length === 0 ? undefined : `Figures as they were on ${formatDay(drawnOn)}.`
  return { heading, text, tables, drawnWords }
}

function tableIn({ title, headings, rows, drawing }: FigureTable, edition: Edition): ShownTable {
  const cells = rows.map((row) => row.map((cell) => shownCell(cell, edition)))
  return {
    title,
    headings,
    rows: cells.map((row) => row.map(({ words }) => words)),
    drawing: drawing === undefined ? undefined : drawingOf(title, cells, drawing),
  }
}

/** Paragraphs and lists of a text: an empty line between two, "- " before each point of a list. */
export type TextPart =
  { readonly kind: 'paragraph'; readonly text: string } | { readonly kind: 'list'; readonly items: readonly string[] }

export function textParts(text: string): readonly TextPart[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const lines = part.split('\n').map((line) => line.trim())
      return lines.every((line) => line.startsWith('- '))
        ? { kind: 'list', items: lines.map((line) => line.slice(2)) }
        : { kind: 'paragraph', text: part }
    })
}
