/** Every part of a Word file as text, by its name: a file is a ZIP archive, read from its central directory. */
import { inflateRawSync } from 'node:zlib'

export function wordParts(bytes: Buffer): ReadonlyMap<string, string> {
  const parts = new Map<string, string>()
  let at = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
  while (at >= 0 && bytes.readUInt32LE(at) === 0x02014b50) {
    const [packed, named, extra, comment] = [20, 28, 30, 32].map((place) =>
      place === 20 ? bytes.readUInt32LE(at + place) : bytes.readUInt16LE(at + place),
    ) as [number, number, number, number]
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const body = bytes.subarray(start, start + packed)
    const isStored = bytes.readUInt16LE(at + 10) === 0
    parts.set(bytes.toString('utf8', at + 46, at + 46 + named), (isStored ? body : inflateRawSync(body)).toString())
    at += 46 + named + extra + comment
  }
  return parts
}
