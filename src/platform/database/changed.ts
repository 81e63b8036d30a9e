/** Who changed a row, and when: written with an update of what several people keep, always whoever is signed in and now; and read again. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'

export function byMe() {
  return { changed_by: sql<string>`access.actor()`, changed_at: sql<Temporal.Instant>`now()` }
}

/** @param seen the version that the writer saw: this is the next one */
export function byMeAfter(seen: number) {
  return { version: seen + 1, ...byMe() }
}

/** Who changed a row last, for whoever changes it next. */
export type Changed = { readonly version: number; readonly changedBy: string; readonly changedAt: Temporal.Instant }

/** @param row with the name of whoever changed it, as far as the reader may know it */
export function changedIn(row: {
  readonly version: number
  readonly changer: string | null
  readonly changed_at: Temporal.Instant
}): Changed {
  return { version: row.version, changedBy: colleagueName(row.changer), changedAt: row.changed_at }
}

/** The name of somebody who signs in, as it was joined to a row: null where row security keeps it from the reader. */
export function colleagueName(name: string | null): string {
  return name ?? 'A colleague elsewhere'
}
