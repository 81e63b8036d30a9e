/**
 * "Saved" is shown only after a commit that survives a power cut. A server set up to promise less is not used, embedded or given.
 */
import type pg from 'pg'
import { Refusal } from '#platform/failures.ts'
import { oldestMajor } from './binaries.ts'

/** What must not be off, and what would happen if it were. Any other value (synchronous_commit = local, say) waits for our own disk. */
const wanted = [
  { setting: 'fsync', danger: 'a power cut would lose what was saved' },
  { setting: 'full_page_writes', danger: 'a power cut could spoil pages of the database' },
  { setting: 'synchronous_commit', danger: '"saved" would be said before it is true' },
  { setting: 'data_checksums', danger: 'damage on the disk would go unnoticed' },
] as const

type Setting = (typeof wanted)[number]['setting']

/** What a server says about itself; null for a setting that it does not know or does not tell. */
export type Facts = { major: number; version: string } & Record<Setting, string | null>

/**
 * Checks a server by what it says about itself, as this connection sees it (a setting of the role or the database counts).
 *
 * @throws Refusal naming the first setting that is off, or the version when it is too old
 */
export async function assertDurable(client: Pick<pg.ClientBase, 'query'>): Promise<void> {
  const { rows } = await client.query<Facts>(`
    select current_setting('server_version_num')::int / 10000 as major,
           current_setting('server_version') as version,
           current_setting('fsync', true) as fsync,
           current_setting('full_page_writes', true) as full_page_writes,
           current_setting('synchronous_commit', true) as synchronous_commit,
           current_setting('data_checksums', true) as data_checksums`)
  const reason = rows[0] && whyNotDurable(rows[0])
  if (reason !== undefined) throw new Refusal(reason)
}

/** The one line for the operator; undefined when the server keeps what it says is saved. */
export function whyNotDurable(facts: Facts): string | undefined {
  if (facts.major < oldestMajor)
    return `The database is PostgreSQL ${facts.version}; Causeway needs version ${oldestMajor} or newer.`
  for (const { setting, danger } of wanted) {
    const value = facts[setting] ?? 'unknown'
    if (value === 'off' || value === 'unknown') {
      return `The database has ${setting} = ${value}: ${danger}. Causeway does not start on it; ${remedy(setting)}.`
    }
  }
  return undefined
}

function remedy(setting: Setting): string {
  return setting === 'data_checksums' ? 'stop the server and run pg_checksums --enable' : `set ${setting} = on`
}
