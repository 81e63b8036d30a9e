import { Command, InvalidArgumentError } from 'commander'
import { readConfig } from '../config.ts'
import { openBesides } from '../installation.ts'
import { ensureDemonstration } from '#demonstration/seed.ts'
import { seedAcceptance } from '#demonstration/acceptance.ts'
import { Refusal } from '#platform/failures.ts'
import { answer, say } from './saying.ts'

/** `./causeway demo`: the Thurrock demonstration. Refused when real data is present. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('Invents the Thurrock demonstration in an empty installation.')
    .option('--json', 'print one JSON object instead of words')
    .action(async (options: { json?: boolean }) => {
      const config = readConfig(process.env)
      if (config.production) throw new Refusal('Invented data has no place in production.')
      const installation = await openBesides(config)
      try {
        const words: string[] = []
        await ensureDemonstration(installation, (line) => words.push(line))
        answer(
          options.json,
          { demonstration: true },
          words.length === 0 ? 'The demonstration is there already.' : words.join('\n'),
        )
      } finally {
        await installation.close()
      }
    })
}

/** `./causeway seed --acceptance`: three areas, every role, 200 people, for checks from outside. */
export function seedCommand(): Command {
  return new Command('seed')
    .description('Invents data for checks from outside: three areas, six agencies, every role, 200 people.')
    .requiredOption('--acceptance', 'the acceptance data')
    .option('--seed <number>', 'the same number invents the same people', wholeNumber, 1)
    .option('--json', 'print one JSON object instead of words')
    .action(async (options: { seed: number; json?: boolean }) => {
      const config = readConfig(process.env)
      if (config.production) throw new Refusal('Invented data has no place in production.')
      const installation = await openBesides(config)
      try {
        const seeded = await seedAcceptance(installation, options.seed)
        if (options.json === true) say(JSON.stringify(seeded))
        else {
          say(
            `Invented ${seeded.areas.length} areas, ${seeded.agencies.length} agencies and ${seeded.cases.length} cases. Accounts, with password and one-time-code secret:`,
          )
          for (const account of seeded.accounts)
            say(`${account.email}  ${account.password}  ${account.totpSecret}  ${account.role}, ${account.area}`)
        }
      } finally {
        await installation.close()
      }
    })
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}
