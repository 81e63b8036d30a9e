/**
 * Two versions of an assessment, text against text, question by question. What differs is said in words and marked in the text; there is no
 * sum of differences, no more or less, and nothing is coloured as better or worse.
 */
import { differences, type Run } from '#platform/differences.ts'
import type { Kept, KeptAnswer } from '#platform/forms/kept.ts'
import { rowsOf } from '#platform/forms/kept.ts'

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
