/**
 * What a Word file holds, by the directory of its archive: a document, or one that would run something when opened.
 * Reads the directory and two small parts of at most 256 kB; the document itself is not unpacked.
 */
import { inflateRawSync } from 'node:zlib'

type Part = { readonly name: string; readonly method: number; readonly packedBytes: number; readonly at: number }

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const maxParts = 5_000
const maxPartBytes = 256 * 1024

export function readWordFile(content: Uint8Array): 'document' | 'has-macros' | 'something else' {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const parts = directory(bytes)
  if (parts === undefined) return 'something else'
  const named = new Map(parts.map((part) => [part.name.toLowerCase(), part]))
  const types = named.get('[content_types].xml')
  if (types === undefined || !named.has('word/document.xml')) return 'something else'

  const declared = unpacked(bytes, types)
  if (declared === undefined) return 'something else'
  if ([...named.keys()].some((name) => name.endsWith('vbaproject.bin')) || /macroEnabled/i.test(declared))
    return 'has-macros'
  return linksTemplate(bytes, named.get('word/_rels/settings.xml.rels')) ? 'has-macros' : 'document'
}

/**
 * How many bytes all parts come to when they are unpacked, whatever the directory says of their sizes. Unpacks each, one at a time.
 *
 * @returns undefined when it is no such archive, or they come to more than maxBytes
 */
export function unpackedBytes(content: Uint8Array, maxBytes: number): number | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  let total = 0
  const parts = directory(bytes)
  if (parts === undefined) return undefined
  for (const part of parts) {
    const size = unpackedPart(bytes, part, maxBytes - total)?.length
    if (size === undefined) return undefined
    total += size
  }
  return total
}

/** A small part of an archive as text, by its name; undefined when there is none, or it is larger than such a part should be. */
export function unpackedText(content: Uint8Array, name: string): string | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const part = directory(bytes)?.find((one) => one.name.toLowerCase() === name)
  return part === undefined ? undefined : unpacked(bytes, part)
}

/** A template fetched from the web when the document is opened brings its macros with it. One on the writer's own disk is usual. */
function linksTemplate(bytes: Buffer, links: Part | undefined): boolean {
  if (links === undefined) return false
  const text = unpacked(bytes, links)
  return text === undefined || (/attachedTemplate/i.test(text) && /Target\s*=\s*["']\s*(https?:|\\\\|\/\/)/i.test(text))
}

/** The entries of the archive, which must begin at the first byte and end at the last. Undefined when it is not such an archive. */
function directory(bytes: Buffer): readonly Part[] | undefined {
  const end = bytes.length - 22
  // No comment after the directory: another file could stand in it.
  if (end < 0 || bytes.readUInt32LE(0) !== localSignature || bytes.readUInt32LE(end) !== endSignature) return undefined
  const count = bytes.readUInt16LE(end + 10)
  const size = bytes.readUInt32LE(end + 12)
  const start = bytes.readUInt32LE(end + 16)
  if (count > maxParts || start + size !== end) return undefined

  const parts: Part[] = []
  let at = start
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== entrySignature) return undefined
    const nameBytes = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameBytes)
    if (name.startsWith('/') || name.includes('\\') || name.split('/').includes('..')) return undefined
    parts.push({
      name,
      method: bytes.readUInt16LE(at + 10),
      packedBytes: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return at === end ? parts : undefined
}

/** A small part as text; undefined when it is damaged or too large to be what it should. */
function unpacked(bytes: Buffer, part: Part): string | undefined {
  return unpackedPart(bytes, part, maxPartBytes)?.toString('utf8')
}

function unpackedPart(bytes: Buffer, part: Part, maxBytes: number): Buffer | undefined {
  if (part.at + 30 > bytes.length || bytes.readUInt32LE(part.at) !== localSignature) return undefined
  const start = part.at + 30 + bytes.readUInt16LE(part.at + 26) + bytes.readUInt16LE(part.at + 28)
  const packed = bytes.subarray(start, start + part.packedBytes)
  if (packed.length !== part.packedBytes || packed.length > maxBytes) return undefined
  if (part.method === 0) return packed
  if (part.method !== 8 || maxBytes < 1) return undefined
  try {
    return inflateRawSync(packed, { maxOutputLength: maxBytes })
  } catch {
    return undefined
  }
}
