import { Command } from 'commander'
import { readConfig } from '../config.ts'
import { openInstallation } from '../installation.ts'
import { migrate } from '#platform/database/migrate.ts'
import { answer } from './saying.ts'

/** `./causeway migrate`: to the newest schema. Safe to repeat, safe beside a running older version. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Brings the database to the newest form. Safe to repeat, safe beside a running older version.')
    .option('--json', 'print one JSON object instead of words')
    .action(async (options: { json?: boolean }) => {
      const ran = await migrateWhatIsConfigured()
      answer(
        options.json,
        { ran },
        ran.length === 0 ? 'Nothing to do: the database has its newest form.' : `Ran ${ran.join(', ')}.`,
      )
    })
}

async function migrateWhatIsConfigured(): Promise<string[]> {
  const config = readConfig(process.env)
  // A given database is migrated by a login of its own that may do so; the web's login may not.
  if (config.databaseUrl !== undefined) return migrate({ connectionString: config.databaseUrl })
  const ran: string[] = []
  const installation = await openInstallation(config, { migrated: (names) => ran.push(...names) })
  await installation.close()
  return ran
}
