/** A file of an agency's people on its way in, and the counts of what became of it. */
import type { Temporal } from 'temporal-polyfill'
import { sheetFaultWords, type SheetRefusal } from '#platform/documents/sheet/read-sheet.ts'
import type { SheetHead, SheetRow } from '#platform/documents/sheet/sheet.ts'

/**
 * reading → read → queued → done or failed; reading → refused when it cannot be read; read → dropped when nobody said within a week which column is
 * which.
 */
export const importStates = ['reading', 'read', 'refused', 'queued', 'done', 'failed', 'dropped'] as const
export type ImportState = (typeof importStates)[number]

/** Why a file was refused when it was read, and at which of its lines, where it is one that is wrong. */
export type ImportFault = { readonly why: SheetRefusal | OwnRefusal; readonly line?: number }
export const ownRefusals = ['no-rows', 'given-up'] as const
type OwnRefusal = (typeof ownRefusals)[number]

export type Import = {
  readonly id: string
  readonly areaId: string
  readonly agencyId: string
  readonly agency: string
  readonly source: string
  readonly head: SheetHead
  readonly firstRows: readonly SheetRow[]
  readonly rowCount: number
  readonly state: ImportState
  readonly fault: ImportFault | undefined
  readonly rowsLookedAt: number
  readonly peopleAdded: number
  readonly completionsAdded: number
  /** Rows that added somebody, or what they completed, or both. */
  readonly rowsAdded: number
  readonly rowsUnchanged: number
  readonly rowsRejected: number
  readonly addedAt: Temporal.Instant
  readonly addedBy: string
}

export type Rejection = { readonly row: number; readonly reason: string }

export const stateWords: Readonly<Record<ImportState, { readonly text: string; readonly colour: string }>> = {
  reading: { text: 'Being read', colour: 'blue' },
  read: { text: 'Columns to choose', colour: 'yellow' },
  refused: { text: 'Could not be read', colour: 'red' },
  queued: { text: 'Being taken in', colour: 'blue' },
  done: { text: 'Done', colour: 'green' },
  failed: { text: 'Failed: nothing of it was kept', colour: 'red' },
  dropped: { text: 'Dropped after a week', colour: 'grey' },
}

export function faultWords({ why, line }: ImportFault): string {
  if (why === 'no-rows') return 'The file has no rows beneath its headings'
  if (why === 'given-up') return 'The file could not be read, though it was tried several times'
  return sheetFaultWords({ why, ...(line !== undefined && { line }) })
}
