/**
 * Reads a table that others made (a workbook, or a text of rows) in a process of its own, which has little memory, little time, no right to write
 * a file and nothing of our environment. Its rows come in batches and are never all in our memory; a file made to swell ends that process alone.
 */
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once as happens } from 'node:events'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { endingOf, safeFileName } from '../../files/file-name.ts'
import { ok, refuse, type Outcome } from '../../outcome.ts'
import { SheetHead, SheetRow } from './sheet.ts'

export type SheetRefusal = 'empty' | 'too-large' | 'type-not-read' | 'damaged' | 'too-much' | 'too-many-rows' | 'busy'

export const maxSheetBytes = 10 * 1024 * 1024
export const maxRows = 60_000
const rowsAtOnce = 1_000
const maxMemoryMegabytes = 192
const maxMilliseconds = 20_000
/** What it prints. */
const maxAnswerBytes = 64 * 1024 * 1024
const maxAtOnce = 2
let running = 0

const Line = z.union([z.literal('too much'), SheetHead, SheetRow])

export type SheetTaker = {
  head(head: SheetHead): void
  /** Asked for the next rows only when this has been done with: memory stays flat however slow it is. */
  rows(rows: readonly SheetRow[]): Promise<void>
}

/**
 * @param fileName tells by its ending what the file is meant to be; the content must agree
 * @returns how many rows were handed over. After a refusal, what was handed over is to be thrown away.
 */
export async function readSheetApart(
  bytes: Uint8Array,
  fileName: string,
  taker: SheetTaker,
): Promise<Outcome<number, SheetRefusal>> {
  if (bytes.byteLength === 0) return refuse('empty')
  if (bytes.byteLength > maxSheetBytes) return refuse('too-large')
  const kind = kindOf(bytes, fileName)
  if (kind === undefined) return refuse('type-not-read')
  if (running >= maxAtOnce) return refuse('busy')
  running += 1
  try {
    return await readApart(bytes, kind, taker)
  } finally {
    running -= 1
  }
}

function kindOf(bytes: Uint8Array, fileName: string): 'xlsx' | 'text' | undefined {
  const ending = endingOf(safeFileName(fileName) ?? '')
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (ending === 'xlsx') return isArchive ? 'xlsx' : undefined
  return (ending === 'csv' || ending === 'txt') && !isArchive ? 'text' : undefined
}

async function readApart(
  bytes: Uint8Array,
  kind: 'xlsx' | 'text',
  taker: SheetTaker,
): Promise<Outcome<number, SheetRefusal>> {
  const child = start(kind)
  const timer = setTimeout(() => child.kill('SIGKILL'), maxMilliseconds)
  const closed = happens(child, 'close')
  // It may end before it has read everything: how it ended is what counts.
  child.stdin.on('error', () => undefined)
  child.stdin.end(bytes)
  try {
    const taken = await takeLines(child, taker)
    if (!taken.ok) return taken
    await closed
    if (child.exitCode === 0) return taken
    // Out of memory and out of time end by a signal; what cannot be read ends by an error, 1.
    return refuse(child.signalCode === null && child.exitCode === 1 ? 'damaged' : 'too-much')
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}

async function takeLines(
  child: ChildProcessByStdio<Writable, Readable, null>,
  taker: SheetTaker,
): Promise<Outcome<number, SheetRefusal>> {
  let batch: SheetRow[] = []
  let rows = 0
  let letters = 0
  for await (const line of createInterface({ input: child.stdout, crlfDelay: Infinity })) {
    letters += line.length
    if (letters > maxAnswerBytes) return refuse('too-much')
    const read = Line.safeParse(parsed(line))
    if (!read.success) return refuse('damaged')
    if (read.data === 'too much') return refuse('too-much')
    if (!isRow(read.data)) {
      taker.head(read.data)
      continue
    }
    rows += 1
    if (rows > maxRows) return refuse('too-many-rows')
    batch.push(read.data)
    if (batch.length < rowsAtOnce) continue
    await taker.rows(batch)
    batch = []
  }
  if (batch.length > 0) await taker.rows(batch)
  return ok(rows)
}

function isRow(line: SheetHead | SheetRow): line is SheetRow {
  return Array.isArray(line)
}

/** A line that was broken off when the process ended is no JSON. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function start(kind: 'xlsx' | 'text') {
  const root = realpathSync(join(import.meta.dirname, '../../../..'))
  const readable = [
    join(root, 'src', '*'),
    join(root, 'package.json'),
    join(realpathSync(join(root, 'node_modules')), '*'),
  ]
  return spawn(
    process.execPath,
    [
      `--max-old-space-size=${maxMemoryMegabytes}`,
      '--permission',
      ...readable.map((path) => `--allow-fs-read=${path}`),
      fileURLToPath(new URL('sheet-process.ts', import.meta.url)),
      kind,
    ],
    { stdio: ['pipe', 'pipe', 'ignore'], env: {} },
  )
}

export const sheetRefusalWords: Readonly<Record<SheetRefusal, string>> = {
  empty: 'The file is empty',
  'too-large': 'The file must be smaller than 10 MB',
  'type-not-read': 'The file must be a workbook (.xlsx) or a text of rows (.csv), and be what its name says',
  damaged: 'The file is damaged, or is not what its name says',
  'too-much': 'The file unpacks to more than a list of people should hold, or could not be read in time',
  'too-many-rows': 'The file has more than 60,000 rows. Import it in parts',
  busy: 'Other files are being read. Try again in a minute',
}
