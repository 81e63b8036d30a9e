/**
 * The causeway command. Each subcommand says what it did and exits 0; refuses with one line on standard error and exits 1;
 * wrong usage exits 2. What a command does lives in the room it belongs to; here are names, options and exit codes.
 */
import { Command, CommanderError } from 'commander'
import { accountCommand } from '#commands/account.ts'
import { auditCommand } from '#commands/audit.ts'
import { importCommand } from '#commands/import.ts'
import { demoCommand, seedCommand } from '#commands/seed.ts'
import { migrateCommand } from '#commands/migrate.ts'
import { routesCommand } from '#commands/routes.ts'
import { serveCommand, workCommand } from '#commands/serve.ts'
import { statisticsCommand } from '#commands/statistics.ts'
import { Refusal } from '#platform/failures.ts'

const usageError = 2

const program = new Command('causeway')
  .description(
    'Runs a local Prevent partnership: strategy, referrals, Channel panel, support, reviews, statistics and boards.',
  )
  .exitOverride()
  .configureOutput({
    outputError: (text, write) => {
      write(text.replace(/^error: /, ''))
    },
  })
for (const command of [
  serveCommand,
  workCommand,
  migrateCommand,
  demoCommand,
  seedCommand,
  accountCommand,
  routesCommand,
  importCommand,
  auditCommand,
  statisticsCommand,
]) {
  program.addCommand(speaksAsOne(command()))
}

// Whoever reads has read enough: `./causeway routes | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

try {
  await program.parseAsync(process.argv)
} catch (error) {
  process.exitCode = exitCodeFor(error)
}

/** A command that is added inherits nothing of the program: wrong usage of it, and of those under it, is answered here as well. */
function speaksAsOne(command: Command): Command {
  command.copyInheritedSettings(program)
  for (const under of command.commands) speaksAsOne(under)
  return command
}

function exitCodeFor(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageError
  if (error instanceof Refusal) {
    process.stderr.write(`${error.message}\n`)
    return 1
  }
  // A fault of ours: whoever runs commands on the server may see where.
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return 1
}
