/** Attendance by agency over time, a square for each meeting. What a square says is said by its letter, too, and by the table beneath. */
import { element, ink, lines, text } from '#platform/charts/svg.ts'
import type { AttendanceRow } from './meeting.ts'

const cell = { width: 52, height: 30 }
const left = 290
const top = 46

const marks = {
  there: { letter: 'P', fill: '#cce2d8', words: 'P: present' },
  deputy: { letter: 'D', fill: '#fff7bf', words: 'D: a deputy came' },
  'not there': { letter: '–', fill: ink.paper, words: '–: nobody came' },
} as const

/** @param days as headings, such as "28/9/17", in their order */
export function attendanceChart(title: string, days: readonly string[], rows: readonly AttendanceRow[]): string {
  const width = Math.max(700, left + days.length * cell.width + 10)
  const height = top + rows.length * cell.height + 40
  const heads = days.map((day, place) =>
    text(day, [left + place * cell.width + cell.width / 2, top - 12], { 'text-anchor': 'middle', 'font-size': 12 }),
  )
  const drawn = rows.flatMap((row, down) => {
    const y = top + down * cell.height
    const name = row.agency.length > 38 ? `${row.agency.slice(0, 37)}…` : row.agency
    return [
      text(name, [0, y + 20], {}),
      ...row.meetings.flatMap((one, place) => {
        if (one === undefined) return []
        const x = left + place * cell.width
        return [
          element('rect', {
            x: x + 2,
            y: y + 2,
            width: cell.width - 4,
            height: cell.height - 4,
            fill: marks[one].fill,
            stroke: ink.line,
          }),
          text(marks[one].letter, [x + cell.width / 2, y + 20], { 'text-anchor': 'middle', 'font-weight': 'bold' }),
        ]
      }),
    ]
  })
  const key = Object.values(marks)
    .map(({ words }) => words)
    .join('; ')
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
    [element('title', {}, title), ...heads, ...drawn, lines([key], [0, height - 10], 0)].join('\n'),
  )
}
