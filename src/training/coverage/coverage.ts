/**
 * Coverage: of those who need a course, how many have it. What nobody needs is empty, never nought; who is exempt is neither above nor below
 * the line. Due is not yet late and not in date: it counts below the line only.
 */
import { Temporal } from 'temporal-polyfill'
import { shareWords as wordsOfShare } from '#reference/disclosure.ts'
import type { Counted } from './store.ts'

export type Share = {
  readonly inDate: number
  readonly people: number
  readonly due: number
  readonly overdue: number
  readonly exempt: number
}

/** Undefined where nobody needs it. */
export function shareOf(counted: readonly Counted[]): Share | undefined {
  if (counted.length === 0) return undefined
  const sum = (status: Counted['status']) =>
    counted.filter((one) => one.status === status).reduce((total, { people }) => total + people, 0)
  const [inDate, due, overdue, exempt] = [sum('current'), sum('due'), sum('overdue'), sum('exempt')]
  return { inDate, due, overdue, exempt, people: inDate + due + overdue }
}

/** "84 of 112 (75%)", "2 of 3"; below the line nobody is left where all are exempt. */
export function shareWords(share: Pick<Share, 'inDate' | 'people'> | undefined): string {
  if (share === undefined) return 'Nobody needs it'
  if (share.people === 0) return 'All exempt'
  return wordsOfShare({ numerator: share.inDate, denominator: share.people })
}

/** Rounded down: 99.6% is not all of them. */
export function percent({ inDate, people }: Pick<Share, 'inDate' | 'people'>): number {
  return people === 0 ? 0 : Math.floor((100 * inDate) / people)
}

export type Month = { readonly month: Temporal.PlainDate; readonly lapses: number }

/** How many people lapse in each of the coming months, this one first, months in which nobody does among them. */
export function lapsesByMonth(counted: readonly Counted[], today: Temporal.PlainDate, months = 12): readonly Month[] {
  const first = today.with({ day: 1 })
  return Array.from({ length: months }, (_, place) => {
    const month = first.add({ months: place })
    const lapses = counted
      .filter(({ lapsesIn }) => lapsesIn?.equals(month) === true)
      .reduce((total, { people }) => total + people, 0)
    return { month, lapses }
  })
}
