/** Where one case is, drawn: the main points of the journey in a line, what is done, where it is now with what is due, and a side exit. */
import type { Temporal } from 'temporal-polyfill'
import { nextDue, type Deadline } from './clocks.ts'
import { isClosed, stageOf, type Stage } from './journey/stages.ts'
import type { CaseState } from './journey/state.ts'

/** The points of the line, each with the stages that stand at it. */
const points: readonly { readonly label: string; readonly stages: readonly Stage[] }[] = [
  { label: 'Received', stages: ['referral_received', 'returned'] },
  { label: 'Gateway', stages: ['gateway'] },
  { label: 'Information', stages: ['info_gathering'] },
  { label: 'Section 36', stages: ['s36_pending'] },
  { label: 'Panel', stages: ['panel_listed', 'deferred', 'not_adopted'] },
  { label: 'Adopted', stages: ['adopted', 'consent_sought'] },
  { label: 'Support', stages: ['active', 'paused'] },
]

const width = 960
const height = 104
const left = 60
const step = (width - 2 * left) / (points.length - 1)
const y = 34
const ink = { done: '#005a30', now: '#1d70b8', ahead: '#b1b4b6', text: '#0b0c0c', exit: '#505a5f' }

/** An SVG with a name and a description; everything it says stands in words on the page too. */
export function journeyLine(state: CaseState, deadlines: readonly Deadline[]): string {
  const here = points.findIndex((point) => point.stages.includes(state.stage))
  const closed = isClosed(state.stage)
  const reached = here >= 0 ? here : reachedBefore(state)
  const due = nextDue(deadlines)
  const description = closed
    ? `The case ended: ${stageOf(state.stage).label}.`
    : `The case is at ${stageOf(state.stage).label}${due === undefined ? '' : `; ${due.label} is due on ${day(due.dueOn)}`}.`
  const marks = points.map((point, place) =>
    mark(
      point.label,
      place,
      place < reached ? 'done' : place === reached && !closed ? 'now' : place === reached ? 'done' : 'ahead',
    ),
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="causeway-line" role="img" aria-labelledby="line-title line-description" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    '<title id="line-title">Where this case is on the journey</title>',
    `<desc id="line-description">${escaped(description)}</desc>`,
    `<line x1="${left}" y1="${y}" x2="${width - left}" y2="${y}" stroke="${ink.ahead}" stroke-width="4"/>`,
    `<line x1="${left}" y1="${y}" x2="${left + reached * step}" y2="${y}" stroke="${ink.done}" stroke-width="4"/>`,
    ...marks,
    under(
      closed ? stageOf(state.stage).label : due === undefined ? '' : `${due.label}: due ${day(due.dueOn)}`,
      reached,
    ),
    '</svg>',
  ].join('')
}

/** How far a case came that has left the line: read from what its journal adds up to. */
function reachedBefore(state: CaseState): number {
  if (state.consent === 'given') return 6
  if (state.panelDecision === 'adopt') return 5
  if (state.section36 === 'grounds_yes') return 4
  if (state.section36 === 'grounds_no') return 3
  return state.gatewayOutcome === undefined ? 0 : 1
}

function mark(label: string, place: number, how: 'done' | 'now' | 'ahead'): string {
  const x = left + place * step
  const circle =
    how === 'now'
      ? `<circle cx="${x}" cy="${y}" r="13" fill="#ffffff" stroke="${ink.now}" stroke-width="6"/>`
      : `<circle cx="${x}" cy="${y}" r="10" fill="${how === 'done' ? ink.done : '#ffffff'}" stroke="${how === 'done' ? ink.done : ink.ahead}" stroke-width="4"/>`
  const weight = how === 'now' ? ' font-weight="700"' : ''
  return `${circle}<text x="${x}" y="${y + 36}" text-anchor="middle" font-family="Arial, sans-serif" font-size="17"${weight} fill="${ink.text}">${escaped(label)}</text>`
}

function under(words: string, place: number): string {
  if (words === '') return ''
  const anchor = place === 0 ? 'start' : place === points.length - 1 ? 'end' : 'middle'
  const x = left + place * step + (anchor === 'start' ? -50 : anchor === 'end' ? 50 : 0)
  return `<text x="${x}" y="${y + 60}" text-anchor="${anchor}" font-family="Arial, sans-serif" font-size="16" fill="${ink.exit}">${escaped(words)}</text>`
}

function day(on: Temporal.PlainDate): string {
  return on.toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)
}
