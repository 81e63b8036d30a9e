/** Reports of tension by quarter, each column of the levels that were agreed. The table beneath says the same. */
import { element, escaped, ink, text } from '#platform/charts/svg.ts'
import type { TensionLevel } from '#reference/tension.ts'

export type CountColumn = {
  readonly name: string
  readonly levels: readonly { readonly level: TensionLevel; readonly reports: number }[]
  /** Those of which no level was agreed. */
  readonly open: number
  readonly total: number
}

const size = { width: 640, height: 250, left: 30, foot: 216, top: 24 } as const
const column = { width: 66, step: 120 } as const

const fills: Record<TensionLevel, string> = { 1: '#cce2d8', 2: '#fff7bf', 3: '#fcd6c3', 4: '#eb9b8f', 5: '#ca3535' }

export function countsDrawing(columns: readonly CountColumn[]): string {
  const most = Math.max(1, ...columns.map(({ total }) => total))
  const unit = (size.foot - size.top) / most
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${size.width} ${size.height}`,
      role: 'img',
      'aria-labelledby': 'tension-counts',
      'font-family': 'Arial, sans-serif',
      'font-size': 14,
      fill: ink.text,
    },
    [
      element(
        'title',
        { id: 'tension-counts' },
        escaped('Reports of tension by quarter and agreed level. The table beneath says the same.'),
      ),
      element('line', { x1: 0, x2: size.width, y1: size.foot, y2: size.foot, stroke: ink.line }),
      ...columns.flatMap((one, place) => drawn(one, size.left + place * column.step, unit)),
    ].join('\n'),
  )
}

/** From the foot up: what is not agreed yet, then the levels. Each piece says its level where there is room. */
function drawn({ name, levels, open, total }: CountColumn, x: number, unit: number): readonly string[] {
  const pieces = [
    { label: 'No level', fill: ink.paper, reports: open, isDark: false },
    ...levels.map(({ level, reports }) => ({
      label: `Level ${level}`,
      fill: fills[level],
      reports,
      isDark: level === '5',
    })),
  ].filter(({ reports }) => reports > 0)
  let foot = size.foot
  const drawings = pieces.flatMap(({ label, fill, reports, isDark }) => {
    const height = reports * unit
    foot -= height
    return [
      element('rect', { x, y: round(foot), width: column.width, height: round(height), fill, stroke: ink.line }),
      height < 16
        ? ''
        : text(label, [x + column.width / 2, round(foot + height / 2 + 5)], {
            'text-anchor': 'middle',
            'font-size': 13,
            ...(isDark ? { fill: ink.paper } : {}),
          }),
    ]
  })
  return [
    ...drawings,
    text(String(total), [x + column.width / 2, round(foot - 6)], { 'text-anchor': 'middle', 'font-weight': 'bold' }),
    text(name, [x + column.width / 2, size.foot + 18], { 'text-anchor': 'middle', 'font-size': 13 }),
  ]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
