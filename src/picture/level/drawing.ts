/** The national threat level as steps over the years. The table beneath says the same, with the sources. */
import { Temporal } from 'temporal-polyfill'
import { element, escaped, ink, text, type Point } from '#platform/charts/svg.ts'
import { threatLevels } from '#reference/threat-levels.ts'
import { heightOf, type LevelFrom } from './level.ts'

const size = { width: 760, height: 250, left: 96, right: 20, top: 16, bottom: 34 } as const

export function levelDrawing(history: readonly LevelFrom[], today: Temporal.PlainDate): string {
  const first = history[0]?.from ?? today
  const days = Math.max(1, first.until(today).days)
  const x = (on: Temporal.PlainDate): number =>
    round(size.left + (first.until(on).days / days) * (size.width - size.left - size.right))
  const y = (height: number): number =>
    round(size.top + (1 - height / (threatLevels.length - 1)) * (size.height - size.top - size.bottom))
  const steps = history.flatMap(({ level, from }, place): readonly Point[] => {
    const until = history[place + 1]?.from ?? today
    return [
      [x(from), y(heightOf(level))],
      [x(until), y(heightOf(level))],
    ]
  })
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${size.width} ${size.height}`,
      role: 'img',
      'aria-labelledby': 'level-drawing',
      'font-family': 'Arial, sans-serif',
      'font-size': 14,
      fill: ink.text,
    },
    [
      element('title', { id: 'level-drawing' }, escaped(`The national threat level since ${first.year}`)),
      ...threatLevels.map(({ code, label }) => scaleLine(label.en, y(heightOf(code)))),
      ...yearsBetween(first, today).map((year) => yearMark(year, x(new Temporal.PlainDate(year, 1, 1)))),
      // Steps, not a curve: a level stands until the next is published.
      element('path', {
        d: `M${steps.map((at) => at.join(' ')).join('L')}`,
        fill: 'none',
        stroke: ink.open,
        'stroke-width': 2.5,
      }),
    ].join('\n'),
  )
}

function scaleLine(words: string, at: number): string {
  return [
    element('line', { x1: size.left, x2: size.width - size.right, y1: at, y2: at, stroke: ink.rail }),
    text(words, [size.left - 10, at + 5], { 'text-anchor': 'end' }),
  ].join('')
}

/** Every fourth year has its number. */
function yearsBetween(first: Temporal.PlainDate, last: Temporal.PlainDate): readonly number[] {
  return Array.from({ length: last.year - first.year }, (_, place) => first.year + place + 1)
}

function yearMark(year: number, at: number): string {
  const foot = size.height - size.bottom
  const isNamed = year % 4 === 0
  return [
    element('line', { x1: at, x2: at, y1: foot, y2: foot + (isNamed ? 8 : 4), stroke: ink.line }),
    isNamed ? text(String(year), [at, size.height - 10], { 'text-anchor': 'middle' }) : '',
  ].join('')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
