/** Things that stand in an order, one of which goes to another place. */
type Placed = { readonly id: string; readonly position: number }

/**
 * The same positions, dealt out anew: others, such as what was taken off, keep theirs.
 *
 * @param all in order
 * @param behind the id of what it comes after; undefined: it comes first
 */
export function placedBehind<Thing extends Placed>(
  all: readonly Thing[],
  id: string,
  behind: string | undefined,
): readonly Thing[] {
  const moved = all.find((one) => one.id === id)
  if (moved === undefined) return all
  const others = all.filter((one) => one.id !== id)
  const place = behind === undefined ? 0 : others.findIndex((one) => one.id === behind) + 1
  return others.toSpliced(place, 0, moved).map((one, index) => ({ ...one, position: all[index]?.position ?? 0 }))
}
