/**
 * Chance that can be repeated: the same seed invents the same people every time. For invented data alone; an id, a
 * token or a sample is never made with it, because whoever knows the seed knows the rest.
 */

export type Chance = {
  /** At least 0, below 1. */
  next(): number
  /** A whole number from `from` up to and including `to`. */
  between(from: number, to: number): number
  /** True this share of the time. */
  happens(share: number): boolean
  /** One of them; each as likely as the next. Throws when there are none. */
  oneOf<Item>(items: readonly Item[]): Item
  /** One of them, as often as its weight says. */
  weighted<Item>(items: readonly (readonly [item: Item, weight: number])[]): Item
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, ample for inventing people. */
export function chance(seed: number): Chance {
  let state = seed >>> 0

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }

  function between(from: number, to: number): number {
    return from + Math.floor(next() * (to - from + 1))
  }

  function oneOf<Item>(items: readonly Item[]): Item {
    const found = items[between(0, items.length - 1)]
    if (found === undefined) throw new RangeError('Nothing to choose from')
    return found
  }

  function weighted<Item>(items: readonly (readonly [item: Item, weight: number])[]): Item {
    const whole = items.reduce((sum, [, weight]) => sum + weight, 0)
    let left = next() * whole
    for (const [item, weight] of items) {
      left -= weight
      if (left < 0) return item
    }
    throw new RangeError('Nothing to choose from')
  }

  return { next, between, happens: (share) => next() < share, oneOf, weighted }
}

/** A seed from a text: the same text, the same seed (FNV-1a). */
export function seedFrom(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(text, 'utf8')) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}
