/**
 * For the tests of this folder: places to try a server in, and applications of their own process that can be killed.
 */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startEmbedded, type Embedded, type EmbeddedOptions } from './embedded.ts'
import { serversOn, signal } from './processes.ts'
import { serverUser, spawnOptions, type ServerUser } from './server-user.ts'

export const isRoot = process.getuid?.() === 0

export type Trial = {
  /** A data folder to be, in a folder of its own. */
  data: string
  /** Lays a disk of that size under the folder around the data. Answers the folder; undefined where we may not mount. */
  smallDisk: (megabytes: number) => Promise<string | undefined>
  start: (options?: Partial<EmbeddedOptions>) => Promise<Embedded>
}

/**
 * When the test is over, what was started is stopped, whatever else runs on the data is ended, and the folder is removed.
 * @param options.made there is a database already (a copy, which takes less time than making one), stopped in good order
 */
export async function aTrial(
  t: TestContext,
  options: { owner?: ServerUser; openTo?: 'all' | 'root'; deep?: string; made?: boolean } = {},
): Promise<Trial> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-trial-'))
  // The server user has to come through, unless the test is about one that cannot.
  if (options.openTo !== 'root') await chmod(folder, 0o711)
  if (options.owner) await chown(folder, options.owner.uid, options.owner.gid)
  const data = join(folder, options.deep ?? '', 'var', 'postgres')
  if (options.made === true) await copyMade(data)
  const started: Embedded[] = []
  let mounted = false
  t.after(async () => {
    for (const embedded of started) await embedded.stop().catch(() => undefined)
    for (const pid of await serversOn(data)) signal(pid, 'SIGKILL')
    if (mounted) execFileSync('umount', ['--lazy', dirname(data)])
    await rm(folder, { recursive: true, maxRetries: 3 })
  })
  return {
    data,
    async smallDisk(megabytes) {
      await mkdir(dirname(data), { recursive: true, mode: 0o711 })
      const options = ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'tmpfs', dirname(data)]
      mounted = spawnSync('mount', options).status === 0
      return mounted ? dirname(data) : undefined
    },
    async start(more) {
      const embedded = await startEmbedded({ dataFolder: data, ...more })
      started.push(embedded)
      return embedded
    },
  }
}

let made: Promise<string> | undefined

async function copyMade(data: string): Promise<void> {
  made ??= makeOnce()
  const source = await made
  await mkdir(dirname(data), { recursive: true, mode: 0o711 })
  execFileSync('cp', ['-a', source, data])
  execFileSync('cp', ['-a', `${source}.secret`, `${data}.secret`])
}

async function makeOnce(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-made-'))
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true })
  })
  await chmod(folder, 0o711)
  const dataFolder = join(folder, 'postgres')
  await (await startEmbedded({ dataFolder })).stop()
  return dataFolder
}

/** Asks one question (one statement) as the superuser. Answers the first value of the first row. */
export async function ask(embedded: Pick<Embedded, 'connection' | 'superuser'>, question: string): Promise<unknown> {
  return await askAs(embedded.connection('postgres', embedded.superuser), question)
}

export async function askAs(connection: pg.ClientConfig, question: string): Promise<unknown> {
  const client = new pg.Client(connection)
  client.on('error', () => undefined) // Servers are killed on purpose here.
  await client.connect()
  try {
    const result = await client.query<Record<string, unknown>>({ text: question })
    return Object.values(result.rows[0] ?? {})[0]
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Asks until it is answered as expected; for what comes back by itself. */
export async function eventually(what: () => Promise<boolean> | boolean, withinMs = 15_000): Promise<void> {
  const until = performance.now() + withinMs
  for (;;) {
    if (await Promise.resolve(what()).catch(() => false)) return
    if (performance.now() > until) throw new Error(`did not come about within ${withinMs / 1000} seconds`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** The number in postmaster.pid. */
export async function postmasterOf(data: string): Promise<number> {
  return Number.parseInt(await readFile(join(data, 'postmaster.pid'), 'utf8'), 10)
}

export type Application = { process: ChildProcess; said: () => string; kill(): Promise<void> }

/**
 * An application of its own process that starts the database, says `ready` and runs on; or says the refusal and ends.
 * @param options.as the ordinary user to run it as, when the test runs as root
 */
export async function anApplication(
  t: TestContext,
  data: string,
  options: { as?: ServerUser; binaries?: string | undefined } = {},
): Promise<Application> {
  const source = new URL('embedded.ts', import.meta.url).href
  const script = `
    import { startEmbedded } from ${JSON.stringify(source)}
    startEmbedded(${JSON.stringify({ dataFolder: data, binaries: options.binaries })}).then(
      () => console.log('ready'),
      (error) => { console.log('refused: ' + error.message); process.exitCode = 1 },
    )`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', script], {
    ...spawnOptions(options.as),
    cwd: options.as ? '/' : fileURLToPath(new URL('.', import.meta.url)),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  const application: Application = {
    process: child,
    said: () => said,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
  t.after(() => application.kill())
  await eventually(() => /ready|refused/.test(said) || child.exitCode !== null || child.signalCode !== null, 30_000)
  return application
}

/** The ordinary user that a start by root steps down to. */
export async function anOrdinaryUser(): Promise<NonNullable<ServerUser>> {
  const user = await serverUser('/nowhere')
  if (!user) throw new Error('only root can be somebody else')
  return user
}
