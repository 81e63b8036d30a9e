/**
 * Timed work, in as many processes as there are: pg-boss gives each piece to one of them. A job acts through `database.asService`,
 * as a role with that one job's rights, never as a person. What it works on lies in tables of its room (an outbox, a queue of events),
 * written in the transaction that asked for it; a job only looks there. So a job that is lost or runs twice loses and doubles nothing.
 */
import type pg from 'pg'
import { PgBoss, type ConstructorOptions } from 'pg-boss'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { readStates, type JobState } from './states.ts'

/** What a job may be told: ids, each under a name. Never a word about anybody. */
export type Ids = Readonly<Record<string, string>>

/** What a job did, in numbers: shown in the log and kept for some days. */
export type Counts = Readonly<Record<string, number>>

export type JobContext = {
  readonly database: Database
  readonly clock: Clock
  /** Aborted when the process is about to stop: finish the piece at hand and return. */
  readonly stopping: AbortSignal
  readonly log: JobLog
}

export type JobDefinition = {
  /** Words with hyphens, such as send-mail: it stands in the log and in the database. */
  readonly name: string
  /** Left out: it runs only when it is woken. */
  readonly schedule?: Schedule
  /** After so long it counts as failed, and may run elsewhere. */
  readonly limitSeconds: number
  work(ids: Ids, context: JobContext): Promise<Counts>
}

export type Schedule =
  /** Once in so many seconds in the whole installation, however many processes there are. */
  | { readonly everySeconds: number }
  /** Each day at this time in Europe/London, such as 03:20. */
  | { readonly dailyAt: string }

/** As pino has it. */
export type JobLog = Record<'info' | 'warn' | 'error', (fields: object, message: string) => void>

export type JobsOptions = {
  /** The login of the web and the jobs. */
  readonly connection: pg.PoolConfig
  readonly database: Database
  readonly clock: Clock
  readonly log: JobLog
  readonly jobs: readonly JobDefinition[]
}

export type Jobs = {
  /** Has a job run soon, on whichever process is free. @throws when an id is none */
  wake(name: string, ids?: Ids): Promise<void>
  /** For whoever watches: when each job last ended well and last failed. */
  states(): Promise<JobState[]>
  /** Lets what runs finish, for some seconds, and takes nothing new. */
  stop(): Promise<void>
}

const stopWithinMs = 8_000
const daySeconds = 86_400

/** Starts working. Rejects when the database is away or its schema is not this version's. */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const { jobs, log } = options
  const boss = new PgBoss(bossOptions(options.connection))
  boss.on('error', sayNowAndThen(log))
  boss.on('warning', ({ message }) => {
    log.warn({}, `jobs: ${message}`)
  })
  await boss.start()

  const stopping = new AbortController()
  const context = { ...options, stopping: stopping.signal }
  const timers: NodeJS.Timeout[] = []
  try {
    for (const job of jobs) {
      await boss.createQueue(job.name)
      await boss.updateQueue(job.name, queueOptions(job))
      await boss.work<Ids>(job.name, { pollingIntervalSeconds: pollSeconds(job) }, async ([due]) =>
        due === undefined ? {} : run(job, due.data, context),
      )
      if (job.schedule !== undefined && 'everySeconds' in job.schedule)
        timers.push(await startTicking(boss, job.name, job.schedule.everySeconds, log))
    }
    await settleCalendar(boss, jobs)
  } catch (error) {
    await boss.stop({ graceful: false })
    throw error
  }

  return {
    async wake(name, ids = {}) {
      const notAnId = Object.values(ids).find((id) => !uuid.test(id))
      if (notAnId !== undefined || !jobs.some((job) => job.name === name))
        throw new Error(`a job is woken by its name, with ids alone: ${name}`)
      await boss.send(name, ids)
    },
    states: () =>
      readStates(
        boss.getDb(),
        jobs.map((job) => job.name),
      ),
    async stop() {
      stopping.abort()
      for (const timer of timers) clearInterval(timer)
      await boss.stop({ graceful: true, timeout: stopWithinMs })
    },
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The schema comes by our migrations and the role may create nothing, so all that would change it is off. */
function bossOptions(connection: pg.PoolConfig): ConstructorOptions {
  const { host, port, user, password, database, connectionString, ssl } = connection
  return {
    ...definedOnly({ host, port, user, database, connectionString, ssl, password: passwordOf(password) }),
    application_name: 'causeway jobs',
    max: 4,
    schema: 'jobs',
    migrate: false,
    createSchema: false,
    registerInstance: false,
    persistQueueStats: false,
    persistWarnings: false,
    reindex: false,
    monitorVacuum: false,
    maintenanceIntervalSeconds: 300,
  }
}

function passwordOf(password: pg.PoolConfig['password']): string | (() => string | Promise<string>) | undefined {
  return typeof password === 'function' ? () => password() : password
}

function definedOnly<T extends object>(values: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>
  }
}

/** What comes round again soon is its own second try; what comes once a day is tried again, later and later. */
function queueOptions(job: JobDefinition) {
  const ticks = job.schedule !== undefined && 'everySeconds' in job.schedule
  return {
    expireInSeconds: job.limitSeconds,
    ...(ticks ? { retryLimit: 0 } : { retryLimit: 6, retryDelay: 60, retryBackoff: true }),
    // Kept for whoever looks into a failure, and no longer.
    deleteAfterSeconds: ticks ? daySeconds / 24 : 14 * daySeconds,
  }
}

function pollSeconds(job: JobDefinition): number {
  const ticks = job.schedule !== undefined && 'everySeconds' in job.schedule
  return ticks ? Math.min(5, Math.max(0.5, job.schedule.everySeconds / 5)) : 5
}

/** pg-boss's own calendar goes by the minute; this goes by the second. Of all that tick in one slot, one makes the job. */
async function startTicking(boss: PgBoss, name: string, everySeconds: number, log: JobLog): Promise<NodeJS.Timeout> {
  const complain = sayNowAndThen(log)
  const tick = async (): Promise<void> => {
    try {
      await boss.send(name, {}, { singletonSeconds: everySeconds, retentionSeconds: everySeconds * 10 })
    } catch (error) {
      complain(error)
    }
  }
  await tick()
  return setInterval(() => void tick(), everySeconds * 1_000)
}

/** Daily jobs as they are now: one that is gone or became another no longer runs from an older version's calendar. */
async function settleCalendar(boss: PgBoss, jobs: readonly JobDefinition[]): Promise<void> {
  const daily = jobs.flatMap((job) =>
    job.schedule !== undefined && 'dailyAt' in job.schedule
      ? [{ name: job.name, cron: cronOf(job.schedule.dailyAt) }]
      : [],
  )
  for (const { name, cron } of daily) await boss.schedule(name, cron, {}, { tz: 'Europe/London' })
  for (const { name } of await boss.getSchedules()) {
    if (!daily.some((job) => job.name === name)) await boss.unschedule(name)
  }
}

function cronOf(dailyAt: string): string {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(dailyAt) ?? []
  if (hour === undefined || minute === undefined) throw new Error(`not a time of day: ${dailyAt}`)
  return `${Number(minute)} ${Number(hour)} * * *`
}

/** Runs it once. What went wrong goes to the log; the database, which other eyes read, keeps the kind of failure alone. */
async function run(job: JobDefinition, ids: Ids, context: JobContext): Promise<Counts> {
  const started = performance.now()
  try {
    const counts = await job.work(ids, context)
    if (Object.values(counts).some((count) => count > 0))
      context.log.info({ job: job.name, ms: Math.round(performance.now() - started), ...counts }, 'job done')
    return counts
  } catch (error) {
    context.log.error({ job: job.name, err: error }, 'job failed')
    throw new Error(`${job.name} failed: ${kindOf(error)}`)
  }
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name
}

const quietMs = 60_000

/** While the database is away the same failure comes many times a second: once a minute is enough to know. */
function sayNowAndThen(log: JobLog): (error: unknown) => void {
  let saidAt = -quietMs
  return (error) => {
    if (performance.now() - saidAt < quietMs) return
    saidAt = performance.now()
    log.warn({ err: error }, 'jobs: the queue does not answer')
  }
}
