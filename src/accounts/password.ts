/**
 * Deriving from a password what the database keeps and compares: argon2id, 64 MiB, 3 passes, as a PHC string.
 * The password goes in exactly as typed. At most two derivations run at once (each takes 64 MiB and a third of a second of a
 * core) and a short queue waits; beyond it the answer is "try again", so that a flood of sign-ins costs no memory.
 * Source: ASVS 5.0, 11.4.2; reliability AU-03, AU-04.
 */
import { argon2, randomBytes } from 'node:crypto'
import { Unavailable } from '#platform/failures.ts'

type Settings = {
  readonly memoryKiB: number
  readonly passes: number
  readonly parallelism: number
  readonly salt: Buffer
}

const current = { memoryKiB: 65_536, passes: 3, parallelism: 1 }
const saltBytes = 16
const hashBytes = 32

/** For a new password: fresh salt, today's settings. Answers the whole PHC string. */
export async function hashPassword(password: string): Promise<string> {
  return derivePassword(password, writeSettings({ ...current, salt: randomBytes(saltBytes) }))
}

/**
 * Derives with the settings and salt that the database named, for it to compare.
 *
 * @param parameters a PHC string without its hash: $argon2id$v=19$m=65536,t=3,p=1$salt
 * @throws Unavailable when too many are waiting
 */
export async function derivePassword(password: string, parameters: string): Promise<string> {
  const settings = readSettings(parameters)
  return inTurn(async () => `${writeSettings(settings)}$${unpadded(await derive(password, settings))}`)
}

/** Whether today's settings are stronger than those this was derived with: then it is stored anew at sign-in. */
export function isOutdated(parameters: string): boolean {
  const settings = readSettings(parameters)
  return settings.memoryKiB < current.memoryKiB || settings.passes < current.passes
}

/** @throws Unavailable when a password given now would have to wait too long; asked before an attempt is counted */
export function assertRoomForPassword(): void {
  if (waiting.length >= longestQueue) throw new Unavailable('too many passwords at once')
}

function derive(password: string, { memoryKiB, passes, parallelism, salt }: Settings): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const message = Buffer.from(password, 'utf8')
    argon2(
      'argon2id',
      { message, nonce: salt, parallelism, tagLength: hashBytes, memory: memoryKiB, passes },
      (error, key) => {
        if (error === null) resolve(key)
        else reject(error)
      },
    )
  })
}

const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})$/

function readSettings(parameters: string): Settings {
  const [, memory, passes, parallelism, salt] = phc.exec(parameters) ?? []
  if (memory === undefined || passes === undefined || parallelism === undefined || salt === undefined) {
    throw new Error('not the settings of an argon2id hash')
  }
  return {
    memoryKiB: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
  }
}

function writeSettings({ memoryKiB, passes, parallelism, salt }: Settings): string {
  return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${parallelism}$${unpadded(salt)}`
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

const atOnce = 2
/** Some three seconds of waiting on two cores. */
const longestQueue = 16
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    assertRoomForPassword()
    // Whoever finishes hands their place on, so nobody slips in between.
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else {
    running += 1
  }
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}
