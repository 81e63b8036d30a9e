/**
 * A table of a report as a drawing: of the cells that stand in it, as its edition has them, and of nothing else. What may not be told is a gap
 * that says so. The drawing has a name, and words for whoever does not see it; the table beneath has every figure.
 */
import { element, escaped, ink } from '#platform/charts/svg.ts'
import type { Drawing } from '../figures.ts'
import { barsOf } from './bars.ts'
import { periodsOf } from './periods.ts'
import { readingsOf } from './readings.ts'
import { width, type Drawn, type Rows } from './sheet.ts'
import { threadOf } from './thread.ts'

export type ShownDrawing = {
  readonly svg: string
  /** What it shows, for whoever does not see it. */
  readonly words: string
  /** In the units of the drawing. */
  readonly width: number
  readonly height: number
}

/** As many as somebody listens to; the table beneath has the others. */
const mostSaid = 8

/** Undefined where there is nothing to draw: no row, or a single bar, which has nothing beside it. */
export function drawingOf(title: string, rows: Rows, drawing: Drawing): ShownDrawing | undefined {
  if (rows.length < (drawing.kind === 'bars' ? 2 : 1)) return undefined
  const { parts, height, shape, said } = drawn(rows, drawing)
  const list = said.length === 0 || said.length > mostSaid ? '' : ` ${said.join('. ')}.`
  const words = `${title}: ${shape}.${list} The table beneath has every figure.`
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': words,
      // The first is that of our PDFs, which have no other.
      'font-family': "'Source Sans 3', Arial, Helvetica, sans-serif",
      'font-size': 14,
      fill: ink.text,
    },
    [element('title', {}, escaped(title)), ...parts].join('\n'),
  )
  return { svg, words, width, height }
}

function drawn(rows: Rows, drawing: Drawing): Drawn {
  switch (drawing.kind) {
    case 'bars':
      return barsOf(rows, drawing)
    case 'periods':
      return periodsOf(rows, drawing)
    case 'readings':
      return readingsOf(rows, drawing)
    case 'thread':
      return threadOf(rows, drawing)
  }
}
