/**
 * A document that somebody else wrote, as an ordered list of blocks: what is a heading, an item of a list, a table. What they mean is the room's to say.
 * Every word of the document is in a block, so that a reader can place it or say that it could not. Only drawing is left out: rules, emphasis, borders.
 */
export type SourceBlock =
  | Heading
  | (At & { readonly kind: 'paragraph'; readonly text: string })
  | Item
  | Table
  /** A line of a table of contents: it says again what a heading says. */
  | (At & { readonly kind: 'contents'; readonly text: string })

export type Heading = At & {
  readonly kind: 'heading'
  /** 1 is the highest. Levels that were only guessed from the look of a line begin at 3. */
  readonly level: number
  /** As written: "2.0", "Appendix A"; undefined when there is none, or Word counts by itself. */
  readonly number: string | undefined
  readonly text: string
  /** In Word's own style for the title of a document. */
  readonly isTitle: boolean
}

export type Item = At & {
  readonly kind: 'item'
  /** As written: "1.", "(a)", "-"; undefined when Word draws it. */
  readonly marker: string | undefined
  /** 0 for an item of the list itself, 1 for an item of an item. */
  readonly depth: number
  readonly text: string
}

export type Table = At & { readonly kind: 'table'; readonly rows: readonly TableRow[] }
/** A cell of several paragraphs has a line break between them. */
export type TableRow = At & { readonly cells: readonly string[] }

/** The line in a text, the paragraph or the row of a table in a Word document, counted from 1. */
type At = { readonly line: number }

export function blockText(block: Exclude<SourceBlock, Table>): string {
  switch (block.kind) {
    case 'heading':
      return block.number === undefined ? block.text : `${block.number} ${block.text}`.trimEnd()
    case 'item':
      return block.marker === undefined ? block.text : `${block.marker} ${block.text}`
    case 'paragraph':
    case 'contents':
      return block.text
  }
}
