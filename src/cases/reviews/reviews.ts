/**
 * Reviews after support, told apart: not held, held and not filed, filed. Real reviews were held and never filed, and looked a year later like ones
 * that were missed. Pure: from the journal and its deadlines.
 */
import type { Temporal } from 'temporal-polyfill'
import { reviewFilings, type ReviewMonths } from '#reference/after-support.ts'
import { labelOf } from '#reference/code-list.ts'
import { reviewResults } from '#reference/decisions.ts'
import { isLive, type Deadline } from '../clocks.ts'
import { factsOf } from '../journey.ts'
import type { ClockName } from '../journey/clock-table.ts'
import type { JournalEntry } from '../journey/state.ts'

export type Review = {
  readonly months: ReviewMonths
  readonly state: 'not held' | 'held, not filed' | 'filed'
  /** The day it was or is owed: of holding it, or of filing it. */
  readonly due: Deadline | undefined
  readonly heldOn: Temporal.PlainDate | undefined
  readonly result: string | undefined
  readonly filed: { readonly on: Temporal.PlainDate; readonly where: string } | undefined
}

const holding: Readonly<Partial<Record<ClockName, ReviewMonths>>> = {
  'review at 6 months': 6,
  'review at 12 months': 12,
  'review at 24 months': 24,
}
const filing: Readonly<Record<ReviewMonths, ClockName>> = {
  6: 'file 6-month review',
  12: 'file 12-month review',
  18: 'file 18-month review',
  24: 'file 24-month review',
}

/** Every review of a case that was held, in order, then those that are still owed. */
export function reviewsIn(entries: readonly JournalEntry[], all: readonly Deadline[]): readonly Review[] {
  const filings = entries.flatMap((entry) => {
    const facts = factsOf(entry, 'file review')
    return facts === undefined ? [] : [{ seq: entry.seq, on: entry.onDate, ...facts }]
  })
  const used = new Set<number>()
  const held = entries.flatMap((entry): readonly Review[] => {
    const found = heldIn(entry)
    if (found === undefined) return []
    const { months, result } = found
    const filed = filings.find(({ seq, review }) => seq > entry.seq && review === months && !used.has(seq))
    if (filed !== undefined) used.add(filed.seq)
    return [
      {
        months,
        state: filed === undefined ? 'held, not filed' : 'filed',
        due: all.findLast(({ clock }) => clock === filing[months]),
        heldOn: entry.onDate,
        result: labelOf(reviewResults, result),
        filed: filed && { on: filed.on, where: labelOf(reviewFilings, filed.filedIn) },
      },
    ]
  })
  const owed = all.filter(isLive).flatMap((due): readonly Review[] => {
    const months = holding[due.clock]
    return months === undefined
      ? []
      : [{ months, state: 'not held', due, heldOn: undefined, result: undefined, filed: undefined }]
  })
  return [...held, ...owed]
}

function heldIn(entry: JournalEntry): { readonly months: ReviewMonths; readonly result: string } | undefined {
  const [at6, at12] = [factsOf(entry, 'review at 6 months'), factsOf(entry, 'review at 12 months')]
  if (at6) return { months: 6, result: at6.result }
  if (at12) return { months: 12, result: at12.result }
  const further = factsOf(entry, 'further review')
  return further && { months: further.atMonths, result: further.result }
}
