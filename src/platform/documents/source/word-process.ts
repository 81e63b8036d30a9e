/**
 * Run apart, with little memory and no way to write, by read-word.ts: takes a Word file on standard input and prints its paragraphs and rows as JSON.
 * What unpacks to more than a document should is refused before anything reads it.
 */
import { buffer } from 'node:stream/consumers'
import mammoth from 'mammoth'
import { z } from 'zod'
import { unpackedBytes } from '../../files/archive.ts'
import { wordLines, type FindNote, type WordLine } from './word-lines.ts'

/** Of all parts together; a strategy with its pictures has a tenth of it. */
const maxUnpackedBytes = 40 * 1024 * 1024

/** Kept as they are: they find a note by its reference. */
const notes = z.custom<{ resolve: FindNote }>(
  (value) => typeof value === 'object' && value !== null && 'resolve' in value && typeof value.resolve === 'function',
)
const root = z.looseObject({ notes })

const bytes = await buffer(process.stdin)
const answer = unpackedBytes(bytes, maxUnpackedBytes) === undefined ? 'too much' : await linesIn(bytes)
process.stdout.write(JSON.stringify(answer))

async function linesIn(file: Buffer): Promise<readonly WordLine[]> {
  let lines: readonly WordLine[] = []
  await mammoth.convertToHtml(
    { buffer: file },
    {
      transformDocument: (document: unknown) => {
        const { notes, ...rest } = root.parse(document)
        lines = wordLines(document, (reference) => notes.resolve(reference))
        // Its words are all that is wanted: nothing is left to make HTML of.
        return { ...rest, notes, children: [], comments: [] }
      },
    },
  )
  return lines
}
