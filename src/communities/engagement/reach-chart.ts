/** Reach by month as bars, each with its number. The table beneath says the same. */
import { element, ink, text } from '#platform/charts/svg.ts'
import type { MonthOfReach } from './engagement.ts'
import { numberWords } from '../page-view.ts'

const size = { width: 760, height: 280 }
const plot = { left: 10, top: 56, bottom: 230 }
const step = (size.width - 2 * plot.left) / 12
const bar = 40

export function reachChart(title: string, months: readonly MonthOfReach[]): string {
  const most = Math.max(1, ...months.map(({ reach }) => reach))
  const bars = months.flatMap(({ month, reach }, place) => {
    const middle = plot.left + (place + 0.5) * step
    const height = Math.round(((plot.bottom - plot.top) * reach) / most)
    const about = { 'text-anchor': 'middle' }
    return [
      element('rect', { x: middle - bar / 2, y: plot.bottom - height, width: bar, height, fill: ink.open }),
      text(numberWords(reach), [middle, plot.bottom - height - 8], about),
      text(month.toLocaleString('en-GB', { month: 'short', calendar: 'iso8601' }), [middle, plot.bottom + 20], about),
      ...(place === 0 || month.month === 1 ? [text(String(month.year), [middle, plot.bottom + 38], about)] : []),
    ]
  })
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${size.width} ${size.height}`,
      width: size.width,
      height: size.height,
      role: 'img',
      'aria-label': `${title}. The table below says the same.`,
      'font-family': 'Arial, Helvetica, sans-serif',
      'font-size': 14,
      fill: ink.text,
    },
    [
      element('title', {}, title),
      text('People reached, counted or estimated', [plot.left, 22], { 'font-weight': 'bold' }),
      element('line', {
        x1: plot.left,
        y1: plot.bottom,
        x2: size.width - plot.left,
        y2: plot.bottom,
        stroke: ink.line,
      }),
      ...bars,
    ].join('\n'),
  )
}
