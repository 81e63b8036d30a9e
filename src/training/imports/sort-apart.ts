/** Has the rows of a file sorted in a process of their own (rows-process.ts), and hands on what each batch came to as the text it is. */
import type { Temporal } from 'temporal-polyfill'
import { runApart } from '#platform/documents/apart/run-apart.ts'
import type { Mapping } from './read-row.ts'

/** A batch: rows that were looked at, rows rejected, and both kinds as {"taken": […], "rejected": […]} (sort-rows.ts). */
export type SortedText = { readonly looked: number; readonly rejected: number; readonly json: string }

export type ToSort = {
  readonly mapping: Mapping
  readonly today: Temporal.PlainDate
  /** Rows as JSON, on one line each. */
  readonly batches: Iterable<string> | AsyncIterable<string>
}

/** @throws when they could not be sorted to their end */
export async function sortApart(toSort: ToSort, take: (sorted: SortedText) => Promise<void>): Promise<void> {
  const told = { isWhole: false }
  const ending = await runApart({
    program: new URL('rows-process.ts', import.meta.url),
    input: linesOf(toSort),
    // Plain rows by now: they cannot swell, and nobody waits for them.
    milliseconds: 60_000,
    async line(written) {
      told.isWhole = written === 'end'
      if (!told.isWhole) await take(sortedIn(written))
      return true
    },
  })
  if (ending !== 'well' || !told.isWhole) throw new Error(`the rows were not sorted to their end: ${ending}`)
}

async function* linesOf({ mapping, today, batches }: ToSort): AsyncGenerator<string> {
  yield `${JSON.stringify({ mapping, today: today.toString() })}\n`
  for await (const batch of batches) yield `${batch}\n`
}

function sortedIn(line: string): SortedText {
  const [, looked, rejected, json] = /^sorted (\d+) (\d+) (\{.*\})$/u.exec(line) ?? []
  if (json === undefined) throw new Error('the rows of a file were sorted into something else')
  return { looked: Number(looked), rejected: Number(rejected), json }
}
