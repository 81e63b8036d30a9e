/** Who changed a row, and when, for an update of what several people keep: always whoever is signed in, and now. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'

export function byMe() {
  return { changed_by: sql<string>`access.actor()`, changed_at: sql<Temporal.Instant>`now()` }
}

/** @param seen the version that the writer saw: this is the next one */
export function byMeAfter(seen: number) {
  return { version: seen + 1, ...byMe() }
}
