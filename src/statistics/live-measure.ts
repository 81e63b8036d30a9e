/** What a measure that is counted live is made of: how many of how many, a quarter at a time. */
import type { ClockName } from '#cases/journey/clock-table.ts'

export type LiveMeasure = {
  readonly code: string
  readonly label: string
  /** What is above and below the line. */
  readonly counts: string
  /** The head of the column: those above the line, of those below. */
  readonly column: string
  /** The clocks whose runs are counted, by the day they were due; none where something else than a case is counted. */
  readonly clocks: readonly ClockName[]
  /**
   * The code of a measure before it that counts the same things, or in which these are one side of the line. Periods of this one end only where a
   * period of that one is told: otherwise the two together would tell what each of them keeps to itself.
   */
  readonly within?: string
}
