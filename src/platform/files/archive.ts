/** What lies in a zip archive, by its directory. Strict: an archive with something before, behind or between is none, and no part may lead out of it. */
import { createInflateRaw, inflateRawSync } from 'node:zlib'

export type Part = { readonly name: string; readonly method: number; readonly packedBytes: number; readonly at: number }

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const maxParts = 5_000
const maxPartBytes = 256 * 1024

/**
 * How many bytes all parts come to when they are unpacked, whatever the directory says of their sizes. Unpacks each, one at a time.
 *
 * @returns undefined when it is no such archive, or they come to more than maxBytes
 */
export function unpackedBytes(content: Uint8Array, maxBytes: number): number | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  let total = 0
  const parts = partsOf(bytes)
  if (parts === undefined) return undefined
  for (const part of parts) {
    const size = unpackedPart(bytes, part, maxBytes - total)?.length
    if (size === undefined) return undefined
    total += size
  }
  return total
}

/**
 * What a part unpacks to, piece by piece: nothing but the piece at hand is in memory.
 *
 * @throws when it is damaged
 */
export async function* unpackedPieces(bytes: Buffer, part: Part): AsyncGenerator<Buffer> {
  const packed = packedBytesOf(bytes, part)
  if (packed === undefined || (part.method !== 0 && part.method !== 8))
    throw new Error('a part is not where it should be')
  if (part.method === 0) {
    yield packed
    return
  }
  const unpacking = createInflateRaw({ chunkSize: 64 * 1024 })
  unpacking.end(packed)
  for await (const piece of unpacking) if (piece instanceof Buffer) yield piece
}

/** The entries of the archive, which must begin at the first byte and end at the last. Undefined when it is not such an archive. */
export function partsOf(bytes: Buffer): readonly Part[] | undefined {
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
export function unpackedSmall(bytes: Buffer, part: Part): string | undefined {
  return unpackedPart(bytes, part, maxPartBytes)?.toString('utf8')
}

function packedBytesOf(bytes: Buffer, part: Part): Buffer | undefined {
  if (part.at + 30 > bytes.length || bytes.readUInt32LE(part.at) !== localSignature) return undefined
  const start = part.at + 30 + bytes.readUInt16LE(part.at + 26) + bytes.readUInt16LE(part.at + 28)
  const packed = bytes.subarray(start, start + part.packedBytes)
  return packed.length === part.packedBytes ? packed : undefined
}

function unpackedPart(bytes: Buffer, part: Part, maxBytes: number): Buffer | undefined {
  const packed = packedBytesOf(bytes, part)
  if (packed === undefined || packed.length > maxBytes) return undefined
  if (part.method === 0) return packed
  if (part.method !== 8 || maxBytes < 1) return undefined
  try {
    return inflateRawSync(packed, { maxOutputLength: maxBytes })
  } catch {
    return undefined
  }
}
