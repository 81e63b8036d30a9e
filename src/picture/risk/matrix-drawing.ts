/** The 5×5 matrix: each open risk by its number at its place after controls, with an arrow from where it stood at the review before. */
import { arrowhead, dot, element, escaped, ink, path, text, type Point } from '#platform/charts/svg.ts'
import { capital } from '#platform/forms/words.ts'
import { bandOf, grades, type Band, type Position } from './risk.ts'

export type RiskInMatrix = { readonly number: number; readonly at: Position; readonly from: Position | undefined }

const cell = { width: 112, height: 74 } as const
const left = 96
const top = 14
const width = left + cell.width * grades.length + 10
const height = top + cell.height * grades.length + 62
const radius = 14

/** Tints that black words can be read on; the letter says the band, too. */
const fills: Record<Band, string> = { low: '#cce2d8', medium: '#fff7bf', high: '#fcd6c3', 'very high': '#f4cdc6' }

export function matrixDrawing(risks: readonly RiskInMatrix[]): string {
  const places = placesOf(risks)
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': 'risk-matrix',
      'font-family': 'Arial, sans-serif',
      'font-size': 14,
      fill: ink.text,
    },
    [
      element(
        'title',
        { id: 'risk-matrix' },
        escaped('Open risks by likelihood and impact after controls. The table beneath says the same.'),
      ),
      ...grades.flatMap((likelihood) => grades.map((impact) => square({ likelihood, impact }))),
      ...axes(),
      ...risks.flatMap((risk) => arrow(risk, places)),
      ...risks.flatMap((risk) => disc(risk.number, places.get(risk.number) ?? middleOf(risk.at))),
    ].join('\n'),
  )
}

function square(position: Position): string {
  const [x, y] = cornerOf(position)
  const band = bandOf(position)
  return [
    element('rect', {
      x,
      y,
      width: cell.width,
      height: cell.height,
      fill: fills[band],
      stroke: ink.paper,
      'stroke-width': 2,
    }),
    text(capital(band), [x + 6, y + cell.height - 8], { 'font-size': 13, fill: ink.quiet }),
  ].join('')
}

function axes(): readonly string[] {
  const foot = top + cell.height * grades.length
  return [
    ...grades.map((grade) =>
      text(String(grade), [left - 14, cornerOf({ likelihood: grade, impact: 1 })[1] + cell.height / 2 + 5], {
        'text-anchor': 'end',
      }),
    ),
    ...grades.map((grade) =>
      text(String(grade), [cornerOf({ likelihood: 1, impact: grade })[0] + cell.width / 2, foot + 20], {
        'text-anchor': 'middle',
      }),
    ),
    text('Likelihood', [0, top + 14], { 'font-weight': 'bold' }),
    text('Impact', [left + (cell.width * grades.length) / 2, foot + 42], {
      'text-anchor': 'middle',
      'font-weight': 'bold',
    }),
  ]
}

/** Several in one square stand side by side, four in a row. */
function placesOf(risks: readonly RiskInMatrix[]): ReadonlyMap<number, Point> {
  const places = new Map<number, Point>()
  for (const here of Map.groupBy(risks, ({ at }) => `${at.likelihood} ${at.impact}`).values()) {
    for (const [place, { number, at }] of here.entries()) {
      const [x, y] = cornerOf(at)
      const gap = cell.width / (Math.min(4, here.length) + 1)
      places.set(number, [x + gap * ((place % 4) + 1), y + 20 + 28 * Math.floor(place / 4)])
    }
  }
  return places
}

function arrow({ number, at, from }: RiskInMatrix, places: ReadonlyMap<number, Point>): readonly string[] {
  if (from === undefined || (from.likelihood === at.likelihood && from.impact === at.impact)) return []
  const begin = middleOf(from)
  const end = places.get(number) ?? middleOf(at)
  const length = Math.hypot(end[0] - begin[0], end[1] - begin[1])
  // It ends at the rim of the disc.
  const share = (length - radius - 1) / length
  const tip: Point = [begin[0] + (end[0] - begin[0]) * share, begin[1] + (end[1] - begin[1]) * share]
  const points = [begin, tip] as const
  return [
    dot(begin, 3, { fill: ink.line }),
    path(points, { stroke: ink.line, 'stroke-width': 2 }),
    arrowhead(points, ink.line),
  ]
}

function disc(number: number, at: Point): readonly string[] {
  return [
    dot(at, radius, { fill: ink.text }),
    text(String(number), [at[0], at[1] + 5], {
      'text-anchor': 'middle',
      fill: ink.paper,
      'font-weight': 'bold',
      'font-size': 13,
    }),
  ]
}

function cornerOf({ likelihood, impact }: Position): Point {
  return [left + (impact - 1) * cell.width, top + (grades.length - likelihood) * cell.height]
}

function middleOf(position: Position): Point {
  const [x, y] = cornerOf(position)
  return [x + cell.width / 2, y + cell.height / 2]
}
