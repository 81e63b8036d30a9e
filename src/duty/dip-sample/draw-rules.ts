/**
 * How a sample is drawn, so that anybody can draw it again: by date, the first ones opened; at random, those whose reference, put behind the seed
 * with a space, has the smallest SHA-256. Nothing else of a case plays a part.
 */
import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'

export const ways = ['at random', 'by date'] as const
export type Way = (typeof ways)[number]

export type Drawable = { readonly reference: string; readonly openedOn: Temporal.PlainDate }

/** At most `size` of them, in the order in which they were drawn. */
export function draw<One extends Drawable>(
  cases: readonly One[],
  { how, seed, size }: { readonly how: Way; readonly seed: string; readonly size: number },
): readonly One[] {
  const order = how === 'at random' ? byHash(seed) : byDate
  return cases.toSorted(order).slice(0, size)
}

function byDate(one: Drawable, other: Drawable): number {
  return Temporal.PlainDate.compare(one.openedOn, other.openedOn) || compare(one.reference, other.reference)
}

function byHash(seed: string) {
  const hash = ({ reference }: Drawable): string => createHash('sha256').update(`${seed} ${reference}`).digest('hex')
  return (one: Drawable, other: Drawable): number => compare(hash(one), hash(other))
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
