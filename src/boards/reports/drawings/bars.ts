/** A bar for each row. A part of a whole is drawn within its whole; numbers are drawn beside the longest. A gap has words and no bar. */
import { element, ink, lines, text, wrapped } from '#platform/charts/svg.ts'
import type { Drawing, ShownCell } from '../figures.ts'
import { cellAt, round, width, type Drawn, type Rows } from './sheet.ts'

const bar = { left: 270, longest: 290, thick: 18 } as const
const row = { line: 17, pad: 12 } as const
/** As many letters as stand to the left of a bar. */
const letters = 34

type Bars = Extract<Drawing, { readonly kind: 'bars' }>

export function barsOf(rows: Rows, { group, name, value }: Bars): Drawn {
  const values = rows.map((cells) => cellAt(cells, value))
  const most = Math.max(0, ...values.map(({ drawn }) => (drawn.kind === 'amount' ? drawn.height : 0)))
  const parts: string[] = []
  let y = 0
  let under = ''
  for (const cells of rows) {
    const head = group === undefined ? '' : cellAt(cells, group).words
    if (head !== under) {
      parts.push(text(head, [0, y + 18], { 'font-weight': 'bold' }))
      y += 30
      under = head
    }
    const label = wrapped(cellAt(cells, name).words, letters)
    const tall = Math.max(bar.thick, label.length * row.line) + row.pad
    parts.push(lines(label, [0, y + 15], row.line), drawnBar(cellAt(cells, value), y, most))
    y += tall
  }
  return {
    parts,
    height: y + 4,
    shape: `a bar for each of ${rows.length}`,
    said: rows.map((cells) => {
      const under = group === undefined ? '' : `${cellAt(cells, group).words}: `
      return `${under}${cellAt(cells, name).words}, ${cellAt(cells, value).words}`
    }),
  }
}

function drawnBar({ drawn, words }: ShownCell, y: number, most: number): string {
  const at = { x: bar.left, y, height: bar.thick }
  if (drawn.kind === 'gap') return text(words, [bar.left, y + 14], { fill: ink.quiet, 'font-style': 'italic' })
  const part = drawn.kind === 'part' ? drawn.height : drawn.height / Math.max(1, most)
  const long = round(part * bar.longest)
  const whole = drawn.kind === 'part' ? element('rect', { ...at, width: bar.longest, fill: ink.closed }) : ''
  const ends = drawn.kind === 'part' ? bar.longest : long
  return [
    whole,
    long === 0 ? '' : element('rect', { ...at, width: long, fill: ink.open }),
    element('line', { x1: bar.left, x2: bar.left, y1: y, y2: y + bar.thick, stroke: ink.text }),
    text(words, [Math.min(bar.left + ends + 8, width - 90), y + 14]),
  ].join('')
}
