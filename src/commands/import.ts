import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { Command } from 'commander'
import { readConfig } from '../config.ts'
import { openBesides } from '../installation.ts'
import { actByCommand, listAccounts, type ListedAccount } from '#accounts/commands.ts'
import { systemClock } from '#platform/clock.ts'
import { maxWordBytes, readSource, sourceRefusalWords } from '#platform/documents/source/read-source.ts'
import { Refusal } from '#platform/failures.ts'
import { governanceEditors } from '#reference/roles.ts'
import { isNamed, keepStrategy, type Kept } from '#strategy/reading/keep-strategy.ts'
import { readStrategy } from '#strategy/reading/read-strategy.ts'
import type { StrategyReading } from '#strategy/reading/strategy-reading.ts'
import { countRead, inWords, toldStrategy, type Told } from '#strategy/reading/told.ts'
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
    const { email, area } = editorAmong(await listAccounts(ownerConnection), options)
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

type Editor = { readonly email: string; readonly area: string; readonly role: string }

/** Who brings it in, and for which area: whoever --as names, or the coordinator or chair of the area. */
function editorAmong(accounts: readonly ListedAccount[], { area, as }: StrategyOptions): Editor {
  const editors = accounts.flatMap(({ email, roles, disabled }) =>
    governanceEditors
      .flatMap((role) =>
        roles.flatMap((held) =>
          held.startsWith(`${role} in `) ? [{ email, area: held.slice(role.length + 4), role }] : [],
        ),
      )
      .filter((editor) => !disabled && (area === undefined || editor.area === area)),
  )
  const areas = new Set(editors.map((editor) => editor.area))
  if (areas.size > 1 && as === undefined)
    throw new Refusal(
      `There are several areas: say which with --area, as ${[...areas].toSorted().slice(0, 3).join(' or ')}.`,
    )
  const mine = editors.filter(({ email }) => as === undefined || email === as.trim().toLowerCase())
  const editor = governanceEditors.flatMap((role) => mine.filter((one) => one.role === role))[0]
  if (editor !== undefined) return editor
  throw new Refusal(
    as === undefined
      ? `Nobody keeps the strategy of ${area ?? 'any area'} yet: a coordinator or chair needs an account.`
      : `${as} does not keep the strategy of ${area ?? 'any area'}.`,
  )
}

function outcomeInWords({ read, added, unchanged, rejected }: Told, by: string | undefined): string {
  if (by === undefined) return `Read ${read}. Nothing was kept: this was a trial.`
  const counts = `Read ${read}, added ${added}, unchanged ${unchanged}, rejected ${rejected.length}, in the name of ${by}.`
  return [counts, ...rejected.map(({ row, reason }) => `line ${row}: ${reason}`)].join('\n')
}

/** @throws Refusal with one line when it cannot be read */
async function readFile(path: string): Promise<StrategyReading> {
  const source = await readSource(await bytesOf(path), basename(path))
  if (!source.ok) throw new Refusal(`${basename(path)}: ${sourceRefusalWords[source.reason]}.`)
  return readStrategy(source.value)
}

/** No more than can be read is taken into memory, however large the file is or whatever it grows to. */
async function bytesOf(path: string): Promise<Uint8Array> {
  let file
  try {
    file = await open(path, 'r')
  } catch (error) {
    throw new Refusal(`The file cannot be opened: ${path}`, { cause: error })
  }
  try {
    if (!(await file.stat()).isFile()) throw new Refusal(`This is not a file: ${path}`)
    const buffer = Buffer.alloc(maxWordBytes + 1)
    let size = 0
    while (size < buffer.length) {
      const { bytesRead } = await file.read(buffer, size, buffer.length - size, size)
      if (bytesRead === 0) break
      size += bytesRead
    }
    return buffer.subarray(0, size)
  } finally {
    await file.close()
  }
}
