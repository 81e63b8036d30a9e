/** The plan on a page: what asks for it, what it is for, and the actions between, a line where one hangs on the other. What no line reaches says so. */
import { element, ink, lines, wrapped } from '#platform/charts/svg.ts'
import type { Drawing } from '../figures.ts'
import { cellAt, round, type Drawn, type Rows } from './sheet.ts'

const column = [
  { left: 0, wide: 160, letters: 20 },
  { left: 500, wide: 180, letters: 22 },
  { left: 210, wide: 240, letters: 32 },
] as const
const line = 16
const pad = 8
const apart = 10

type Thread = Extract<Drawing, { readonly kind: 'thread' }>

export function threadOf(rows: Rows, { from, by, action, state }: Thread): Drawn {
  const recommended = rows.flatMap((cells) => cellAt(cells, from).names).toSorted(byNumber)
  const first = ({ from: ends }: { readonly from: readonly string[] }) =>
    Math.min(...ends.map((end) => recommended.indexOf(end)))
  const actions = rows
    .map((cells) => ({
      words: cellAt(cells, action).words,
      state: cellAt(cells, state).words,
      from: cellAt(cells, from).names,
      by: cellAt(cells, by).names,
    }))
    .filter((one) => one.state !== '')
    // Beside what asks for it, so that lines cross as little as may be.
    .toSorted((one, other) => Math.sign(first(one) - first(other)) || 0)
  const ends = (of: number) => [...new Set(rows.flatMap((cells) => cellAt(cells, of).names))].toSorted(byNumber)
  const reached = (end: string) => actions.some((one) => one.from.includes(end) || one.by.includes(end))
  const framed = (words: string) => (reached(words) ? [words] : [words, 'No action serves it'])
  const stacks = [
    ends(from).map((end) => sized(0, framed(end))),
    ends(by).map((end) => sized(1, framed(end))),
    actions.map((one) => sized(2, [one.words, one.state])),
  ] as const
  const height = Math.max(...stacks.map((stack) => stack.reduce((sum, { tall }) => sum + tall + apart, 0)))
  const [left, right, middle] = [spread(stacks[0], height), spread(stacks[1], height), spread(stacks[2], height)]
  return {
    parts: [
      ...actions.flatMap((one, place) => {
        const node = middle[place]
        if (node === undefined) return []
        return [
          ...left.filter(({ key }) => one.from.includes(key)).map((end) => joined(end, node)),
          ...right.filter(({ key }) => one.by.includes(key)).map((end) => joined(node, end)),
        ]
      }),
      ...[...left, ...right, ...middle].map(frame),
    ],
    height,
    shape: `${left.length} on the left, ${right.length} on the right and ${actions.length} actions between, joined by lines`,
    said: [...left, ...right].filter(({ key }) => !reached(key)).map(({ key }) => `No action serves ${key}`),
  }
}

/** "Recommendation 2" before "Recommendation 10". */
function byNumber(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true })
}

type Sized = {
  readonly key: string
  readonly column: 0 | 1 | 2
  readonly words: readonly string[]
  /** Lines of the words that come first and are bold. */
  readonly strong: number
  readonly isOpen: boolean
  readonly tall: number
}
type Node = Sized & { readonly y: number }

function sized(place: 0 | 1 | 2, [first = '', ...rest]: readonly string[]): Sized {
  const head = wrapped(first, column[place].letters)
  const words = [...head, ...rest.flatMap((one) => wrapped(one, column[place].letters))]
  const isOpen = place < 2 && rest.length > 0
  return { key: first, column: place, words, strong: head.length, tall: words.length * line + 2 * pad, isOpen }
}

/** A short column is spread over the height of the longest, so that lines stay short. */
function spread(stack: readonly Sized[], height: number): readonly Node[] {
  const between = (height - stack.reduce((sum, { tall }) => sum + tall, 0)) / Math.max(1, stack.length)
  return stack.map((node, place) => {
    const above = stack.slice(0, place).reduce((sum, { tall }) => sum + tall, 0)
    return { ...node, y: round((place + 0.5) * between + above) }
  })
}

function joined(from: Node, to: Node): string {
  const { left, wide } = column[from.column]
  const [x1, y1, x2, y2] = [left + wide, from.y + from.tall / 2, column[to.column].left, to.y + to.tall / 2]
  const half = (x1 + x2) / 2
  return element('path', {
    d: `M${x1} ${round(y1)}C${half} ${round(y1)} ${half} ${round(y2)} ${x2} ${round(y2)}`,
    fill: 'none',
    stroke: ink.line,
  })
}

function frame({ column: place, words, strong, y, tall, isOpen }: Node): string {
  const { left, wide } = column[place]
  return [
    element('rect', {
      x: left + 0.5,
      y,
      width: wide - 1,
      height: tall,
      rx: 3,
      fill: place === 2 ? ink.openTint : ink.paper,
      stroke: isOpen ? ink.late : ink.line,
      'stroke-dasharray': isOpen ? '5 3' : undefined,
    }),
    lines(words.slice(0, strong), [left + 10, y + pad + 12], line, { 'font-size': 13, 'font-weight': 'bold' }),
    lines(words.slice(strong), [left + 10, y + pad + 12 + strong * line], line, { 'font-size': 13 }),
  ].join('')
}
