/**
 * A figure that a room stands behind, for whoever has to show that the duty is met: a self-assessment cites it, and keeps it as it stood on
 * that day. Figures are of the work, never of a person in a case. Source: process.md 4.3, last column of the benchmarks' table.
 */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'

export type Evidence = {
  /** The same whenever it is asked for: the room, a stroke, what it is: "training/coverage". */
  readonly key: string
  /** What it shows: "Staff whose training is in date". */
  readonly label: string
  /** How it stands, as it is read: "84 of 112 (75%)"; "none yet", never 0%, where nothing is below the line. */
  readonly says: string
  /** The page where it can be looked at. */
  readonly address: string
}

/** Asked for inside the reader's own transaction: nobody cites what they may not see. */
export type EvidenceSource = (
  trx: Trx,
  on: { readonly areaId: string; readonly today: Temporal.PlainDate },
) => Promise<readonly Evidence[]>
