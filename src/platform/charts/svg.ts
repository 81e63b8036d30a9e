/**
 * The few SVG elements our drawings are made of, as text. Presentation attributes only: pages forbid inline styles.
 * Every text goes through `escaped`, so that a drawing can stand in a page as it is.
 */

/** GOV.UK colours, by what they mean here. */
export const ink = {
  text: '#0b0c0c',
  quiet: '#484949',
  line: '#505a5f',
  open: '#1d70b8',
  openTint: '#f4f8fb',
  done: '#00703c',
  closed: '#f3f2f1',
  rail: '#cecece',
  late: '#ca3535',
  soon: '#f47738',
  paper: '#ffffff',
  band: '#f8f9fa',
} as const

export type Point = readonly [x: number, y: number]

type Attributes = Readonly<Record<string, string | number | undefined>>

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** An element with its attributes in the order given; undefined ones are left out. */
export function element(name: string, attributes: Attributes, content?: string): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('')
  return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}

export function text(words: string, [x, y]: Point, attributes: Attributes = {}): string {
  return element('text', { x, y, ...attributes }, escaped(words))
}

/** Lines of text under each other. */
export function lines(words: readonly string[], [x, y]: Point, leading: number, attributes: Attributes = {}): string {
  return words.map((line, index) => text(line, [x, y + index * leading], attributes)).join('\n')
}

/** A line with right-angled, softly rounded corners. */
export function path(points: readonly Point[], attributes: Attributes): string {
  return element('path', { d: rounded(points), fill: 'none', ...attributes })
}

/** The head of an arrow along the last stretch of a line. */
export function arrowhead(points: readonly Point[], fill: string): string {
  const tip = points.at(-1)
  const before = points.at(-2)
  if (!tip || !before) return ''
  const [back, half] = [10, 5]
  const base = towards(tip, before, back)
  const [dx, dy] = [(tip[0] - base[0]) / back, (tip[1] - base[1]) / back]
  const corners: readonly Point[] = [
    tip,
    [round(base[0] - dy * half), round(base[1] + dx * half)],
    [round(base[0] + dy * half), round(base[1] - dx * half)],
  ]
  return element('path', { d: `M${corners.map((corner) => corner.join(' ')).join('L')}Z`, fill })
}

export function dot([cx, cy]: Point, r: number, attributes: Attributes): string {
  return element('circle', { cx, cy, r, ...attributes })
}

/** Breaks words into lines of at most so many characters; a longer word stands alone. */
export function wrapped(words: string, most: number): readonly string[] {
  const result: string[] = []
  for (const word of words.split(' ')) {
    const last = result.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= most) result[result.length - 1] = `${last} ${word}`
    else result.push(word)
  }
  return result
}

const cornerRadius = 8

function rounded(points: readonly Point[]): string {
  const parts: string[] = []
  for (const [index, point] of points.entries()) {
    const before = points[index - 1]
    const after = points[index + 1]
    if (!before) parts.push(`M${point.join(' ')}`)
    else if (!after) parts.push(`L${point.join(' ')}`)
    else {
      const radius = Math.min(cornerRadius, distance(before, point) / 2, distance(point, after) / 2)
      parts.push(
        `L${towards(point, before, radius).join(' ')}`,
        `Q${point.join(' ')} ${towards(point, after, radius).join(' ')}`,
      )
    }
  }
  return parts.join('')
}

function distance([x1, y1]: Point, [x2, y2]: Point): number {
  return Math.hypot(x2 - x1, y2 - y1)
}

function towards(from: Point, to: Point, by: number): Point {
  const whole = distance(from, to)
  if (whole === 0) return from
  return [round(from[0] + ((to[0] - from[0]) * by) / whole), round(from[1] + ((to[1] - from[1]) * by) / whole)]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
