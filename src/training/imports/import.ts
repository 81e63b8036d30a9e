/** A file of an agency's people on its way in, and the counts of what became of it. */
import type { Temporal } from 'temporal-polyfill'
import type { SheetHead, SheetRow } from '#platform/documents/sheet/sheet.ts'

/** read → queued → done or failed; read → dropped when nobody said within a week which column is which. */
export const importStates = ['read', 'queued', 'done', 'failed', 'dropped'] as const
export type ImportState = (typeof importStates)[number]

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
  readonly rowsLookedAt: number
  readonly peopleAdded: number
  readonly completionsAdded: number
  readonly rowsUnchanged: number
  readonly rowsRejected: number
  readonly addedAt: Temporal.Instant
  readonly addedBy: string
}

export type Rejection = { readonly row: number; readonly reason: string }

export const stateWords: Readonly<Record<ImportState, { readonly text: string; readonly colour: string }>> = {
  read: { text: 'Waiting for you to say which column is which', colour: 'yellow' },
  queued: { text: 'Being taken in', colour: 'blue' },
  done: { text: 'Done', colour: 'green' },
  failed: { text: 'Failed: nothing of it was kept', colour: 'red' },
  dropped: { text: 'Dropped after a week', colour: 'grey' },
}
