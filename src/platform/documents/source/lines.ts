/**
 * Lines of a document before it is known what they are, whichever kind of file they come from. What a file says for certain stands in `hint`;
 * the rest is found from the look of the line and of its neighbours (find-blocks.ts).
 */
export type SourceLine = {
  readonly line: number
  /** Without emphasis and surplus space. */
  readonly text: string
  /** How many characters the line had, before what Markdown draws was taken away: only a full line runs on into the next. */
  readonly width: number
  /** In columns, where tabs go to the next 4. */
  readonly indent: number
  /** An empty line, a rule or a change of kind stands before it. */
  readonly afterGap: boolean
  readonly isBold: boolean
  readonly cells?: readonly string[] | undefined
  readonly hint?: Hint | undefined
}

export type Hint =
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'title' }
  | { readonly kind: 'contents' }
  | { readonly kind: 'item'; readonly depth: number }

const pipe = /^\s*\|.*\||\S \| .* \| /u
const columns = /\S {3,}\S.* {3,}\S/u
const markdownHeading = /^ {0,3}(#{1,6})\s+(\S.*)$/u
const numberAndTab = /^\s*(?:[-*+•●◦○▪■‣·–—§o\uF0B7\uF0A7]|\(?[\da-z]{1,4}(?:\.\d{1,2}){0,3}[.)]?)\t+[^\t]*$/u

/** Longer lines are words: no table is looked for in them, so that no line costs more than its length. */
const longestRow = 5_000

/** Draws and says nothing: a rule, the line under a heading, the line under the head of a table. */
export function isDrawn(text: string): boolean {
  return /^[\s\-=_*|:+~#>]*$/u.test(text)
}

/** Plain text or Markdown, line by line. */
export function linesOfText(text: string): readonly SourceLine[] {
  const lines: SourceLine[] = []
  let afterGap = true
  for (const [index, raw] of text.split(/\r\n|\n|\r/u).entries()) {
    if (isDrawn(raw)) {
      const before = lines.at(-1)
      const level = underline(raw)
      const isHeading = level !== undefined && !afterGap && before?.cells === undefined && (before?.width ?? 0) <= 100
      if (before !== undefined && isHeading) lines[lines.length - 1] = { ...before, hint: { kind: 'heading', level } }
      // The line between a table's head and its rows does not part them.
      if (!raw.includes('|')) afterGap = true
      continue
    }
    const line = lineFrom(raw, { line: index + 1, afterGap, inTable: !afterGap && lines.at(-1)?.cells !== undefined })
    lines.push(line)
    afterGap = line.hint?.kind === 'heading'
  }
  return lines
}

type Place = {
  readonly line: number
  readonly afterGap: boolean
  readonly inTable: boolean
  readonly isBold?: boolean
  readonly hint?: Hint | undefined
}

/** One line as it was written, with what the file itself says of it. */
export function lineFrom(raw: string, { line, afterGap, inTable, isBold = false, hint }: Place): SourceLine {
  const written = raw.trimEnd().replace(/^ {0,3}>\s?/u, '')
  const base = { line, width: raw.trim().length, indent: indentOf(written), afterGap }
  const heading = hint === undefined ? markdownHeading.exec(written) : null
  if (heading !== null) {
    const [, marks = '', text = ''] = heading
    return {
      ...base,
      text: plain(text.replace(/\s+#+\s*$/u, '')),
      isBold,
      hint: { kind: 'heading', level: marks.length },
    }
  }
  const contents = hint === undefined && isContentsLine(written)
  const cells = hint === undefined && !contents && written.length <= longestRow ? cellsIn(written, inTable) : undefined
  return {
    ...base,
    text: plain(written),
    isBold: isBold || /^(\*\*|__)[^*_].*\1:?$/u.test(written.trim()),
    ...(cells === undefined ? {} : { cells }),
    ...(contents ? { hint: { kind: 'contents' } } : hint === undefined ? {} : { hint }),
  }
}

/** What a line says, without what Markdown draws with: `*…*`, `**…**`, `\*`. */
export function plain(text: string): string {
  return text
    .replace(/(?<![\p{L}\p{N}])(?:\*\*|__)(?=\S)|(?<=\S)(?:\*\*|__)(?![\p{L}\p{N}])/gu, '')
    .replace(/(?<![\p{L}\p{N}*])\*(?!\s)([^*]*[^*\s])\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?!\s)([^_]*[^_\s])_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/\\([\\*_#|.`>()[\]-])/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** "1.0 Purpose ........ 3", or the same with a tab. */
function isContentsLine(written: string): boolean {
  const end = written.slice(-80).trimEnd()
  return (
    /(?:\.\s?){4,}\s?\d{1,3}$/u.test(end) ||
    (/[^\t]\t\d{1,3}$/u.test(end) && /^\s*(?:\d|appendix|annex)/iu.test(written))
  )
}

/** The level of the heading above, when this is the line that underlines it in Markdown. */
function underline(raw: string): number | undefined {
  const text = raw.trim()
  if (/^={3,}$/u.test(text)) return 1
  return /^-{3,}$/u.test(text) ? 2 : undefined
}

/** A row of a table: between pipes, between tabs, or in columns that wide spaces part. */
function cellsIn(written: string, inTable: boolean): readonly string[] | undefined {
  if (pipe.test(written)) {
    const inner = written
      .trim()
      .replace(/^\|/u, '')
      .replace(/(?<!\\)\|$/u, '')
    return inner.split(/(?<!\\)\|/u).map(plainCell)
  }
  if (written.includes('\t') && (inTable || !numberAndTab.test(written))) {
    const cells = written.trimEnd().split('\t').map(plainCell)
    const filled = cells.filter((cell) => cell !== '').length
    return filled > 1 || (inTable && filled > 0) ? cells : undefined
  }
  return columns.test(written) ? written.trim().split(/ {3,}/u).map(plainCell) : undefined
}

/** Markdown has no line break in a cell but `<br>`. */
function plainCell(text: string): string {
  return text
    .split(/<br\s*\/?>|\n/iu)
    .map(plain)
    .filter((part) => part !== '')
    .join('\n')
}

function indentOf(text: string): number {
  let column = 0
  for (const character of text) {
    if (character === '\t') column += 4 - (column % 4)
    else if (/\s/u.test(character)) column += 1
    else break
  }
  return column
}
