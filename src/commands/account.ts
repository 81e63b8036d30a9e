import { Command } from 'commander'
import { readConfig, type Config } from '../config.ts'
import { openBesides } from '../installation.ts'
import { addAccount, listAccounts, resetAccount, setDisabled } from '#accounts/commands.ts'
import { isAgencyKind } from '#accounts/agency-kinds.ts'
import { Refusal } from '#platform/failures.ts'
import type pg from 'pg'
import { answer } from './saying.ts'

type Json = { json?: boolean }

/** `./causeway account`: the first administrator, and rescue when no administrator can help. */
export function accountCommand(): Command {
  const account = new Command('account').description(
    'Adds the first administrator, and helps when no administrator can.',
  )

  account
    .command('add')
    .description('Adds an account and prints its invitation link: single use, 24 hours.')
    .requiredOption('--email <email>', 'where the person is reached')
    .requiredOption('--name <name>', 'the person’s name')
    .option('--role <role>', 'the role to hold', 'administrator')
    .requiredOption('--area <code>', 'the area’s code, such as E06000034')
    .option('--area-name <name>', 'for an area that is not here yet: its name')
    .option('--area-short <letters>', 'and three letters that begin its references')
    .option('--police-force <name>', 'and the police force for it')
    .requiredOption('--agency <name>', 'the agency the person works for')
    .option('--agency-kind <kind>', 'what kind of agency it is', 'council')
    .option('--json', 'print one JSON object instead of words')
    .action(async (options: AddOptions) => {
      const { agencyKind } = options
      if (!isAgencyKind(agencyKind)) throw new Refusal(`There is no kind of agency "${agencyKind}".`)
      const invited = await withOwner((connection, config) =>
        addAccount(connection, config.baseUrl, {
          email: options.email,
          name: options.name,
          role: options.role,
          area: areaIn(options),
          agency: { name: options.agency, kind: agencyKind },
        }),
      )
      answer(
        options.json,
        invited,
        `Added ${invited.email}. Their invitation, to be used once within 24 hours:\n${invited.link}`,
      )
    })

  account
    .command('list')
    .description('Lists every account.')
    .option('--json', 'print one JSON object instead of words')
    .action(async (options: Json) => {
      const accounts = await withOwner(listAccounts)
      const lines = accounts.map(
        (listed) => `${listed.email}  ${listed.name}, ${listed.agency} (${listed.area}): ${listed.roles.join(', ')}`,
      )
      answer(options.json, { accounts }, lines.length === 0 ? 'There is no account yet.' : lines.join('\n'))
    })

  account
    .command('disable')
    .description('Disables an account: it is out at its next request.')
    .argument('<email>')
    .option('--json', 'print one JSON object instead of words')
    .action(async (email: string, options: Json) => {
      await withOwner((connection) => setDisabled(connection, email, true))
      answer(options.json, { disabled: email }, `Disabled ${email}.`)
    })

  account
    .command('reset')
    .description('Lets a person set a new password; with --authenticator a new authenticator too.')
    .argument('<email>')
    .option('--authenticator', 'forget the authenticator, so that a new one is set up')
    .option('--json', 'print one JSON object instead of words')
    .action(async (email: string, options: Json & { authenticator?: boolean }) => {
      const invited = await withOwner((connection, config) =>
        resetAccount(connection, config.baseUrl, { email, authenticator: options.authenticator === true }),
      )
      answer(options.json, invited, `A link for ${invited.email}, to be used once within 24 hours:\n${invited.link}`)
    })

  return account
}

type AddOptions = Json & {
  email: string
  name: string
  role: string
  area: string
  areaName?: string
  areaShort?: string
  policeForce?: string
  agency: string
  agencyKind: string
}

/** A code alone means an area that is here; with its name, letters and force a new one is made. */
function areaIn({ area, areaName, areaShort, policeForce }: AddOptions) {
  if (areaName === undefined && areaShort === undefined && policeForce === undefined) return area
  if (areaName === undefined || areaShort === undefined || policeForce === undefined) {
    throw new Refusal('A new area needs --area-name, --area-short and --police-force.')
  }
  return { code: area, name: areaName, shortName: areaShort, policeForce }
}

async function withOwner<T>(work: (connection: pg.ClientConfig, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  const installation = await openBesides(config)
  try {
    return await work(installation.ownerConnection, config)
  } finally {
    await installation.close()
  }
}
