/** `./causeway import training`: brings in a list of people and what they completed, as the page for it does. */
import { basename } from 'node:path'
import { Command } from 'commander'
import { readConfig } from '../config.ts'
import { openBesides } from '../installation.ts'
import { actByCommand, listAccounts } from '#accounts/commands.ts'
import { systemClock } from '#platform/clock.ts'
import { maxSheetBytes } from '#platform/documents/sheet/read-sheet.ts'
import { bringList, type Brought } from '#training/imports/bring-list.ts'
import { canonicalHeadings } from '#training/imports/columns.ts'
import { keepers } from '#training/who.ts'
import { keeperAmong } from './in-whose-name.ts'
import { bytesOf } from './read-file.ts'
import { answer } from './saying.ts'

type Options = {
  dryRun?: boolean
  json?: boolean
  area?: string
  agency?: string
  as?: string
  source: string
  course?: string
}

export function importTrainingCommand(): Command {
  return new Command('training')
    .description(
      `Takes in people and the courses they completed. Headings: ${canonicalHeadings.join(', ')}; or those that somebody matched in the browser for the same agency and source. The same file again changes nothing.`,
    )
    .argument('<file>', 'the list: a workbook (.xlsx) or a text of rows (.csv) of up to 10 MB and 60,000 rows')
    .option('--dry-run', 'read it, say which rows cannot be taken, and keep nothing')
    .option('--area <code>', 'the area it is of, such as E06000034, where there is more than one')
    .option('--agency <name>', 'whose people are in it, where there is more than one agency')
    .option('--as <email>', 'who brings it in; the area’s coordinator when it is left out')
    .option('--source <words>', 'where it comes from, in the words used in the browser', 'command line')
    .option('--course <name>', 'the course of rows that name none')
    .option('--json', 'print one JSON object instead of words')
    .action(async (file: string, options: Options) => {
      const bytes = await bytesOf(file, { most: maxSheetBytes })
      const brought = await bring({ name: basename(file), bytes }, options)
      const { read, added, unchanged, rejected } = brought
      answer(options.json, { read, added, unchanged, rejected }, inWords(brought, options))
    })
}

async function bring(file: { readonly name: string; readonly bytes: Buffer }, options: Options): Promise<Brought> {
  const installation = await openBesides(readConfig(process.env))
  try {
    const { ownerConnection, database } = installation
    const { area, as } = options
    const accounts = await listAccounts(ownerConnection)
    const keeper = keeperAmong(accounts, { area, as, roles: keepers, what: 'the training' })
    return await actByCommand(ownerConnection, keeper.email, async (sessionToken) =>
      bringList(database, sessionToken, {
        ...file,
        area: keeper.area,
        agency: options.agency,
        source: options.source.trim(),
        course: options.course,
        isTrial: options.dryRun === true,
        today: systemClock.today(),
      }),
    )
  } finally {
    await installation.close()
  }
}

function inWords({ read, added, unchanged, rejected }: Brought, { dryRun }: Options): string {
  const counts =
    dryRun === true
      ? `Read ${read}, of which ${rejected.length} cannot be taken. Nothing was kept: this was a trial.`
      : `Read ${read}, added ${added}, unchanged ${unchanged}, rejected ${rejected.length}.`
  return [counts, ...rejected.map(({ row, reason }) => `row ${row}: ${reason}`)].join('\n')
}
