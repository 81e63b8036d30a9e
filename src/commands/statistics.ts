import { Command } from 'commander'
import { readConfig } from '../config.ts'
import { openBesides } from '../installation.ts'
import { systemClock } from '#platform/clock.ts'
import { publishStatistics } from '#statistics/publish-job.ts'
import { answer } from './saying.ts'

/** `./causeway stats publish`: settles the quarters that have ended. Safe to repeat: what is settled stays. */
export function statisticsCommand(): Command {
  const stats = new Command('stats').description('Safe counts.')
  stats
    .command('publish')
    .description(
      'Settles every quarter that has ended, once. What would be too small to show is counted with the next.',
    )
    .option('--json', 'print one JSON object instead of words')
    .action(async (options: { json?: boolean }) => {
      const installation = await openBesides(readConfig(process.env))
      try {
        const published = await publishStatistics(installation.database, systemClock.today())
        const { told, carried } = published
        answer(options.json, published, `Settled: ${told} figures to show, ${carried} too small and carried over.`)
      } finally {
        await installation.close()
      }
    })
  return stats
}
