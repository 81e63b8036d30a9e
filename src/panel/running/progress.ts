/** How far a meeting has come through its items, and which of a long agenda are shown where there is no room for all. Pure. */
type Standing = { readonly state: string; readonly beganAt: unknown }

export type Progress = { readonly done: number; readonly begun: number; readonly toCome: number }

export function stateOf({ state, beganAt }: Standing): 'done' | 'begun' | 'to come' {
  if (state === 'decided') return 'done'
  return beganAt === undefined ? 'to come' : 'begun'
}

export function progressOf(items: readonly Standing[]): Progress {
  const states = items.map(stateOf)
  const done = states.filter((state) => state === 'done').length
  const begun = states.filter((state) => state === 'begun').length
  return { done, begun, toCome: states.length - done - begun }
}

/** The place of what is being discussed: of what was begun last; before anything is, of what comes first. */
export function whereItStands(items: readonly Standing[]): number {
  const begun = items.findLastIndex((item) => stateOf(item) === 'begun')
  if (begun >= 0) return begun
  const next = items.findIndex((item) => stateOf(item) === 'to come')
  return next >= 0 ? next : items.length - 1
}

/** As many items stand beside the one that is discussed. An agenda of usual length stands there whole. */
export const itemsBeside = 20

/** Some that came before it, and more that come after. */
export function around<Item>(items: readonly Item[], at: number): readonly Item[] {
  const from = Math.max(0, Math.min(at - 5, items.length - itemsBeside))
  return items.slice(from, from + itemsBeside)
}
