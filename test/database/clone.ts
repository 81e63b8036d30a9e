/** Databases of the test server: made, copied and dropped. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { TestServer } from './server.ts'

/** Copies a database with all that is in it, and who may enter it. */
export async function cloneTemplate(server: TestServer, template: string): Promise<string> {
  const name = newName()
  await asSuperuser(server, 'postgres', async (client) => {
    const database = pg.escapeIdentifier(name)
    await client.query(`create database ${database} template ${pg.escapeIdentifier(template)}`)
    // A copy does not take along who may connect to it, and lets everybody in.
    await client.query(`revoke all on database ${database} from public`)
    for (const grant of await grantsOn(client, template)) {
      await client.query(`grant ${grant.privilege} on database ${database} to ${grant.grantee}`)
    }
  })
  return name
}

export async function createEmpty(server: TestServer, owner: string): Promise<string> {
  const name = newName()
  await asSuperuser(server, 'postgres', async (client) => {
    await client.query(`create database ${pg.escapeIdentifier(name)} owner ${pg.escapeIdentifier(owner)}`)
    await client.query(`revoke all on database ${pg.escapeIdentifier(name)} from public`)
  })
  return name
}

/** Whoever is still connected is thrown out: a test that forgot to close something must not hold up the others. */
export async function dropDatabase(server: TestServer, name: string): Promise<void> {
  await asSuperuser(server, 'postgres', (client) =>
    client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`),
  )
}

export async function asSuperuser<T>(
  server: TestServer,
  database: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(server.connection(database, server.superuser))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function newName(): string {
  return `test_${randomBytes(8).toString('hex')}`
}

async function grantsOn(client: pg.Client, database: string): Promise<{ privilege: string; grantee: string }[]> {
  const { rows } = await client.query<{ privilege: string; grantee: string }>(
    `select acl.privilege_type as privilege, case acl.grantee when 0 then 'public' else acl.grantee::regrole::text end as grantee
       from pg_database, aclexplode(datacl) as acl
      where datname = $1 and acl.grantee <> datdba`,
    [database],
  )
  return rows
}
