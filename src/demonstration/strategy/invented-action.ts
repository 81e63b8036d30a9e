/** What an action of the demonstration's plan is made of. */
import type { LiveMeasureCode } from '#statistics/live-measures.ts'
import type { Direction, Figure, MeasureKind } from '#strategy/measures.ts'
import type { AccountKey } from '../accounts.ts'
import type { AgencyKey } from '../agencies.ts'

/** Days are counted in weeks from today: -4 was four weeks ago. */
type Weeks = number

export type InventedAction = {
  readonly title: string
  readonly what: string
  /** Numbers of the document: "1." */
  readonly recommendations: readonly string[]
  readonly objectives: readonly string[]
  readonly means: readonly string[]
  readonly benchmarks: readonly string[]
  readonly agency: AgencyKey
  readonly lead: AccountKey | undefined
  readonly partners: string
  readonly from: Weeks
  readonly until: Weeks
  readonly done?: Weeks
  readonly cost: string
  readonly risk: string
  readonly milestones: readonly (readonly [words: string, due: Weeks, reached?: Weeks])[]
  readonly measures: readonly InventedMeasure[]
  readonly evidence: readonly (readonly [words: string, of: Weeks, about?: readonly string[]])[]
  /** Of the last four quarters, the earliest first. */
  readonly updates: readonly string[]
  readonly override?: { readonly colour: 'green' | 'amber' | 'red'; readonly reason: string }
}

type InventedMeasure = {
  readonly title: string
  readonly kind: MeasureKind
  readonly direction: Direction
  readonly baseline?: Figure
  readonly target?: number
  readonly targetInWords?: string
  /** Counted live: then nobody writes readings down. */
  readonly source?: LiveMeasureCode
  /** Null: asked for, and nobody knew. */
  readonly readings: readonly (readonly [of: Weeks, figure: Figure | null, remark?: string])[]
}

export const share = (numerator: number, denominator: number): Figure => ({ kind: 'share', numerator, denominator })
export const count = (value: number): Figure => ({ kind: 'count', value })
export const days = (number: number): Figure => ({ kind: 'time', days: number })
