/** What has changed of an agenda since its pack was last given out: pure. */
import type { Temporal } from 'temporal-polyfill'
import { identityInWords, purposeInWords, type AgendaItem } from '../agenda/item.ts'
import { sharingStages } from '#reference/decisions.ts'
import type { Written } from './contributions.ts'

export type PackLine = {
  readonly itemId: string
  readonly place: number
  readonly purpose: string
  readonly stage: string
}

export type Edition = {
  readonly number: number
  readonly publishedAt: Temporal.Instant
  readonly publishedBy: string
  readonly lines: readonly PackLine[]
}

export type Changes = {
  /** Of the agenda as a whole: what went, and that the order is another. */
  readonly ofAll: readonly string[]
  readonly ofItems: ReadonlyMap<string, readonly string[]>
}

/** @param items on the agenda now @param contributions the newest of each agency; both as far as the reader sees them */
export function changesSince(
  edition: Edition,
  items: readonly AgendaItem[],
  contributions: readonly Pick<Written, 'itemId' | 'agency' | 'at' | 'number'>[],
): Changes {
  const before = new Map(edition.lines.map((line) => [line.itemId, line]))
  const now = new Set(items.map(({ id }) => id))
  const went = edition.lines
    .filter(({ itemId }) => !now.has(itemId))
    .map(({ place, purpose }) => `Item ${place} of that pack, ${purposeInWords(purpose)}, was taken off.`)
  const ofItems = items.map(
    (item) =>
      [
        item.id,
        [
          ...ofItem(item, before.get(item.id)),
          ...contributions.filter(({ itemId }) => itemId === item.id).flatMap((one) => ofContribution(one, edition)),
        ],
      ] as const,
  )
  return {
    ofAll: [...went, ...(isReordered(items, before) ? ['The order was changed.'] : [])],
    ofItems: new Map(ofItems.filter(([, words]) => words.length > 0)),
  }
}

export function isChanged({ ofAll, ofItems }: Changes): boolean {
  return ofAll.length > 0 || ofItems.size > 0
}

function ofItem(item: AgendaItem, line: PackLine | undefined): readonly string[] {
  if (line === undefined) return ['Added.']
  const stages = sharingStages.map(({ code }) => code)
  const wider = stages.indexOf(item.stage) > stages.findIndex((code) => code === line.stage)
  return wider
    ? [item.about.kind === 'unnamed' ? `More is told: ${identityInWords(item.about.identity)}.` : 'More is told of it.']
    : []
}

function ofContribution(
  { agency, at, number }: Pick<Written, 'agency' | 'at' | 'number'>,
  { publishedAt }: Edition,
): readonly string[] {
  if (at.since(publishedAt).sign <= 0) return []
  return [number > 1 ? `${agency} changed what it wrote.` : `${agency} wrote.`]
}

/** Whether those that are in both stand in another order. */
function isReordered(items: readonly AgendaItem[], before: ReadonlyMap<string, PackLine>): boolean {
  const places = items.flatMap(({ id }) => before.get(id)?.place ?? [])
  return places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0))
}
