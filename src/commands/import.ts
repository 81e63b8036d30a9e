import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { Command } from 'commander'
import { maxWordBytes, readSource, sourceRefusalWords } from '#platform/documents/source/read-source.ts'
import { Refusal } from '#platform/failures.ts'
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
    .option('--json', 'print one JSON object instead of words')
    .action(async (file: string, options: { dryRun?: boolean; json?: boolean }) => {
      const reading = await readFile(file)
      if (options.dryRun !== true) throw new Refusal('Nothing is kept by the command yet: add --dry-run.')
      const read = countRead(reading)
      const told: Told = {
        read,
        added: 0,
        unchanged: 0,
        rejected: [],
        strategy: toldStrategy(reading),
        unread: reading.unread,
      }
      answer(options.json, told, `${inWords(reading)}\n\nRead ${read}. Nothing was kept: this was a trial.`)
    })
  return command
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
