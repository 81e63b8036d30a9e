/** The minute of a meeting part by part: what differs between the draft as it was written and as it would draft itself now. Pure. */
import { differences, type Run } from '#platform/differences.ts'
import { actionRows, attendanceRows, timesWords } from '../content-words.ts'
import { minuteHeadings } from '../words.ts'
import type { GeneralContent, ItemSaid } from './general.ts'
import { generalConflictWords } from './words.ts'

/** "attendance", "conflicts", or a standing item by its id. */
export type GeneralPart = string

export type Differing = { readonly part: GeneralPart; readonly heading: string; readonly runs: readonly Run[] }

export function differingGeneralParts(draft: GeneralContent, afresh: GeneralContent): readonly Differing[] {
  const were = wordsByPart(draft)
  const are = wordsByPart(afresh)
  return [...new Set([...were.keys(), ...are.keys()])].flatMap((part) => {
    const [was, is] = [were.get(part), are.get(part)]
    if (was?.words === is?.words) return []
    const heading = is?.heading ?? was?.heading ?? ''
    return [{ part, heading, runs: differences(was?.words ?? '', is?.words ?? '') }]
  })
}

/** The draft, with these parts as the record has them. */
export function takenFromRecord(
  draft: GeneralContent,
  afresh: GeneralContent,
  taken: readonly GeneralPart[],
): GeneralContent {
  const from = (part: GeneralPart) => (taken.includes(part) ? afresh : draft)
  const ids = [...new Set([...afresh.items, ...draft.items].map(({ itemId }) => itemId))]
  const items = ids.flatMap((id) => from(id).items.filter(({ itemId }) => itemId === id))
  return {
    attendance: from('attendance').attendance,
    conflicts: from('conflicts').conflicts,
    items: items.toSorted((one, other) => one.number - other.number),
  }
}

function wordsByPart(content: GeneralContent): ReadonlyMap<GeneralPart, { heading: string; words: string }> {
  const { attendance, conflicts } = minuteHeadings.en
  return new Map([
    ['attendance', { heading: attendance, words: lines(attendanceRows(content)) }],
    ['conflicts', { heading: conflicts, words: generalConflictWords(content, []).join('\n') }],
    ...content.items.map((item) => [item.itemId, { heading: item.title, words: wordsOf(item) }] as const),
  ])
}

function wordsOf(item: ItemSaid): string {
  return [`${item.number}. ${item.title}`, timesWords(item), item.notes, item.decided, lines(actionRows(item))]
    .map((words) => words.trim())
    .join('\n')
}

function lines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.join(', ')).join('\n')
}
