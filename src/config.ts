/**
 * What may be set from outside: environment variables, read once, checked by name, typed.
 * A wrong value, or a misspelt name of ours, stops the start with one line that says which.
 */
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { Refusal } from '#platform/failures.ts'

export type Config = {
  readonly production: boolean
  readonly host: string
  readonly port: number
  /** The address people use, without a trailing slash: links in mail and the same-origin check rest on it. */
  readonly baseUrl: string
  /** Addresses or networks of the proxies in front: only they may say where a request comes from. None: nobody is believed. */
  readonly trustedProxies: readonly string[]
  /** Where the embedded database, its secrets and caches live. */
  readonly dataFolder: string
  /** Unset: the embedded database. */
  readonly databaseUrl: string | undefined
  readonly keysDatabaseUrl: string | undefined
  readonly masterKeyFile: string | undefined
  readonly postgresBinaries: string | undefined
  readonly demonstration: boolean
  /** Who runs the service, as its pages say. */
  readonly organisation: string
  /** Where people write to about the service, its accessibility and its security. */
  readonly contactEmail: string
  readonly smtpUrl: string | undefined
  readonly clamdUrl: string | undefined
  readonly witnessFolder: string | undefined
  readonly logLevel: LogLevel
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** Promised in the contract for later: set today, they stop the start rather than be passed over in silence. */
const notYet = ['NOTIFY_API_KEY', 'S3_ENDPOINT', 'S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']

const ours = [
  'CAUSEWAY_DATA',
  'CAUSEWAY_MASTER_KEY_FILE',
  'CAUSEWAY_POSTGRES_BIN',
  'CAUSEWAY_DEMONSTRATION',
  'CAUSEWAY_ORGANISATION',
  'CAUSEWAY_CONTACT_EMAIL',
]

const Variables = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], { error: 'must be production, development or test' })
    .optional(),
  PORT: z.coerce
    .number({ error: 'must be a whole number from 0 to 65535' })
    .int('must be a whole number from 0 to 65535')
    .min(0, 'must be a whole number from 0 to 65535')
    .max(65535, 'must be a whole number from 0 to 65535')
    .default(3000),
  HOST: z.string().min(1, 'must be an address to listen on, such as 127.0.0.1').default('127.0.0.1'),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be a full address, such as https://causeway.example.gov.uk' })
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(',').map((address) => address.trim()))
    .refine(
      (list) => list.every(isAddressOrNetwork),
      'must be addresses or networks with commas between, such as 10.0.0.5,10.1.0.0/16',
    )
    .default([]),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must begin with postgres:// or postgresql://' })
    .optional(),
  KEYS_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must begin with postgres:// or postgresql://' })
    .optional(),
  CAUSEWAY_DATA: z.string().min(1, 'must be a folder').default('./var'),
  CAUSEWAY_MASTER_KEY_FILE: z.string().min(1, 'must be a file').optional(),
  CAUSEWAY_POSTGRES_BIN: z.string().min(1, 'must be a folder').optional(),
  CAUSEWAY_DEMONSTRATION: z.enum(['on', 'off'], { error: 'must be on or off' }).optional(),
  CAUSEWAY_ORGANISATION: z.string().min(1).max(100).default('Thurrock Prevent partnership'),
  CAUSEWAY_CONTACT_EMAIL: z.email('must be an email address').default('prevent@thurrock.example'),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must begin with smtp:// or smtps://' }).optional(),
  CLAMD_URL: z.url({ protocol: /^tcp$/, error: 'must begin with tcp://' }).optional(),
  WITNESS_DIR: z.string().min(1, 'must be a folder').optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
})

/**
 * Reads the configuration.
 *
 * @param environment usually process.env
 * @throws Refusal with one line for each thing wrong
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const settled = withSecretsFromFiles(environment)
  const wrong = unknownNames(settled)
  const parsed = Variables.safeParse(settled)
  if (!parsed.success) wrong.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`))
  if (!parsed.success || wrong.length > 0) throw new Refusal(wrong.join('\n'))

  const read = parsed.data
  const production = read.NODE_ENV === 'production'
  const embedded = read.DATABASE_URL === undefined
  const config: Config = {
    production,
    host: read.HOST,
    port: read.PORT,
    baseUrl: (read.BASE_URL ?? `http://localhost:${read.PORT}`).replace(/\/$/, ''),
    trustedProxies: read.TRUSTED_PROXIES,
    dataFolder: resolve(read.CAUSEWAY_DATA),
    databaseUrl: read.DATABASE_URL,
    keysDatabaseUrl: read.KEYS_DATABASE_URL,
    masterKeyFile: read.CAUSEWAY_MASTER_KEY_FILE,
    postgresBinaries: read.CAUSEWAY_POSTGRES_BIN,
    demonstration: (read.CAUSEWAY_DEMONSTRATION ?? (embedded && !production ? 'on' : 'off')) === 'on',
    organisation: read.CAUSEWAY_ORGANISATION,
    contactEmail: read.CAUSEWAY_CONTACT_EMAIL,
    smtpUrl: read.SMTP_URL,
    clamdUrl: read.CLAMD_URL,
    witnessFolder: read.WITNESS_DIR,
    logLevel: read.LOG_LEVEL,
  }
  refuseUnfit(config)
  return config
}

/** What each variable says alone may be right and still be wrong together. */
function refuseUnfit(config: Config): void {
  const wrong: string[] = []
  if (config.production) {
    if (config.databaseUrl === undefined)
      wrong.push('DATABASE_URL is needed in production: the embedded database serves trials, rehearsal and tests')
    if (config.demonstration) wrong.push('CAUSEWAY_DEMONSTRATION must be off in production')
  }
  if (config.databaseUrl !== undefined) {
    if (config.keysDatabaseUrl === undefined)
      wrong.push('KEYS_DATABASE_URL is needed with DATABASE_URL: people’s keys live in a database of their own')
    if (config.masterKeyFile === undefined)
      wrong.push('CAUSEWAY_MASTER_KEY_FILE is needed with DATABASE_URL: the master key stays outside every database')
  }
  if (!config.baseUrl.startsWith('https://') && !isLoopback(new URL(config.baseUrl).hostname)) {
    wrong.push('BASE_URL must begin with https:// unless it is this machine: the sign-in cookie travels only over TLS')
  }
  if (wrong.length > 0) throw new Refusal(wrong.join('\n'))
}

function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128))
  )
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname)
}

/** A name of ours that nobody knows is a misspelling; a promised one that does nothing yet must not look as if it did. */
function unknownNames(environment: NodeJS.ProcessEnv): string[] {
  const wrong: string[] = []
  for (const name of Object.keys(environment)) {
    if (name.startsWith('CAUSEWAY_') && !ours.includes(name))
      wrong.push(`${name} is not a variable that Causeway knows (${ours.join(', ')})`)
    if (notYet.includes(name) || /^OIDC_.+_(ISSUER|CLIENT_ID|CLIENT_SECRET)$/.test(name))
      wrong.push(`${name} is not supported by this version: unset it`)
  }
  return wrong
}

/** `<NAME>_FILE` brings a secret from a file, so that it stands in no process list. */
function withSecretsFromFiles(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const settled: NodeJS.ProcessEnv = {}
  for (const [name, value] of Object.entries(environment)) {
    if (value === '') continue
    settled[name] = value
  }
  for (const secret of ['DATABASE_URL', 'KEYS_DATABASE_URL', 'SMTP_URL']) {
    const file = settled[`${secret}_FILE`]
    if (file === undefined) continue
    if (settled[secret] !== undefined) throw new Refusal(`Set ${secret} or ${secret}_FILE, not both`)
    try {
      settled[secret] = readFileSync(file, 'utf8').trim()
    } catch {
      throw new Refusal(`${secret}_FILE names a file that cannot be read: ${file}`)
    }
  }
  return settled
}
