/** `npm run schema`: after a new migration, brings src/platform/database/schema.ts up to it. */
import { testDatabase } from '../database.ts'
import { schemaFile, writeSchemaTypes } from './schema-types.ts'

const { ownerConnection } = await testDatabase()
await writeSchemaTypes(ownerConnection, schemaFile)
