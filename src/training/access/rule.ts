/** Whether case access of panel roles may follow the register: not while that would leave the panel without anybody to chair it. */
import { Temporal } from 'temporal-polyfill'

type Holder = { readonly role: string; readonly untilOn: Temporal.PlainDate | undefined }

/** Whether the register alone would let somebody open cases today. */
export function isInDate({ untilOn }: Holder, today: Temporal.PlainDate): boolean {
  return untilOn !== undefined && Temporal.PlainDate.compare(today, untilOn) <= 0
}

export function chairRemains(holders: readonly Holder[], today: Temporal.PlainDate): boolean {
  return holders.some((holder) => isChair(holder.role) && isInDate(holder, today))
}

export function isChair(role: string): boolean {
  return role === 'channel chair' || role === 'deputy chair'
}

/** The first day on which no chair is left who may open a case; undefined where none is left today, or there is none. */
export function lastChairDay(holders: readonly Holder[]): Temporal.PlainDate | undefined {
  return holders
    .flatMap(({ role, untilOn }) => (isChair(role) && untilOn !== undefined ? [untilOn] : []))
    .toSorted((one, other) => Temporal.PlainDate.compare(one, other))
    .at(-1)
}
