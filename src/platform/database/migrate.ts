/**
 * Brings a database to the newest schema. Safe to repeat, safe to interrupt (each migration is one transaction),
 * safe beside a running older version (short lock time-out, tried again).
 */
import { readFile, readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
import pg from 'pg'
import { Refusal } from '../failures.ts'

const migrationsFolder = fileURLToPath(new URL('../../../migrations/', import.meta.url))
const lockTriesWithin = 10
const lockNotAvailable = '55P03'

/**
 * Creates our roles where they are missing and runs the migrations that have not run.
 *
 * @param connection a login that is superuser, or a member of causeway_owner on a server where roles.sql has been run
 * @returns the names of the migrations that ran now, oldest first
 */
export async function migrate(connection: pg.ClientConfig): Promise<string[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await ensureRoles(client)
    // A lock that we cannot have within two seconds is somebody's work: step back and try again.
    await client.query("set lock_timeout = '2s'")
    await ensureOwnership(client)
    await client.query('set role causeway_owner')
    const ran = await runWithPatience(client)
    // The web looks here at its start, to say when it is newer than the database.
    await client.query(
      'grant usage on schema migrations to causeway_app; grant select on migrations.run to causeway_app',
    )
    return ran
  } finally {
    await client.end()
  }
}

/** Which migrations have run in this database, newest last; undefined when none ever did. */
export async function migrationsRun(client: pg.ClientBase | pg.Pool): Promise<string[] | undefined> {
  const there = await client.query<{ there: boolean }>("select to_regclass('migrations.run') is not null as there")
  if (there.rows[0]?.there !== true) return undefined
  const rows = await client.query<{ name: string }>('select name from migrations.run order by id')
  return rows.rows.map((row) => row.name)
}

/** Names of the migrations that this version ships, oldest first. */
export async function migrationsShipped(): Promise<string[]> {
  const files = await readdir(migrationsFolder)
  return files
    .filter((file) => /^\d+_.*\.sql$/.test(file))
    .map((file) => file.replace(/\.sql$/, ''))
    .sort()
}

async function ensureRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ superuser: boolean; ready: boolean }>(
    `select (select rolsuper from pg_roles where rolname = current_user) as superuser,
            (select count(*) = 8 from pg_roles where rolname in ('causeway_owner', 'causeway_search', 'causeway_app', 'causeway_public',
               'causeway_mailer', 'causeway_sealer', 'causeway_clerk', 'causeway_backup')) as ready`,
  )
  if (rows[0]?.superuser === true) {
    await client.query(await readFile(new URL('roles.sql', import.meta.url), 'utf8'))
  } else if (rows[0]?.ready !== true) {
    throw new Refusal(
      'The database roles are missing. A database administrator runs src/platform/database/roles.sql once, then try again.',
    )
  }
}

/** The owner must be able to make schemas in this database; nobody else needs to. */
async function ensureOwnership(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; may_create: boolean; superuser: boolean }>(
    `select current_database() as name,
            has_database_privilege('causeway_owner', current_database(), 'create') as may_create,
            (select rolsuper from pg_roles where rolname = current_user) as superuser`,
  )
  const here = rows[0]
  if (here === undefined || here.may_create) return
  if (!here.superuser) {
    throw new Refusal(
      `causeway_owner may not create schemas in ${here.name}. A database administrator grants it: grant create on database ${here.name} to causeway_owner`,
    )
  }
  const name = pg.escapeIdentifier(here.name)
  await client.query(`grant create, connect on database ${name} to causeway_owner`)
  await client.query(`grant connect on database ${name} to causeway_app`)
  await client.query(`revoke temporary, connect on database ${name} from public`)
  await client.query('revoke create on schema public from public')
}

async function runWithPatience(client: pg.Client): Promise<string[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const ran = await runner({
        dbClient: client,
        dir: migrationsFolder,
        direction: 'up',
        migrationsSchema: 'migrations',
        migrationsTable: 'run',
        createMigrationsSchema: true,
        checkOrder: true,
        logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
      })
      return ran.map((migration) => migration.name)
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== lockNotAvailable || attempt === lockTriesWithin)
        throw error
    }
  }
}

function ignore(): void {
  // The runner's progress lines; what ran is our answer, and a failure is thrown.
}
