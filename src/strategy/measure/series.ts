/** The readings of a measure over time as a small drawing. A reading that nobody knew leaves a gap: the line does not pass through zero. */
import { Temporal } from 'temporal-polyfill'
import { dot, element, escaped, ink, text, type Point } from '#platform/charts/svg.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { heightOf, type Reading } from '../measures.ts'
import type { PlanMeasure } from './store.ts'

const size = { width: 640, height: 200, left: 56, right: 24, top: 20, bottom: 36 } as const

/** Undefined where nothing can be drawn: words, or fewer than two readings that are known. */
export function seriesDrawing(measure: PlanMeasure): string | undefined {
  const readings = measure.readings.toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on))
  const heights = readings.flatMap(({ figure }) => heightOf(figure) ?? [])
  const [first, last] = [readings[0], readings.at(-1)]
  if (heights.length < 2 || first === undefined || last === undefined) return undefined
  const most = scaleFor(measure, heights)
  const days = Math.max(1, first.on.until(last.on).days)
  const x = (on: Temporal.PlainDate): number =>
    size.left + (first.on.until(on).days / days) * (size.width - size.left - size.right)
  const y = (height: number): number => size.top + (1 - height / most) * (size.height - size.top - size.bottom)
  const name = `series-${measure.id}`
  const unit = measure.kind === 'share' ? '%' : measure.kind === 'time' ? ' days' : ''
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${size.width} ${size.height}`,
      role: 'img',
      'aria-labelledby': name,
      'font-family': 'Arial, sans-serif',
      'font-size': 14,
      fill: ink.text,
    },
    [
      element('title', { id: name }, escaped(`${measure.title}: its readings over time`)),
      axis(most, unit, y),
      targetLine(measure, y, unit),
      ...runs(readings).map((run) => line(run.map(({ on, height }) => [x(on), y(height)] as const))),
      ...readings.flatMap(({ on, figure }) => {
        const height = heightOf(figure)
        return height === undefined ? [] : [dot([round(x(on)), round(y(height))], 4, { fill: ink.open })]
      }),
      text(formatDay(first.on, 'short'), [size.left, size.height - 12]),
      text(formatDay(last.on, 'short'), [size.width - size.right, size.height - 12], { 'text-anchor': 'end' }),
    ].join('\n'),
  )
}

/** From nothing to a little above the highest; a share to a hundred. */
function scaleFor({ kind, target }: PlanMeasure, heights: readonly number[]): number {
  if (kind === 'share') return 100
  return Math.max(1, ...heights, target ?? 0) * 1.1
}

function axis(most: number, unit: string, y: (height: number) => number): string {
  return [0, most / 2, most]
    .map((height) => {
      const at = round(y(height))
      return [
        element('line', { x1: size.left, x2: size.width - size.right, y1: at, y2: at, stroke: ink.rail }),
        text(`${Math.round(height * 10) / 10}${unit === ' days' ? '' : unit}`, [size.left - 8, at + 5], {
          'text-anchor': 'end',
        }),
      ].join('')
    })
    .join('\n')
}

function targetLine({ target }: PlanMeasure, y: (height: number) => number, unit: string): string {
  if (target === undefined) return ''
  const at = round(y(target))
  return [
    element('line', {
      x1: size.left,
      x2: size.width - size.right,
      y1: at,
      y2: at,
      stroke: ink.done,
      'stroke-width': 2,
      'stroke-dasharray': '6 4',
    }),
    // Below its line where the readings may lie above it.
    text(`Target ${target}${unit}`, [size.width - size.right, at < size.top + 30 ? at + 16 : at - 6], {
      'text-anchor': 'end',
      fill: ink.done,
    }),
  ].join('')
}

type Known = { readonly on: Temporal.PlainDate; readonly height: number }

/** Readings that follow each other without a gap. */
function runs(readings: readonly Reading[]): readonly (readonly Known[])[] {
  const found: Known[][] = [[]]
  for (const { on, figure } of readings) {
    const height = heightOf(figure)
    if (height === undefined) found.push([])
    else found.at(-1)?.push({ on, height })
  }
  return found.filter((run) => run.length > 1)
}

function line(points: readonly Point[]): string {
  const way = points.map(([left, top]) => `${round(left)} ${round(top)}`).join('L')
  return element('path', { d: `M${way}`, fill: 'none', stroke: ink.open, 'stroke-width': 2 })
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
