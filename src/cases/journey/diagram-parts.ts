/** The parts of the process diagram: bands with their clocks, boxes, columns, lines, and what stands around them. */
import { arrowhead, dot, element, ink, lines, path, text, wrapped, type Point } from '#platform/charts/svg.ts'
import { roleNames } from '#reference/roles.ts'
import { settings } from '#reference/settings.ts'
import { acts } from './acts.ts'
import { clocks, type ClockName, type Limit } from './clock-table.ts'
import {
  archiveLine,
  bands,
  boxOf,
  keptRow,
  railHead,
  rails,
  railX,
  rowY,
  size,
  type Edge,
  type Rail,
  type Rectangle,
} from './diagram-layout.ts'
import { stageOf, type Stage, type StageKind } from './stages.ts'

export function heading(title: string): string {
  return [
    text(title, [28, 58], { 'font-size': 34, 'font-weight': 700 }),
    lines(
      [
        'From a concern to the last review. Work runs down the middle; what waits stands beside it. Each way of ending is a column:',
        'a dot where a stage’s line meets it says that a case can end that way from there. A line that crosses without a dot does not stop.',
      ],
      [28, 88],
      22,
      { 'font-size': 16, fill: ink.quiet },
    ),
    legend(),
    text('How a case can end', [railX(rails[0]) - 35, railHead.top - 14], { 'font-size': 17, 'font-weight': 700 }),
  ].join('\n')
}

function legend(): string {
  const entries: readonly (readonly [kind: StageKind, words: string])[] = [
    ['open', 'Someone owes the next step'],
    ['closed', 'Ended, or kept for its time'],
    ['gone', 'Nothing is kept'],
  ]
  return entries
    .map(([kind, words], index) => {
      const y = 36 + index * 28
      return [swatch(kind, [1180, y]), text(words, [1222, y + 15], { 'font-size': 14 })].join('\n')
    })
    .join('\n')
}

function swatch(kind: StageKind, [x, y]: Point): string {
  return framed({ left: x, right: x + 30, top: y, bottom: y + 20 }, kind)
}

// ── bands and clocks ──────────────────────────────────────────────────────────────────────────

export function band(
  { title: words, rows: [first, last], clocks: names }: (typeof bands)[number],
  index: number,
): string {
  const top = rowY(first) - 46
  return [
    element('rect', {
      x: 16,
      y: top,
      width: size.width - 32,
      height: rowY(last) + 46 - top,
      fill: index % 2 === 0 ? ink.band : ink.paper,
    }),
    bandText(words, names, top),
  ].join('\n')
}

function bandText(words: readonly string[], names: readonly ClockName[], top: number): string {
  const below = top + 28 + words.length * 20
  return [
    lines(words, [28, top + 28], 20, { 'font-size': 17, 'font-weight': 700 }),
    lines(names.flatMap(clockLines), [28, below], 17, { 'font-size': 13, fill: ink.quiet }),
  ].join('\n')
}

export function keepingBand(): string {
  return bandText(['Keeping the record'], ['retention', 'kept until'], keptRow - 52)
}

function clockLines(name: ClockName): readonly string[] {
  const { label, limit } = clocks[name]
  const both = `${label}: ${limitWords(limit)}`
  return both.length <= 40 ? [both] : [`${label}:`, limitWords(limit)]
}

/** A limit in words, by its default; an asterisk marks what no source confirms. */
export function limitWords(limit: Limit): string {
  switch (limit.kind) {
    case 'same day':
      return 'same day'
    case 'stated day':
      return 'the day given'
    case 'retention':
      return `${settings.retainNotProgressed.default} to ${settings.retainSupported.default} months*`
    case 'working days':
    case 'working days before':
    case 'months': {
      const { default: count, unit, status } = settings[limit.setting]
      const units = count === 1 ? unit.replace(/s$/, '') : unit
      const before = limit.kind === 'working days before' ? ' before' : ''
      return `${count} ${units}${before}${status === 'verified' ? '' : '*'}`
    }
  }
}

// ── stages ────────────────────────────────────────────────────────────────────────────────────

type Look = { readonly fill: string; readonly stroke: string; readonly dashes?: string; readonly bar?: string }

const looks: Record<StageKind, Look> = {
  before: { fill: ink.paper, stroke: ink.open, dashes: '6 4' },
  open: { fill: ink.paper, stroke: ink.open, bar: ink.open },
  closed: { fill: ink.closed, stroke: ink.line, bar: ink.line },
  kept: { fill: ink.paper, stroke: ink.line, bar: ink.line },
  gone: { fill: ink.paper, stroke: ink.line, dashes: '6 4' },
}

export function stageBox(stage: Stage): string {
  const box = boxOf(stage)
  if (!box) return ''
  const { label, kind } = stageOf(stage)
  const [x, y, width, height] = [box.left, box.top, box.right - box.left, box.bottom - box.top]
  const words = wrapped(label, Math.floor((width - 30) / 8.2))
  const who = width > 160 ? responsible(stage) : ''
  const first = y + height / 2 + 5.5 - ((words.length - 1) * 19) / 2 - (who === '' ? 0 : 9)
  return element(
    'g',
    {},
    [
      framed(box, kind),
      lines(words, [x + 20, first], 19, { 'font-size': 16, 'font-weight': 700 }),
      who === '' ? '' : text(who, [x + 20, first + 19], { 'font-size': 13, fill: ink.quiet }),
    ].join(''),
  )
}

/** Who owes the next step; the chair stands for the deputy too. */
function responsible(stage: Stage): string {
  return stageOf(stage)
    .responsible.filter((role) => role !== 'deputy chair')
    .map((role) => (role === 'information governance' ? role : roleNames[role].replace('Channel ', '')))
    .join(', ')
}

function framed(box: Rectangle, kind: StageKind): string {
  const { fill, stroke, dashes, bar } = looks[kind]
  const [x, y, width, height] = [box.left, box.top, box.right - box.left, box.bottom - box.top]
  const frame = { x, y, width, height, rx: 5, fill, stroke, 'stroke-width': 2, 'stroke-dasharray': dashes }
  return [
    element('rect', frame),
    bar === undefined ? '' : element('rect', { x, y, width: 8, height, rx: 4, fill: bar }),
  ].join('')
}

export function rail(stage: Rail): string {
  const x = railX(stage)
  const { top, bottom } = railHead
  const words = wrapped(railLabel(stage), 10)
  const first = (top + bottom) / 2 + 4.5 - ((words.length - 1) * 15) / 2
  return [
    element('rect', { x: x - 4, y: bottom, width: 8, height: archiveLine - bottom + 4, rx: 4, fill: ink.rail }),
    element('rect', {
      x: x - 35,
      y: top,
      width: 70,
      height: bottom - top,
      rx: 5,
      fill: ink.closed,
      stroke: ink.line,
      'stroke-width': 2,
    }),
    lines(words, [x, first], 15, { 'font-size': 12, 'text-anchor': 'middle' }),
  ].join('\n')
}

function railLabel(stage: Rail): string {
  const words = stageOf(stage).label.replace(/^Closed: /, '')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

// ── lines ─────────────────────────────────────────────────────────────────────────────────────

export function line({ points, heads }: Edge): string {
  const drawn = path(points, { stroke: ink.line, 'stroke-width': 1.75 })
  const end = heads === 'none' ? '' : arrowhead(points, ink.line)
  const start = heads === 'both' ? arrowhead(points.toReversed(), ink.line) : ''
  return [drawn, end, start].filter((part) => part !== '').join('\n')
}

export function dotsAndWords({ dots, words }: Edge): string {
  const parts = (dots ?? []).map((at) => dot(at, 5, { fill: ink.text, stroke: ink.paper, 'stroke-width': 1.5 }))
  if (words) {
    const { at, anchor } = words
    parts.push(lines(words.lines, at, 16, { 'font-size': 13.5, fill: ink.text, 'text-anchor': anchor }))
  }
  return parts.join('\n')
}

// ── beside the journey ────────────────────────────────────────────────────────────────────────

export function besideTheJourney(): string {
  const top = size.height - 128
  const done = acts.map((act) => act.label.charAt(0).toLowerCase() + act.label.slice(1)).join(' · ')
  const at = (y: number): Point => [28, y]
  return [
    element('path', { d: `M28 ${top}H${size.width - 28}`, stroke: ink.rail, 'stroke-width': 1 }),
    text('Beside the journey, without moving it', at(top + 28), { 'font-size': 16, 'font-weight': 700 }),
    lines(wrapped(done, 195), at(top + 50), 18, { 'font-size': 13.5, fill: ink.quiet }),
    text(
      '* No source confirms this number. It is a local setting with an owner; the default is shown.',
      at(top + 112),
      { 'font-size': 13.5, fill: ink.quiet },
    ),
  ].join('\n')
}
