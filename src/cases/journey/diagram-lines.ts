/** The three ways a line of the process diagram runs: down the middle, aside and back, across to the ends. */
import { boxOf, places, railX, rowY, spine, type Edge, type Rail, type Rectangle } from './diagram-layout.ts'
import type { Stage } from './stages.ts'

export const middleOf = (box: Rectangle): number => (box.left + box.right) / 2
export const centreOf = (box: Rectangle): number => (box.top + box.bottom) / 2

export function box(stage: Stage): Rectangle {
  const found = boxOf(stage)
  if (!found) throw new Error(`${stage} has no box on the diagram`)
  return found
}

/** Straight down the middle column, with what has to happen beside the arrow. */
export function down(from: Stage, to: Stage, words: string): Edge {
  const [upper, lower] = [box(from), box(to)]
  return {
    pairs: [[from, to]],
    points: [
      [spine.middle, upper.bottom],
      [spine.middle, lower.top],
    ],
    heads: 'end',
    words: { lines: [words], at: [spine.middle - 12, (upper.bottom + lower.top) / 2 + 5], anchor: 'end' },
  }
}

/** From a stage of the middle down and across to one that waits beside it, and back. */
export function aside(from: Stage, to: Stage, inset: number, heads: Edge['heads'], words?: string): Edge {
  const [start, end] = [box(from), box(to)]
  const x = start.right - inset
  return {
    pairs:
      heads === 'both'
        ? [
            [from, to],
            [to, from],
          ]
        : [[from, to]],
    points: [
      [x, start.bottom],
      [x, centreOf(end)],
      [end.left, centreOf(end)],
    ],
    heads,
    ...(words === undefined
      ? {}
      : { words: { lines: [words], at: [x - 10, centreOf(end) + 5] as const, anchor: 'end' as const } }),
  }
}

/** A stage's line across the columns, with a dot on each end it can lead to. */
export function ends(from: Stage, to: readonly Rail[], words?: string): Edge {
  const place = places[from]
  if (!place) throw new Error(`${from} has no row`)
  const y = rowY(place.row)
  const furthest = Math.max(...to.map(railX))
  return {
    pairs: to.map((rail) => [from, rail] as const),
    points: [
      [box(from).right, y],
      [furthest, y],
    ],
    heads: 'none',
    dots: to.map((rail) => [railX(rail), y] as const),
    ...(words === undefined ? {} : { words: { lines: [words], at: [box(from).right + 10, y - 8] as const } }),
  }
}
