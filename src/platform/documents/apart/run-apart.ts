/**
 * Runs what reads others' files in a process of its own: little memory, little time, no network, no right to write a file or to start a program,
 * and nothing of our environment. A file made to swell or to loop ends that process and nothing else. (Reliability: FI-02.)
 */
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once as happens } from 'node:events'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { begun, LineTooLong, linesIn } from './lines.ts'

export type Apart = {
  /** A program beneath src, which prints the line `begun` (lines.ts) before it reads anything; and what it is told. */
  readonly program: URL
  readonly words?: readonly string[]
  /** What it reads, all of it before it prints anything. */
  readonly input: Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>
  /** Takes a line of what it prints; the next is read when this is done with. False: the rest is not wanted. */
  readonly line: (line: string) => boolean | Promise<boolean>
  /** How long it may keep us waiting from then on, all in all. How long we take over its lines does not count. */
  readonly milliseconds?: number
}

/**
 * It ended well, by an error of its own, or was ended: by its limits of memory and time, or because it printed more than it should.
 */
export type Ending = 'well' | 'by an error' | 'at its limits' | 'not wanted'

/**
 * Of the heap that holds what it reads. The rest of the 256 MB are Node itself (some 50), the newest objects (three times 4), and the file, once as it
 * comes and once as a whole (20): measured in read-sheet.test.ts.
 */
const oldSpaceMegabytes = 144
const newSpaceMegabytes = 4
const usualMilliseconds = 10_000
const startMilliseconds = 30_000
const maxPrintedBytes = 64 * 1024 * 1024
const maxLineBytes = 1024 * 1024

export async function runApart({ program, words = [], input, line, milliseconds }: Apart): Promise<Ending> {
  const child = startApart(program, words)
  const closed = happens(child, 'close')
  // It may end before it has read everything: how it ended is what counts.
  child.stdin.on('error', () => undefined)
  const lines = linesIn(child.stdout, { maxLineBytes })
  try {
    // To start Node is not to read a file: on a busy machine it takes longer, whatever the file is.
    const beginning = patienceOf(startMilliseconds, () => child.kill('SIGKILL'))
    if (!isBegun(await beginning.while(lines.next()))) return 'by an error'
    const patience = patienceOf(milliseconds ?? usualMilliseconds, () => child.kill('SIGKILL'))
    await feed(child, input, patience)
    const printed = await takeLines(lines, line, patience)
    if (printed === 'not wanted') return printed
    if (printed === 'too much') return 'at its limits'
    await patience.while(closed)
    if (child.exitCode === 0) return 'well'
    // Out of memory and out of time end by a signal.
    return child.signalCode === null && child.exitCode === 1 ? 'by an error' : 'at its limits'
  } finally {
    child.kill('SIGKILL')
  }
}

type Child = ChildProcessByStdio<Writable, Readable, null>

export function startApart(program: URL, words: readonly string[]): Child {
  const root = realpathSync(join(import.meta.dirname, '../../../..'))
  const readable = [
    join(root, 'src', '*'),
    join(root, 'package.json'),
    join(realpathSync(join(root, 'node_modules')), '*'),
  ]
  return spawn(
    process.execPath,
    [
      `--max-old-space-size=${oldSpaceMegabytes}`,
      `--max-semi-space-size=${newSpaceMegabytes}`,
      '--permission',
      ...readable.map((path) => `--allow-fs-read=${path}`),
      '--disallow-code-generation-from-strings',
      `--import=${new URL('without-network.ts', import.meta.url).href}`,
      fileURLToPath(program),
      ...words,
    ],
    { stdio: ['pipe', 'pipe', 'ignore'], env: {} },
  )
}

type Patience = { while<T>(waiting: Promise<T>): Promise<T> }

function patienceOf(milliseconds: number, end: () => void): Patience {
  let left = milliseconds
  return {
    async while(waiting) {
      const began = performance.now()
      const timer = setTimeout(end, Math.max(0, left))
      try {
        return await waiting
      } finally {
        clearTimeout(timer)
        left -= performance.now() - began
      }
    },
  }
}

async function feed({ stdin }: Child, input: Apart['input'], patience: Patience): Promise<void> {
  const gone = happens(stdin, 'close')
  gone.catch(() => undefined)
  for await (const piece of input) {
    if (!stdin.writable) return
    if (!stdin.write(piece)) await patience.while(Promise.race([happens(stdin, 'drain'), gone]).catch(() => undefined))
  }
  stdin.end()
}

function isBegun({ done, value }: IteratorResult<Buffer, void>): boolean {
  return done !== true && value.toString() === begun
}

async function takeLines(
  lines: AsyncGenerator<Buffer, void>,
  line: Apart['line'],
  patience: Patience,
): Promise<'all' | 'not wanted' | 'too much'> {
  let printedBytes = 0
  try {
    for (;;) {
      const next = await patience.while(lines.next())
      if (next.done === true) return 'all'
      printedBytes += next.value.length
      if (printedBytes > maxPrintedBytes) return 'too much'
      const isWanted = await line(next.value.toString('utf8'))
      if (!isWanted) return 'not wanted'
    }
  } catch (error) {
    if (error instanceof LineTooLong) return 'too much'
    throw error
  }
}
