/** An edition of a report as a paper, for Word and for PDF. */
import type { Block, PaperDocument } from '#platform/documents/document.ts'
import type { Edition } from './figures.ts'
import { editionNames, textParts, type ShownSection, type ShownTable } from './report.ts'

/** Exact safe counts stay inside the partnership (reliability PR-07). */
export function markingOf(edition: Edition): string {
  return edition === 'public' ? 'OFFICIAL' : 'OFFICIAL-SENSITIVE'
}

export type EditionShown = {
  readonly title: string
  readonly edition: Edition
  /** "Version 1, 30 November 2026". */
  readonly versionWords: string
  readonly sections: readonly ShownSection[]
}

export function reportPaper({ title, edition, versionWords, sections }: EditionShown, author: string): PaperDocument {
  return {
    title,
    language: 'en',
    author,
    marking: markingOf(edition),
    blocks: [
      { kind: 'paragraph', text: `${editionNames[edition]}. ${versionWords}.` },
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
