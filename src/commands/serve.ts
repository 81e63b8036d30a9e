/** `./causeway serve` and `./causeway work`: the web process, and the jobs beside it or apart. */
import { Command } from 'commander'
import pino from 'pino'
import { readConfig, type Config } from '../config.ts'
import { openInstallation, type Installation } from '../installation.ts'
import { mailOf, startJobsOf } from '../jobs.ts'
import { buildWeb } from '../main.ts'
import { ensureDemonstration } from '#demonstration/seed.ts'
import { Refusal } from '#platform/failures.ts'
import { say } from './saying.ts'

export function serveCommand(): Command {
  return new Command('serve')
    .description('Serves the web pages, and works on the jobs unless told not to.')
    .option('--no-jobs', 'leave the jobs to ./causeway work')
    .action(async (options: { jobs: boolean }) => {
      await serve(readConfig(process.env), options.jobs)
    })
}

export function workCommand(): Command {
  return new Command('work').description('Works on the jobs: mail, seals of the audit, tidying.').action(async () => {
    const config = readConfig(process.env)
    const log = logTo(config)
    const installation = await openInstallation(config, {
      log: (line) => {
        log.info(line)
      },
    })
    const mail = mailOf(config, installation)
    const jobs = await startJobsOf({ config, installation, mail, log })
    say('Working on the jobs. Stop with Ctrl-C.')
    stopOnSignal(async () => {
      await jobs.stop()
      await installation.close()
    })
  })
}

async function serve(config: Config, withJobs: boolean): Promise<void> {
  const log = logTo(config)
  const installation = await openInstallation(config, {
    migrated: (names) => {
      if (names.length > 0)
        say(
          `Brought the database to its newest form (${names.length} ${names.length === 1 ? 'migration' : 'migrations'}).`,
        )
    },
    log: (line) => {
      log.info(line)
    },
  })
  try {
    if (config.demonstration) await ensureDemonstration(installation, say)
    await listen(config, installation, withJobs, log)
  } catch (error) {
    await installation.close()
    throw error
  }
}

async function listen(config: Config, installation: Installation, withJobs: boolean, log: pino.Logger): Promise<void> {
  const mail = mailOf(config, installation)
  const app = await buildWeb({ config, installation, mail, log })
  const jobs = withJobs ? await startJobsOf({ config, installation, mail, log }) : undefined
  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await jobs?.stop()
    throw isTaken(error)
      ? new Refusal(`Port ${config.port} is taken by another program. Set PORT to a free one.`, { cause: error })
      : error
  }
  say(`Causeway answers at ${config.baseUrl}`)
  if (config.demonstration) say(`Sign in to the demonstration with one click at ${config.baseUrl}/demonstration`)
  else say(`Sign in at ${config.baseUrl}/sign-in. The first administrator is made with ./causeway account add.`)
  stopOnSignal(async () => {
    await app.close()
    await jobs?.stop()
    await installation.close()
  })
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

/** Drains, then ends; a second signal ends at once. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  const onSignal = (): void => {
    if (stopping) process.exit(1)
    stopping = true
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`The stop was not clean: ${error instanceof Error ? error.message : String(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

/** Ids, routes and references; never a body, a query, a name or a note. In a demonstration only what went wrong. */
function logTo(config: Config): pino.Logger {
  return pino({ level: config.demonstration && config.logLevel === 'info' ? 'warn' : config.logLevel })
}
