/**
 * Hate crimes by quarter, a line for each strand. One to four are not told: their mark stands, open, in the band at the foot. What is not known
 * leaves a gap. The table beneath says the same.
 */
import { dot, element, escaped, ink, lines, text, type Point } from '#platform/charts/svg.ts'
import { fewest } from '#reference/disclosure.ts'

export type TrendLine = {
  readonly name: string
  /** One for each quarter, in their order. */
  readonly counts: readonly (number | 'few' | undefined)[]
}

const size = { width: 720, height: 300, left: 40, right: 190, top: 16, bottom: 48 } as const

/** Dark enough on white, each with a dash of its own, and named at its end. */
const strokes = [
  { stroke: '#1d70b8', dash: undefined },
  { stroke: '#00703c', dash: '8 4' },
  { stroke: '#4c2c92', dash: '2 4' },
  { stroke: '#b4470b', dash: '10 3 2 3' },
  { stroke: '#912b88', dash: '4 2' },
  { stroke: '#0b6a63', dash: '12 4' },
  { stroke: '#505a5f', dash: '6 2 1 2' },
] as const

/** @param quarters in words, such as "Oct to Dec 2026" */
export function trendDrawing(quarters: readonly string[], strands: readonly TrendLine[]): string {
  const known = strands.flatMap(({ counts }) => counts.flatMap((count) => (typeof count === 'number' ? [count] : [])))
  const step = scaleStep(Math.max(fewest * 2, ...known))
  const most = step * Math.ceil(Math.max(fewest * 2, ...known) / step)
  const width = (size.width - size.left - size.right) / Math.max(1, quarters.length - 1)
  const x = (place: number): number => round(size.left + place * width)
  const y = (count: number): number => round(size.top + (1 - count / most) * (size.height - size.top - size.bottom))
  // An open mark says fewer than five, and stands in the middle of what that may be.
  const height = (count: number | 'few'): number => y(count === 'few' ? fewest / 2 : count)
  const labels = apart(strands.map(({ counts }) => height(counts.findLast((count) => count !== undefined) ?? 0)))
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${size.width} ${size.height}`,
      role: 'img',
      'aria-labelledby': 'hate-crime-trend',
      'font-family': 'Arial, sans-serif',
      'font-size': 13,
      fill: ink.text,
    },
    [
      element(
        'title',
        { id: 'hate-crime-trend' },
        escaped('Hate crimes recorded by quarter and strand. The table beneath says the same.'),
      ),
      fewBand(y(fewest), y(0)),
      ...scale(step, most, y),
      ...quarters.map((words, place) => quarterMark(words, place, quarters.length, x(place))),
      ...strands.flatMap(({ name, counts }, place) => {
        const its = strokes[place % strokes.length] ?? strokes[0]
        const end: Point = [x(quarters.length - 1) + 14, labels[place] ?? 0]
        return [
          ...runsOf(counts).map((run) =>
            stretch(
              run.map(({ at, count }) => [x(at), height(count)] as const),
              its,
            ),
          ),
          ...counts.flatMap((count, at) =>
            count === undefined ? [] : [mark([x(at), height(count)], count === 'few', its.stroke)],
          ),
          text(name, [end[0], end[1] + 4], { fill: its.stroke, 'font-weight': 'bold' }),
        ]
      }),
    ].join('\n'),
  )
}

function fewBand(top: number, foot: number): string {
  const width = size.width - size.left - size.right
  return element('rect', { x: size.left, y: top, width, height: foot - top, fill: ink.closed })
}

/** Between lines of the scale: a round number, so that there are three to five of them. */
function scaleStep(most: number): number {
  const tens = 10 ** Math.floor(Math.log10(most / 3))
  return ([5, 2, 1].find((times) => times * tens <= most / 3) ?? 1) * tens
}

function scale(step: number, most: number, y: (count: number) => number): readonly string[] {
  return Array.from({ length: most / step + 1 }, (_, place) => place * step).map((count) =>
    [
      element('line', { x1: size.left, x2: size.width - size.right, y1: y(count), y2: y(count), stroke: ink.rail }),
      text(String(count), [size.left - 6, y(count) + 4], { 'text-anchor': 'end' }),
    ].join(''),
  )
}

/** The first, the last and every other one between have their words. */
function quarterMark(words: string, place: number, all: number, x: number): string {
  if ((all - 1 - place) % 2 !== 0) return ''
  const [months = '', year = ''] = words.split(/ (?=\d)/)
  return lines([months, year], [x, size.height - 28], 16, { 'text-anchor': 'middle' })
}

function mark(at: Point, isFew: boolean, colour: string): string {
  return dot(at, 4, isFew ? { fill: ink.paper, stroke: colour, 'stroke-width': 2 } : { fill: colour })
}

function stretch(points: readonly Point[], { stroke, dash }: (typeof strokes)[number]): string {
  const d = `M${points.map((point) => point.join(' ')).join('L')}`
  return element('path', { d, fill: 'none', stroke, 'stroke-width': 2, 'stroke-dasharray': dash })
}

type Known = { readonly at: number; readonly count: number | 'few' }

/** Counts that follow each other without a gap. */
function runsOf(counts: TrendLine['counts']): readonly (readonly Known[])[] {
  const runs: Known[][] = [[]]
  for (const [at, count] of counts.entries()) {
    if (count === undefined) runs.push([])
    else runs.at(-1)?.push({ at, count })
  }
  return runs.filter((run) => run.length > 1)
}

/** The heights of names, moved down as far as they need to be read one under the other. */
function apart(heights: readonly number[]): readonly number[] {
  const places = heights.map((height, place) => ({ height, place })).toSorted((one, other) => one.height - other.height)
  const moved: number[] = []
  let last = -Infinity
  for (const { height, place } of places) {
    last = Math.max(height, last + 16)
    moved[place] = last
  }
  // As far up again as it takes to stand above the names of the quarters.
  const over = Math.max(0, Math.max(...moved) - (size.height - size.bottom))
  return moved.map((height) => height - over)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
