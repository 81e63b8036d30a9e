/** An edition of a report as a paper, for Word and for PDF. */
import { formatDay } from '#platform/day-and-time.ts'
import type { Block, PaperDocument } from '#platform/documents/document.ts'
import type { Edition } from './figures.ts'
import { editionNames, textParts, type ShownSection, type ShownTable } from './report.ts'
import type { Release } from './store.ts'

/** Exact safe counts stay inside the partnership, and so does what nobody has released (reliability PR-07, PR-09). */
export function markingOf({ edition, release }: Pick<EditionShown, 'edition' | 'release'>): string {
  return edition === 'public' && release !== undefined ? 'OFFICIAL' : 'OFFICIAL-SENSITIVE'
}

/** Of the public edition; nothing of the others, which are never released. */
export function releaseWords({ edition, release }: Pick<EditionShown, 'edition' | 'release'>): string {
  if (edition !== 'public') return ''
  return release === undefined ? 'Not released to the public.' : `Released to the public on ${formatDay(release.on)}.`
}

export type EditionShown = {
  readonly title: string
  readonly edition: Edition
  /** "Version 1, 30 November 2026". */
  readonly versionWords: string
  /** Of this version's public edition. */
  readonly release: Release | undefined
  readonly sections: readonly ShownSection[]
}

export function reportPaper(shown: EditionShown, author: string): PaperDocument {
  const { title, edition, versionWords, sections } = shown
  return {
    title,
    language: 'en',
    author,
    marking: markingOf(shown),
    blocks: [
      { kind: 'paragraph', text: `${editionNames[edition]}. ${versionWords}. ${releaseWords(shown)}`.trim() },
      ...sections.flatMap(({ heading, text, tables, drawnWords }): readonly Block[] => [
        { kind: 'heading', text: heading },
        ...textParts(text),
        ...tables.flatMap(tableBlocks),
        ...(drawnWords === undefined ? [] : [{ kind: 'paragraph', text: drawnWords } as const]),
      ]),
    ],
  }
}

function tableBlocks({ title, headings, rows, drawing }: ShownTable): readonly Block[] {
  return [
    { kind: 'heading', text: title, level: 2 },
    ...(drawing === undefined ? [] : [{ kind: 'drawing', ...drawing } as const]),
    { kind: 'table', headings, rows },
  ]
}
