/** The last four quarters of every action, side by side: which of them somebody wrote an update of, and the colour worked out that day. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { lastQuarters, quarterWords } from '#reference/quarters.ts'
import { isRag, ragWords, type Rag } from '../rag.ts'

/** By action and the first day of its quarter. */
export type Updated = ReadonlyMap<string, ReadonlyMap<string, Rag | undefined>>

/** The four quarters up to today's, the earliest first. */
export function fourQuarters(today: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  return lastQuarters(today, 4).toReversed()
}

/** Of one quarter what was written last counts. */
export async function listUpdated(trx: Trx, actionIds: readonly string[], today: Temporal.PlainDate): Promise<Updated> {
  const [first] = fourQuarters(today)
  if (first === undefined || actionIds.length === 0) return new Map()
  const rows = await trx
    .selectFrom('strategy.action_update')
    .distinctOn(['action_id', 'quarter_from'])
    .select(['action_id', 'quarter_from', 'worked_out'])
    .where('action_id', 'in', actionIds)
    .where('quarter_from', '>=', first)
    .orderBy('action_id')
    .orderBy('quarter_from')
    .orderBy('made_at', 'desc')
    .execute()
  const byAction = Map.groupBy(rows, ({ action_id }) => action_id)
  return new Map(
    [...byAction].map(([id, its]) => [
      id,
      new Map(its.map((row) => [row.quarter_from.toString(), isRag(row.worked_out) ? row.worked_out : undefined])),
    ]),
  )
}

/** Headings, and for each action a cell a quarter. */
export function quarterTable(
  actions: readonly { readonly id: string; readonly title: string; readonly href: string }[],
  updated: Updated,
  today: Temporal.PlainDate,
) {
  const quarters = fourQuarters(today)
  return {
    headings: quarters.map(quarterWords),
    rows: actions.map(({ id, title, href }) => ({
      title,
      href,
      cells: quarters.map((quarter) => {
        const rag = updated.get(id)?.get(quarter.toString())
        return { heading: quarterWords(quarter), tag: rag && ragWords[rag] }
      }),
    })),
  }
}

/** "Updated in 3 of the last 4 quarters" */
export function updatedWords(id: string, updated: Updated): string {
  return `Updated in ${updated.get(id)?.size ?? 0} of the last 4 quarters`
}
