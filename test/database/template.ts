/** The migrated database that every test's is a copy of. Made once for each state of the migrations, by whoever needs it first. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { migrate } from '#platform/database/migrate.ts'
import { asSuperuser } from './clone.ts'
import type { TestServer } from './server.ts'

const root = resolve(import.meta.dirname, '../..')

let made: Promise<string> | undefined

/** @returns the template's name, which says what it was made from */
export async function ensureTemplate(server: TestServer): Promise<string> {
  made ??= makeIfMissing(server)
  return await made
}

async function makeIfMissing(server: TestServer): Promise<string> {
  const name = `template_${await fingerprint()}`
  await asSuperuser(server, 'postgres', async (client) => {
    // Test files start side by side; one makes the template, the others wait for it.
    await client.query("select pg_advisory_lock(hashtext('causeway test template'))")
    const there = await client.query('select 1 from pg_database where datname = $1', [name])
    if (there.rowCount === 0) await make(server, client, name)
  })
  return name
}

/** Under another name until it is complete. */
async function make(server: TestServer, client: pg.Client, name: string): Promise<void> {
  const draft = pg.escapeIdentifier(`draft_${name}`)
  await client.query(`drop database if exists ${draft} with (force)`)
  await client.query(`create database ${draft}`)
  await migrate(server.connection(`draft_${name}`, server.superuser))
  const password = pg.escapeLiteral(server.connection(name, 'causeway_app').password)
  await client.query(`alter role causeway_app password ${password}`)
  await client.query(`alter database ${draft} rename to ${pg.escapeIdentifier(name)}`)
  await client.query(`alter database ${pg.escapeIdentifier(name)} with allow_connections false is_template true`)
}

/** Everything that decides what the schema looks like. */
async function fingerprint(): Promise<string> {
  const migrations = join(root, 'migrations')
  const files = [
    ...(await readdir(migrations)).sort().map((file) => join(migrations, file)),
    join(root, 'src/platform/database/migrate.ts'),
    join(root, 'src/platform/database/roles.sql'),
    join(root, 'node_modules/node-pg-migrate/package.json'),
  ]
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file}\n`).update(await readFile(file))
  return hash.digest('hex').slice(0, 16)
}
