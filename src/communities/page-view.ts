/**
 * What a page of this room shows: facts, then sections of words, tables and drawings. One template lays them all out, so that every page of
 * the room reads alike.
 */
import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import { labelOf } from '#reference/code-list.ts'
import { communityThemes } from '#reference/communities.ts'

export type Link = { readonly text: string; readonly href: string }

/** A tag's colour is never the only thing that says what it says. */
export type Tag = { readonly text: string; readonly colour: 'red' | 'green' | 'grey' | 'blue' | 'yellow' }

export type Cell = {
  readonly text: string
  readonly href?: string | undefined
  readonly tag?: Tag | undefined
  /** What tells the link from others like it, for whoever hears the page. */
  readonly about?: string
}

export type Table = {
  readonly caption: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

export type Section = {
  readonly heading?: string
  readonly paragraphs?: readonly string[]
  readonly drawing?: { readonly svg: string; readonly label: string } | undefined
  readonly tables?: readonly Table[]
  /** Said in place of a table without rows. */
  readonly nothing?: string
  readonly links?: readonly (Link | undefined)[]
}

export type Fact = { readonly key: string; readonly value: string; readonly tag?: Tag | undefined }

export type PageView = {
  readonly heading: string
  readonly crumbs: readonly Link[]
  readonly tag?: Tag | undefined
  readonly lead?: string
  readonly buttons?: readonly (Link | undefined)[]
  readonly facts?: readonly Fact[]
  readonly sections: readonly Section[]
}

export const home: Link = { text: 'Communities', href: '/communities' }

/** Links that only some may follow are left out, and tables without rows give way to what is said in their place. */
export function pageView(view: PageView) {
  return {
    ...view,
    crumbs: [...view.crumbs, { text: view.heading }],
    buttons: (view.buttons ?? []).filter((link) => link !== undefined),
    facts: (view.facts ?? []).filter(({ value, tag }) => value !== '' || tag !== undefined),
    sections: view.sections.map((section) => ({
      ...section,
      tables: (section.tables ?? []).filter(({ rows }) => rows.length > 0).map(withLongCells),
      links: (section.links ?? []).filter((link) => link !== undefined),
    })),
  }
}

/** What somebody wrote at length keeps its line breaks, and may be broken anywhere; a name or a day is not torn apart. */
function withLongCells(table: Table) {
  return {
    ...table,
    rows: table.rows.map((row) =>
      row.map((one) => ({ ...one, isLong: one.text.length > 28 || one.text.includes('\n') })),
    ),
  }
}

export const template = 'communities/views/page.njk'

export function cell(text: string, href?: string): Cell {
  return { text, href }
}

export function dayCell(day: Temporal.PlainDate | undefined): Cell {
  return { text: day === undefined ? '–' : formatDay(day, 'short') }
}

export function themeWords(themes: readonly string[]): string {
  return themes.map((theme) => labelOf(communityThemes, theme)).join(', ')
}

/** "1,250". */
export function numberWords(number: number): string {
  return number.toLocaleString('en-GB')
}
