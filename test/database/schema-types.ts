/** The types of the tables, as the migrated schema has them now. */
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Cli } from 'kysely-codegen'
import type pg from 'pg'

/** Where they are kept, and what regenerates them. */
export const schemaFile = resolve(import.meta.dirname, '../../src/platform/database/schema.ts')

/**
 * @param connection any login that sees every table
 * @param outFile a file to write; returned is what stands in it
 */
export async function writeSchemaTypes(connection: pg.ClientConfig, outFile: string): Promise<string> {
  const { host = '', user = '', password, database = '' } = connection
  if (typeof password !== 'string') throw new Error('this connection has no password of its own')
  const url = `postgres://${user}:${password}@localhost/${database}?host=${encodeURIComponent(host)}`
  const cli = new Cli()
  const configFile = join(import.meta.dirname, '../../.kysely-codegenrc.json')
  await cli.generate(
    cli.parseOptions(['--config-file', configFile, '--url', url, '--out-file', outFile, '--log-level', 'silent']),
  )
  return await readFile(outFile, 'utf8')
}
