import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { testDatabase } from '../database.ts'
import { schemaFile, writeSchemaTypes } from './schema-types.ts'

test('the types of the tables are those of the migrated schema (npm run schema brings them up to date)', async (t) => {
  const { ownerConnection } = await testDatabase(t)
  const folder = await mkdtemp(join(tmpdir(), 'causeway-schema-'))
  t.after(() => rm(folder, { recursive: true }))
  assert.equal(await readFile(schemaFile, 'utf8'), await writeSchemaTypes(ownerConnection, join(folder, 'schema.ts')))
})
