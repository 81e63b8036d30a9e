/**
 * Scores year on year, a square for each benchmark and year. A benchmark that nobody answered is an empty square, never the lowest score.
 * What a square says is said by its letter, too, and by the table beneath.
 */
import { element, ink, lines, text, wrapped } from '#platform/charts/svg.ts'
import type { Scheme, Score } from '#reference/self-assessment-schemes.ts'
import { yearWords } from '../year.ts'
import { scoreOf, type YearScores } from './self-assessment.ts'

const cell = { width: 84, height: 34 }
const left = 300
const top = 40

const fills: Record<Score['tone'], string> = {
  poor: '#f4cdc6',
  middling: '#fff7bf',
  good: '#cce2d8',
  beyond: '#bbd4ea',
}

export function yearChart(title: string, scheme: Scheme, years: readonly YearScores[]): string {
  const width = Math.max(640, left + years.length * cell.width + 10)
  const heads = years.map(({ fromYear }, place) =>
    text(yearWords(fromYear), [left + place * cell.width + cell.width / 2, top - 12], { 'text-anchor': 'middle' }),
  )
  const rows = scheme.benchmarks.flatMap(({ code, label }, down) => {
    const y = top + down * cell.height
    const named = wrapped(label, 40)
    return [
      lines(named, [0, y + (named.length === 1 ? 22 : 15)], 15, { 'font-size': 13 }),
      ...years.map((year, across) => square(scheme, year, code, left + across * cell.width, y)),
    ]
  })
  const key = [
    'In brackets: the score that the reviewer gave.',
    ...wrapped(
      scheme.scores.map(({ mark, label }) => (label.startsWith(mark) ? label : `${mark}: ${label}`)).join('; '),
      90,
    ),
  ]
  const drawn = top + scheme.benchmarks.length * cell.height
  const height = drawn + 24 + key.length * 17
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
    [
      element('title', {}, title),
      ...heads,
      ...rows,
      lines(key, [0, drawn + 24], 17, { 'font-size': 13, fill: ink.quiet }),
    ].join('\n'),
  )
}

/** "3 (2)": the own score, and what the reviewer said; empty where nobody answered. */
export function squareWords(scheme: Scheme, { self, reviewer }: YearScores, benchmark: string): string {
  const own = self.get(benchmark)
  if (own === undefined) return ''
  const reviewed = reviewer.get(benchmark)
  const mark = scoreOf(scheme, own).mark
  return reviewed === undefined ? mark : `${mark} (${scoreOf(scheme, reviewed).mark})`
}

function square(scheme: Scheme, year: YearScores, benchmark: string, x: number, y: number): string {
  const own = year.self.get(benchmark)
  const box = element('rect', {
    x: x + 3,
    y: y + 3,
    width: cell.width - 6,
    height: cell.height - 6,
    fill: own === undefined ? ink.paper : fills[scoreOf(scheme, own).tone],
    stroke: ink.line,
    'stroke-dasharray': own === undefined ? '4 3' : undefined,
  })
  const words = squareWords(scheme, year, benchmark)
  if (words === '') return box
  return `${box}${text(words, [x + cell.width / 2, y + 22], { 'text-anchor': 'middle', 'font-weight': 'bold' })}`
}
