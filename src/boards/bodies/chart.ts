/**
 * The governance chart, drawn from the bodies and their reporting lines: each body stands below those it reports to. A whole line is a
 * body that reports as its work goes on, a broken one a report on dates. The table beneath the drawing says the same.
 */
import { arrowhead, element, ink, lines, path, wrapped, type Point } from '#platform/charts/svg.ts'
import type { Body, ReportingLine } from './body.ts'

type Boxed = Pick<Body, 'id' | 'name'>
type Drawn = Pick<ReportingLine, 'bodyId' | 'toBodyId' | 'everyMonths'>
type Box = Boxed & { readonly row: number; readonly x: number; readonly y: number }

const box = { width: 132, height: 80, across: 14, down: 72 }
const margin = { side: 40, top: 16, bottom: 44 }
const narrowest = 560

/** @param bodies those that stand, in the order in which they are to stand in a row */
export function governanceChart(area: string, bodies: readonly Boxed[], reporting: readonly Drawn[]): string {
  const rows = rowsOf(bodies, reporting)
  const widest = Math.max(1, ...rows.map((row) => row.length))
  const width = Math.max(narrowest, widest * (box.width + box.across) - box.across + 2 * margin.side)
  const height = margin.top + rows.length * (box.height + box.down) - box.down + margin.bottom
  const boxes = new Map(rows.flatMap((row, place) => placed(row, place, width).map((one) => [one.id, one] as const)))
  const title = `Who reports to whom in ${area}`
  const drawn = reporting.flatMap((line, place) => {
    const [from, to] = [boxes.get(line.bodyId), boxes.get(line.toBodyId)]
    return from === undefined || to === undefined ? [] : [connection(from, to, line.everyMonths !== undefined, place)]
  })
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': `${title}. The table below says the same.`,
      'font-family': 'Arial, Helvetica, sans-serif',
      'font-size': 14,
      fill: ink.text,
    },
    [element('title', {}, title), ...drawn, ...[...boxes.values()].map(drawnBox), ...key(height)].join('\n'),
  )
}

/**
 * A body's row is one below the lowest of those it reports to; those who report to nobody stand on top. Bodies that report in a circle
 * stay where they were found, so that the drawing always ends.
 */
export function rowsOf<One extends Boxed>(
  bodies: readonly One[],
  reporting: readonly Drawn[],
): readonly (readonly One[])[] {
  const row = new Map(bodies.map(({ id }) => [id, 0]))
  for (let pass = 1; pass < bodies.length; pass += 1) {
    for (const { bodyId, toBodyId } of reporting) {
      const [below, above] = [row.get(bodyId), row.get(toBodyId)]
      if (below !== undefined && above !== undefined && below <= above && above + 1 < bodies.length)
        row.set(bodyId, above + 1)
    }
  }
  const used = [...new Set(row.values())].sort((one, other) => one - other)
  return used.map((place) => bodies.filter(({ id }) => row.get(id) === place))
}

function placed(row: readonly Boxed[], place: number, width: number): readonly Box[] {
  const taken = row.length * (box.width + box.across) - box.across
  const left = (width - taken) / 2
  return row.map((one, at) => ({
    ...one,
    row: place,
    x: left + at * (box.width + box.across),
    y: margin.top + place * (box.height + box.down),
  }))
}

function drawnBox({ name, x, y }: Box): string {
  const words = wrapped(name, 17).slice(0, 4)
  const first = y + box.height / 2 + 5 - ((words.length - 1) * 17) / 2
  return [
    element('rect', { x, y, width: box.width, height: box.height, rx: 4, fill: ink.openTint, stroke: ink.open }),
    lines(words, [x + box.width / 2, first], 17, { 'text-anchor': 'middle' }),
  ].join('\n')
}

/** Up from a body to the foot of the one it reports to; past rows between by the side of the drawing. Dates run in a lane of their own. */
function connection(from: Box, to: Box, onDates: boolean, place: number): string {
  const lane = onDates ? 0.62 : 0.38
  const start: Point = [from.x + box.width / 2 + (onDates ? 10 : 0), from.y]
  const end: Point = [to.x + box.width / 2, to.y + box.height]
  const leaving = from.y - box.down * (1 - lane)
  const arriving = to.y + box.height + box.down * lane
  const side = margin.side / 2 - (place % 4) * 4
  const points: readonly Point[] =
    from.row === to.row + 1
      ? [start, [start[0], arriving], [end[0], arriving], end]
      : [start, [start[0], leaving], [side, leaving], [side, arriving], [end[0], arriving], end]
  return [
    path(points, { stroke: ink.line, 'stroke-width': 2, 'stroke-dasharray': onDates ? '6 4' : undefined }),
    arrowhead(points, ink.line),
  ].join('\n')
}

function key(height: number): readonly string[] {
  const y = height - 14
  return [
    path(
      [
        [margin.side, y],
        [margin.side + 40, y],
      ],
      { stroke: ink.line, 'stroke-width': 2 },
    ),
    lines(['reports as its work goes on'], [margin.side + 48, y + 5], 0),
    path(
      [
        [margin.side + 260, y],
        [margin.side + 300, y],
      ],
      { stroke: ink.line, 'stroke-width': 2, 'stroke-dasharray': '6 4' },
    ),
    lines(['reports on dates'], [margin.side + 308, y + 5], 0),
  ]
}
