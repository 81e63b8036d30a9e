/**
 * The golden thread on one page: recommendations, objectives, actions, evidence and measures in five columns, a line where one hangs on the
 * other. What is a hole says so in words inside its frame. Every node is a link; the table beneath says the same.
 */
import { element, escaped, ink, lines, wrapped } from '#platform/charts/svg.ts'

export type ThreadNode = {
  readonly id: string
  readonly column: 0 | 1 | 2 | 3 | 4
  readonly words: string
  readonly href: string
  /** What is missing here, in words; undefined where the thread holds. */
  readonly hole: string | undefined
  /** The colour of an action, in words. */
  readonly note?: string
}

export type ThreadLine = readonly [from: string, to: string]

export const columnNames = ['Recommendations', 'Objectives', 'Actions', 'Evidence', 'Measures'] as const

const width = { column: 190, gap: 34, pad: 8 } as const
const height = { head: 40, line: 17, gap: 14 } as const
const letters = 25

type Placed = ThreadNode & {
  readonly x: number
  readonly y: number
  readonly tall: number
  readonly lines: readonly string[]
}

export function threadDrawing(title: string, nodes: readonly ThreadNode[], between: readonly ThreadLine[]): string {
  const placed = columnNames.flatMap((_, column) => columnOf(nodes, column))
  const byId = new Map(placed.map((node) => [node.id, node]))
  const full = Math.max(120, ...placed.map(({ y, tall }) => y + tall)) + height.gap
  const wide = columnNames.length * width.column + (columnNames.length - 1) * width.gap
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${wide} ${full}`,
      // Its links are to be reached, so it is a group and not a picture.
      role: 'group',
      'aria-labelledby': 'thread-title',
      'font-family': 'Arial, sans-serif',
      'font-size': 14,
      fill: ink.text,
    },
    [
      element('title', { id: 'thread-title' }, escaped(title)),
      ...columnNames.map((name, column) =>
        element('text', { x: leftOf(column), y: 22, 'font-weight': 'bold', 'font-size': 16 }, escaped(name)),
      ),
      ...between.map(([from, to]) => joining(byId.get(from), byId.get(to))),
      ...placed.map(frame),
    ].join('\n'),
  )
}

const leftOf = (column: number): number => column * (width.column + width.gap)

function columnOf(nodes: readonly ThreadNode[], column: number): readonly Placed[] {
  let y: number = height.head
  return nodes
    .filter((node) => node.column === column)
    .map((node) => {
      const words = [
        ...wrapped(node.words, letters),
        ...(node.note === undefined ? [] : wrapped(node.note, letters)),
        ...(node.hole === undefined ? [] : wrapped(node.hole, letters)),
      ]
      const tall = words.length * height.line + 2 * width.pad
      const at = { ...node, x: leftOf(column), y, tall, lines: words }
      y += tall + height.gap
      return at
    })
}

function joining(from: Placed | undefined, to: Placed | undefined): string {
  if (from === undefined || to === undefined) return ''
  const [x1, y1, x2, y2] = [from.x + width.column, from.y + from.tall / 2, to.x, to.y + to.tall / 2]
  const half = (x2 - x1) / 2
  return element('path', {
    d: `M${x1} ${y1}C${x1 + half} ${y1} ${x2 - half} ${y2} ${x2} ${y2}`,
    fill: 'none',
    stroke: ink.line,
    'stroke-width': 1.5,
  })
}

function frame(node: Placed): string {
  const isHole = node.hole !== undefined
  const box = element('rect', {
    x: node.x + 1,
    y: node.y,
    width: width.column - 2,
    height: node.tall,
    rx: 3,
    fill: isHole ? ink.paper : ink.openTint,
    stroke: isHole ? ink.late : ink.open,
    'stroke-width': isHole ? 2.5 : 1,
    'stroke-dasharray': isHole ? '7 4' : undefined,
  })
  const start = node.y + width.pad + height.line - 4
  const said = lines(node.lines, [node.x + width.pad, start], height.line)
  return element('a', { href: node.href }, `${box}\n${said}`)
}
