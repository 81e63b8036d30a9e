/** Finds in lines what is a heading, an item or a table: by what the file says of a line, else by how it looks beside its neighbours. */
import type { Item, SourceBlock, TableRow } from './blocks.ts'
import type { SourceLine } from './lines.ts'

/** As long as the lines of a text that is broken by hand: a shorter one ends where its writer ended it. */
const fullLine = 50

const bullet = /^([-*+•●◦○▪■‣·–—§\uF0B7\uF0A7]|o(?=\s{2}))\s+(\S.*)$/u
const counted = /^(\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(\S.*)$/u
const decimal = /^(\d{1,2}(?:\.\d{1,2}){1,3})[.):]?\s+(\p{L}.*)$/u
const single = /^(\d{1,2}[.):](?=\s)|\d{1,2}(?=\s\p{Lu}))\s+(\p{L}.*)$/u
const dayOfMonth = /^\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu
const named =
  /^((?:section|part|chapter)\s+(?:\d{1,2}|[IVX]{1,4})|(?:appendix|annexe?)\s+(?:\d{1,2}|[A-Z]))\b[\s.:)–—-]*(.*)$/iu

export function findBlocks(lines: readonly SourceLine[]): readonly SourceBlock[] {
  const looks = looksOf(lines)
  const blocks: SourceBlock[] = []
  let rows: TableRow[] = []
  let listIndent = 0
  const endTable = (): void => {
    const [first] = rows
    if (first !== undefined) blocks.push({ kind: 'table', line: first.line, rows })
    rows = []
  }
  for (const [index, line] of lines.entries()) {
    if (line.cells !== undefined) {
      if (line.afterGap) endTable()
      rows.push({ line: line.line, cells: line.cells })
      continue
    }
    endTable()
    const before = blocks.at(-1)
    const around = { before, listIndent, previous: lines[index - 1], next: lines[index + 1] }
    const block = blockOf(line, around, looks)
    if (block?.kind === 'item' && block.depth === 0) listIndent = line.indent
    if (block !== undefined) blocks.push(block)
    else if (before?.kind === 'paragraph' || before?.kind === 'item')
      blocks[blocks.length - 1] = { ...before, text: `${before.text} ${line.text}` }
  }
  endTable()
  return blocks
}

/** What the headings of this document look like: where some are certain, less is guessed. */
type Looks = {
  /** The file itself marks headings. */
  readonly areMarked: boolean
  /** "1.0", "2.0": then "1." begins an item. */
  readonly areDecimal: boolean
}

function looksOf(lines: readonly SourceLine[]): Looks {
  const marked = lines.filter(({ hint }) => hint?.kind === 'heading' || hint?.kind === 'title').length
  const decimals = lines.filter(({ text }) => /^\d{1,2}\.0\b/u.test(text) && isShort(text)).length
  return { areMarked: marked > 1, areDecimal: decimals > 1 }
}

type Around = {
  /** The block before it. */
  readonly before: SourceBlock | undefined
  /** How far in the list begins that it may stand in. */
  readonly listIndent: number
  readonly previous: SourceLine | undefined
  readonly next: SourceLine | undefined
}

/** The block that a line begins; undefined when it goes on with the one before. */
function blockOf(line: SourceLine, around: Around, looks: Looks): SourceBlock | undefined {
  const at = { line: line.line }
  const { hint, text } = line
  if (hint?.kind === 'contents') return { ...at, kind: 'contents', text }
  if (hint?.kind === 'item') return { ...at, kind: 'item', marker: undefined, depth: hint.depth, text }
  if (hint?.kind === 'title') return { ...at, kind: 'heading', level: 1, number: undefined, text, isTitle: true }
  if (hint?.kind === 'heading')
    return { ...at, kind: 'heading', level: hint.level, ...numberAndText(text), isTitle: false }

  const level = levelByLook(line, around, looks)
  if (level !== undefined) return { ...at, kind: 'heading', level, ...numberAndText(text), isTitle: false }
  const item = itemIn(line, around)
  if (item !== undefined) return item
  if (goesOn(line, around)) return undefined
  if (isOneOfMany(text, around.before)) return { ...at, kind: 'item', marker: undefined, depth: 0, text }
  return { ...at, kind: 'paragraph', text }
}

function numberAndText(text: string): { number: string | undefined; text: string } {
  const [, number, rest] = named.exec(text) ?? decimal.exec(text) ?? single.exec(text) ?? []
  return number === undefined || rest === undefined ? { number: undefined, text } : { number, text: rest }
}

/** The level of a heading that nothing marks but its number, its capitals, its bold letters or the room round it. */
function levelByLook(line: SourceLine, { previous, next }: Around, looks: Looks): number | undefined {
  const { text } = line
  if (!isShort(text)) return undefined
  const [, number] = decimal.exec(text) ?? []
  if (number !== undefined) {
    // A table of contents in Word may repeat these; in a text they are headings wherever they stand.
    const parts = number.replace(/\.0$/u, '').split('.').length
    return looks.areMarked ? Math.max(2, parts) : parts
  }
  if (!line.afterGap) return undefined
  if (named.test(text)) return looks.areMarked ? 2 : 1
  if (single.test(text)) {
    const stands = !dayOfMonth.test(text) && !looks.areMarked && !looks.areDecimal && !isInList(line, previous, next)
    return stands ? 1 : undefined
  }
  if (bullet.test(text) || counted.test(text)) return undefined
  if (isCapitals(text)) return looks.areMarked ? undefined : 2
  if (line.isBold) return looks.areMarked ? 5 : 3
  return looks.areMarked || !standsAlone(line, next) ? undefined : 4
}

/** "1. …" is an item when the line before announces a list, or a neighbour has the number before or after it. */
function isInList(line: SourceLine, previous: SourceLine | undefined, next: SourceLine | undefined): boolean {
  const numberOf = (other: SourceLine | undefined) =>
    other === undefined || other.cells !== undefined ? NaN : Number.parseInt(single.exec(other.text)?.[1] ?? '', 10)
  const number = numberOf(line)
  // Behind a list whose items stand close together, what stands apart is the next section.
  const isApart = line.afterGap && previous?.afterGap === false
  return (
    previous?.text.endsWith(':') === true ||
    (numberOf(previous) === number - 1 && !isApart) ||
    numberOf(next) === number + 1
  )
}

function isShort(text: string): boolean {
  return text.length <= 100 && text.split(' ').length <= 12 && !/[.;,:!]$/u.test(text)
}

function isCapitals(text: string): boolean {
  return /\p{Lu}{3}/u.test(text) && text === text.toUpperCase()
}

/** A few words with room before and after, as the headings of plain texts are. */
function standsAlone(line: SourceLine, next: SourceLine | undefined): boolean {
  const words = line.text.split(' ').length
  const room =
    next === undefined || next.afterGap || next.cells !== undefined || bullet.test(next.text) || counted.test(next.text)
  return room && words <= 8 && line.text.length <= 60 && /^\p{Lu}.*[\p{L})?]$/u.test(line.text) && line.indent === 0
}

function itemIn(line: SourceLine, around: Around): Item | undefined {
  const [, marker, text] = bullet.exec(line.text) ?? counted.exec(line.text) ?? decimal.exec(line.text) ?? []
  if (marker === undefined || text === undefined) return undefined
  return { kind: 'item', line: line.line, marker, depth: depthOf(line, around), text }
}

/** Two columns further in than the list it stands in. */
function depthOf({ indent }: SourceLine, { before, listIndent }: Around): number {
  if (before?.kind !== 'item') return 0
  return Math.min(2, Math.max(0, Math.floor((indent - listIndent) / 2)))
}

function goesOn(line: SourceLine, { before, previous }: Around): boolean {
  if (line.afterGap || previous === undefined || line.line === previous.line) return false
  if (before?.kind === 'item') return line.indent > 1 || previous.width >= fullLine
  return before?.kind === 'paragraph' && previous.width >= fullLine && !previous.text.endsWith(':')
}

/** A list without marks: each part but the last ends in a semicolon. */
function isOneOfMany(text: string, before: SourceBlock | undefined): boolean {
  return /;(\s+(and|or))?$/u.test(text) || (before?.kind === 'item' && /;\s+(and|or)$/u.test(before.text))
}
