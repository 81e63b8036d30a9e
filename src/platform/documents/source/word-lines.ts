/** The tree that mammoth reads from a Word file, as paragraphs and rows in order, each with what its style says. */
import { z } from 'zod'

/** A paragraph, counted from 1 through the document; a row of a table counts as one. */
export const wordLine = z.union([
  z.object({
    at: z.number().int(),
    text: z.string(),
    isBold: z.boolean(),
    style: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('heading'), level: z.number().int() }),
        z.object({ kind: z.literal('title') }),
        z.object({ kind: z.literal('contents') }),
        z.object({ kind: z.literal('item'), depth: z.number().int() }),
      ])
      .optional(),
  }),
  z.object({ at: z.number().int(), cells: z.array(z.string()), beginsTable: z.boolean() }),
])
export type WordLine = z.infer<typeof wordLine>
type Style = Extract<WordLine, { text: string }>['style']

/** What mammoth calls an element; of each kind we read what concerns its words. */
const element = z.looseObject({
  type: z.string(),
  children: z.array(z.unknown()).optional(),
  value: z.string().optional(),
  breakType: z.string().optional(),
  altText: z.string().nullish(),
  styleName: z.string().nullish(),
  numbering: z.object({ level: z.coerce.number().int().catch(0) }).nullish(),
  isBold: z.boolean().optional(),
  colSpan: z.number().int().optional(),
  rowSpan: z.number().int().optional(),
  noteType: z.string().optional(),
  noteId: z.string().optional(),
  body: z.array(z.unknown()).optional(),
})
type Element = z.infer<typeof element>

export type FindNote = (reference: { noteType: string; noteId: string }) => unknown

/** @param document the root, of type "document" */
export function wordLines(document: unknown, findNote: FindNote): readonly WordLine[] {
  const lines: WordLine[] = []
  const notes: unknown[] = []
  let at = 0
  const walk = (node: unknown): void => {
    const read = element.parse(node)
    if (read.type === 'paragraph') {
      const text = wordsOf(read, notes)
      if (text.trim() !== '') lines.push({ at: (at += 1), text, isBold: isBold(read), style: styleOf(read) })
    } else if (read.type === 'table') {
      for (const [index, cells] of cellsOf(read, notes).entries())
        lines.push({ at: (at += 1), cells, beginsTable: index === 0 })
    } else read.children?.forEach(walk)
  }
  walk(document)
  // Notes stand at the foot of a page or at the end: each is a paragraph behind the rest, under the number its place has in the text.
  for (let index = 0; index < notes.length; index += 1) {
    const note = element.safeParse(
      findNote(element.pick({ noteType: true, noteId: true }).required().parse(notes[index])),
    )
    const text = (note.data?.body ?? []).map((part) => wordsOf(element.parse(part), notes).trim()).join(' ')
    if (text !== '') lines.push({ at: (at += 1), text: `[${index + 1}] ${text}`, isBold: false, style: undefined })
  }
  return lines
}

/** All words of an element; a line break between its paragraphs. References to notes are numbered, and kept in `notes`. */
function wordsOf(read: Element, notes: unknown[]): string {
  if (read.type === 'text') return read.value ?? ''
  if (read.type === 'tab') return '\t'
  if (read.type === 'break') return read.breakType === 'line' ? '\n' : ''
  if (read.type === 'noteReference') return `[${notes.push(read)}]`
  const parts = (read.children ?? []).map((child) => element.parse(child))
  const between = parts.some(({ type }) => type === 'paragraph') ? '\n' : read.type === 'tableRow' ? ' ' : ''
  return parts.map((part) => wordsOf(part, notes)).join(between)
}

/** Row by row; a cell that reaches over several columns or rows is followed by empty ones, so that columns stay in line. */
function cellsOf(table: Element, notes: unknown[]): readonly string[][] {
  const covered = new Map<number, number>()
  return (table.children ?? []).map((child) => {
    const cells: string[] = []
    const skipCovered = (): void => {
      for (let rows = covered.get(cells.length) ?? 0; rows > 0; rows = covered.get(cells.length) ?? 0) {
        covered.set(cells.length, rows - 1)
        cells.push('')
      }
    }
    for (const part of element.parse(child).children ?? []) {
      const cell = element.parse(part)
      skipCovered()
      const width = Math.min(cell.colSpan ?? 1, 100)
      for (let column = 0; column < width; column += 1) {
        covered.set(cells.length, (cell.rowSpan ?? 1) - 1)
        cells.push(column === 0 ? wordsOf(cell, notes).trim() : '')
      }
    }
    skipCovered()
    return cells
  })
}

function styleOf({ styleName, numbering }: Element): Style {
  const name = styleName?.toLowerCase() ?? ''
  const level = /heading\s*([1-9])/u.exec(name)?.[1]
  if (level !== undefined) return { kind: 'heading', level: Number(level) }
  if (name === 'title') return { kind: 'title' }
  if (/^toc \d/u.test(name)) return { kind: 'contents' }
  if (numbering != null) return { kind: 'item', depth: numbering.level }
  const list = /^list (?:bullet|number)\s*(\d?)/u.exec(name)
  return list === null ? undefined : { kind: 'item', depth: Math.max(0, Number(list[1]) - 1) }
}

function isBold(read: Element): boolean {
  const runs = (read.children ?? []).map((child) => element.parse(child)).filter(({ type }) => type === 'run')
  return runs.length > 0 && runs.every((run) => run.isBold === true || wordsOf(run, []).trim() === '')
}
