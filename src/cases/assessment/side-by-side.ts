/**
 * Two versions of an assessment, text against text, question by question. What differs is said in words and marked in the text; there is no
 * sum of differences, no more or less, and nothing is coloured as better or worse.
 */
import type { Kept, KeptAnswer } from '#platform/forms/kept.ts'
import { rowsOf } from '#platform/forms/kept.ts'

/** A run of words that both have, or one alone. */
export type Run = { readonly text: string; readonly in: 'both' | 'older' | 'newer' }

export type Comparison = {
  readonly question: string
  readonly standing: 'The same in both' | 'Different' | 'Only in the older one' | 'Only in the newer one'
  /** The older text, with what the newer one no longer has marked; undefined when it was not asked. */
  readonly older: readonly Run[] | undefined
  readonly newer: readonly Run[] | undefined
}

/** In the order of the newer version; what only the older one asked comes last. */
export function sideBySide(older: Kept, newer: Kept): readonly Comparison[] {
  const before = new Map(older.answers.map((answer) => [keyOf(answer), answer]))
  const now = new Map(newer.answers.map((answer) => [keyOf(answer), answer]))
  return [
    ...newer.answers.map((answer) => compare(answer.asked, before.get(keyOf(answer)), answer, now)),
    ...older.answers
      .filter((answer) => !now.has(keyOf(answer)))
      .map((answer) => compare(answer.asked, answer, undefined, before)),
  ]
}

/** Two frameworks may use one code for two headings: only the same question in the same words is compared. */
function keyOf({ question, asked }: KeptAnswer): string {
  return `${question} ${asked}`
}

function compare(
  asked: string,
  older: KeptAnswer | undefined,
  newer: KeptAnswer | undefined,
  all: ReadonlyMap<string, KeptAnswer>,
): Comparison {
  const question = headingOf(asked, older ?? newer, all)
  const [before, now] = [textOf(older), textOf(newer)]
  if (before === undefined)
    return { question, standing: 'Only in the newer one', older: undefined, newer: whole(now ?? '') }
  if (now === undefined) return { question, standing: 'Only in the older one', older: whole(before), newer: undefined }
  if (before === now) return { question, standing: 'The same in both', older: whole(before), newer: whole(now) }
  const runs = differences(before, now)
  return {
    question,
    standing: 'Different',
    older: runs.filter((run) => run.in !== 'newer'),
    newer: runs.filter((run) => run.in !== 'older'),
  }
}

/** Evidence is asked in the same words under each heading: its heading is said with it. */
function headingOf(asked: string, answer: KeptAnswer | undefined, all: ReadonlyMap<string, KeptAnswer>): string {
  const of = answer?.question.endsWith('Evidence') ? answer.question.slice(0, -'Evidence'.length) : undefined
  const heading = of === undefined ? undefined : [...all.values()].find(({ question }) => question === of)
  return heading === undefined ? asked : `${heading.asked}: evidence`
}

function textOf(answer: KeptAnswer | undefined): string | undefined {
  if (answer === undefined) return undefined
  const rows = rowsOf(answer, 'en')
  const lines = rows.flatMap((row) =>
    rows.length > 1 || answer.kind === 'repeated' ? [row.key, ...row.lines] : row.lines,
  )
  return lines.join('\n')
}

const whole = (text: string): readonly Run[] => [{ text, in: 'both' }]

/** Longest texts for which words are compared one with another; beyond it the two stand whole, each against the other. */
const mostPairs = 4_000_000

/** Word against word: what is common stays, and what is not is said to be in one of them. */
export function differences(older: string, newer: string): readonly Run[] {
  const [before, now] = [wordsOf(older), wordsOf(newer)]
  let start = 0
  while (start < before.length && start < now.length && before[start] === now[start]) start += 1
  let end = 0
  while (
    end < before.length - start &&
    end < now.length - start &&
    before[before.length - 1 - end] === now[now.length - 1 - end]
  )
    end += 1
  const middleBefore = before.slice(start, before.length - end)
  const middleNow = now.slice(start, now.length - end)
  const middle =
    middleBefore.length * middleNow.length > mostPairs
      ? [run(middleBefore, 'older'), run(middleNow, 'newer')]
      : commonRuns(middleBefore, middleNow)
  return joined([run(before.slice(0, start), 'both'), ...middle, run(before.slice(before.length - end), 'both')])
}

/** Words with the space before them, so that joining them gives the text back. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\s*\S+|\s+$/gu) ?? []
}

function commonRuns(before: readonly string[], now: readonly string[]): readonly Run[] {
  const width = now.length + 1
  const longest = new Uint16Array((before.length + 1) * width)
  const at = (row: number, column: number): number => longest[row * width + column] ?? 0
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = now.length - 1; column >= 0; column -= 1)
      longest[row * width + column] =
        before[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
  const runs: Run[] = []
  let [row, column] = [0, 0]
  while (row < before.length && column < now.length) {
    if (before[row] === now[column]) {
      runs.push({ text: before[row] ?? '', in: 'both' })
      row += 1
      column += 1
    } else if (at(row + 1, column) >= at(row, column + 1)) {
      runs.push({ text: before[row] ?? '', in: 'older' })
      row += 1
    } else {
      runs.push({ text: now[column] ?? '', in: 'newer' })
      column += 1
    }
  }
  return [...runs, run(before.slice(row), 'older'), run(now.slice(column), 'newer')]
}

function run(words: readonly string[], where: Run['in']): Run {
  return { text: words.join(''), in: where }
}

/** Neighbours of one kind become one; nothing is left of empty ones. */
function joined(runs: readonly Run[]): readonly Run[] {
  const kept: Run[] = []
  for (const next of runs) {
    if (next.text === '') continue
    const last = kept.at(-1)
    if (last?.in === next.in) kept[kept.length - 1] = { text: last.text + next.text, in: next.in }
    else kept.push(next)
  }
  return kept
}
