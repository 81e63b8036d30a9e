/** A document that somebody else wrote: a text, a Markdown text or a Word file, as blocks in order. */
import { fileTypeFromBuffer } from 'file-type'
import { endingOf, safeFileName } from '../../files/file-name.ts'
import { readWordFile } from '../../files/word-file.ts'
import { ok, refuse, type Outcome } from '../../outcome.ts'
import type { SourceBlock } from './blocks.ts'
import { decodeText } from './decode-text.ts'
import { findBlocks } from './find-blocks.ts'
import { linesOfText, type SourceLine } from './lines.ts'
import { readWord } from './read-word.ts'

export type SourceRefusal =
  'empty' | 'too-large' | 'type-not-read' | 'no-text' | 'damaged' | 'has-macros' | 'too-much' | 'no-words'

/** Of a Word file, which may hold pictures. */
export const maxWordBytes = 10 * 1024 * 1024
/** Of a text: some 300 pages. */
export const maxTextBytes = 1024 * 1024
/** Of either, once it is read. */
const maxBlocks = 5_000

const textEndings: readonly string[] = ['txt', 'text', 'md']

/** @param fileName tells by its ending what the file is meant to be; the content must agree */
export async function readSource(
  bytes: Uint8Array,
  fileName: string,
): Promise<Outcome<readonly SourceBlock[], SourceRefusal>> {
  if (bytes.byteLength === 0) return refuse('empty')
  const ending = endingOf(safeFileName(fileName) ?? '')
  const lines = ending === 'docx' ? await linesOfWord(bytes) : await linesOfTextFile(bytes, ending)
  if (!lines.ok) return lines
  const blocks = findBlocks(lines.value)
  if (blocks.length === 0) return refuse('no-words')
  return blocks.length > maxBlocks ? refuse('too-much') : ok(blocks)
}

async function linesOfWord(bytes: Uint8Array): Promise<Outcome<readonly SourceLine[], SourceRefusal>> {
  if (bytes.byteLength > maxWordBytes) return refuse('too-large')
  const content = readWordFile(bytes)
  if (content === 'has-macros') return refuse('has-macros')
  return content === 'document' ? await readWord(bytes) : refuse('damaged')
}

async function linesOfTextFile(
  bytes: Uint8Array,
  ending: string,
): Promise<Outcome<readonly SourceLine[], SourceRefusal>> {
  if (!textEndings.includes(ending)) return refuse('type-not-read')
  if (bytes.byteLength > maxTextBytes) return refuse('too-large')
  const text = (await fileTypeFromBuffer(bytes)) === undefined ? decodeText(bytes) : undefined
  return text === undefined ? refuse('no-text') : ok(linesOfText(text))
}

export const sourceRefusalWords: Readonly<Record<SourceRefusal, string>> = {
  empty: 'The file is empty',
  'too-large': 'The file must be smaller than 10 MB if it is a Word document, or 1 MB if it is a text',
  'type-not-read': 'The file must be a Word document (.docx), a text (.txt) or Markdown (.md)',
  'no-text': 'The file is not a text, whatever its name says',
  damaged: 'The file is damaged, or is not a Word document',
  'has-macros': 'The file must not hold macros or a linked template',
  'too-much': 'The file unpacks to more than a document should hold, or could not be read in time',
  'no-words': 'There are no words in the file',
}
