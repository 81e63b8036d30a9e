/**
 * "Saved" is shown only after a commit that survives a power cut. A server set up to promise less is not used, embedded or given.
 */
import type pg from 'pg'
import { Refusal } from '#platform/failures.ts'
import { oldestMajor } from './binaries.ts'

/** What each setting guards against, in the words of the refusal. */
const wanted: Readonly<Record<string, string>> = {
  fsync: 'a power cut would lose what was saved',
  full_page_writes: 'a power cut could spoil pages of the database',
  synchronous_commit: '"saved" would be said before it is true',
  data_checksums: 'damage on the disk would go unnoticed',
}

/**
 * Checks a server by what it says about itself, as this connection sees it (a setting of the role or the database counts).
 *
 * @throws Refusal naming the first setting that is off, or the version when it is too old
 */
export async function assertDurable(client: Pick<pg.ClientBase, 'query'>): Promise<void> {
  const version = await client.query<{ major: number; version: string }>(
    `select current_setting('server_version_num')::int / 10000 as major, current_setting('server_version') as version`,
  )
  const server = version.rows[0]
  if (!server || server.major < oldestMajor) {
    throw new Refusal(
      `The database is PostgreSQL ${server?.version ?? 'of unknown version'}; Causeway needs version ${oldestMajor} or newer.`,
    )
  }
  for (const [setting, danger] of Object.entries(wanted)) {
    const { rows } = await client.query<{ value: string | null }>('select current_setting($1, true) as value', [
      setting,
    ])
    const value = rows[0]?.value ?? 'unknown'
    if (value === 'off' || value === 'unknown') {
      throw new Refusal(
        `The database has ${setting} = ${value}: ${danger}. Causeway does not start on it; set ${setting} = on.`,
      )
    }
  }
}
