/**
 * One installation: its database (embedded or given), its key store, its vault. Commands and the web process all stand on this.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Config } from './config.ts'
import { openDatabase, type Database } from '#platform/database/database.ts'
import { assertDurable } from '#platform/database/embedded/durability.ts'
import { startEmbedded, type Embedded } from '#platform/database/embedded/embedded.ts'
import { joinEmbedded } from '#platform/database/embedded/join.ts'
import { scramVerifier } from '#platform/database/embedded/secret.ts'
import { openKeyStore, type KeyStore, type MasterKey } from '#platform/database/key-store.ts'
import { migrate, migrationsRun, migrationsShipped } from '#platform/database/migrate.ts'
import { openVault, type Vault } from '#platform/database/vault.ts'
import { Refusal } from '#platform/failures.ts'

export type Installation = {
  readonly database: Database
  readonly vault: Vault
  /** A login that may migrate, seed and read the audit whole: the embedded superuser, or what DATABASE_URL names. Commands use it, the web never. */
  readonly ownerConnection: pg.ClientConfig
  readonly appConnection: pg.PoolConfig
  readonly embedded: Embedded | undefined
  /** Signs what the browser keeps for us: follows from the master key, so that every process has the same. */
  readonly webSecret: string
  close(): Promise<void>
}

/** What whoever opens an installation may want to hear on the way. */
export type Hearing = {
  /** The migrations that ran just now, oldest first; often none. */
  migrated(names: readonly string[]): void
  /** What an operator should know of the embedded database, as an object with `msg`. */
  log(line: object): void
}

const databaseName = 'causeway'
const keysDatabaseName = 'causeway_keys'

/**
 * Opens everything an installation needs. The embedded database is started and migrated; a given one is only checked.
 *
 * @throws Refusal with one line when it cannot be opened
 */
export async function openInstallation(config: Config, hear: Partial<Hearing> = {}): Promise<Installation> {
  await mkdir(config.dataFolder, { recursive: true, mode: 0o755 })
  return config.databaseUrl === undefined ? openEmbedded(config, hear) : openGiven(config, config.databaseUrl)
}

async function openEmbedded(config: Config, hear: Partial<Hearing>): Promise<Installation> {
  const embedded = await startEmbedded({
    dataFolder: join(config.dataFolder, 'postgres'),
    binaries: config.postgresBinaries,
    ...(hear.log === undefined ? {} : { log: hear.log }),
  })
  try {
    const root = embedded.connection('postgres', embedded.superuser)
    const keysConnection = embedded.connection(keysDatabaseName, 'causeway_keys')
    const appConnection = embedded.connection(databaseName, 'causeway_app')
    const ownerConnection = embedded.connection(databaseName, embedded.superuser)
    await prepareServer(root, keysConnection.password)
    const ran = await migrate(ownerConnection)
    hear.migrated?.(ran)
    await withClient(root, (client) => setPassword(client, 'causeway_app', appConnection.password))
    const master = await masterKey(config.masterKeyFile ?? join(config.dataFolder, 'master.key'), true)
    const keys = await openKeyStore(keysConnection, master)
    return assemble({ appConnection, keys, ownerConnection, embedded, webSecret: webSecretFrom(master) })
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

/**
 * For a command: the installation as it is, also beside a running application. Where none runs, the embedded database is started
 * for the length of the command.
 */
export async function openBesides(config: Config, hear: Partial<Hearing> = {}): Promise<Installation> {
  const joined = config.databaseUrl === undefined ? await joinEmbedded(join(config.dataFolder, 'postgres')) : undefined
  if (joined === undefined) return openInstallation(config, hear)
  const master = await masterKey(config.masterKeyFile ?? join(config.dataFolder, 'master.key'), false)
  const keys = await openKeyStore(joined.connection(keysDatabaseName, 'causeway_keys'), master)
  return assemble({
    appConnection: joined.connection(databaseName, 'causeway_app'),
    ownerConnection: joined.connection(databaseName, joined.superuser),
    keys,
    embedded: undefined,
    webSecret: webSecretFrom(master),
  })
}

async function openGiven(config: Config, databaseUrl: string): Promise<Installation> {
  const keysUrl = config.keysDatabaseUrl
  const masterKeyFile = config.masterKeyFile
  if (keysUrl === undefined || masterKeyFile === undefined)
    throw new Refusal('DATABASE_URL needs KEYS_DATABASE_URL and CAUSEWAY_MASTER_KEY_FILE')
  refuseOpenTransport('DATABASE_URL', databaseUrl)
  refuseOpenTransport('KEYS_DATABASE_URL', keysUrl)
  const connection = { connectionString: databaseUrl }
  await withClient(connection, async (client) => {
    await assertDurable(client)
    await refusePowerfulRole(client)
    await refuseOldSchema(client)
  })
  const master = await masterKey(masterKeyFile, false)
  const keys = await openKeyStore({ connectionString: keysUrl }, master)
  return assemble({
    appConnection: connection,
    keys,
    ownerConnection: connection,
    embedded: undefined,
    webSecret: webSecretFrom(master),
  })
}

type Parts = Pick<Installation, 'ownerConnection' | 'appConnection' | 'embedded' | 'webSecret'> & {
  readonly keys: KeyStore
}

function assemble({ keys, ...parts }: Parts): Installation {
  const database = openDatabase({ connection: parts.appConnection })
  return {
    ...parts,
    database,
    vault: openVault(keys),
    async close() {
      await database.close()
      await keys.close()
      await parts.embedded?.stop()
    },
  }
}

function webSecretFrom(master: MasterKey): string {
  return createHmac('sha256', master.bytes).update('causeway web').digest('base64url')
}

/** The two databases and the key store's own login, on the embedded server. */
async function prepareServer(root: pg.ClientConfig, keysPassword: string): Promise<void> {
  await withClient(root, async (client) => {
    const there = await client.query<{ name: string }>('select datname as name from pg_database')
    const names = there.rows.map((row) => row.name)
    const roles = await client.query("select from pg_roles where rolname = 'causeway_keys'")
    if (roles.rowCount === 0) await client.query('create role causeway_keys login')
    await setPassword(client, 'causeway_keys', keysPassword)
    if (!names.includes(databaseName)) await client.query(`create database ${databaseName}`)
    if (!names.includes(keysDatabaseName)) {
      await client.query(`create database ${keysDatabaseName} owner causeway_keys`)
      await client.query(`revoke connect on database ${keysDatabaseName} from public`)
    }
  })
}

async function setPassword(client: pg.Client, role: string, password: string): Promise<void> {
  await client.query(`alter role ${pg.escapeIdentifier(role)} password ${pg.escapeLiteral(scramVerifier(password))}`)
}

/** The master key: 32 bytes, base64, in a file that only we can read. Made once for the embedded database; never made up for a given one. */
async function masterKey(file: string, makeIfMissing: boolean): Promise<MasterKey> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (!makeIfMissing || !isMissing(error))
      throw new Refusal(`The master key file cannot be read: ${file}`, { cause: error })
    text = randomBytes(32).toString('base64')
    await writeFile(file, `${text}\n`, { mode: 0o600, flag: 'wx' })
    await chmod(file, 0o600)
  }
  const bytes = Buffer.from(text.trim(), 'base64')
  if (bytes.length !== 32) throw new Refusal(`The master key file must hold 32 bytes in base64: ${file}`)
  return { id: createHash('sha256').update('causeway master key').update(bytes).digest('hex').slice(0, 16), bytes }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** Over a network only with a verified certificate: sslmode=verify-full, and no fall-back. */
function refuseOpenTransport(name: string, url: string): void {
  const { hostname, searchParams } = new URL(url)
  const local =
    hostname === '' ||
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    hostname.startsWith('127.') ||
    searchParams.get('host')?.startsWith('/') === true
  if (!local && searchParams.get('sslmode') !== 'verify-full') {
    throw new Refusal(`${name} reaches another machine: it must say sslmode=verify-full`)
  }
}

async function refusePowerfulRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ powerful: boolean }>(
    `select rolsuper or rolbypassrls or rolcreaterole or pg_has_role(current_user, 'causeway_owner', 'member') as powerful
       from pg_roles where rolname = current_user`,
  )
  if (rows[0]?.powerful !== false)
    throw new Refusal(
      'DATABASE_URL names a role that could step around row security. Use causeway_app, or a login with its rights alone.',
    )
}

async function refuseOldSchema(client: pg.Client): Promise<void> {
  const ran = await migrationsRun(client)
  const missing = (await migrationsShipped()).filter((name) => ran?.includes(name) !== true)
  if (missing.length > 0)
    throw new Refusal(
      `The database is ${missing.length} ${missing.length === 1 ? 'migration' : 'migrations'} behind this version. Run ./causeway migrate first.`,
    )
}

async function withClient<T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  try {
    await client.connect()
  } catch (error) {
    throw new Refusal(`The database does not answer: ${error instanceof Error ? error.message : 'no reason given'}`, {
      cause: error,
    })
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
