/** A column for each period, between none and all. What is too small to be told is an empty frame that says so; none at all stands on the line. */
import { element, ink, lines, text, wrapped } from '#platform/charts/svg.ts'
import type { Drawing, ShownCell } from '../figures.ts'
import { cellAt, round, width, type Drawn, type Rows } from './sheet.ts'

const left = 48
const top = 26
const tall = 120
const line = 16
const widest = 150

type Periods = Extract<Drawing, { readonly kind: 'periods' }>

export function periodsOf(rows: Rows, { name, value }: Periods): Drawn {
  const slot = Math.min(widest, (width - left) / rows.length)
  const letters = Math.max(8, Math.floor(slot / 7.5))
  const names = rows.map((cells) => wrapped(cellAt(cells, name).words, letters))
  const height = top + tall + 12 + Math.max(...names.map((words) => words.length)) * line
  const end = left + slot * rows.length
  return {
    parts: [
      ...(
        [
          [1, 'All'],
          [0.5, 'Half'],
          [0, 'None'],
        ] as const
      ).flatMap(([at, words]) => {
        const y = round(top + (1 - at) * tall)
        return [
          element('line', { x1: left, x2: end, y1: y, y2: y, stroke: at === 0 ? ink.text : ink.rail }),
          text(words, [left - 8, y + 5], { 'text-anchor': 'end', fill: ink.quiet }),
        ]
      }),
      ...rows.flatMap((cells, place) => {
        const middle = round(left + (place + 0.5) * slot)
        return [
          column(cellAt(cells, value), middle, slot, letters),
          lines(names[place] ?? [], [middle, top + tall + line], line, { 'text-anchor': 'middle', 'font-size': 13 }),
        ]
      }),
    ],
    height,
    shape: `a column for each of ${rows.length === 1 ? '1 period' : `${rows.length} periods`}`,
    said: rows.map((cells) => `${cellAt(cells, name).words}: ${cellAt(cells, value).words}`),
  }
}

function column({ drawn, words }: ShownCell, middle: number, slot: number, letters: number): string {
  const wide = Math.min(60, slot * 0.6)
  const foot = top + tall
  const centred = { 'text-anchor': 'middle', 'font-size': 13 }
  if (drawn.kind === 'gap') {
    const said = wrapped(words, letters)
    const frame = { x: middle - slot / 2 + 6, y: foot - said.length * line - 14, width: slot - 12 }
    return [
      element('rect', {
        ...frame,
        height: said.length * line + 10,
        fill: ink.paper,
        stroke: ink.line,
        'stroke-dasharray': '4 3',
      }),
      lines(said, [middle, frame.y + 17], line, { ...centred, fill: ink.quiet }),
    ].join('')
  }
  const high = round(Math.min(1, drawn.height) * tall)
  return [
    element('rect', { x: round(middle - wide / 2), y: foot - high, width: wide, height: high, fill: ink.open }),
    text(words, [middle, foot - high - 7], { ...centred, 'font-weight': 'bold' }),
  ].join('')
}
