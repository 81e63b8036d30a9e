/**
 * The real service, started as an operator does: `./causeway serve` with the embedded PostgreSQL, on data of its own. And what kills it:
 * the application's process, PostgreSQL's first process, one of its connections, or all of PostgreSQL at once.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { readConfig } from '../../src/config.ts'
import { openBesides, type Installation } from '../../src/installation.ts'
import { birthOf, serversOn, signal } from '../../src/platform/database/embedded/processes.ts'
import { freePort } from '../free-port.ts'
import { now } from './ledger.ts'

export type Kill = {
  /** Just before the signal. */
  readonly at: number
  /** From the kill until /health/ready says that requests are answered again. */
  readonly readyAfterMs: number
}

export type Service = {
  readonly origin: string
  readonly folder: string
  start(): Promise<void>
  /** An administrator, as in any new installation, and with that the area that people refer to. */
  addArea(): Promise<void>
  stop(): Promise<void>
  /** Ends the application alone; PostgreSQL outlives it. Then starts it again, as an operator would. */
  killApplication(): Promise<Kill>
  /** These come back by the running application alone. */
  killPostgres(what: 'postmaster' | 'connection' | 'everything'): Promise<Kill>
  /** The installation as a command beside the running service sees it. */
  beside<T>(work: (installation: Installation, owner: pg.Client) => Promise<T>): Promise<T>
  /** Runs a command of ours beside the running service. */
  command(...args: readonly string[]): Promise<{ code: number | null; output: string }>
  remove(): Promise<void>
}

const root = resolve(import.meta.dirname, '../..')
const firstStartMs = 180_000
const patienceMs = 60_000

export async function aService(): Promise<Service> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-failure-'))
  // The user that PostgreSQL runs as has to come through.
  await chmod(folder, 0o711)
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const settings = {
    CAUSEWAY_DATA: join(folder, 'var'),
    CAUSEWAY_DEMONSTRATION: 'off',
    PORT: String(port),
    BASE_URL: origin,
  }
  const data = join(settings.CAUSEWAY_DATA, 'postgres')
  const logFile = join(folder, 'service.log')
  const environment = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    TMPDIR: process.env['TMPDIR'],
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'),
    ...settings,
  }
  let application: ChildProcess | undefined
  // Whatever ends this program, nothing of the service is left running.
  process.once('exit', () => {
    if (hasEnded(application)) return
    application?.kill('SIGKILL')
    const server = Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10)
    if (server > 1) signal(server, 'SIGQUIT')
  })
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(1))

  async function start(withinMs = patienceMs): Promise<void> {
    const log = openSync(logFile, 'a', 0o600)
    application = spawn(join(root, 'causeway'), ['serve'], { cwd: root, env: environment, stdio: ['ignore', log, log] })
    closeSync(log)
    await untilReady(withinMs)
  }

  async function untilReady(withinMs: number): Promise<void> {
    const until = performance.now() + withinMs
    while (!(await isReady(origin))) {
      if (hasEnded(application)) throw new Error(`the service ended by itself:\n${endOf(logFile)}`)
      if (performance.now() > until) throw new Error(`the service was not ready within ${withinMs / 1000} seconds`)
      // Each question starts a process of PostgreSQL's, also while it recovers.
      await pause(50)
    }
  }

  async function postmaster(): Promise<number> {
    const pid = Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10)
    if (!(await serversOn(data)).includes(pid)) throw new Error('postmaster.pid names no server on this data')
    return pid
  }

  async function victims(what: 'postmaster' | 'connection' | 'everything'): Promise<number[]> {
    switch (what) {
      case 'postmaster':
        return [await postmaster()]
      case 'everything':
        return await serversOn(data)
      case 'connection':
        return await beside(async (_installation, owner) => {
          const { rows } = await owner.query<{ pid: number }>(
            `select pid from pg_stat_activity where usename = 'causeway_app' and datname = 'causeway'
              order by state = 'active' desc, xact_start is not null desc limit 1`,
          )
          return rows.map((row) => row.pid)
        })
    }
  }

  async function beside<T>(work: (installation: Installation, owner: pg.Client) => Promise<T>): Promise<T> {
    const installation = await openBesides(readConfig(settings))
    const owner = new pg.Client(installation.ownerConnection)
    try {
      await owner.connect()
      return await work(installation, owner)
    } finally {
      await owner.end()
      await installation.close()
    }
  }

  async function command(...args: readonly string[]) {
    const child = spawn(join(root, 'causeway'), args, {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    await once(child, 'close')
    return { code: child.exitCode, output }
  }

  return {
    origin,
    folder,
    start: () => start(firstStartMs),
    async addArea() {
      const { code, output } = await command(
        ...['account', 'add', '--email', 'ade.administrator@thurrock.example', '--name', 'Ade Administrator'],
        ...['--area', 'E06000034', '--area-name', 'Thurrock', '--area-short', 'THU', '--police-force', 'Essex Police'],
        ...['--agency', 'Council'],
      )
      if (code !== 0) throw new Error(output)
    },
    async stop() {
      if (application === undefined || hasEnded(application)) return
      const ended = once(application, 'exit')
      application.kill('SIGTERM')
      await ended
    },
    async killApplication() {
      if (application === undefined) throw new Error('nothing runs')
      const ended = once(application, 'exit')
      const at = now()
      application.kill('SIGKILL')
      await ended
      if (!(await serversOn(data)).includes(await postmaster())) throw new Error('PostgreSQL died with its application')
      await start()
      return { at, readyAfterMs: now() - at }
    },
    async killPostgres(what) {
      const running = application
      const pids = await victims(what)
      if (pids.length === 0) throw new Error('there is nothing of PostgreSQL to kill')
      // PostgreSQL ends all its processes when one of them is killed; its first starts the others again, if it lives.
      const first = await postmaster()
      const before = (await serversOn(data)).filter((pid) => what !== 'connection' || pid !== first)
      const at = now()
      for (const pid of pids) signal(pid, 'SIGKILL')
      // An old connection could still answer: ready counts only once all of them are gone.
      while ((await Promise.all(before.map(birthOf))).some((birth) => birth !== undefined)) await pause(5)
      await untilReady(patienceMs)
      if (running !== application || hasEnded(running)) throw new Error('the application did not outlive PostgreSQL')
      return { at, readyAfterMs: now() - at }
    },
    beside,
    command,
    async remove() {
      if (application !== undefined && !hasEnded(application)) {
        const ended = once(application, 'exit')
        application.kill('SIGKILL')
        await ended
      }
      for (const pid of await serversOn(data)) signal(pid, 'SIGKILL')
      await rm(folder, { recursive: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}

/** The last lines alone: a log of thousands of requests hides what came last. */
function endOf(logFile: string): string {
  return readFileSync(logFile, 'utf8').split('\n').slice(-40).join('\n')
}

function hasEnded(child: ChildProcess | undefined): boolean {
  return child === undefined || child.exitCode !== null || child.signalCode !== null
}

async function isReady(origin: string): Promise<boolean> {
  try {
    const reply = await fetch(`${origin}/health/ready`, { signal: AbortSignal.timeout(2_000) })
    await reply.arrayBuffer()
    return reply.status === 200
  } catch {
    return false
  }
}
