/**
 * A long agenda is shown in parts: what a page costs and weighs then does not grow with how much is before the panel. An agenda of usual length is one part. Pure.
 */
import { z } from 'zod'

export const partSize = 25

export const PartQuery = z.object({ part: z.coerce.number().int().min(1).max(1000).optional() })

export type Part<Item> = {
  readonly items: readonly Item[]
  /** From 1; above the number of parts, the last. */
  readonly number: number
  /** How many items came before it. */
  readonly before: number
  /** How many there are in all parts. */
  readonly of: number
}

/** A number, everything at once (for a paper), or whatever comes first. */
export type PartWanted = number | 'whole' | undefined

/** @param wanted which is asked for; left out, the one in which item `around` stands, or the first */
export function partOf<Item>(all: readonly Item[], wanted: PartWanted, around = 0): Part<Item> {
  if (wanted === 'whole') return { items: all, number: 1, before: 0, of: all.length }
  const last = Math.max(1, Math.ceil(all.length / partSize))
  const number = Math.min(last, wanted ?? partNumberOf(Math.max(0, around)))
  const before = (number - 1) * partSize
  return { items: all.slice(before, before + partSize), number, before, of: all.length }
}

/** In which part something stands. @param place among all, from 0 */
export function partNumberOf(place: number): number {
  return Math.floor(place / partSize) + 1
}

/** How a page leads from one part to the next; undefined where there is one alone. */
export function partsView({ items, number, before, of }: Part<unknown>, address: string) {
  if (items.length === of) return undefined
  const to = (part: number) => `${address}?part=${part}`
  return {
    said: `Items ${before + 1} to ${before + items.length} of ${of}`,
    previous: before === 0 ? undefined : to(number - 1),
    next: before + items.length < of ? to(number + 1) : undefined,
  }
}
