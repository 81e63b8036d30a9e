/**
 * What may be handed in: a short list of types. The name's ending and the content's own signature must agree, because either alone is
 * only a claim. Nothing is parsed beyond its signature here, and nothing is ever shown in a browser: files are only downloaded.
 */
import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { ok, refuse, type Outcome } from '../outcome.ts'

export type AcceptedFile = {
  /** Safe to show and to download under: no path, no control characters, at most 100 characters. */
  readonly name: string
  readonly type: string
  readonly size: number
  readonly sha256: string
}

export type FileRefusal = 'empty' | 'too-large' | 'type-not-taken' | 'content-differs' | 'name-unusable'

export const maxFileBytes = 10 * 1024 * 1024

const takenTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  txt: 'text/plain',
}

/** @param bytes the whole content @param claimedName what the browser called it */
export async function acceptFile(bytes: Uint8Array, claimedName: string): Promise<Outcome<AcceptedFile, FileRefusal>> {
  if (bytes.byteLength === 0) return refuse('empty')
  if (bytes.byteLength > maxFileBytes) return refuse('too-large')
  const name = safeName(claimedName)
  if (name === undefined) return refuse('name-unusable')
  const type = takenTypes[endingOf(name)]
  if (type === undefined) return refuse('type-not-taken')
  if (!(await contentIs(type, bytes))) return refuse('content-differs')
  return ok({ name, type, size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') })
}

async function contentIs(type: string, bytes: Uint8Array): Promise<boolean> {
  const found = await fileTypeFromBuffer(bytes)
  if (type === 'text/plain') return found === undefined && isText(bytes)
  // A PDF reader accepts a header further in; a polyglot hides before it. Ours begins at the first byte.
  if (type === 'application/pdf')
    return found?.mime === type && Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
  if (type === takenTypes['docx'] && holdsMacros(bytes)) return false
  return found?.mime === type
}

/** UTF-8 without control characters other than line ends and tabs. */
function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // eslint-disable-next-line no-control-regex -- control characters are what this looks for
    return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)
  } catch {
    return false
  }
}

/** A Word file that carries a macro project names its part in the archive's directory, which is never compressed. */
function holdsMacros(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).includes('vbaProject.bin')
}

function endingOf(name: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** The last part of whatever path was sent, without characters that hide or redirect; undefined when nothing is left. */
function safeName(claimed: string): string | undefined {
  const last = claimed.split(/[/\\]/).at(-1) ?? ''
  // Controls, and the marks that turn the direction of writing: "cod.exe" must not read "exe.doc".
  const clean = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}:*?"<>|]/gu, '')
    .trim()
  if (clean === '' || /^\.+$/.test(clean)) return undefined
  const ending = endingOf(clean)
  const stem = ending === '' ? clean : clean.slice(0, -ending.length - 1)
  return ending === '' ? stem.slice(0, 100) : `${[...stem].slice(0, 90).join('')}.${ending}`
}

export const fileRefusalWords: Readonly<Record<FileRefusal, { en: string; cy: string }>> = {
  empty: { en: 'The selected file is empty', cy: 'Mae’r ffeil a ddewiswyd yn wag' },
  'too-large': {
    en: 'The selected file must be smaller than 10 MB',
    cy: 'Rhaid i’r ffeil a ddewiswyd fod yn llai na 10 MB',
  },
  'type-not-taken': {
    en: 'The selected file must be a PDF, Word document, PNG, JPEG or plain text',
    cy: 'Rhaid i’r ffeil fod yn PDF, dogfen Word, PNG, JPEG neu destun plaen',
  },
  'content-differs': {
    en: 'The selected file is not what its name says it is',
    cy: 'Nid yw’r ffeil yr hyn y mae ei henw yn ei ddweud',
  },
  'name-unusable': { en: 'The selected file must have a name', cy: 'Rhaid i’r ffeil gael enw' },
}
