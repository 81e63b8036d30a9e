/**
 * Reads a Word file in a process of its own (../apart/run-apart.ts). A file made to swell or to loop ends that process and nothing else.
 */
import { z } from 'zod'
import { ok, refuse, type Outcome } from '../../outcome.ts'
import { startApart } from '../apart/run-apart.ts'
import { lineFrom, type SourceLine } from './lines.ts'
import { wordLine, type WordLine } from './word-lines.ts'

export type WordRefusal = 'damaged' | 'too-much'

const maxMilliseconds = 10_000
/** What it prints: no strategy has as many letters. */
const maxAnswerBytes = 8 * 1024 * 1024
const maxAtOnce = 2

const answer = z.union([z.literal('too much'), z.array(wordLine)])

let running = 0
const waiting: (() => void)[] = []

export async function readWord(bytes: Uint8Array): Promise<Outcome<readonly SourceLine[], WordRefusal>> {
  if (running >= maxAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    return await readApart(bytes)
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

async function readApart(bytes: Uint8Array): Promise<Outcome<readonly SourceLine[], WordRefusal>> {
  const { printed, ended } = await runApart(bytes)
  if (ended !== 'well') return refuse(ended)
  const read = answer.safeParse(JSON.parse(printed))
  if (!read.success) return refuse('damaged')
  return read.data === 'too much' ? refuse('too-much') : ok(read.data.flatMap(sourceLines))
}

type Run = { readonly printed: string; readonly ended: 'well' | WordRefusal }

async function runApart(bytes: Uint8Array): Promise<Run> {
  const child = startApart(new URL('word-process.ts', import.meta.url), [])
  const timer = setTimeout(() => child.kill('SIGKILL'), maxMilliseconds)
  return await new Promise<Run>((resolve, reject) => {
    const parts: Buffer[] = []
    let size = 0
    child.once('error', reject)
    // It may end before it has read everything: how it ended is what counts.
    child.stdin.on('error', () => undefined)
    child.stdout.on('data', (part: Buffer) => {
      size += part.length
      if (size > maxAnswerBytes) child.kill('SIGKILL')
      else parts.push(part)
    })
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      // Out of memory and out of time end by a signal; what mammoth cannot read ends by an error, 1.
      const ended = code === 0 ? 'well' : signal === null && code === 1 ? 'damaged' : 'too-much'
      resolve({ printed: Buffer.concat(parts).toString('utf8'), ended })
    })
    child.stdin.end(bytes)
  })
}

/** A paragraph with line breaks is several lines, as it looks. */
function sourceLines(read: WordLine): readonly SourceLine[] {
  if ('cells' in read)
    return [
      {
        line: read.at,
        text: '',
        width: 0,
        indent: 0,
        afterGap: read.beginsTable,
        isBold: false,
        cells: read.cells.map(tidy),
      },
    ]
  const { at, isBold, style } = read
  const text = withoutControls(read.text)
  if (style !== undefined)
    return [lineFrom(oneLine(text), { line: at, afterGap: true, inTable: false, isBold, hint: style })]
  return text
    .split('\n')
    .filter((part) => part.trim() !== '')
    .map((part, index) => lineFrom(part, { line: at, afterGap: index === 0, inTable: false, isBold }))
}

/** XML lets some pass that steer a terminal. */
function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\t\n]/gu, '')
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ')
}

function tidy(cell: string): string {
  return withoutControls(cell)
    .split('\n')
    .map((part) => oneLine(part).trim())
    .filter((part) => part !== '')
    .join('\n')
}
