/**
 * What may be handed in: a short list of types. The name's ending, the type the browser declared and the content itself
 * must agree, because each alone is only a claim. Nothing is ever shown in a browser: files are only downloaded.
 */
import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { ok, refuse, type Outcome } from '../outcome.ts'
import { endingOf, safeFileName } from './file-name.ts'
import { isWholeJpeg, isWholePdf, isWholePng, isPlainText } from './file-content.ts'
import { readWordFile } from './word-file.ts'

export type AcceptedFile = {
  /** Safe to show and to download under: no path, no control characters, at most 100 characters. */
  readonly name: string
  readonly type: string
  readonly size: number
  readonly sha256: string
}

export type FileRefusal = 'empty' | 'too-large' | 'type-not-taken' | 'content-differs' | 'has-macros' | 'name-unusable'

export const maxFileBytes = 10 * 1024 * 1024
/** Of all files that come with one page. */
export const maxBytesTogether = 20 * 1024 * 1024

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const takenTypes: ReadonlyMap<string, string> = new Map([
  ['pdf', 'application/pdf'],
  ['docx', word],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['txt', 'text/plain'],
])

/** What a browser declares when it does not know the ending, as on a computer without Word. */
const undeclared: readonly string[] = ['', 'application/octet-stream']

/**
 * @param bytes the whole content
 * @param claimedName what the browser called it
 * @param declaredType what the browser said it is, where it is known
 */
export async function acceptFile(
  bytes: Uint8Array,
  claimedName: string,
  declaredType = '',
): Promise<Outcome<AcceptedFile, FileRefusal>> {
  if (bytes.byteLength === 0) return refuse('empty')
  if (bytes.byteLength > maxFileBytes) return refuse('too-large')
  const name = safeFileName(claimedName)
  if (name === undefined) return refuse('name-unusable')
  const type = takenTypes.get(endingOf(name))
  if (type === undefined) return refuse('type-not-taken')

  const [declared = ''] = declaredType.toLowerCase().split(';', 1)
  if (!undeclared.includes(declared.trim()) && declared.trim() !== type) return refuse('content-differs')
  const found = (await fileTypeFromBuffer(bytes))?.mime
  const refusal = refusalOf(type, found, bytes)
  if (refusal !== undefined) return refuse(refusal)
  return ok({ name, type, size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') })
}

/** @param found the type its first bytes say, undefined for text and for what is not known */
function refusalOf(type: string, found: string | undefined, bytes: Uint8Array): FileRefusal | undefined {
  if (type === 'text/plain') return found === undefined && isPlainText(bytes) ? undefined : 'content-differs'
  if (type === word) {
    const read = readWordFile(bytes)
    if (read === 'has-macros') return read
    return found === word && read === 'document' ? undefined : 'content-differs'
  }
  if (found !== type) return 'content-differs'
  const isWhole = type === 'application/pdf' ? isWholePdf : type === 'image/png' ? isWholePng : isWholeJpeg
  return isWhole(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) ? undefined : 'content-differs'
}

export const fileRefusalWords: Readonly<Record<FileRefusal | 'too-much-together', { en: string; cy: string }>> = {
  empty: { en: 'The selected file is empty', cy: 'Mae’r ffeil a ddewiswyd yn wag' },
  'too-large': {
    en: 'The selected file must be smaller than 10 MB',
    cy: 'Rhaid i’r ffeil a ddewiswyd fod yn llai na 10 MB',
  },
  'too-much-together': {
    en: 'The selected files must be smaller than 20 MB together',
    cy: 'Rhaid i’r ffeiliau a ddewiswyd fod yn llai na 20 MB gyda’i gilydd',
  },
  'type-not-taken': {
    en: 'The selected file must be a PDF, Word document, PNG, JPEG or plain text',
    cy: 'Rhaid i’r ffeil fod yn PDF, dogfen Word, PNG, JPEG neu destun plaen',
  },
  'content-differs': {
    en: 'The selected file is damaged, or is not what its name says it is',
    cy: 'Mae’r ffeil wedi’i difrodi, neu nid yw’r hyn y mae ei henw yn ei ddweud',
  },
  'has-macros': {
    en: 'The selected file must not hold macros or a linked template. Save it as a PDF and choose that',
    cy: 'Ni chaiff y ffeil gynnwys macros na thempled cysylltiedig. Cadwch hi fel PDF a dewiswch honno',
  },
  'name-unusable': { en: 'The selected file must have a name', cy: 'Rhaid i’r ffeil gael enw' },
}
