/** What the database holds, table by table, so that a change anywhere is seen: how many rows, and a mark over all of their content. */
import type pg from 'pg'

/**
 * Tables that may change when a form is refused, each for its reason. Everything else must stay as it was, to the last column.
 * Taken from the catalogue: a new table is watched unless it is named here.
 */
export const bookkeeping: Readonly<Record<string, string>> = {
  'records.audit_event': 'who looked at what, also at a form that was then refused',
  'records.audit_unsealed': 'the same events until they are sealed',
  'accounts.session': 'when a session was last used',
  'accounts.sign_in_attempt': 'guesses are counted',
  'accounts.code_try': 'guesses are counted',
}

/** A table's name with its count and mark. */
export type Kept = ReadonlyMap<string, { readonly rows: number; readonly mark: string }>

export async function whatIsKept(owner: pg.Pool): Promise<Kept> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema', 'jobs') order by 1`,
  )
  const watched = tables.filter(({ name }) => !Object.hasOwn(bookkeeping, name))
  const parts = watched.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::int as rows, coalesce(bit_xor(hashtextextended(t::text, 0)), 0)::text as mark from ${name} t`,
  )
  const { rows } = await owner.query<{ name: string; rows: number; mark: string }>(parts.join(' union all '))
  return new Map(rows.map(({ name, rows: count, mark }) => [name, { rows: count, mark }]))
}

/** Tables that differ, with how many rows more or fewer; what the form may leave besides is left out. */
export function changesBetween(before: Kept, after: Kept, allowed: readonly string[] = []): Record<string, number> {
  const changes: Record<string, number> = {}
  for (const [name, { rows, mark }] of after) {
    const earlier = before.get(name)
    if (earlier?.mark === mark && earlier.rows === rows) continue
    if (allowed.includes(name)) continue
    changes[name] = rows - (earlier?.rows ?? 0)
  }
  return changes
}
