/** Two texts, word against word: what is common, and what one of them alone says. */

/** A run of words that both have, or one alone. */
export type Run = { readonly text: string; readonly in: 'both' | 'older' | 'newer' }

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
