/**
 * A document to hand over: headings, paragraphs, lists, tables, drawings and lines to fill in. Written once, made into Word (to change) and into PDF
 * (to read and print, tagged for assistive technology). What it says is the room's; how it looks is here.
 */
export type Block =
  /** Under the title: 1, where none is given, or 2 under one of those. */
  | { readonly kind: 'heading'; readonly text: string; readonly level?: 1 | 2 }
  /** `language` where it is another than that of the paper's words. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly language?: 'en' | 'cy' }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Each row has a cell for each heading; the first cell says what its row is about. */
  | { readonly kind: 'table'; readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** SVG with its size in its own units. `words` are for whoever does not see it. The figures it is made of follow as a table. */
  | {
      readonly kind: 'drawing'
      readonly svg: string
      readonly words: string
      readonly width: number
      readonly height: number
    }
  /** A question with empty lines for an answer by hand. */
  | { readonly kind: 'to fill in'; readonly label: string }

export type PaperDocument = {
  readonly title: string
  readonly language: 'en' | 'cy'
  /** The language of paragraphs, lists and rows where it is another than that of headings: programs that read aloud must know. */
  readonly wordsIn?: 'en' | 'cy'
  /** Who it comes from. */
  readonly author: string
  /** At the head and foot of each page: OFFICIAL, OFFICIAL-SENSITIVE. */
  readonly marking: string
  /** At the foot of each page: the case's reference, when it is about one. */
  readonly reference?: string
  /** Across each page of a PDF and at its head: for whom and when this copy was made. A Word file, which anybody can change, has none. */
  readonly madeFor?: string
  readonly blocks: readonly Block[]
}

/** "Page 1 of 2" in the document's language. */
export const pageWords = { en: { page: 'Page', of: 'of' }, cy: { page: 'Tudalen', of: 'o' } } as const

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const pdfType = 'application/pdf'
