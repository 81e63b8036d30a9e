/** A bar for each row, dark as far as the share goes. What is drawn is what the words beside it say, and the table beneath says it again. */
import { element, ink, lines, text, wrapped } from '#platform/charts/svg.ts'
import type { Share } from '#reference/disclosure.ts'

export type Bar = { readonly name: string; readonly share: Share; readonly words: string }

// As wide as the column in which it stands.
const width = 620
const left = 190
const longest = 290
const thick = 22
const row = { line: 17, pad: 14 } as const
/** As many letters as stand to the left of a bar. */
const letters = 23

export function shareBars(title: string, bars: readonly Bar[]): string {
  const drawn: string[] = []
  let y = 4
  for (const bar of bars) {
    const name = wrapped(bar.name, letters)
    drawn.push(lines(name, [0, y + 16], row.line), drawnBar(bar, y))
    y += Math.max(thick, name.length * row.line) + row.pad
  }
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${y}`,
      width,
      height: y,
      role: 'img',
      'aria-label': `${title}. The table below says the same.`,
      'font-family': 'Arial, Helvetica, sans-serif',
      'font-size': 15,
      fill: ink.text,
    },
    [element('title', {}, title), ...drawn].join('\n'),
  )
}

function drawnBar({ share: { numerator, denominator }, words }: Bar, y: number): string {
  const long = denominator === 0 ? 0 : Math.round((numerator / denominator) * longest)
  const at = { x: left, y, height: thick }
  return [
    element('rect', { ...at, width: longest, fill: ink.closed, stroke: ink.line }),
    long === 0 ? '' : element('rect', { ...at, width: long, fill: ink.open }),
    text(words, [left + longest + 10, y + 16]),
  ].join('')
}
