/** A program: serves a house's database, whose connections it reads from standard input (served-apart.ts), until it is ended. */
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { openDatabase } from '#platform/database/database.ts'
import { openKeyStore } from '#platform/database/key-store.ts'
import { openVault } from '#platform/database/vault.ts'
import { readConfig } from '../src/config.ts'
import { masterKey } from './database.ts'
import { webOf } from './web-of.ts'

const Connection = z.object({ host: z.string(), user: z.string(), database: z.string() }).loose()
const Settings = z.object({
  connection: Connection,
  ownerConnection: Connection,
  keysConnection: Connection,
  port: z.number().int(),
})

const { connection, ownerConnection, keysConnection, port } = Settings.parse(JSON.parse(await text(process.stdin)))
const database = openDatabase({ connection })
const vault = openVault(await openKeyStore(keysConnection, masterKey))
const config = readConfig({ PORT: String(port), CAUSEWAY_DATA: 'var/test' })
const app = await webOf({ database, vault, connection, ownerConnection }, config)
await app.listen({ host: '127.0.0.1', port })
process.stdout.write(`${config.baseUrl}\n`)
