/**
 * What an item's notes are written on: of a case under its person's key, of a standing item as they are. Whoever keeps what is typed, by script or by
 * button, need not know which.
 */
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import type { Typed } from '#platform/forms/fields.ts'
import { compare, isSame, type Seen } from './changes.ts'
import type { Kept } from './record.ts'
import { findStandingChangeSum, keepStandingChanges, listStandingKept, type StandingWritten } from './standing-store.ts'
import { findChangeSum, keepChanges, listKept, type Change, type Written } from './store.ts'

export type Sheet = {
  list(onlyField?: string): Promise<ReadonlyMap<string, Kept>>
  /** Grows with every change of any field: whoever saw this sum has seen everything. */
  changeSum(): Promise<number>
  /** @returns the fields that were kept: not those that somebody else has changed since their writer saw them */
  keep(changes: readonly Change[]): Promise<ReadonlySet<string>>
}

export function sheetOfCase(trx: Trx, vault: Vault, item: Written): Sheet {
  return {
    list: (onlyField) => listKept(trx, vault, item, onlyField),
    changeSum: () => findChangeSum(trx, item.id),
    keep: (changes) => keepChanges(trx, vault, item, changes),
  }
}

export function sheetOfStanding(trx: Trx, item: StandingWritten): Sheet {
  return {
    list: (onlyField) => listStandingKept(trx, item, onlyField),
    changeSum: () => findStandingChangeSum(trx, item.id),
    keep: (changes) => keepStandingChanges(trx, item, changes),
  }
}

export type Sent = {
  readonly typed: Typed
  /** As the writer's screen showed them. */
  readonly seen: Seen
  /** Questions for which nothing sent means no box ticked. */
  readonly ticked: readonly string[]
}

/** @returns the fields that were not kept, because somebody else has written in them since this screen was made */
export async function keepTyped(
  sheet: Sheet,
  stood: ReadonlyMap<string, Kept>,
  { typed, seen, ticked }: Sent,
): Promise<readonly string[]> {
  const { changes, clashes } = compare(typed, stood, seen, ticked)
  const kept = await sheet.keep(changes)
  const missed = changes.filter(({ field }) => !kept.has(field))
  if (missed.length === 0) return clashes
  // Kept by somebody at the same moment: by the writer's own script, perhaps, which is no clash.
  const stands = await sheet.list()
  const lost = missed.filter(({ field, value }) => !isSame(value, stands.get(field)?.value))
  return [...clashes, ...lost.map(({ field }) => field)]
}

/** For the next one: what was typed into these has become a row of its own. */
export async function emptyFields(sheet: Sheet, fields: readonly string[]): Promise<void> {
  const kept = await sheet.list()
  const changes = fields.flatMap((field) => {
    const seen = kept.get(field)?.version
    return seen === undefined ? [] : [{ field, value: '', seen }]
  })
  await sheet.keep(changes)
}
