/**
 * Where one case is on its journey, as a line: what is done, where it is, what lies ahead, the way it ended, and the
 * clock that runs. First as plain values, then drawn: across for a wide page, down for a narrow one or for print.
 */
import { dot, element, ink, path, text, wrapped, type Point } from '#platform/charts/svg.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { nextDue, type Deadline, type DeadlineState } from './clocks.ts'
import { isClosed, stageOf, type Stage } from './journey/stages.ts'
import type { CaseState } from './journey/state.ts'

/** The main stages, each with those that stand at the same place. */
const stops: readonly { readonly label: string; readonly stages: readonly Stage[] }[] = [
  { label: 'Referral', stages: ['referral_draft', 'referral_received', 'returned'] },
  { label: 'Gateway', stages: ['gateway'] },
  { label: 'Information', stages: ['info_gathering'] },
  { label: 'Section 36', stages: ['s36_pending'] },
  { label: 'Panel', stages: ['panel_listed', 'deferred', 'not_adopted'] },
  { label: 'Consent', stages: ['adopted', 'consent_sought'] },
  { label: 'Support', stages: ['active', 'paused'] },
  { label: 'Reviews', stages: ['closed_exited', 'review_6m', 'review_12m', 'review_ext'] },
]

export type Stop = {
  readonly label: string
  /** not reached: the case ended before it. */
  readonly state: 'done' | 'current' | 'ahead' | 'not reached'
}

export type JourneyLine = {
  /** Everything the drawing says, in a sentence or two. */
  readonly name: string
  readonly stops: readonly Stop[]
  /** The stop where the case is, or from which it left. */
  readonly at: number
  /** What to write at that stop: its own stage when the stop has several, or how the case ended. */
  readonly here: string | undefined
  readonly ended: boolean
  readonly clock:
    { readonly label: string; readonly words: string; readonly tone: 'calm' | 'soon' | 'late' } | undefined
}

/** @param all every deadline of the case, from deadlines() */
export function journeyLine(state: CaseState, all: readonly Deadline[]): JourneyLine {
  const onLine = stopOf(state.stage)
  const ended = onLine === undefined && isClosed(state.stage)
  const at = onLine ?? whereItLeft(state)
  const here = stops[at]?.stages.length === 1 && onLine !== undefined ? undefined : stageOf(state.stage).label
  const next = nextDue(all)
  const clock = next && { label: next.label, words: dueWords(next), tone: tones[next.state] }
  const drawn = stops.map(({ label }, place) => ({ label, state: stateOfStop(place, at, ended) }))
  return { name: nameOf(drawn, here, ended, clock), stops: drawn, at, here, ended, clock }
}

/** The place of a stage on the line; none for those that end a case. */
export function stopOf(stage: Stage): number | undefined {
  const place = stops.findIndex(({ stages }) => stages.includes(stage))
  return place < 0 ? undefined : place
}

/** Ended, put away or reopened: the last place on the line. A case that was reviewed had come to its end. */
function whereItLeft({ endedFrom, reviewedAtMonths }: CaseState): number {
  if (reviewedAtMonths > 0) return stops.length - 1
  return (endedFrom && stopOf(endedFrom)) ?? 0
}

function stateOfStop(place: number, at: number, ended: boolean): Stop['state'] {
  if (place < at) return 'done'
  if (place === at) return ended ? 'done' : 'current'
  return ended ? 'not reached' : 'ahead'
}

const tones: Record<DeadlineState, 'calm' | 'soon' | 'late'> = {
  running: 'calm',
  paused: 'calm',
  stopped: 'calm',
  'met on time': 'calm',
  'met late': 'calm',
  'due today': 'soon',
  overdue: 'late',
}

function dueWords({ state, dueOn }: Deadline): string {
  switch (state) {
    case 'due today':
      return 'due today'
    case 'overdue':
      return `overdue, was due ${formatDay(dueOn)}`
    case 'paused':
      return `paused, due ${formatDay(dueOn)}`
    case 'running':
    case 'met on time':
    case 'met late':
    case 'stopped':
      return `due ${formatDay(dueOn)}`
  }
}

function nameOf(drawn: readonly Stop[], here: string | undefined, ended: boolean, clock: JourneyLine['clock']): string {
  const current = drawn.find(({ state }) => state === 'current')?.label
  const done = drawn.filter(({ state }) => state === 'done').map(({ label }) => label)
  const ahead = drawn.filter(({ state }) => state === 'ahead').map(({ label }) => label)
  const place = ended ? `The case is at its end: ${here ?? ''}` : `The case is at: ${here ?? current ?? ''}`
  return [
    `${place}.`,
    clock ? `${clock.label}: ${clock.words}.` : '',
    done.length > 0 ? `Done: ${done.join(', ')}.` : '',
    ahead.length > 0 ? `Ahead: ${ahead.join(', ')}.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

// ── drawing ───────────────────────────────────────────────────────────────────────────────────

const wide = { width: 960, first: 60, between: 120, y: 30 }

/** The line across a wide page, 960 wide. Accessible name included; safe to stand in a page as it is. */
export function lineAcross(line: JourneyLine): string {
  const at = (place: number): Point => [wide.first + place * wide.between, wide.y]
  const notes = notesOf(line)
  const height = notes.length === 0 ? 78 : 92 + notes.length * 21
  const labels = line.stops.map((stop, place) =>
    text(stop.label, [at(place)[0], wide.y + 42], { ...labelLook(stop), 'text-anchor': 'middle' }),
  )
  return framed(line, 'across', wide.width, height, [
    ...segments(line, at),
    ...line.stops.map((stop, place) => mark(stop, at(place))),
    ...labels,
    ...notes.map(({ words, look }, row) =>
      text(words, [within(at(line.at)[0], words), wide.y + 66 + row * 21], { ...look, 'text-anchor': 'middle' }),
    ),
  ])
}

/** The middle for words under a stop, moved inwards where they would leave the drawing. Arial bold is about 8.2 a letter. */
function within(x: number, words: string): number {
  const half = (words.length * 8.2) / 2
  return Math.min(Math.max(x, half + 2), wide.width - half - 2)
}

const narrow = { width: 320, x: 20, first: 22, between: 46 }

/** The line down a narrow page, 320 wide. */
export function lineDown(line: JourneyLine): string {
  const notes = notesOf(line).flatMap(({ words, look }) => wrapped(words, 34).map((row) => ({ words: row, look })))
  const extra = notes.length * 20
  const at = (place: number): Point => [narrow.x, narrow.first + place * narrow.between + (place > line.at ? extra : 0)]
  const height = narrow.first * 2 + (line.stops.length - 1) * narrow.between + extra
  return framed(line, 'down', narrow.width, height, [
    ...segments(line, at),
    ...line.stops.map((stop, place) => mark(stop, at(place))),
    ...line.stops.map((stop, place) => text(stop.label, [narrow.x + 30, at(place)[1] + 6], labelLook(stop))),
    ...notes.map(({ words, look }, row) => text(words, [narrow.x + 30, at(line.at)[1] + 27 + row * 20], look)),
  ])
}

function framed(
  line: JourneyLine,
  direction: 'across' | 'down',
  width: number,
  height: number,
  parts: readonly string[],
): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: `causeway-line causeway-line--${direction}`,
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': line.name,
      'font-family': 'Arial, Helvetica, sans-serif',
      fill: ink.text,
    },
    parts.join(''),
  )
}

function segments({ stops: drawn, at: here, ended }: JourneyLine, at: (place: number) => Point): readonly string[] {
  return drawn.slice(1).map((_stop, index) => {
    const travelled = index + 1 <= here
    return path([at(index), at(index + 1)], {
      stroke: travelled ? ink.done : ink.rail,
      'stroke-width': 4,
      'stroke-dasharray': !travelled && ended ? '2 8' : undefined,
    })
  })
}

/** Done is filled and ticked, current is a ring, ahead is hollow: told apart without colour. */
function mark({ state }: Stop, [x, y]: Point): string {
  switch (state) {
    case 'done':
      return (
        dot([x, y], 13, { fill: ink.done }) +
        element('path', {
          d: `M${x - 6} ${y}l4.5 4.5l8 -9`,
          fill: 'none',
          stroke: ink.paper,
          'stroke-width': 3,
          'stroke-linecap': 'round',
          'stroke-linejoin': 'round',
        })
      )
    case 'current':
      return (
        dot([x, y], 13, { fill: ink.paper, stroke: ink.open, 'stroke-width': 5 }) + dot([x, y], 5, { fill: ink.open })
      )
    case 'ahead':
      return dot([x, y], 10, { fill: ink.paper, stroke: ink.line, 'stroke-width': 2 })
    case 'not reached':
      return dot([x, y], 6, { fill: ink.paper, stroke: ink.rail, 'stroke-width': 2 })
  }
}

function labelLook({ state }: Stop): Readonly<Record<string, string | number>> {
  switch (state) {
    case 'current':
      return { 'font-size': 17, 'font-weight': 700 }
    case 'done':
      return { 'font-size': 16 }
    case 'ahead':
    case 'not reached':
      return { 'font-size': 16, fill: ink.quiet }
  }
}

type Note = { readonly words: string; readonly look: Readonly<Record<string, string | number>> }

const toneInk = { calm: ink.quiet, soon: ink.text, late: ink.late } as const

function notesOf({ here, ended, clock }: JourneyLine): readonly Note[] {
  const notes: Note[] = []
  if (here !== undefined) notes.push({ words: here, look: { 'font-size': 16, 'font-weight': ended ? 700 : 400 } })
  if (clock) {
    const look = { 'font-size': 15, fill: toneInk[clock.tone], 'font-weight': clock.tone === 'calm' ? 400 : 700 }
    notes.push({ words: `${clock.label}: ${clock.words}`, look })
  }
  return notes
}
