/** Coverage as a heat table, agency by course, and the lapses to come as bars. What a square says is written in it, and said by the table beneath. */
import { element, escaped, ink, lines, text } from '#platform/charts/svg.ts'
import { fewest } from '#reference/disclosure.ts'

/** `short` is written in the square; a square that is withheld says so, one without a per cent is empty. */
export type HeatCell = {
  readonly short: string
  readonly percent: number | undefined
  readonly isWithheld: boolean
}
export type HeatRow = { readonly name: string; readonly cells: readonly HeatCell[] }

const withheldFill = '#eeefef'
const cell = { width: 96, height: 40 }
const left = 230
const top = 90

/** Five steps, light to dark; the words in a square are dark on the light ones, white on the dark. */
const shades = [
  { from: 100, fill: '#00703c', ink: '#ffffff' },
  { from: 85, fill: '#2f7a53', ink: '#ffffff' },
  { from: 70, fill: '#a3d0b9', ink: ink.text },
  { from: 50, fill: '#fff1c2', ink: ink.text },
  { from: 0, fill: '#f9d5cf', ink: ink.text },
] as const

export function heatTable(title: string, courses: readonly string[], rows: readonly HeatRow[]): string {
  const width = Math.max(700, left + courses.length * cell.width + 10)
  const height = top + rows.length * cell.height + 56
  const heads = courses.flatMap((course, place) =>
    broken(course, 14, 4).map((line, down, all) =>
      text(line, [left + place * cell.width + cell.width / 2, top - 12 - (all.length - 1 - down) * 16], {
        'text-anchor': 'middle',
        'font-size': 13,
      }),
    ),
  )
  const drawn = rows.flatMap((row, down) => {
    const y = top + down * cell.height
    return [
      lines(broken(row.name, 30, 2), [0, y + (row.name.length > 30 ? 17 : 25)], 16),
      ...row.cells.flatMap((one, place) => square(one, left + place * cell.width, y)),
    ]
  })
  const anyWithheld = rows.some(({ cells }) => cells.some(({ isWithheld }) => isWithheld))
  const key = [
    'Dark green: all in date. Lighter green: 70% or more. Yellow: 50% or more. Red: fewer than half.',
    `Empty: nobody needs it.${anyWithheld ? ' Grey: too few people to show.' : ''}`,
  ]
  return drawing(title, width, height, [...heads, ...drawn, lines(key, [0, height - 26], 16)])
}

function square({ short, percent, isWithheld }: HeatCell, x: number, y: number): readonly string[] {
  const box = { x: x + 2, y: y + 2, width: cell.width - 4, height: cell.height - 4, stroke: ink.line }
  const words = (fill: string) =>
    text(short, [x + cell.width / 2, y + 25], {
      'text-anchor': 'middle',
      'font-size': 13,
      'font-weight': 'bold',
      fill,
    })
  if (isWithheld) return [element('rect', { ...box, fill: withheldFill }), words(ink.text)]
  if (percent === undefined) return [element('rect', { ...box, fill: ink.paper, 'stroke-dasharray': '2 3' })]
  const shade = shades.find(({ from }) => percent >= from) ?? shades[4]
  return [element('rect', { ...box, fill: shade.fill }), words(shade.ink)]
}

/** Undefined where it is too small to be told. */
export type Bar = { readonly label: string; readonly value: number | undefined }

export function lapseBars(title: string, bars: readonly Bar[]): string {
  const [width, height, base] = [760, 240, 190]
  const step = (width - 20) / bars.length
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0))
  const drawn = bars.flatMap(({ label, value }, place) => {
    const x = 10 + place * step
    const tall = Math.round(((value ?? 0) / most) * 140)
    const middle = x + step / 2
    return [
      ...(tall === 0
        ? []
        : [element('rect', { x: x + 6, y: base - tall, width: step - 12, height: tall, fill: ink.open })]),
      text(value === undefined ? `Under ${fewest}` : String(value), [middle, base - tall - 8], {
        'text-anchor': 'middle',
        'font-weight': 'bold',
      }),
      ...label
        .split(' ')
        .map((part, down) => text(part, [middle, base + 20 + down * 16], { 'text-anchor': 'middle', 'font-size': 13 })),
    ]
  })
  const line = element('line', { x1: 0, y1: base, x2: width, y2: base, stroke: ink.line })
  return drawing(title, width, height, [line, ...drawn])
}

function drawing(title: string, width: number, height: number, parts: readonly string[]): string {
  const frame = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
    'aria-label': `${title}. The table below says the same.`,
    'font-family': 'Arial, Helvetica, sans-serif',
    'font-size': 14,
    fill: ink.text,
  }
  return element('svg', frame, [`<title>${escaped(title)}</title>`, ...parts].join('\n'))
}

/** Words in lines of so many letters, so many lines at most. */
function broken(words: string, letters: number, most: number): readonly string[] {
  const found: string[] = []
  for (const word of words.split(' ')) {
    const last = found.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= letters) found[found.length - 1] = `${last} ${word}`
    else found.push(word)
  }
  return found.length <= most ? found : [...found.slice(0, most - 1), `${found[most - 1] ?? ''}…`]
}
