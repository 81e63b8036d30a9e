/**
 * Where each stage stands on the process diagram and which way each transition runs. Laid out by hand, because a
 * machine's layout of this graph cannot be read; the test beside it holds that every stage and every transition of
 * journey.ts is here, and none besides.
 *
 * How to read it: work runs down the middle; what waits stands beside it; each way of ending is a column to the right,
 * and a dot where a stage's line meets a column says that a case can end there from that stage.
 */
import type { Point } from '#platform/charts/svg.ts'
import type { ClockName } from './clock-table.ts'
import type { Stage } from './stages.ts'

export const size = { width: 1488, height: 2050 }

const firstRow = 214
const pitch = 92
export const rowY = (row: number): number => firstRow + row * pitch

export const spine = { left: 346, right: 586, middle: 466 }
export const beside = { left: 614, right: 764, middle: 689 }
export const boxHeight = { spine: 58, beside: 52 }
const firstRail = 824
const railPitch = 76

/** Ends of a case, nearest first; the last is the one nearly every stage can reach. */
export const rails = [
  'duplicate',
  'closed_nfa',
  'closed_signposted',
  'closed_police',
  'closed_plp',
  'closed_not_adopted',
  'closed_consent_refused',
  'transferred',
  'closed_other',
] as const satisfies readonly Stage[]

export type Rail = (typeof rails)[number]

export const railX = (rail: Rail): number => firstRail + rails.indexOf(rail) * railPitch
export const railHead = { top: 178, bottom: 244 }

export type Place = { readonly at: 'spine' | 'beside'; readonly row: number }

export const places: Partial<Record<Stage, Place>> = {
  referral_draft: { at: 'spine', row: 0 },
  deleted: { at: 'beside', row: 0 },
  referral_received: { at: 'spine', row: 1 },
  returned: { at: 'beside', row: 2 },
  gateway: { at: 'spine', row: 3 },
  info_gathering: { at: 'spine', row: 4 },
  s36_pending: { at: 'spine', row: 5 },
  panel_listed: { at: 'spine', row: 6 },
  deferred: { at: 'beside', row: 7 },
  not_adopted: { at: 'beside', row: 8 },
  adopted: { at: 'spine', row: 9 },
  consent_sought: { at: 'spine', row: 10 },
  active: { at: 'spine', row: 11 },
  paused: { at: 'beside', row: 12 },
  closed_exited: { at: 'spine', row: 13 },
  review_6m: { at: 'spine', row: 14 },
  review_12m: { at: 'spine', row: 15 },
  review_ext: { at: 'beside', row: 15 },
}

export type Rectangle = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** The centre of the bottom row, where records are kept. */
export const keptRow = rowY(17) + 84
const keptBox = (left: number, width: number): Rectangle => ({
  left,
  right: left + width,
  top: keptRow - 28,
  bottom: keptRow + 28,
})

/** Stages that stand outside the two columns. */
const special = {
  reopened: { left: 40, right: 250, top: rowY(16) - 30, bottom: rowY(16) + 38 },
  archived: keptBox(346, 240),
  retention_review: keptBox(676, 200),
  retained_until: keptBox(966, 200),
  destroyed: keptBox(1256, 176),
} as const satisfies Partial<Record<Stage, Rectangle>>

/** The box of a stage; undefined for an end that is a column. */
export function boxOf(stage: Stage): Rectangle | undefined {
  if (isSpecial(stage)) return special[stage]
  const place = places[stage]
  if (!place) return undefined
  const { left, right } = place.at === 'spine' ? spine : beside
  const half = boxHeight[place.at] / 2
  return { left, right, top: rowY(place.row) - half, bottom: rowY(place.row) + half }
}

function isSpecial(stage: Stage): stage is keyof typeof special {
  return Object.hasOwn(special, stage)
}

export function isRail(stage: Stage): stage is Rail {
  return (rails as readonly Stage[]).includes(stage)
}

export type Band = {
  readonly title: readonly string[]
  readonly rows: readonly [first: number, last: number]
  readonly clocks: readonly ClockName[]
}

export const bands: readonly Band[] = [
  { title: ['A concern arrives'], rows: [0, 2], clocks: ['acknowledge'] },
  { title: ['Police gateway'], rows: [3, 3], clocks: ['gateway', 'notify local authority'] },
  { title: ['Information and', 'assessment'], rows: [4, 4], clocks: ['information return'] },
  { title: ['Reasonable grounds?'], rows: [5, 5], clocks: ['section 36'] },
  {
    title: ['Channel panel'],
    rows: [6, 8],
    clocks: ['panel pack', 'first panel', 'deferred discussion', 'section 36(6)'],
  },
  {
    title: ['Plan and consent'],
    rows: [9, 10],
    clocks: ['final plan', 'consent attempt', 'care after consent', 'police after consent'],
  },
  {
    title: ['Support'],
    rows: [11, 12],
    clocks: ['monitoring', 'reassessment', 'risk review', 'transfer answer', 'explain transfer'],
  },
  {
    title: ['After support'],
    rows: [13, 16],
    clocks: [
      'review at 6 months',
      'file 6-month review',
      'review at 12 months',
      'file 12-month review',
      'file 18-month review',
      'review at 24 months',
      'file 24-month review',
    ],
  },
]

/** Where the ends of a case are gathered again. */
export const reopenLine = rowY(16) + 22
export const archiveLine = rowY(17) + 6
/** The way back up the left of the middle column, and the way down beside it. */
export const returnX = 296
export const reviewsX = 322

export type Edge = {
  /** Transitions this line stands for. */
  readonly pairs: readonly (readonly [from: Stage, to: Stage])[]
  readonly points: readonly Point[]
  readonly heads: 'end' | 'both' | 'none'
  readonly dots?: readonly Point[]
  readonly words?: {
    readonly lines: readonly string[]
    readonly at: Point
    readonly anchor?: 'start' | 'end' | 'middle'
  }
}
