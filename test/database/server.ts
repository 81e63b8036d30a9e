/** The way from a test to the shared server: asks the keeper, and starts it where there is none. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, lstatSync, mkdirSync, openSync, readFileSync, realpathSync } from 'node:fs'
import { createConnection, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { z } from 'zod'

export type TestServer = {
  superuser: string
  connection(database: string, user: string): pg.ClientConfig & { password: string }
}

/** What the keeper tells whoever comes: where the server is, and the password of each user. */
export const Welcome = z.object({
  host: z.string(),
  port: z.number(),
  superuser: z.string(),
  passwords: z.record(z.string(), z.string()),
})
export type Welcome = z.infer<typeof Welcome>

/** Says "do not wait for others once we are gone": the run of all tests is over. */
export const lastCall = 'last\n'

/** A slow machine makes its first database in some ten seconds; another checkout's tests may be ending meanwhile. */
const patienceMs = 90_000

let asked: Promise<{ server: TestServer; line: Socket }> | undefined

/** The server, for as long as this process lives. */
export async function testServer(): Promise<TestServer> {
  asked ??= reachKeeper()
  return (await asked).server
}

/** Lets go of the server and waits until it has ended; at once, if this process never asked for one. */
export async function endTestServer(): Promise<void> {
  const reached = await asked?.catch(() => undefined)
  if (!reached) return
  const { line } = reached
  line.ref()
  await new Promise<void>((resolve) =>
    line
      .once('close', () => {
        resolve()
      })
      .end(lastCall),
  )
}

/**
 * The folder of the server, one for each checkout and user; made here, and never one that somebody else has laid out for us.
 * Under the system's temporary folder, because the user that PostgreSQL runs as may not be able to reach the checkout.
 */
export function keeperFolder(): string {
  const checkout = resolve(import.meta.dirname, '../..')
  const user = process.getuid?.() ?? 0
  const mark = createHash('sha256').update(`${checkout} ${user}`).digest('hex').slice(0, 10)
  const folder = join(realpathSync(tmpdir()), `causeway-test-${mark}`)
  mkdirSync(folder, { recursive: true, mode: user === 0 ? 0o711 : 0o700 })
  const there = lstatSync(folder)
  if (!there.isDirectory() || (there.uid !== user && process.getuid))
    throw new Error(`${folder} is not ours: remove it`)
  return folder
}

export function keeperSocket(folder: string): string {
  return join(folder, 'keeper')
}

async function reachKeeper(): Promise<{ server: TestServer; line: Socket }> {
  const giveUpAt = performance.now() + patienceMs
  let keeper: ChildProcess | undefined
  while (performance.now() < giveUpAt) {
    const reached = await greet(keeperSocket(keeperFolder()))
    if (reached) return { server: serverOf(reached.welcome), line: reached.line }
    // One that has ended found another keeper starting or ending. Whichever it was, it is tried again.
    if (!keeper || keeper.exitCode !== null) keeper = startKeeper()
    await pause(100)
  }
  throw new Error(`The test database did not start:\n${readFileSync(keeperLog(keeperFolder()), 'utf8')}`)
}

function keeperLog(folder: string): string {
  return join(folder, 'keeper.log')
}

/** On its own feet: the tests of several runs share it, and whoever started it may end first. */
function startKeeper(): ChildProcess {
  const log = openSync(keeperLog(keeperFolder()), 'w', 0o600)
  const child = spawn(process.execPath, [join(import.meta.dirname, 'keeper.ts')], {
    detached: true,
    stdio: ['ignore', log, log],
    env: {
      PATH: process.env['PATH'],
      TMPDIR: process.env['TMPDIR'],
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    },
  })
  closeSync(log)
  child.unref()
  return child
}

/** Undefined when nobody is there, or is just leaving. */
async function greet(path: string): Promise<{ welcome: Welcome; line: Socket } | undefined> {
  const line = createConnection(path)
  return await new Promise((resolve) => {
    const nobody = (): void => {
      resolve(undefined)
    }
    line.once('close', nobody)
    createInterface({ input: line })
      .on('error', nobody)
      .once('line', (text) => {
        // Held until this process ends, and no reason for it to go on.
        line.unref()
        resolve({ welcome: Welcome.parse(JSON.parse(text)), line })
      })
  })
}

function serverOf({ host, port, superuser, passwords }: Welcome): TestServer {
  return {
    superuser,
    connection(database, user) {
      const password = passwords[user]
      if (password === undefined) throw new Error(`nobody signs in to a test database as ${user}`)
      return { host, port, user, password, database }
    },
  }
}
