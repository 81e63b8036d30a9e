/** What a writer changed of what is kept, field by field, and where somebody else has written since they saw it. Pure. */
import type { Typed } from '#platform/forms/fields.ts'
import type { Kept, TypedValue } from './record.ts'
import type { Change } from './store.ts'

/** By field: the version that the writer's screen showed. */
export type Seen = Readonly<Record<string, number>>

export type Compared = {
  readonly changes: readonly Change[]
  /** Fields in which the writer and somebody else have written, and not the same. */
  readonly clashes: readonly string[]
}

/** @param ticked questions for which nothing sent means no box ticked */
export function compare(
  typed: Typed,
  kept: ReadonlyMap<string, Kept>,
  seen: Seen,
  ticked: readonly string[],
): Compared {
  const all: Typed = { ...Object.fromEntries(ticked.map((field) => [field, []])), ...typed }
  const differing = Object.entries(all).filter(([field, value]) => !isSame(value, kept.get(field)?.value))
  const isSeen = ([field]: readonly [string, TypedValue]) => (seen[field] ?? 0) === (kept.get(field)?.version ?? 0)
  return {
    changes: differing.filter(isSeen).map(([field, value]) => ({ field, value, seen: seen[field] ?? 0 })),
    clashes: differing.filter((one) => !isSeen(one)).map(([field]) => field),
  }
}

/** Nothing kept, nothing typed and nothing ticked are the same. */
export function isSame(one: TypedValue, other: TypedValue | undefined): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other ?? ''))
}

function plain(value: TypedValue): TypedValue {
  // Browsers send line ends their own way.
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n')
  return value.length === 0 ? '' : value
}

/** What the screen shows: what is kept, under what was typed and is not kept. */
export function shownValues(kept: ReadonlyMap<string, Kept>, typed: Typed = {}): Typed {
  return { ...Object.fromEntries([...kept].map(([field, { value }]) => [field, value])), ...typed }
}

export function versionsOf(kept: ReadonlyMap<string, Kept>): Seen {
  return Object.fromEntries([...kept].map(([field, { version }]) => [field, version]))
}
