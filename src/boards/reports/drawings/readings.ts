/** Each name's readings on a line of its own, over the days of all. A reading that may not be told, or that nobody knew, breaks the line. */
import { Temporal } from 'temporal-polyfill'
import { dot, element, ink, lines, text, wrapped } from '#platform/charts/svg.ts'
import { formatDay } from '#platform/day-and-time.ts'
import type { Drawing, ShownCell } from '../figures.ts'
import { cellAt, round, width, type Drawn, type Rows } from './sheet.ts'

const left = 250
const right = 150
const strip = { tall: 64, high: 34, top: 20 } as const
const letters = 32

type Readings = Extract<Drawing, { readonly kind: 'readings' }>
type Reading = { readonly on: Temporal.PlainDate; readonly cell: ShownCell }

export function readingsOf(rows: Rows, { name, day, value }: Readings): Drawn {
  const series = [...Map.groupBy(rows, (cells) => cellAt(cells, name).words)].map(([words, its]) => ({
    words,
    readings: its
      .flatMap((cells): readonly Reading[] => {
        const on = cellAt(cells, day).day
        return on === undefined ? [] : [{ on, cell: cellAt(cells, value) }]
      })
      .toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on)),
  }))
  const days = series
    .flatMap(({ readings }) => readings.map(({ on }) => on))
    .toSorted((one, other) => Temporal.PlainDate.compare(one, other))
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) throw new Error('readings without a day')
  const long = Math.max(1, first.until(last).days)
  const x = (on: Temporal.PlainDate) => round(left + (first.until(on).days / long) * (width - left - right))
  const foot = series.length * strip.tall
  return {
    parts: [
      ...series.flatMap(({ words, readings }, place) => [
        lines(wrapped(words, letters).slice(0, 3), [0, place * strip.tall + 24], 16),
        oneStrip(readings, place * strip.tall, x),
      ]),
      text(formatDay(first, 'short'), [left, foot + 18], { fill: ink.quiet }),
      ...(Temporal.PlainDate.compare(first, last) === 0
        ? []
        : [text(formatDay(last, 'short'), [width - right, foot + 18], { fill: ink.quiet, 'text-anchor': 'end' })]),
    ],
    height: foot + 26,
    shape: `readings over time, on a line for each of ${series.length}`,
    said: series.map(({ words, readings }) => `${words}: ${readings.map(({ cell }) => cell.words).join(', then ')}`),
  }
}

function oneStrip(readings: readonly Reading[], above: number, x: (on: Temporal.PlainDate) => number): string {
  const foot = above + strip.top + strip.high
  const most = Math.max(0, ...readings.map(({ cell }) => (cell.drawn.kind === 'amount' ? cell.drawn.height : 0)))
  const y = ({ drawn }: ShownCell): number | undefined => {
    if (drawn.kind === 'gap') return undefined
    return round(foot - (drawn.kind === 'part' ? drawn.height : drawn.height / Math.max(1, most)) * strip.high)
  }
  const last = readings.at(-1)
  return [
    element('line', { x1: left, x2: width - right, y1: foot, y2: foot, stroke: ink.rail }),
    ...runs(readings, y).map((points) => between(points.map(({ on, at }) => [x(on), at] as const))),
    ...readings.map(({ on, cell }) => {
      const at = y(cell)
      return at === undefined ? cross(x(on), foot) : dot([x(on), at], 4, { fill: ink.open })
    }),
    last === undefined
      ? ''
      : text(last.cell.words, [width - right + 12, (y(last.cell) ?? foot) + 5], { 'font-size': 13 }),
  ].join('')
}

/** Where a reading would stand. */
function cross(x: number, foot: number): string {
  return element('path', {
    d: `M${x - 4} ${foot - 4}L${x + 4} ${foot + 4}M${x - 4} ${foot + 4}L${x + 4} ${foot - 4}`,
    stroke: ink.quiet,
    'stroke-width': 1.5,
    fill: 'none',
  })
}

type Point = { readonly on: Temporal.PlainDate; readonly at: number }

/** Readings that follow each other without a gap. */
function runs(readings: readonly Reading[], y: (cell: ShownCell) => number | undefined): readonly (readonly Point[])[] {
  const found: Point[][] = [[]]
  for (const { on, cell } of readings) {
    const at = y(cell)
    if (at === undefined) found.push([])
    else found.at(-1)?.push({ on, at })
  }
  return found.filter((points) => points.length > 1)
}

function between(points: readonly (readonly [x: number, y: number])[]): string {
  const way = points.map((point) => point.join(' ')).join('L')
  return element('path', { d: `M${way}`, fill: 'none', stroke: ink.open, 'stroke-width': 2 })
}
