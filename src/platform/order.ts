/** Things that stand in an order, one of which goes to another place. Each keeps one of the positions there are: what is not among them keeps its own. */
type Placed = { readonly id: string; readonly position: number }

/** One place up or down. The same order, at the top or the bottom already. */
export function movedBy<Thing extends Placed>(all: readonly Thing[], id: string, by: -1 | 1): readonly Thing[] {
  const from = all.findIndex((one) => one.id === id)
  const to = from + by
  const moved = all[from]
  if (moved === undefined || to < 0 || to >= all.length) return all
  return dealtOut(all, all.toSpliced(from, 1).toSpliced(to, 0, moved))
}

/**
 * @param all in order
 * @param behind the id of what it comes after; undefined: it comes first
 */
export function movedBehind<Thing extends Placed>(
  all: readonly Thing[],
  id: string,
  behind: string | undefined,
): readonly Thing[] {
  const moved = all.find((one) => one.id === id)
  if (moved === undefined) return all
  const others = all.filter((one) => one.id !== id)
  const place = behind === undefined ? 0 : others.findIndex((one) => one.id === behind) + 1
  return dealtOut(all, others.toSpliced(place, 0, moved))
}

function dealtOut<Thing extends Placed>(before: readonly Thing[], after: readonly Thing[]): readonly Thing[] {
  return after.map((one, place) => ({ ...one, position: before[place]?.position ?? one.position }))
}
