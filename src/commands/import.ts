import { basename } from 'node:path'
import { Command } from 'commander'
import { readConfig } from '../config.ts'
import { openBesides } from '../installation.ts'
import { actByCommand, listAccounts } from '#accounts/commands.ts'
import { systemClock } from '#platform/clock.ts'
import { maxWordBytes, readSource, sourceRefusalWords } from '#platform/documents/source/read-source.ts'
import { Refusal } from '#platform/failures.ts'
import { governanceEditors } from '#reference/roles.ts'
import { isNamed, keepStrategy, type Kept } from '#strategy/reading/keep-strategy.ts'
import { readStrategy } from '#strategy/reading/read-strategy.ts'
import type { StrategyReading } from '#strategy/reading/strategy-reading.ts'
import { countRead, inWords, toldStrategy, type Told } from '#strategy/reading/told.ts'
import { importTrainingCommand } from './import-training.ts'
import { keeperAmong } from './in-whose-name.ts'
import { bytesOf } from './read-file.ts'
import { answer } from './saying.ts'

/** `./causeway import`: brings in what a partnership has already. */
export function importCommand(): Command {
  const command = new Command('import').description('Brings in what the partnership has already.')
  command
    .command('strategy')
    .description('Reads a strategy (text, Markdown or Word) by its structure, and says what could not be read.')
    .argument('<file>', 'the file: .docx of up to 10 MB, .txt or .md of up to 1 MB')
    .option('--dry-run', 'read it and keep nothing')
    .option('--area <code>', 'the area it is of, such as E06000034, where there is more than one')
    .option('--as <email>', 'who brings it in; the area’s coordinator when it is left out')
    .option('--json', 'print one JSON object instead of words')
    .action(async (file: string, options: StrategyOptions) => {
      const reading = await readFile(file)
      const { by, ...kept } = options.dryRun === true ? trial : await keep(reading, options)
      const read = countRead(reading)
      const told: Told = { read, ...kept, strategy: toldStrategy(reading), unread: reading.unread }
      answer(options.json, told, `${inWords(reading)}\n\n${outcomeInWords(told, by)}`)
    })
  command.addCommand(importTrainingCommand())
  return command
}

type StrategyOptions = { dryRun?: boolean; json?: boolean; area?: string; as?: string }
type KeptBy = Kept & { readonly by: string | undefined }

const trial: KeptBy = { added: 0, unchanged: 0, rejected: [], by: undefined }

async function keep(reading: StrategyReading, options: StrategyOptions): Promise<KeptBy> {
  if (!isNamed(reading)) {
    const lacking = reading.title === undefined ? 'No title was found' : 'The years it is for were not found'
    throw new Refusal(`${lacking}: import it in the browser, where you can say them.`)
  }
  const installation = await openBesides(readConfig(process.env))
  try {
    const { ownerConnection, database } = installation
    const { email, area } = keeperAmong(await listAccounts(ownerConnection), {
      ...options,
      roles: governanceEditors,
      what: 'the strategy',
    })
    return await actByCommand(ownerConnection, email, async (sessionToken) =>
      database.asActor(sessionToken, async (trx, actor) => {
        const areaId = actor.holdings.find(({ areaCode }) => areaCode === area)?.areaId
        if (areaId === undefined) throw new Refusal(`${email} holds no role in ${area}.`)
        return { ...(await keepStrategy(trx, areaId, reading, systemClock.today())), by: email }
      }),
    )
  } finally {
    await installation.close()
  }
}

function outcomeInWords({ read, added, unchanged, rejected }: Told, by: string | undefined): string {
  if (by === undefined) return `Read ${read}. Nothing was kept: this was a trial.`
  const counts = `Read ${read}, added ${added}, unchanged ${unchanged}, rejected ${rejected.length}, in the name of ${by}.`
  return [counts, ...rejected.map(({ row, reason }) => `line ${row}: ${reason}`)].join('\n')
}

/** @throws Refusal with one line when it cannot be read */
async function readFile(path: string): Promise<StrategyReading> {
  const source = await readSource(await bytesOf(path, { most: maxWordBytes }), basename(path))
  if (!source.ok) throw new Refusal(`${basename(path)}: ${sourceRefusalWords[source.reason]}.`)
  return readStrategy(source.value)
}
